import { FileField } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Shown } from '../../frame/types.js';
import { FILE_FIELDS, toEvidence, TYPES } from './evidence-add.js';

export const evidencePublicVersion: PageForm<'forms/evidence-public-version'> = {
  document: documentOf('forms/evidence-public-version'),
  variables: (sent) => ({ id: sent.at, input: { file: sent.text('upload') ?? '', clientMutationId: sent.once } }),
  file: true,
  fields: { ...FILE_FIELDS, id: 'file' },
  next: toEvidence,
  done: 'evidenceAdded',
};

/** Adds a public version beside the original of reserved evidence. */
export function PublicVersionForm({ one }: { one: Shown }) {
  const { t } = useReader();
  return (
    <Fold title={t('evidence.addPublicVersion')} form="evidencePublicVersion" at={one.id}>
      <Form name="evidencePublicVersion" at={one.id} submit={t('evidence.publishVersion')} files>
        <p>{t('evidence.publicVersionStays')}</p>
        <FileField name="file" label={t('evidence.publicVersionFile')} hint={t('files.fileHint')} accept={TYPES} />
      </Form>
    </Fold>
  );
}
