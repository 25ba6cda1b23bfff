import type { ProblemCode } from '../domain/refusal.js';

/** What the doors tell the browser that came to them: sealed in a cookie, because an address can be written by anybody. */
export interface DoorTold {
  /** The page where it is told. */
  page: string;
  /** Why the door stayed shut; `null` when it led on. */
  problem: { code: ProblemCode; values: Record<string, string | number> } | null;
  /** What was typed, to be shown again: never a code. */
  typed: Record<string, string>;
  /** Where whoever signs in goes on. */
  returnTo: string | null;
}

/** A browser keeps no cookie of more than 4,096 bytes, and sealing makes a third more of it. */
const LONGEST = 2700;

/** As much of it as a cookie holds: rather the problem without what was typed than nothing. */
export function fitting(told: DoorTold): string {
  const fits = [told, { ...told, typed: {} }].map((each) => JSON.stringify(each));
  return (
    fits.find((text) => Buffer.byteLength(text) <= LONGEST) ?? JSON.stringify({ ...told, typed: {}, returnTo: null })
  );
}
