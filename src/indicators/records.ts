import type { Order } from '../api/read/cursor.js';
import { column, instant, type LazyRead, pointed } from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import type { Query } from '../api/read/query.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import type { RecordFilter } from './indicator.types.js';

/** A row of the table that stands or stood: each is one version. */
export function versionsIn(table: 'indicator' | 'measurement', columns: string) {
  return (q: Query): string => {
    const known = q.existed('valid_from');
    const all = `id, version, change, changed_role, changed_institution_id, valid_from, state, reason, ${columns}`;
    return `(select ${all} from ${table} where ${known} union all select ${all} from history.${table} where ${known})`;
  };
}

/** Fields of a version that say who made it, by which act and when. */
export const MADE = {
  number: column('version'),
  change: column('change'),
  createdAt: instant('valid_from'),
  role: column('changed_role'),
  institution: pointed(() => INSTITUTION, 'changed_institution_id'),
};

export const NEWEST: Order = { name: 'NEWEST', descending: true, keys: [{ sql: (t) => `${t}.version`, type: 'int' }] };

const POSITION: Order<RecordFilter> = {
  name: 'POSITION',
  keys: [
    { sql: (t) => `${t}.position`, type: 'int' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

export const listUnder = (read: LazyRead, parentId: string): ListRead<RecordFilter> => ({
  read,
  orders: [POSITION],
  on: (record, parent) => `${record}.${parentId} = ${parent}.id`,
  scope: (t, q, filter) => [`${t}.state = ${q.p(filter?.state ?? 'recorded', 'text')}`],
});
