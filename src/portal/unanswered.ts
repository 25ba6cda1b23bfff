import type { GivenError } from '../api/execute.js';
import { isDatabaseAway } from '../kernel/database/away.js';

/** What a document of our own failed with: nothing that somebody typed. */
export class Unanswered extends Error {
  readonly databaseAway: boolean;

  constructor(errors: readonly GivenError[] = []) {
    super(JSON.stringify(errors));
    this.databaseAway = errors.some(({ extensions }) => extensions?.code === 'DATABASE_AWAY');
  }
}

/** Over by itself: people are asked to come back, and nobody to look for a bug. */
export const isOverSoon = (error: unknown): boolean =>
  error instanceof Unanswered ? error.databaseAway : isDatabaseAway(error);
