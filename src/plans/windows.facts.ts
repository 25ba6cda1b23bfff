import { fact, instantSql } from '../api/read/fields.js';

interface WindowRow {
  kind: string;
  opensAt: string;
  closesAt: string;
}

/** The windows of a plan; `plan` is the column with its id. */
export const windowsOf = (plan: 'id' | 'plan_id') =>
  fact<WindowRow[]>(
    (t, q) => `(select coalesce(json_agg(json_build_object('kind', w.kind, 'opensAt', ${instantSql('w.opens_at')},
      'closesAt', ${instantSql('w.closes_at')})), '[]') from ${q.table('plan_window', true)} w where w.plan_id = ${t}.${plan})`,
  );

export const readWindows = (rows: readonly WindowRow[]) =>
  rows.map(({ kind, opensAt, closesAt }) => ({ kind, opensAt: new Date(opensAt), closesAt: new Date(closesAt) }));
