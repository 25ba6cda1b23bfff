import { encodedIdSql, type NodeType, pastSuffix } from '../node-id.js';
import { objectSql, where } from './compile.js';
import type { Alias, Query } from './query.js';
import type { DerivedField, Facts, FactsOf, FactSql, Needs, Read, SqlField, View } from './read.js';

/** Things another feature defines are named by thunk: types refer to each other in cycles, files do not. */
// oxlint-disable-next-line typescript/no-explicit-any
export type LazyRead = () => Read<any>;

export const column =
  (name: string): SqlField =>
  (t) =>
    `${t}.${name}`;

/** Text in languages is one column, selected whole, so the requested language never reaches SQL. */
export const localizedText = column;

export const instant =
  (name: string): SqlField =>
  (t) =>
    instantSql(`${t}.${name}`);

export function instantSql(expression: string): string {
  return `to_char((${expression}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

export const globalId =
  (type: NodeType): SqlField =>
  (t, q) => {
    const id = encodedIdSql(type, `${t}.id`);
    return q.asOf ? `${id} || ${q.p(pastSuffix(q.asOf), 'text')}` : id;
  };

/** A period stored in six columns; see `domain/stated-date.ts`. */
export const period =
  (prefix = ''): SqlField =>
  (t) =>
    `json_build_object(${['start', 'end']
      .flatMap((side) => [
        `'${side}On', ${t}.${prefix}${side}_on`,
        `'${side}Precision', ${t}.${prefix}${side}_precision`,
        `'${side}Written', ${t}.${prefix}${side}_written`,
      ])
      .join(', ')})`;

/** A single date stored in three columns: `held_on`, `held_precision`, `held_written`. */
export const statedDate =
  (prefix: string): SqlField =>
  (t) =>
    `case when ${t}.${prefix}_precision is not null then
       json_build_object('on', ${t}.${prefix}_on, 'precision', ${t}.${prefix}_precision, 'written', ${t}.${prefix}_written) end`;

/** Declares the type of a fact as the database returns it. Facts have no other type declaration. */
export const fact = <Value>(sql: (t: Alias, q: Query) => string): FactSql<Value> => sql;

/** A fact stored in a column of the row; instants use `instantFact`. */
export const stored = <Value>(name: string): FactSql<Value> => fact<Value>((t) => `${t}.${name}`);

/** An instant stored in a column of the row, as text. */
export const instantFact = (name: string): FactSql<string> => fact<string>((t) => instantSql(`${t}.${name}`));

/** A judgement of the domain about facts of the row. */
export function derived<Asked extends Needs>(
  needs: Asked,
  judge: (facts: FactsOf<Asked>, view: View, args: Record<string, unknown>) => unknown,
): DerivedField {
  return { needs, judge: (facts: Facts, view, args) => judge(facts as FactsOf<Asked>, view, args) };
}

/**
 * The rights of the actor. Only persons have rights (`domain/policy`), and nobody has any in the past. So visitors, who
 * read most pages, cost no facts.
 */
export function rights<Name extends string, Asked extends Needs>(
  needs: Asked,
  judge: (facts: FactsOf<Asked>, view: View) => Name[],
): DerivedField {
  return {
    needs,
    judge: (facts: Facts | undefined, view) =>
      facts && view.actor.kind === 'person' ? judge(facts as FactsOf<Asked>, view) : [],
    ofPersons: true,
  };
}

/** The single row that refers to this one, or null. */
export const one =
  (read: LazyRead, on: (child: Alias, parent: Alias, q: Query) => string): SqlField =>
  (t, q, field) => {
    const [target, c] = [read(), q.alias()];
    return `(select ${objectSql(target, field, c, q)} from ${target.source(q)} ${c} ${where(target, c, q, on(c, t, q))})`;
  };

/** The single row to which a column points, or null; a null column causes no look-up. */
export const pointed =
  (read: LazyRead, name: string): SqlField =>
  (t, q, field) =>
    `(case when ${t}.${name} is not null then ${one(read, (c) => `${c}.id = ${t}.${name}`)(t, q, field)} end)`;

/** A type whose fields are columns of its parent's row. */
export const sameRow =
  (read: LazyRead): SqlField =>
  (t, q, field) =>
    objectSql(read(), field, t, q);

/** All rows that refer to this one, for lists that stay short by nature (members, owners, answers). */
export const many =
  (
    read: LazyRead,
    on: (child: Alias, parent: Alias, q: Query) => string,
    by: (child: Alias, parent: Alias) => string,
  ): SqlField =>
  (t, q, field) => {
    const [target, c] = [read(), q.alias()];
    return `(select coalesce(json_agg(${objectSql(target, field, c, q)} order by ${by(c, t)}), '[]')
      from ${target.source(q)} ${c} ${where(target, c, q, on(c, t, q))})`;
  };

/** The single row to which a pair of columns points; the first column names its type. */
export const oneOf =
  (
    discriminator: string,
    targets: Record<string, { read: LazyRead; on: (child: Alias, parent: Alias, q: Query) => string }>,
  ): SqlField =>
  (t, q, field) => {
    const cases = Object.entries(targets).map(([value, { read, on }]) => {
      const [target, c] = [read(), q.alias()];
      return `when '${value}' then (select jsonb_build_object('__typename', '${target.type}') || (${objectSql(target, field, c, q)})::jsonb
        from ${target.source(q)} ${c} ${where(target, c, q, on(c, t, q))})`;
    });
    return `(case ${t}.${discriminator} ${cases.join(' ')} end)`;
  };
