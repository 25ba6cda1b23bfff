import type { Along, Order } from '../api/read/cursor.js';
import type { Alias, Query } from '../api/read/query.js';
import { commitmentOfSql, idsIn } from './measured.js';

const commitmentIn = (t: Alias, q: Query): string => commitmentOfSql(idsIn(t), (name) => q.table(name, true));

const referenceSql = (t: Alias, q: Query): string =>
  `coalesce((select c.reference from ${q.table('commitment', true)} c where c.id = ${commitmentIn(t, q)}), '')`;
const numberSql = (t: Alias, q: Query): string =>
  `coalesce((select m.number from ${q.table('milestone', true)} m where m.id = ${t}.milestone_id), 0)`;
const slugSql = (t: Alias, q: Query): string =>
  `coalesce((select p.slug from ${q.table('programme', true)} p where p.id = ${t}.programme_id), '')`;

/** Programmes come first, by name in addresses; then commitments by reference, each before its milestones. */
export const BY_MEASURED: Order = {
  name: 'MEASURED',
  keys: [
    { sql: referenceSql, type: 'text' },
    { sql: numberSql, type: 'int' },
    { sql: slugSql, type: 'text' },
    { sql: (t) => `${t}.position`, type: 'int' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

/**
 * Up to this number of indicators, the list reads and sorts them all. With more of them it goes along the commitments,
 * because it soon meets one that has indicators.
 */
export const FEW_INDICATORS = 1000;

const ARE_FEW = `((select count(*) from (select from indicator limit ${FEW_INDICATORS + 1}) few) <= ${FEW_INDICATORS})`;

const ofAll = (q: Query): Along => ({
  firstKeyElsewhere: true,
  keys: ['commitment_reference', 'milestone_number', 'programme_slug', 'position', 'id'].map(
    (name) => (t) => `${t}.${name}`,
  ),
  parts: [
    {
      sameKeys: [],
      source: `(select i.*, ${referenceSql('i', q)} as commitment_reference, ${numberSql('i', q)} as milestone_number,
        ${slugSql('i', q)} as programme_slug from indicator i where ${ARE_FEW})`,
    },
    {
      sameKeys: ['', 0],
      source: `(select i.*, '' as commitment_reference, 0 as milestone_number, p.slug as programme_slug
        from programme p join indicator i on i.programme_id = p.id where not ${ARE_FEW})`,
    },
    {
      sameKeys: [],
      source: `(select i.*, c.reference as commitment_reference, m.number as milestone_number, '' as programme_slug
        from commitment c
        cross join lateral (select null::uuid as id, 0 as number union all select b.id, b.number from milestone b where b.commitment_id = c.id) m
        cross join lateral (select * from indicator i where m.id is null and i.commitment_id = c.id
          union all select * from indicator i where i.milestone_id = m.id) i
        where not ${ARE_FEW})`,
    },
  ],
});

/** The list of the indicators of the whole site is read along the indexes of what they measure. */
export const BY_MEASURED_OF_ALL: Order<object> = {
  ...BY_MEASURED,
  along: (q, filter) => (q.asOf || Object.values(filter ?? {}).some(Boolean) ? null : ofAll(q)),
};
