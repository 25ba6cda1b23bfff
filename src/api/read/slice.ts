import { where } from './compile.js';
import type { Along, Order, OrderPart } from './cursor.js';
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
  const along = order.along?.(q, filter);
  if (along) return inParts(target, slice, along, along.keys ?? keys, q);
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
function inParts<Filter>(target: Read, slice: Slice<Filter>, along: Along, keys: KeySql[], q: Query): SliceSql {
  const { order, after, limit } = slice;
  const names = along.parts.map(() => q.alias());
  const parts = along.parts.map((part, i) => {
    const c = q.alias();
    const own = keys.slice(part.sameKeys.length).map((sql) => sql(c));
    const seek = after ? seekInPart(order, along, part, own, after, q) : undefined;
    const rows = `select ${c}.* from ${part.source} ${c}
      ${where(target, c, q, ...slice.conditions(c), seek)} order by ${orderBy(order, own)} limit ${limit}`;
    const before = names.slice(0, i).map((name) => ` - (select count(*) from ${name})`);
    return `${names[i]} as materialized (select * from (${rows}) ${c} limit ${limit}${before.join('')})`;
  });
  const r = q.alias();
  const by = orderBy(
    order,
    keys.map((sql) => sql(r)),
  );
  const all = names.map((name) => `select * from ${name}`).join(' union all ');
  const rows = `with ${parts.join(', ')} select ${r}.*, row_number() over (order by ${by}) as row_number_ from (${all}) ${r}`;
  return { rows, keys };
}

const orderBy = (order: Order<never>, keys: string[]) =>
  keys.map((key) => `${key}${order.descending ? ' desc' : ''}`).join(', ');

/** SQL that is true for the rows of a part after a cursor; undefined when all are. */
function seekInPart(order: Order<never>, along: Along, part: OrderPart, keys: string[], after: string[], q: Query) {
  for (const [i, same] of part.sameKeys.entries()) {
    const at = typeof same === 'number' ? Number(after[i]) : after[i]!;
    if (same === at) continue;
    return same > at === !order.descending ? undefined : 'false';
  }
  const { length } = part.sameKeys;
  const { descending } = order;
  const rest = { keys: order.keys.slice(length), descending, firstKeyElsewhere: along.firstKeyElsewhere };
  return seekSql(rest, keys, after.slice(length), q);
}

interface Sought {
  keys: { type: string }[];
  descending?: true | undefined;
  firstKeyElsewhere?: true | undefined;
}

/**
 * SQL that is true for the rows after a cursor. The cursor is in subqueries, which PostgreSQL does not inspect while it
 * plans. Otherwise it would treat each cursor as a new case and plan every slice anew, which takes longer than reading
 * it (docs/adr/0020).
 */
function seekSql(
  { keys: types, descending, firstKeyElsewhere }: Sought,
  keys: string[],
  after: string[],
  q: Query,
): string {
  const values = types.map(({ type }, i) => `(select ${q.p(after[i], type)})`);
  const than = descending ? '<' : '>';
  const seek = `(${keys.join(', ')}) ${than} (${values.join(', ')})`;
  return firstKeyElsewhere ? `${keys[0]} ${than}= ${values[0]} and ${seek}` : seek;
}
