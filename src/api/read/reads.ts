import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import { DataSource } from 'typeorm';
import { CONNECTION_LIFE_SECONDS } from '../../kernel/database/data-source.js';
import { lookAhead } from '../../kernel/speed/look-ahead.js';
import { type Ask, askerOf } from '../../kernel/speed/pool.js';
import { statementName } from '../../kernel/speed/preparing-client.js';
import { settled } from '../../domain/as-of.js';
import { LIMITS } from '../limits.js';
import { Lane } from '../weight/lane.js';
import type { RequestContext } from '../context.js';
import { Batches } from './batch.js';
import { objectSql, where } from './compile.js';
import type { LazyRead } from './fields.js';
import { type ListRead, pageSql } from './page.js';
import { type Alias, Query } from './query.js';
import { RepeatedStatements } from './repeated.js';

type Condition = (t: Alias, q: Query) => string;

/**
 * Runs reads that are compiled from the selection of the request. All simultaneous reads of a request are one SQL
 * statement.
 */
@Injectable()
export class Reads {
  private readonly asks: Ask;
  private readonly batches = new Batches((...asked) => this.send(...asked));
  private readonly lane = new Lane();
  private readonly repeated = new RepeatedStatements(CONNECTION_LIFE_SECONDS * 1000);

  constructor(db: DataSource) {
    this.asks = askerOf(db);
  }

  /** The single visible row, or null: unknown and invisible rows look the same. */
  async one(read: LazyRead, on: Condition, info: GraphQLResolveInfo, context: RequestContext, asOf?: Date | null) {
    return this.oneFrom(read, on, lookAhead(info), context, asOf);
  }

  async oneFrom(read: LazyRead, on: Condition, tree: ResolveTree, context: RequestContext, asOf?: Date | null) {
    const target = read();
    return this.read<Record<string, unknown>>(context, tree.alias, asOf, (q) => {
      const t = q.alias();
      return `select ${objectSql(target, tree, t, q)} from ${target.source(q)} ${t} ${where(target, t, q, on(t, q))}`;
    });
  }

  async many(
    read: LazyRead,
    by: (t: Alias, q: Query) => string,
    info: GraphQLResolveInfo,
    context: RequestContext,
    on?: Condition,
  ) {
    return this.manyFrom(read, on, by, lookAhead(info), context);
  }

  async manyFrom(
    read: LazyRead,
    on: Condition | undefined,
    by: (t: Alias, q: Query) => string,
    tree: ResolveTree,
    context: RequestContext,
  ) {
    const target = read();
    const rows = await this.read<Record<string, unknown>[]>(context, tree.alias, null, (q) => {
      const t = q.alias();
      return `select coalesce(json_agg(${objectSql(target, tree, t, q)} order by ${by(t, q)}), '[]')
        from ${target.source(q)} ${t} ${where(target, t, q, on?.(t, q))}`;
    });
    return rows ?? [];
  }

  async page<Filter>(plan: ListRead<Filter>, info: GraphQLResolveInfo, context: RequestContext, asOf?: Date | null) {
    const tree = lookAhead(info);
    return this.read<Record<string, unknown>>(context, tree.alias, asOf, (q) => pageSql(plan, q, tree));
  }

  /** Figures over many rows, as one JSON object. */
  async figures(
    sql: (q: Query) => string,
    info: GraphQLResolveInfo,
    context: RequestContext,
    asOf?: Date | null,
  ): Promise<Record<string, unknown> | null> {
    return this.read(context, lookAhead(info).alias, asOf, sql);
  }

  private async read<T>(
    context: RequestContext,
    place: string,
    asOf: Date | null | undefined,
    compile: (q: Query) => string,
  ): Promise<T | null> {
    const past = asOf ? settled(asOf, context.now) : null;
    return this.batches.read(context, { place, asOf: past, compile }) as Promise<T | null>;
  }

  private async send(sql: string, values: unknown[], context: RequestContext) {
    const name = context.prepared ? statementName(sql) : this.repeated.nameOf(sql);
    const ask = async () => (await this.asks(sql, values, name))[0];
    const { characters = 0, address = '' } = context;
    return characters > LIMITS.charactersOfLarge ? this.lane.run(address, ask) : ask();
  }
}
