import pg from 'pg';
import { QueryFailedError } from 'typeorm';

export interface Trace {
  error: string;
  at: string[];
}

/**
 * What a log may say of an error that nobody foresaw: what it was and where. The text of the database's errors stays
 * out, because it quotes what people wrote; their code and the names in the schema tell as much. Quotations in any other
 * error are left out too, and the whole text of those that come of reading something, which quote without marks.
 */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: whatOf(error), at: at.map((line) => line.trim()) };
}

function whatOf(error: Error): string {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (['SyntaxError', 'GraphQLError'].includes(error.name)) return error.name;
  if (!(cause instanceof pg.DatabaseError)) return `${error.name}: ${unquoted(error.message)}`;
  const { code, table, column, constraint } = cause;
  return ['DatabaseError', code, table, column, constraint].filter(Boolean).join(' ');
}

const unquoted = (message: string) => message.replaceAll(/(["'`“«]).*["'`”»]/gs, '$1…$1');
