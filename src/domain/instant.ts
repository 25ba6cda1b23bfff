import { isDay } from './stated-date.js';

/** RFC 3339 with an offset. Leap seconds are refused, because neither JavaScript nor SQL keeps them. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** Four digits hold every year that people write; ISO 8601 and SQL differ beyond them. */
const [FIRST, LAST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** The instant that a text states, in the years 1 to 9999 of UTC; `null` when it states none. */
export function instantOf(text: string): Date | null {
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const instant = new Date(text);
  return instant.getTime() >= FIRST && instant.getTime() <= LAST ? instant : null;
}
