import type { Done } from '../../frame/done.js';
import { FileField, Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Of } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Shown } from '../../frame/types.js';
import { BODY_LENGTH, LEGAL_GROUND_LENGTH, LINK_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';

/** The ways to show something, each with a form of its own, because a form takes one file. */
export const WAYS = ['photo', 'file', 'link', 'reserved'] as const;
export type Way = (typeof WAYS)[number];
export const FORM_OF = {
  photo: 'evidencePhoto',
  file: 'evidenceFile',
  link: 'evidenceLink',
  reserved: 'evidenceReserved',
} as const satisfies Record<Way, string>;

export const TYPES = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';
const LANGUAGES = ['ES', 'EN'] as const;

export const toEvidence = (result: { milestoneReport: { id: string } }, { href }: Reader) =>
  href('evidence', result.milestoneReport.id);

const languageOf = (sent: Sent) => LANGUAGES.find((one) => one === sent.text('language')) ?? 'ES';

const said = (sent: Sent) => {
  const proves = sent.text('proves');
  const dated = sent.text('dated');
  return {
    title: { language: languageOf(sent), text: sent.text('title') ?? '' },
    ...(proves ? { proves: { language: languageOf(sent), text: proves } } : {}),
    ...(dated ? { dated } : {}),
    clientMutationId: sent.once,
  };
};

const form = (shown: (sent: Sent) => object, more: Partial<PageForm<'forms/evidence-add'>>) =>
  ({
    document: documentOf('forms/evidence-add'),
    variables: (sent) => ({ report: sent.at, input: { ...said(sent), ...shown(sent) } }),
    needs: (_, { t }) => ({ title: t('evidence.title') }),
    next: toEvidence,
    done: 'evidenceAdded' satisfies Done,
    ...more,
  }) satisfies PageForm<'forms/evidence-add'>;

export const FILE_FIELDS = { upload: 'file', 'input.file': 'file', 'input.reservedFile': 'file' };
const publicFile = form((sent) => ({ file: sent.text('upload') ?? '' }), { file: true, fields: FILE_FIELDS });

export const evidencePhoto = publicFile;
export const evidenceFile = publicFile;
export const evidenceLink = form((sent) => ({ url: sent.text('url') ?? '' }), {
  needs: (_, { t }) => ({ title: t('evidence.title'), url: t('evidence.url') }),
});
export const evidenceReserved = form(
  (sent) => ({ reservedFile: sent.text('upload') ?? '', legalGround: sent.text('legalGround') ?? '' }),
  {
    file: true,
    fields: FILE_FIELDS,
    needs: (_, { t }) => ({ title: t('evidence.title'), legalGround: t('evidence.legalGround') }),
  },
);

export const evidenceRemove: PageForm<'forms/evidence-remove'> = {
  document: documentOf('forms/evidence-remove'),
  variables: (sent) => ({ id: sent.at, input: { clientMutationId: sent.once } }),
  next: toEvidence,
  done: 'evidenceRemoved',
};

/** Shows something for the report. A file that arrived is kept when another field is refused. */
export function EvidenceForm({ report, way }: { report: string; way: Way }) {
  const { t, language, returned } = useReader();
  const own = returned?.sent.form === FORM_OF[way] ? returned : null;
  const arrived = own?.faults.every(({ field }) => field !== 'file') ? own.sent.text('upload') : undefined;
  return (
    <Form name={FORM_OF[way]} at={report} submit={t('evidence.submit')} files={way === 'link' ? undefined : true}>
      <Hidden name="language" value={language.toUpperCase()} />
      {way === 'reserved' && <p>{t('evidence.reservedWhat')}</p>}
      {way === 'link' && (
        <TextField name="url" label={t('evidence.url')} hint={t('evidence.urlHint')} most={LINK_LENGTH} />
      )}
      {way !== 'link' && arrived && <Hidden name="upload" value={arrived} />}
      {way !== 'link' && arrived && <p class="notice">{t('files.arrived')}</p>}
      {way !== 'link' && (
        <FileField
          name="file"
          label={t(arrived ? 'files.another' : `evidence.choose.${way}`)}
          hint={t('files.fileHint')}
          accept={way === 'photo' ? 'image/*' : TYPES}
          capture={way === 'photo' ? 'environment' : undefined}
          optional={arrived ? true : undefined}
        />
      )}
      <TextField name="title" label={t('evidence.title')} hint={t('evidence.titleHint')} most={TITLE_LENGTH} />
      {way === 'reserved' && (
        <TextField
          name="legalGround"
          label={t('evidence.legalGround')}
          hint={t('evidence.legalGroundHint')}
          most={LEGAL_GROUND_LENGTH}
        />
      )}
      <TextField name="dated" label={t('evidence.dated')} hint={t('evidence.datedHint')} short optional />
      <TextArea name="proves" label={t('evidence.provesLabel')} rows={3} optional most={BODY_LENGTH} />
    </Form>
  );
}

export function RemoveButton({ one }: { one: Shown }) {
  const { t } = useReader();
  return (
    <Form
      name="evidenceRemove"
      at={one.id}
      quietly
      submit={<Of what={t('evidence.remove')} whose={one.title.text} />}
    />
  );
}
