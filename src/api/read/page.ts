import type { ResolveTree } from 'graphql-parse-resolve-info';
import { refuse } from '../../domain/refusal.js';
import { objectSql, where } from './compile.js';
import { decodeCursor, type Order } from './cursor.js';
import type { LazyRead } from './fields.js';
import type { Alias, Query } from './query.js';
import type { Read, SqlField } from './read.js';
import { sliceSql } from './slice.js';

export interface ListRead<Filter> {
  read: LazyRead;
  on?: (child: Alias, parent: Alias, q: Query) => string;
  /** The first order is the default. */
  orders: [Order<Filter>, ...Order<Filter>[]];
  /** Conditions from other arguments of a root field. */
  scope?: (child: Alias, q: Query, filter: Filter | null | undefined) => string[];
  filter?: (child: Alias, q: Query, filter: Filter) => string[];
}

const FIRST_BY_DEFAULT = 20;
export const FIRST_AT_MOST = 100;

/** A connection below another thing, read in the same statement. */
export const page =
  <Filter>(plan: ListRead<Filter>): SqlField =>
  (t, q, field) =>
    pageSql(plan, q, field, t);

/**
 * SQL of `{ first, after, order, rows: [[key, { alias of nodes: … }, { alias of edges.alias of node: … }]], total }`;
 * `resolve.ts` makes nodes, edges, pageInfo and totalCount from it. One extra row, with no values, shows whether there
 * is a next slice.
 */
export function pageSql<Filter>(plan: ListRead<Filter>, q: Query, field: ResolveTree, parent?: Alias): string {
  const target: Read = plan.read();
  const { first, order, after, filter } = pageArguments(plan, field.args);
  const selection = connectionSelection(target, field);
  const scope = (c: Alias) => [
    ...(plan.on && parent !== undefined ? [plan.on(c, parent, q)] : []),
    ...(plan.scope?.(c, q, filter) ?? []),
    ...(filter && plan.filter ? plan.filter(c, q, filter) : []),
  ];
  const parts = [
    `'first', ${q.p(first, 'int')}`,
    `'after', ${q.p(after !== null, 'boolean')}`,
    `'order', ${q.p(order.name, 'text')}`,
  ];
  if (selection.rows) {
    const x = q.alias();
    const slice = { order, after, filter, limit: first + 1, conditions: scope };
    const { rows, keys } = sliceSql(target, slice, q);
    const key = keys.map((sql) => `${sql(x)}::text`).join(', ');
    const objects = (trees: [string, ResolveTree][]) =>
      `json_build_object(${trees.map(([name, tree]) => `'${name}', ${objectSql(target, tree, x, q)}`).join(', ')})`;
    parts.push(`'rows', (select coalesce(json_agg(case when ${x}.row_number_ <= ${first} then json_build_array(json_build_array(${key}),
      ${objects(selection.nodes)}, ${objects(selection.edges)}) end order by ${x}.row_number_), '[]') from (${rows}) ${x})`);
  }
  if (selection.total) {
    const n = q.alias();
    parts.push(`'total', (select count(*) from ${target.source(q)} ${n} ${where(target, n, q, ...scope(n))})`);
  }
  return `json_build_object(${parts.join(', ')})`;
}

function connectionSelection(target: Read, field: ResolveTree) {
  const fields = Object.values(field.fieldsByTypeName[`${target.type}Connection`] ?? {});
  const named = (name: string) => fields.filter((selected) => selected.name === name);
  const nodes = named('nodes').map((tree): [string, ResolveTree] => [tree.alias, tree]);
  const edges = named('edges').flatMap((edge) =>
    Object.values(edge.fieldsByTypeName[`${target.type}Edge`] ?? {})
      .filter(({ name }) => name === 'node')
      .map((tree): [string, ResolveTree] => [`${edge.alias}.${tree.alias}`, tree]),
  );
  const rows = nodes.length > 0 || named('edges').length > 0 || named('pageInfo').length > 0;
  return { nodes, edges, rows, total: named('totalCount').length > 0 };
}

function pageArguments<Filter>(plan: ListRead<Filter>, args: Record<string, unknown>) {
  const first = (args['first'] as number | null | undefined) ?? FIRST_BY_DEFAULT;
  if (first < 1 || first > FIRST_AT_MOST) refuse('PAGE_SIZE_INVALID', ['first'], { most: FIRST_AT_MOST });
  const order = plan.orders.find(({ name }) => name === args['orderBy']) ?? plan.orders[0];
  const cursor = args['after'] as string | null | undefined;
  return {
    first,
    order,
    after: cursor ? decodeCursor(cursor, order) : null,
    filter: args['filter'] as Filter | null | undefined,
  };
}
