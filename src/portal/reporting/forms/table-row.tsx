import { useContext } from 'preact/hooks';
import { BODY_LENGTH } from '../../../domain/lengths.js';
import { Choices, Hidden, Select, TextArea } from '../../frame/components/fields.js';
import { FaultOf, Standing, useField } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Lines, Paragraphs } from '../../frame/components/said.js';
import { areAllTicked } from '../../frame/components/ticks.js';
import { DayField } from '../../frame/day-field.js';
import { useReader } from '../../frame/reader.js';
import type { Words } from '../../frame/types.js';
import { ReportAgain, RowHead, RowQuestions, RowState } from '../components/table-row-head.js';
import type { Row } from '../table-rows.js';
import { isRowDone } from '../table-places.js';
import { LEVEL_CODES, YES } from './said-fields.js';

/** The version of a row on which nothing was written yet. */
const NOTHING_WRITTEN = 0;

/** Names of the fields of a row, before its number. */
export const ROW_FIELDS = [
  'milestone',
  'reference',
  'filled',
  'version',
  'status',
  'unchanged',
  'doneOn',
  'narrative',
  'obstacles',
  'row',
];

interface RowProps {
  row: Row;
  /** The number of the row in the form; the names of its fields end with it. */
  n: number;
}

/** A row that the reader may write; a row that was sent for this period shows its report instead. */
export function EditedRow({ row, n }: RowProps) {
  const standing = useContext(Standing);
  const { returned } = standing;
  const isOfThis = returned?.sent.text(`milestone-${n}`) === row.milestone.id;
  const isDone = returned !== null && isRowDone(returned, n);
  // A row that was done stands in its report, so none of its texts is given back beside the page.
  if (returned && isOfThis && isDone) for (const name of ROW_FIELDS) returned.drawn.fields.add(`${name}-${n}`);
  const own = isOfThis && !isDone ? standing : { ...standing, returned: null };
  return (
    <li data-row="REPORT">
      <Standing.Provider value={own}>
        <RowHead row={row} />
        <RowFaults n={n} />
        {row.sent && !row.open ? <SentRow report={row.sent} row={row} /> : <RowFields row={row} n={n} />}
      </Standing.Provider>
    </li>
  );
}

function SentRow({ report, row }: { report: NonNullable<Row['sent']>; row: Row }) {
  return (
    <>
      <RowState report={report} cursor={row.cursor} />
      {row.repeatable && <ReportAgain row={row} />}
    </>
  );
}

/** A problem of the whole row, also of one that a colleague sent meanwhile. */
function RowFaults({ n }: { n: number }) {
  const field = useField({ name: `row-${n}` });
  return (
    <div id={field.id}>
      <FaultOf field={field} />
    </div>
  );
}

function RowFields({ row, n }: RowProps) {
  const { t, name, search } = useReader();
  const { milestone, open, last, cursor } = row;
  const filled = open?.status ?? last ?? '';
  const unless = last ? t('reportForm.unlessUnchanged') : undefined;
  return (
    <>
      {open && <RowState report={open} cursor={cursor} />}
      <RowQuestions row={row} />
      {open?.returnReason && (
        <blockquote>
          <Lines text={open.returnReason} />
        </blockquote>
      )}
      <Hidden name={`milestone-${n}`} value={milestone.id} />
      <Hidden name={`reference-${n}`} value={milestone.reference} />
      <Hidden name={`filled-${n}`} value={filled} />
      <Newer name={`version-${n}`} fault={`version-${n}`} version={open?.version ?? NOTHING_WRITTEN}>
        {open?.narrative && <Paragraphs words={open.narrative} />}
      </Newer>
      {last && (
        <Choices
          name={`unchanged-${n}`}
          label={t('reportForm.unchanged')}
          options={[{ value: YES, label: t('reportForm.unchangedTick', { level: name('MilestoneLevel', last) }) }]}
          chosen={(open ? open.unchanged : areAllTicked(search)) ? [YES] : []}
          many
          optional
        />
      )}
      <Select
        name={`status-${n}`}
        label={t('reportForm.status')}
        value={filled}
        options={LEVEL_CODES.map((level) => ({ value: level, label: name('MilestoneLevel', level) }))}
        only={unless}
      />
      <DayField
        name={`doneOn-${n}`}
        label={t('reportForm.doneOn')}
        hint={t('reportForm.doneOnRow')}
        day={open?.doneOn ?? undefined}
        optional
      />
      <SaidField name="narrative" n={n} words={open?.narrative ?? null} only={unless} />
      <SaidField name="obstacles" n={n} words={open?.obstacles ?? null} optional />
    </>
  );
}

interface SaidFieldProps {
  name: 'narrative' | 'obstacles';
  n: number;
  words: Words | null;
  only?: string | undefined;
  optional?: true;
}

function SaidField({ name, n, words, only, optional }: SaidFieldProps) {
  const { t } = useReader();
  return (
    <>
      {words && <Hidden name={`${name}Language-${n}`} value={words.language.toUpperCase()} />}
      <TextArea
        name={`${name}-${n}`}
        label={t(`reportForm.${name}`)}
        value={words?.text ?? ''}
        rows={2}
        most={BODY_LENGTH}
        only={only}
        optional={optional}
      />
    </>
  );
}
