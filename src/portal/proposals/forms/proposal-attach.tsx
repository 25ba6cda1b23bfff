import type { Attachment } from '../../frame/types.js';
import { FileField, Hidden, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Of } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { DESCRIPTION_LENGTH } from '../../../domain/lengths.js';

const toFiles = (result: { proposal: { id: string } }, { href }: Reader) =>
  href('draft', result.proposal.id, { step: 'files' });

export const proposalAttach: PageForm<'forms/proposal-attach'> = {
  document: documentOf('forms/proposal-attach'),
  file: true,
  fields: { upload: 'file', 'input.upload': 'file' },
  variables: (sent) => ({
    id: sent.at,
    input: {
      upload: sent.text('upload') ?? '',
      description: sent.text('description') ?? '',
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ description: t('files.description') }),
  next: toFiles,
  done: 'attached',
};

export const proposalDetach: PageForm<'forms/proposal-detach'> = {
  document: documentOf('forms/proposal-detach'),
  variables: (sent) => ({ id: sent.at, input: { clientMutationId: sent.once } }),
  next: toFiles,
  done: 'detached',
};

/** Attaches a file. A file that arrived is kept when the description is refused, so nobody uploads it twice. */
export function AttachForm({ id }: { id: string }) {
  const { t, returned } = useReader();
  const own = returned?.sent.form === 'proposalAttach' ? returned : null;
  const arrived = own?.faults.every(({ field }) => field !== 'file') ? own.sent.text('upload') : undefined;
  return (
    <Form name="proposalAttach" at={id} submit={t('files.submit')} files>
      <TextField
        name="description"
        label={t('files.description')}
        hint={t('files.descriptionHint')}
        most={DESCRIPTION_LENGTH}
      />
      {arrived && <Hidden name="upload" value={arrived} />}
      {arrived && <p class="notice">{t('files.arrived')}</p>}
      <FileField
        name="file"
        label={t(arrived ? 'files.another' : 'files.file')}
        hint={t('files.fileHint')}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        optional={arrived ? true : undefined}
      />
    </Form>
  );
}

export function DetachButton({ file }: { file: Attachment }) {
  const { t } = useReader();
  return (
    <Form
      name="proposalDetach"
      at={file.id}
      quietly
      submit={<Of what={t('files.remove')} whose={file.description} />}
    />
  );
}
