import type { ProblemCode } from '../domain/refusal.js';

/** A message from a door to the next page. It travels in a sealed cookie, because anybody can write an address. */
export interface DoorTold {
  /** The page that shows the message. */
  page: string;
  /** The reason of a refusal; `null` when the door led on. */
  problem: { code: ProblemCode; values: Record<string, string | number> } | null;
  /** The typed values, to be shown again; never a code. */
  typed: Record<string, string>;
  /** The page to open after signing in. */
  returnTo: string | null;
}

/** A browser keeps no cookie of more than 4,096 bytes, and sealing makes the text a third longer. */
const LONGEST = 2700;

/** The part of the message that fits into a cookie: a problem without the typed values is better than no message. */
export function fitting(told: DoorTold): string {
  const fits = [told, { ...told, typed: {} }].map((each) => JSON.stringify(each));
  return (
    fits.find((text) => Buffer.byteLength(text) <= LONGEST) ?? JSON.stringify({ ...told, typed: {}, returnTo: null })
  );
}
