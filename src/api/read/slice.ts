import { where } from './compile.js';
import type { Order, OrderPart } from './cursor.js';
import type { Alias, Query } from './query.js';
import type { Read } from './read.js';

/** A stretch of a list: at most `limit` rows after a cursor, or from the beginning. */
export interface Slice<Filter> {
  order: Order<Filter>;
  after: string[] | null;
  filter: Filter | null | undefined;
  limit: number;
  conditions: (t: Alias) => string[];
}

type KeySql = (t: Alias) => string;

interface SliceSql {
  /** SQL of the rows with their place in `row_number_`. */
  rows: string;
  /** SQL of the keys of such a row. */
  keys: KeySql[];
}

/**
 * The limit is written into the SQL; it was checked to be from 1 to 100. PostgreSQL overestimates a prepared plan with
 * an unknown limit, and would plan the slice anew each time.
 */
export function sliceSql<Filter>(target: Read, slice: Slice<Filter>, q: Query): SliceSql {
  const { order, after, filter, limit } = slice;
  const keys = order.keys.map(
    ({ sql }): KeySql =>
      (t) =>
        sql(t, q, filter),
  );
  if (order.parts && !q.asOf) return inParts(target, slice, keys, order.parts(q), q);
  const c = q.alias();
  const own = keys.map((sql) => sql(c));
  const by = orderBy(order, own);
  const seek = after ? seekSql(order, own, after, q) : undefined;
  const rows = `select ${c}.*, row_number() over (order by ${by}) as row_number_ from ${order.source?.(q) ?? target.source(q)} ${c}
      ${where(target, c, q, ...slice.conditions(c), seek)} order by ${by} limit ${limit}`;
  return { rows, keys };
}

/**
 * The parts follow each other, and each gives only as many rows as those before it left free: PostgreSQL does not begin
 * with a part that has nothing to give. The inner limit stays, because PostgreSQL chooses an index by it.
 */
function inParts<Filter>(target: Read, slice: Slice<Filter>, keys: KeySql[], parts: OrderPart[], q: Query): SliceSql {
  const { order, after, limit } = slice;
  const names = parts.map(() => q.alias());
  const withParts = parts.map(({ firstKey, source }, i) => {
    const c = q.alias();
    const own = keys.slice(1).map((sql) => sql(c));
    const seek = after ? seekInPart(order, firstKey, own, after, q) : undefined;
    const rows = `select ${c}.*, ${firstKey} as first_key_ from ${source} ${c}
      ${where(target, c, q, ...slice.conditions(c), seek)} order by ${orderBy(order, own)} limit ${limit}`;
    const before = names.slice(0, i).map((name) => ` - (select count(*) from ${name})`);
    return `${names[i]} as materialized (select * from (${rows}) ${c} limit ${limit}${before.join('')})`;
  });
  const r = q.alias();
  const keysOfRow = [(t: Alias) => `${t}.first_key_`, ...keys.slice(1)];
  const by = orderBy(
    order,
    keysOfRow.map((sql) => sql(r)),
  );
  const all = names.map((name) => `select * from ${name}`).join(' union all ');
  const rows = `with ${withParts.join(', ')} select ${r}.*, row_number() over (order by ${by}) as row_number_ from (${all}) ${r}`;
  return { rows, keys: keysOfRow };
}

const orderBy = (order: Order<never>, keys: string[]) =>
  keys.map((key) => `${key}${order.descending ? ' desc' : ''}`).join(', ');

/** SQL that is true for the rows of a part after a cursor; undefined when all are. */
function seekInPart(order: Order<never>, firstKey: number, keys: string[], after: string[], q: Query) {
  const [first, ...rest] = after;
  if (firstKey === Number(first)) return seekSql({ ...order, keys: order.keys.slice(1) }, keys, rest, q);
  const isBehind = order.descending ? firstKey < Number(first) : firstKey > Number(first);
  return isBehind ? undefined : 'false';
}

/**
 * SQL that is true for the rows after a cursor. The cursor is in subqueries, which PostgreSQL does not inspect while it
 * plans. Otherwise it would treat each cursor as a new case and plan every slice anew, which takes longer than reading
 * it (docs/adr/0020).
 */
function seekSql(order: Order<never>, keys: string[], after: string[], q: Query): string {
  const values = order.keys.map(({ type }, i) => `(select ${q.p(after[i], type)})`);
  const than = order.descending ? '<' : '>';
  const seek = `(${keys.join(', ')}) ${than} (${values.join(', ')})`;
  return order.firstKeyElsewhere ? `${keys[0]} ${than}= ${values[0]} and ${seek}` : seek;
}
