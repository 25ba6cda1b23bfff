import type { GivenError } from '../../api/execute.js';
import { isDatabaseAway } from '../../kernel/database/away.js';

/**
 * A document of the portal failed. The error lists codes only, because the messages of GraphQL quote what somebody
 * typed.
 */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly databaseAway: boolean;
  /** True when the page would hold more than an answer may, or takes the database too long. */
  readonly tooMuch: boolean;
  /** True when more texts have the words of a search than the database compares in time. */
  readonly tooWide: boolean;

  constructor(errors: readonly GivenError[] = []) {
    super(errors.map(({ extensions = {} }) => Object.values(extensions).join(' ')).join(', '));
    const codes = errors.map(({ extensions }) => extensions?.code ?? '');
    this.databaseAway = codes.includes('DATABASE_AWAY');
    this.tooWide = errors.some(({ extensions }) => extensions?.problem === 'SEARCH_TOO_WIDE');
    this.tooMuch = codes.includes('ANSWER_TOO_LARGE') || codes.includes('TOOK_TOO_LONG');
  }
}

/** True when the failure passes by itself: people are asked to come back, and nobody must look for a bug. */
export const isOverSoon = (error: unknown): boolean =>
  error instanceof Unanswered ? error.databaseAway : isDatabaseAway(error);
