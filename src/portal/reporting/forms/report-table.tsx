import { useContext } from 'preact/hooks';
import { Hidden } from '../../frame/components/fields.js';
import { Form, Standing } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { TickAll, unticked } from '../../frame/components/ticks.js';
import { noSuchDays } from '../../frame/day-field.js';
import { dayTyped } from '../../frame/local-time.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { INSTITUTION, PERIOD, type Period, type Row, type TableBody } from '../table-rows.js';
import { rowNumbers, TABLE_ROWS_AT_MOST } from '../table-places.js';
import { AwayRows } from './away-rows.js';
import { YES } from './said-fields.js';
import { EditedRow } from './table-row.js';

/** Value of `way` that keeps the rows as drafts and sends nothing. */
const KEEP = 'keep';
const keeps = (sent: Sent) => sent.text('way') === KEEP;

/** The places of the rows in which somebody said something: more than the level that the page had filled in. */
function saidRows(sent: Sent): number[] {
  return Array.from({ length: TABLE_ROWS_AT_MOST }, (_, place) => place).filter(
    (n) =>
      sent.text(`milestone-${n}`) !== undefined &&
      (sent.text(`unchanged-${n}`) === YES ||
        sent.text(`narrative-${n}`) !== undefined ||
        sent.text(`obstacles-${n}`) !== undefined ||
        sent.text(`doneOn-${n}`) !== undefined ||
        sent.text(`status-${n}`) !== sent.text(`filled-${n}`)),
  );
}

function typedRow(sent: Sent, n: number) {
  const text = (name: string) => {
    const written = sent.text(`${name}-${n}`);
    return written === undefined
      ? null
      : { language: sent.text(`${name}Language-${n}`) ?? sent.text('language'), text: written };
  };
  const version = sent.text(`version-${n}`);
  return {
    milestone: sent.text(`milestone-${n}`),
    expectedVersion: version === undefined ? undefined : Number(version),
    status: sent.text(`status-${n}`) ?? null,
    unchanged: sent.text(`unchanged-${n}`) === YES,
    doneOn: dayTyped(sent.text(`doneOn-${n}`)),
    narrative: text('narrative'),
    obstacles: text('obstacles'),
  };
}

/** Fields of a row that show their own faults; every other problem stands above the row. */
const SHOWN = ['status', 'doneOn', 'narrative', 'obstacles', 'unchanged'];

export const milestoneReportsSave: PageForm<'forms/milestone-reports-save'> = {
  document: documentOf('forms/milestone-reports-save'),
  variables: (sent) => ({
    input: {
      institution: sent.text('institution'),
      period: sent.text('period') === undefined ? undefined : Number(sent.text('period')),
      send: !keeps(sent),
      rows: saidRows(sent).map((n) => typedRow(sent, n)),
      clientMutationId: sent.once,
    },
  }),
  unreadable: (sent, reader) => {
    const rows = saidRows(sent);
    if (rows.length === 0) return [{ field: '', message: reader.t('reportTable.nothingSaid') }];
    return noSuchDays(
      sent,
      rows.map((n) => `doneOn-${n}`),
      reader,
    );
  },
  fieldAt: ([, list, place, ...inside], sent) => {
    if (list !== 'rows' || place === undefined) return undefined;
    const n = saidRows(sent)[Number(place)] ?? 0;
    if (inside.includes('expectedVersion')) return `version-${n}`;
    return `${SHOWN.find((name) => inside.includes(name)) ?? 'row'}-${n}`;
  },
  partly: (result) => (result.milestoneReports ?? []).length > 0,
  next: (_, { href, address, search }) => href(address!.page, address!.key, unticked(search)),
  done: (_, sent) => (keeps(sent) ? 'reportsSaved' : 'reportsSent'),
};

interface TableFormProps {
  rows: Row[];
  period: Period | null;
  institution: TableBody;
}

/** The table of an institution: one form, whose rows are judged one by one. */
export function TableForm({ rows, period, institution }: TableFormProps) {
  const { t, language } = useReader();
  return (
    <Form name="milestoneReportsSave" submit={t('reportTable.send')} also={[[KEEP, t('reportTable.keep')]]}>
      <Hidden name={INSTITUTION} value={institution.slug} />
      {period && <Hidden name={PERIOD} value={String(period.number)} />}
      <Hidden name="language" value={language.toUpperCase()} />
      {rows.some(({ last, open, sent }) => last && !open && !sent) && (
        <TickAll at={t('reportTable.ids.rows')} label={t('reportTable.tickUnchanged')} />
      )}
      <Rows rows={rows} />
    </Form>
  );
}

/** The rows, each under the number with which it was sent when the form came back. */
function Rows({ rows }: Pick<TableFormProps, 'rows'>) {
  const { returned } = useContext(Standing);
  const numbers = rowNumbers(rows, returned?.sent ?? null);
  return (
    <>
      {returned && <AwayRows rows={rows} returned={returned} said={saidRows(returned.sent)} />}
      <ol class="plain ruled report-rows">
        {rows.map((row, index) => (
          <EditedRow key={row.milestone.id} row={row} n={numbers[index]!} />
        ))}
      </ol>
    </>
  );
}

interface ChoosePeriodProps {
  periods: Period[];
  period: Period | null;
  institution: string;
}

/** Leads to the table of another period; it works without script. */
export function ChoosePeriod({ periods, period, institution }: ChoosePeriodProps) {
  const { t, href, address } = useReader();
  if (periods.length < 2) return null;
  return (
    <nav class="choices" aria-label={t('reportForm.period')}>
      {periods.map(({ number }) => (
        <a
          key={number}
          href={href(address!.page, address!.key, {
            [PERIOD]: String(number),
            ...(institution ? { [INSTITUTION]: institution } : {}),
          })}
          aria-current={number === period?.number ? 'page' : undefined}
        >
          {t('reportTable.period', { number })}
        </a>
      ))}
    </nav>
  );
}
