import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CONNECTION_LIFE_SECONDS } from '../../kernel/database/data-source.js';
import { isClosedInstant } from '../as-of.js';
import type { RequestContext } from '../context.js';
import { objectSql, where } from './compile.js';
import type { LazyRead } from './fields.js';
import { type Page, pageSql } from './page.js';
import { type Alias, Query } from './query.js';
import { RepeatedStatements, statementName } from './repeated.js';

type Condition = (t: Alias, q: Query) => string;

/** Runs reads: one SQL statement each, compiled from what the request selected. */
@Injectable()
export class Reader {
  private readonly pool: Pool;
  private readonly repeated = new RepeatedStatements(CONNECTION_LIFE_SECONDS * 1000);

  constructor(db: DataSource) {
    this.pool = (db.driver as unknown as { master: Pool }).master;
  }

  /** The one visible row, or null: unknown and invisible look the same. */
  async one(read: LazyRead, on: Condition, info: GraphQLResolveInfo, context: RequestContext, asOf?: Date | null) {
    return this.oneFrom(read, on, parseResolveInfo(info) as ResolveTree, context, asOf);
  }

  async oneFrom(read: LazyRead, on: Condition, tree: ResolveTree, context: RequestContext, asOf?: Date | null) {
    const [target, q] = [read(), this.query(context, asOf)];
    const t = q.alias();
    const sql = `select ${objectSql(target, tree, t, q)} as json from ${target.source(q)} ${t} ${where(target, t, q, on(t, q))}`;
    return this.run<Record<string, unknown>>(sql, q, context);
  }

  async many(
    read: LazyRead,
    by: (t: Alias) => string,
    info: GraphQLResolveInfo,
    context: RequestContext,
    on?: Condition,
  ) {
    return this.manyFrom(read, on, by, parseResolveInfo(info) as ResolveTree, context);
  }

  async manyFrom(
    read: LazyRead,
    on: Condition | undefined,
    by: (t: Alias, q: Query) => string,
    tree: ResolveTree,
    context: RequestContext,
  ) {
    const [target, q] = [read(), this.query(context)];
    const t = q.alias();
    const sql = `select coalesce(json_agg(${objectSql(target, tree, t, q)} order by ${by(t, q)}), '[]') as json
      from ${target.source(q)} ${t} ${where(target, t, q, on?.(t, q))}`;
    return (await this.run<Record<string, unknown>[]>(sql, q, context)) ?? [];
  }

  async page<Filter>(plan: Page<Filter>, info: GraphQLResolveInfo, context: RequestContext, asOf?: Date | null) {
    const q = this.query(context, asOf);
    const sql = `select ${pageSql(plan, q, parseResolveInfo(info) as ResolveTree)} as json`;
    return this.run<Record<string, unknown>>(sql, q, context);
  }

  private query(context: RequestContext, asOf?: Date | null): Query {
    return new Query(context.actor, asOf && isClosedInstant(asOf, context.now) ? asOf : null, context.now);
  }

  private async run<T>(sql: string, q: Query, context: RequestContext): Promise<T | null> {
    const name = context.prepared ? statementName(sql) : this.repeated.nameOf(sql);
    const { rows } = await this.pool.query<{ json: T | null }>({ ...(name && { name }), text: sql, values: q.values });
    return rows[0]?.json ?? null;
  }
}
