import { FileField, Hidden } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { askedFirstWords, Reason, TAKING_BACK } from '../../frame/components/taking-back.js';
import { documentOf } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Cited, Place } from '../../frame/types.js';
import type { VisitSaid } from '../components/visit.js';
import { unreadableVisit, VISIT_FIELDS, VisitFields, visitSent } from './visit-fields.js';

export const programmeVisitAdd: PageForm<'forms/programme-visit-add'> = {
  document: documentOf('forms/programme-visit-add'),
  variables: (sent) => ({ programme: sent.at, input: visitSent(sent) }),
  needs: (_, { t }) => ({ municipality: t('programme.visits.municipality') }),
  unreadable: unreadableVisit,
  fields: VISIT_FIELDS,
  next: ({ visit }, { href }) => href('programmeVisit', visit.id),
  done: 'visitAdded',
};

export const programmeVisitEdit: PageForm<'forms/programme-visit-edit'> = {
  document: documentOf('forms/programme-visit-edit'),
  variables: (sent, id) => ({
    id,
    version: versionRead(sent) ?? 0,
    input: { ...visitSent(sent), reason: sent.text('reason') ?? null },
  }),
  needs: (_, { t }) => ({ municipality: t('programme.visits.municipality') }),
  unreadable: unreadableVisit,
  fields: VISIT_FIELDS,
  next: ({ visit }, { href }) => href('programmeVisit', visit.id),
  done: 'visitEdited',
};

export const programmeVisitRemove: PageForm<'forms/programme-visit-remove'> = {
  document: documentOf('forms/programme-visit-remove'),
  ...TAKING_BACK,
  asks: askedFirstWords('programme.remove'),
  next: ({ visit }, { href }) => href('programmeVisit', visit.id),
  done: 'visitRemoved',
};

export const programmeVisitsImport: PageForm<'forms/programme-visits-import'> = {
  document: documentOf('forms/programme-visits-import'),
  file: 'visits',
  asks: askedFirstWords('programme.file'),
  variables: (sent) => ({
    id: sent.at,
    input: { upload: sent.text('upload') ?? '', clientMutationId: sent.once },
  }),
  // Each cell that cannot be taken comes back at the file, which is sent again.
  fieldAt: (path) => (path.includes('upload') ? 'file' : undefined),
  next: ({ programme }, { href }) => href('programmeVisits', programme.slug),
  done: 'visitsImported',
};

export function AddVisitForm({ programme, places }: { programme: string; places: Place[] }) {
  const { t } = useReader();
  return (
    <Form name="programmeVisitAdd" at={programme} submit={t('programme.add.submit')}>
      <VisitFields places={places} />
    </Form>
  );
}

interface GivenProps {
  given: VisitSaid & { jurisdiction: Place; sources: Cited[]; version: number };
}

export function EditVisitForm({ given, places }: GivenProps & { places: Place[] }) {
  const { t } = useReader();
  return (
    <Form name="programmeVisitEdit" submit={t('programme.edit.submit')}>
      <Newer version={given.version} />
      <VisitFields places={places} given={given} />
      <Reason optional />
    </Form>
  );
}

export function ImportVisitsForm({ programme }: { programme: string }) {
  const { t } = useReader();
  return (
    <Form name="programmeVisitsImport" at={programme} submit={t('programme.file.submit')} files>
      <Hidden name="programme" value={programme} />
      <FileField name="file" label={t('programme.file.label')} hint={t('programme.file.hint')} accept=".csv,text/csv" />
    </Form>
  );
}
