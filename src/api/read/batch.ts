import type { RequestContext } from '../context.js';
import { ANSWER_BYTES, saidByLimits, tooLarge } from '../weight/too-much.js';
import { type Parameters, Query } from './query.js';

/** One read of a request: SQL of a single JSON value. */
interface Part {
  /** Where in the answer it stands: the same document makes the same statement, whichever resolver was first. */
  place: string;
  asOf: Date | null;
  compile(q: Query): string;
  resolve(json: unknown): void;
  reject(reason: unknown): void;
}

type Send = (sql: string, values: unknown[], context: RequestContext) => Promise<Record<string, unknown> | undefined>;

/**
 * Joins what one request reads at the same time into one statement: one round trip, and all of an answer is from the
 * same instant.
 */
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
      // By then every root field has asked: between its resolver and this there are promises only.
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
        asked.push({ part, sql: part.compile(new Query(context.actor, part.asOf, context.now, parameters)) });
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
 * Several values of JSON in one row, which holds none of them when they are too large together: then this process never
 * gets to hold them. `offset 0` keeps PostgreSQL from making each of them twice.
 */
function boundedSql(parts: string[]): string {
  const columns = parts.map((_, n) => `r${n}`);
  const fits = `${columns.map((column) => `coalesce(pg_column_size(${column}), 0)`).join(' + ')} <= ${ANSWER_BYTES}`;
  return `select fits, ${columns.map((column) => `case when fits then ${column} end as ${column}`).join(', ')}
from (select ${columns.join(', ')}, ${fits} as fits from (select ${parts.map((sql, n) => `(${sql}) as r${n}`).join(',\n')} offset 0) a offset 0) b`;
}
