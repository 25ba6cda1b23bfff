import type { RequestContext } from '../context.js';
import { ANSWER_BYTES, saidByLimits, tooLarge } from '../weight/too-much.js';
import { type Parameters, Query } from './query.js';

/** One read of a request: the SQL of a single JSON value. */
interface Part {
  /**
   * The place in the answer. It orders the parts, so that the same document makes the same statement, whichever
   * resolver was first.
   */
  place: string;
  asOf: Date | null;
  compile(q: Query): string;
  resolve(json: unknown): void;
  reject(reason: unknown): void;
}

type Send = (sql: string, values: unknown[], context: RequestContext) => Promise<Record<string, unknown> | undefined>;

/** Joins simultaneous reads of one request into one statement: one round trip, and one instant for the whole answer. */
export class Batches {
  private readonly open = new Map<RequestContext, Part[]>();

  constructor(private readonly send: Send) {}

  read(context: RequestContext, { place, asOf, compile }: Pick<Part, 'place' | 'asOf' | 'compile'>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const part = { place, asOf, compile, resolve, reject };
      const waiting = this.open.get(context);
      if (waiting) {
        waiting.push(part);
        return;
      }
      this.open.set(context, [part]);
      // All root fields have asked by then, because only promises lie between their resolvers and this.
      setImmediate(() => {
        const parts = this.open.get(context) ?? [];
        this.open.delete(context);
        void this.ask(context, parts);
      });
    });
  }

  private async ask(context: RequestContext, parts: Part[]): Promise<void> {
    const parameters: Parameters = { values: [], aliases: 0 };
    const asked: { part: Part; sql: string }[] = [];
    for (const part of parts.toSorted((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))) {
      const before = parameters.values.length;
      try {
        asked.push({ part, sql: part.compile(new Query(context.actor, part.asOf, context, parameters)) });
      } catch (refusal) {
        parameters.values.length = before;
        part.reject(refusal);
      }
    }
    if (asked.length === 0) return;
    try {
      const row = await this.send(boundedSql(asked.map(({ sql }) => sql)), parameters.values, context);
      if (row?.['fits'] === false) throw tooLarge();
      for (const [n, { part }] of asked.entries()) part.resolve(row?.[`r${n}`] ?? null);
    } catch (error) {
      const said = saidByLimits(error);
      for (const { part } of asked) part.reject(said);
    }
  }
}

/**
 * Several JSON values in one row. When they are too large together the row is empty, so that this process never
 * receives them. `offset 0` keeps PostgreSQL from computing each value twice.
 */
function boundedSql(parts: string[]): string {
  const columns = parts.map((_, n) => `r${n}`);
  const fits = `${columns.map((column) => `coalesce(pg_column_size(${column}), 0)`).join(' + ')} <= ${ANSWER_BYTES}`;
  return `select fits, ${columns.map((column) => `case when fits then ${column} end as ${column}`).join(', ')}
from (select ${columns.join(', ')}, ${fits} as fits from (select ${parts.map((sql, n) => `(${sql}) as r${n}`).join(',\n')} offset 0) a offset 0) b`;
}
