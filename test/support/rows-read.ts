import type { TestApp } from './app.js';

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const rowsOf = (node: PlanNode): number =>
  (node['Relation Name'] ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0) +
  (node.Plans ?? []).reduce((sum, below) => sum + rowsOf(below), 0);

/** Counts the rows of tables that PostgreSQL reads for the statements of `work`. Each statement is run once more. */
export async function rowsRead(t: TestApp, work: () => Promise<unknown>): Promise<number> {
  const sent: { sql: string; values: unknown[] }[] = [];
  await t.statements(work, sent);
  let rows = 0;
  // A search begins a transaction and sets its limits; PostgreSQL explains neither.
  for (const { sql, values } of sent.filter((one) => /^\s*(select|with)\b/i.test(one.sql))) {
    const [{ 'QUERY PLAN': plans }] = await t.db.query(`explain (analyze, format json) ${sql}`, values);
    rows += rowsOf(plans[0].Plan);
  }
  return Math.round(rows);
}
