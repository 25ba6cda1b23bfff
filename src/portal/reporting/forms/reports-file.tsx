import { longDay } from '../../../domain/printed.js';
import { Choices, FileField, Hidden } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

export type FileGiven = Extract<Thing<'reportsFile', 'node'>, { __typename: 'MilestoneReportsFile' }>;
export type FileRow = FileGiven['rows']['nodes'][number];

const XLSX_FILES = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Value of `way` that sends the rows that are complete. */
const SEND = 'send';

/** Name of the field that says which day a row meant; the id of its milestone follows. */
const DAY = 'day-';

/** The days that were made clear; a row without one is not taken. */
const daysMeant = (sent: Sent) =>
  [...sent.fields].flatMap(([name, [doneOn]]) =>
    name.startsWith(DAY) ? { milestone: name.slice(DAY.length), doneOn } : [],
  );

/** Brings a spreadsheet back. First it is read; the page of what was read has the form again, which takes it. */
export const milestoneReportsFileTake: PageForm<'forms/milestone-reports-file-take'> = {
  document: documentOf('forms/milestone-reports-file-take'),
  file: 'reports',
  readAt: ({ href }, sent) => href('reportsFile', sent.text('upload')),
  variables: (sent) => ({
    input: {
      file: sent.text('upload') ?? '',
      send: sent.text('way') === SEND,
      days: daysMeant(sent),
      clientMutationId: sent.once,
    },
  }),
  fields: { 'input.file': '' },
  next: ({ file }, { href }) => href('reportsFile', file.id),
  done: 'reportsFileTaken',
};

/** The form on the page of a table: it takes the file. */
export function SheetForm({ table }: { table: string }) {
  const { t } = useReader();
  return (
    <Form name="milestoneReportsFileTake" submit={t('reportsFile.read')} files>
      <Hidden name="table" value={table} />
      <FileField name="file" label={t('reportsFile.file')} hint={t('reportsFile.fileHint')} accept={XLSX_FILES} />
    </Form>
  );
}

/** The form below what was read: it keeps or sends exactly that, and asks which day was meant where nobody can know. */
export function TakeSheetForm({ file, rows }: { file: string; rows: FileRow[] }) {
  const { t, language } = useReader();
  return (
    <Form name="milestoneReportsFileTake" submit={t('reportsFile.keep')} also={[[SEND, t('reportsFile.send')]]}>
      <Hidden name="upload" value={file} />
      {rows.map(
        ({ row, days, milestone, changes }) =>
          days.length > 0 &&
          milestone && (
            <Choices
              key={row}
              name={`${DAY}${milestone.id}`}
              label={t('reportsFile.dayMeant', {
                row,
                reference: milestone.reference,
                written: changes.find(({ column }) => column === 'DONE_ON')?.after ?? '',
              })}
              hint={t('reportsFile.dayHint')}
              options={days.map((day) => ({ value: day, label: longDay(language, day) }))}
              optional
            />
          ),
      )}
    </Form>
  );
}
