/** A number as people write it in Mexico: `843,000` or `12.5`. A decimal comma is refused, because nobody could know. */
const NUMBER = /^-?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,6})?$/;

/** The number that somebody wrote; `null` when it can be read in two ways or is none. */
export function writtenNumber(text: string): number | null {
  const plain = text.trim();
  return NUMBER.test(plain) ? Number(plain.replaceAll(',', '')) : null;
}
