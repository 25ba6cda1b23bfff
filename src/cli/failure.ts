import { messageOf } from '../api/words/words.js';
import { Refusal } from '../domain/refusal.js';
import { ConfigError } from '../kernel/config-error.js';
import { EmbeddedPostgresError } from '../kernel/embedded-postgres/embedded-postgres-error.js';
import { ImportError } from '../open-data/import-error.js';

/** The sentences that a person at a terminal reads instead of a stack. */
export function sentencesOf(error: unknown): string[] {
  if (error instanceof ImportError) return error.sentences;
  if (error instanceof Refusal) return error.problems.map((problem) => messageOf('en', problem));
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError) return [error.message];
  if (isDatabaseAway(error)) {
    return ['The database went away. What was written before is whole; run the same command again to go on.'];
  }
  const message = error instanceof Error ? error.message : String(error);
  return [`This should not have happened: ${message}`];
}

const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006'];

function isDatabaseAway(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  if (AWAY.includes(code ?? driverError?.code ?? '')) return true;
  return (
    error instanceof Error &&
    /Connection terminated|Client has encountered a connection error|not queryable/.test(error.message)
  );
}
