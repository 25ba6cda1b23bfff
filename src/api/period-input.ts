import { refuse } from '../domain/refusal.js';
import { type Period, readStatedDate } from '../domain/stated-date.js';

/** A period that somebody typed; each end keeps the precision that was given. */
export function periodOf(input: { start?: string; end?: string }, path: string[]): Period {
  const read = (side: 'start' | 'end') => {
    const given = input[side];
    return given ? (readStatedDate(given, side) ?? refuse('DATE_INVALID', [...path, side])) : null;
  };
  return { start: read('start'), end: read('end') };
}
