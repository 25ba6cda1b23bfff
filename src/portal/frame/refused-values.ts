import type { GivenError } from '../../api/execute.js';

/** Codes with which the schema refuses an id that names nothing, or a thing as it was in the past. */
export const NAMES_NOTHING = new Set(['ID_INVALID', 'ID_OF_THE_PAST']);

/** Codes with which the schema refuses values that come from an address. */
const OF_VALUES = new Set(['INPUT_INVALID', 'TEXT_TOO_LONG', 'TEXT_REQUIRED', 'CHOICES_AT_MOST']);

export const isOfValues = ({ extensions }: GivenError) =>
  extensions?.code === 'BAD_USER_INPUT' || OF_VALUES.has(extensions?.problem ?? '');

/** graphql-js names the refused field in its message only. */
export function fieldIn(message: string): string {
  return (/ at "([\w.]+)"/.exec(message) ?? /Field "(\w+)" of required type/.exec(message))?.[1] ?? '';
}
