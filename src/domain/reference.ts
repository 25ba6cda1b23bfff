/** The number in a series of proposals that somebody typed: `P-005`, `p-5` and `5` are the fifth; `null` for other words. */
export function numberTyped(typed: string): string | null {
  const [, number] = /^(?:P-?)?(\d{1,9})$/.exec(typed.trim().toUpperCase()) ?? [];
  return number === undefined ? null : String(Number(number)).padStart(3, '0');
}

/** Whether a search for these words means the proposal of this reference too. */
export const isMeant = (reference: string, typed: string): boolean => referenceBeside(reference, typed) === reference;

/** What somebody typed for a reference beside another of the same plan: `p-5` and `5` are the fifth of that series. */
export function referenceBeside(other: string, typed: string): string {
  const number = numberTyped(typed);
  return number === null ? typed.trim().toUpperCase() : other.replace(/-P-\d+$/, `-P-${number}`);
}
