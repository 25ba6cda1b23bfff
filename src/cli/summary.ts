import type { ImportReport } from '../open-data/import/run-import.js';

/** Most cells shown; the report in JSON and the kept rows have all. */
const SHOWN = 20;

export function summaryOf(report: ImportReport): string[] {
  const { read, created, updated, unchanged, refused, seconds } = report;
  const perSecond = seconds > 0 ? `, ${Math.round(read / seconds)} rows a second` : '';
  return [
    `${report.file}: ${read} rows read = ${created} created + ${updated} updated + ${unchanged} unchanged + ${refused} refused (${seconds} s${perSecond})`,
    ...(report.dryRun ? ['Dry run: nothing was written.'] : []),
    ...listed(unrecognised(report), report.unrecognisedColumns),
    ...listed('Columns that name people or may (not kept)', report.columnsNotKept),
    ...listed('Columns that the file does not have', report.missingColumns),
    ...section('Refused rows', report.refusedRows, refused),
    ...reasons(report.doubtsByReason),
    ...section(
      'Doubtful cells',
      report.doubts,
      Object.values(report.doubtsByReason).reduce((a, b) => a + b, 0),
    ),
  ];
}

function unrecognised({ unrecognisedColumns: [column], columnsNotKept }: ImportReport): string {
  const kept = column !== undefined && columnsNotKept.includes(column) ? 'not kept' : 'kept with each row';
  return `Columns that the layout does not know (${kept})`;
}

function listed(title: string, names: string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
}

function reasons(byReason: Record<string, number>): string[] {
  const entries = Object.entries(byReason).toSorted(([, a], [, b]) => b - a);
  return entries.length === 0
    ? []
    : ['Doubts by reason:', ...entries.map(([reason, count]) => `  ${count} × ${reason}`)];
}

function section(title: string, rows: ImportReport['doubts'], total: number): string[] {
  if (total === 0) return [];
  const lines = rows
    .slice(0, SHOWN)
    .map(
      ({ row, column, value, reason, done }) =>
        `  row ${row}${column ? `, ${column}` : ''}: ${JSON.stringify(value)} ${reason}; ${done}`,
    );
  return [`${title}: ${total}`, ...lines, ...(total > lines.length ? [`  … and ${total - lines.length} more`] : [])];
}
