import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Said } from '../../frame/components/said.js';
import { type Answer, documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, VERSION } from '../../frame/form.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { InstitutionsField } from './institutions-field.js';
import { noSuchDates, PeriodFields, periodTyped } from './period-fields.js';

const TEXTS = {
  outputs: 'OUTPUTS',
  expectedResult: 'EXPECTED_RESULT',
  meansOfVerification: 'MEANS_OF_VERIFICATION',
} as const;
const TEXT_NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/** Each text is written in the language in which it was shown. */
const languageOf = (name: string) => `${name}Language`;

const written = (sent: Sent, name: string) => {
  const text = sent.text(name);
  return text === undefined ? undefined : { language: sent.text(languageOf(name)), text };
};

const said = (sent: Sent) => ({
  ...Object.fromEntries(TEXT_NAMES.map((name) => [name, written(sent, name)])),
  planned: periodTyped(sent),
  institutions: sent.all('institutions'),
  clientMutationId: sent.once,
});

const BOTH = {
  needs: (_: Sent, { t }: Reader) => ({ title: t('write.milestone.name') }),
  unreadable: noSuchDates,
  fields: Object.fromEntries(['title', ...TEXT_NAMES].map((name) => [`input.${name}.text`, name])),
  next: ({ milestone }: { milestone: { commitment: { reference: string } } }, { href }: Reader) =>
    href('writeText', milestone.commitment.reference),
};

const milestoneAdd: PageForm<'forms/milestone-add'> = {
  ...BOTH,
  document: documentOf('forms/milestone-add'),
  variables: (sent) => ({
    commitment: sent.at,
    input: { title: { language: sent.text(languageOf('title')), text: sent.text('title') ?? '' }, ...said(sent) },
  }),
  done: 'milestoneAdded',
};

const milestoneEdit: PageForm<'forms/milestone-edit'> = {
  ...BOTH,
  document: documentOf('forms/milestone-edit'),
  variables: (sent) => ({
    id: sent.at,
    expectedVersion: Number(sent.text(VERSION)),
    input: { title: written(sent, 'title'), ...said(sent) },
  }),
  done: 'milestoneEdited',
};

export const milestoneWrites = { milestoneAdd, milestoneEdit };

type Given = Thing<'writeText', 'commitment'>;
type PresentMilestone = Given['milestones']['nodes'][number];
type Known = Answer<'writeText'>['institutions'];

/** The milestones of a draft, each folded with its form, and the form for one more. */
export function MilestoneForms({ given, known }: { given: Given; known: Known }) {
  const { t, returned } = useReader();
  const { milestones, availableActions, all } = given;
  const cameBack = (form: string, id: string) => returned?.sent.form === form && returned.sent.at === id;
  const changed = milestones.nodes.filter(
    (milestone) => milestone.availableActions.includes('EDIT') || cameBack('milestoneEdit', milestone.id),
  );
  const isAdded =
    (availableActions.includes('ADD_MILESTONE') && all.totalCount === 0) || cameBack('milestoneAdd', given.id);
  if (changed.length === 0 && !isAdded) return null;
  return (
    <section aria-labelledby={t('write.milestone.id')}>
      <h2 id={t('write.milestone.id')}>{t('write.milestone.all')}</h2>
      {milestones.nodes.length === 0 && <p>{t('write.milestone.none')}</p>}
      {changed.map((milestone) => (
        <Fold
          key={milestone.id}
          title={`${t('write.milestone.change')} ${milestone.number}: ${milestone.title.text}`}
          form="milestoneEdit"
          at={milestone.id}
        >
          <Form name="milestoneEdit" at={milestone.id} submit={t('write.milestone.submit')}>
            <Newer version={milestone.version}>
              <SaysNow milestone={milestone} />
            </Newer>
            <Fields milestone={milestone} known={known} />
          </Form>
        </Fold>
      ))}
      {isAdded && (
        <Fold title={t('write.milestone.add')} form="milestoneAdd" at={given.id}>
          <Form name="milestoneAdd" at={given.id} submit={t('write.milestone.addSubmit')}>
            <Fields known={known} />
          </Form>
        </Fold>
      )}
    </section>
  );
}

function Fields({ milestone, known }: { milestone?: PresentMilestone; known: Known }) {
  const { t, name, language } = useReader();
  const inLanguage = (field: 'title' | keyof typeof TEXTS) => (
    <Hidden name={languageOf(field)} value={(milestone?.[field]?.language ?? language).toUpperCase()} />
  );
  return (
    <>
      {inLanguage('title')}
      <TextField
        name="title"
        label={t('write.milestone.name')}
        value={milestone?.title.text ?? ''}
        most={TITLE_LENGTH}
      />
      {milestone ? <PeriodFields span={milestone.planned} /> : <PeriodFields />}
      {TEXT_NAMES.map((text) => (
        <>
          {inLanguage(text)}
          <TextArea
            key={text}
            name={text}
            label={name('Section', TEXTS[text])}
            value={milestone?.[text]?.text ?? ''}
            rows={3}
            most={BODY_LENGTH}
            optional
          />
        </>
      ))}
      <InstitutionsField known={known} {...(milestone && { milestone })} />
    </>
  );
}

/** The texts as somebody else kept them meanwhile. */
function SaysNow({ milestone }: { milestone: PresentMilestone }) {
  const { t, name } = useReader();
  return (
    <dl class="pairs">
      <div>
        <dt>{t('write.milestone.name')}</dt>
        <dd>
          <Said words={milestone.title} />
        </dd>
      </div>
      {TEXT_NAMES.map((text) =>
        milestone[text] ? (
          <div key={text}>
            <dt>{name('Section', TEXTS[text])}</dt>
            <dd>
              <Said words={milestone[text]} />
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
