/** What somebody typed for a reference beside another of the same plan: `p-5` and `5` are the fifth of that series. */
export function referenceBeside(other: string, typed: string): string {
  const written = typed.trim().toUpperCase();
  const [, number] = /^(?:P-?)?(\d{1,9})$/.exec(written) ?? [];
  return number === undefined ? written : other.replace(/-P-\d+$/, `-P-${String(Number(number)).padStart(3, '0')}`);
}
