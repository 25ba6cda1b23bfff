import { refuse } from './refusal.js';

/**
 * Refuses an act with a public reason, or one that others are told of, when it changes nothing: people would look for
 * what is new. An edit that tells nobody is taken and leaves no version and no entry.
 */
export function requireChange(before: unknown, after: unknown, path: string[] = ['input']): void {
  if (isSame(before, after)) refuse('NOTHING_CHANGES', path);
}

/** True when two values say the same, in any order of their parts; a missing part counts as empty. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value ?? null;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  return Object.fromEntries(
    parts.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, ordered(part)]),
  );
}
