import pg from 'pg';
import { QueryFailedError } from 'typeorm';

export interface Trace {
  error: string;
  at: string[];
}

/**
 * The parts of an unforeseen error that the log may keep: its kind and its place. Messages of the database are left
 * out, because they quote what people wrote; its codes and schema names tell enough. Quotations in other errors are
 * removed. The messages of parsing errors are dropped whole, because they quote without quotation marks.
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
