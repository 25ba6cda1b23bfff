import type { Order, OrderPart } from '../api/read/cursor.js';
import type { Alias, Query } from '../api/read/query.js';
import { isWindowOpenSql } from '../twins/window.sql.js';

/**
 * Up to this number, open windows are read and sorted with their plans. Where more are open, a plan with one is met soon enough on
 * the way along the plans.
 */
export const FEW_WINDOWS = 500;

/** PostgreSQL would read all open windows at once for an `exists` without the `offset`. */
const isOpenSql = (plan: Alias, q: Query): string =>
  `exists (select from ${q.table('plan_window', true)} w where w.plan_id = ${plan}.id and ${isWindowOpenSql('w', q)} offset 0)`;

/** SQL that is true when few windows are open; no more of them are counted than it takes to know. */
const areFewOpenSql = (q: Query): string =>
  `((select count(*) from (select from plan_window w where ${isWindowOpenSql('w', q)} limit ${FEW_WINDOWS + 1}) few) <= ${FEW_WINDOWS})`;

/** PostgreSQL expects a `case` to be true for every other row, and so reads along the index until the slice is full. */
const alongPlans = (condition: string): string => `(select p.* from plan p where case when ${condition} then true end)`;

/** The past has no such indexes, so this is for the present. */
const openFirst = (q: Query): OrderPart[] => [
  {
    sameKeys: [0],
    // PostgreSQL takes an array for short, and looks up each plan by its id. How many windows are open it cannot tell.
    source: `(select p.* from plan p where ${areFewOpenSql(q)}
        and p.id = any(array(select w.plan_id from plan_window w where ${isWindowOpenSql('w', q)})))`,
  },
  {
    sameKeys: [0],
    source: `(select p.* from ${alongPlans(isOpenSql('p', q))} p where not ${areFewOpenSql(q)})`,
  },
  { sameKeys: [1], source: alongPlans(`not ${isOpenSql('p', q)}`) },
];

/**
 * Plans in which people can do something now come first, then those submitted last, then the others by name. Plans with
 * an open window are found by the index of windows where these are few, and else, like the others, along the index of plans.
 */
export const OPEN_PLANS_FIRST: Order = {
  name: 'OPEN_FIRST',
  along: (q) => (q.asOf ? null : { parts: openFirst(q) }),
  keys: [
    { sql: (t, q) => `(not ${isOpenSql(t, q)})::int`, type: 'int' },
    { sql: (t) => `coalesce(date '2000-01-01' - ${t}.submitted_on, 999999)`, type: 'int' },
    { sql: (t) => `${t}.slug`, type: 'text' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
