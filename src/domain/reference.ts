/**
 * The number of a proposal in its series, as somebody typed it: `P-005`, `p-5` and `5` mean 5; `null` for other words.
 */
export function numberTyped(typed: string): string | null {
  const [, number] = /^(?:P-?)?(\d{1,9})$/.exec(typed.trim().toUpperCase()) ?? [];
  return number === undefined ? null : String(Number(number)).padStart(3, '0');
}

/** True when a search for these words also means the proposal with this reference. */
export const isMeant = (reference: string, typed: string): boolean => referenceBeside(reference, typed) === reference;

/**
 * Completes a typed reference after another reference of the same plan: `p-5` and `5` mean the fifth of that series.
 */
export function referenceBeside(other: string, typed: string): string {
  const number = numberTyped(typed);
  return number === null ? typed.trim().toUpperCase() : other.replace(/-P-\d+$/, `-P-${number}`);
}
