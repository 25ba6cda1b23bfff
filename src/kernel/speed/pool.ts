import type { Pool, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { isFast } from './fast-roads.js';
import { statementOf } from './preparing-client.js';

export const poolOf = (db: DataSource): Pool => (db.driver as PostgresDriver).master as Pool;

/** Asks on any connection of the pool; with a name it is prepared. */
export type Ask = (sql: string, values: unknown[], name?: string) => Promise<Record<string, unknown>[]>;

/** Asks the pool directly: TypeORM makes a runner of queries for each question, and has no place for a name. */
export function askerOf(db: DataSource): Ask {
  if (!isFast()) return (sql, values) => db.query(sql, values);
  const pool = poolOf(db);
  return async (sql, values, name) => {
    const { rows } = await (pool.query(statementOf(sql, values, name)) as unknown as Promise<QueryResult>);
    return rows;
  };
}
