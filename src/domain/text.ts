/**
 * Controls, formats (bidirectional characters, zero widths, byte order marks), private use, surrogates, noncharacters.
 */
const HIDDEN = '\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}';
const ANY_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');
/**
 * Characters that look blank: the hidden ones above, spaces, fillers, default-ignorable ones, the empty Braille cell.
 */
const BLANK = new RegExp(`^[${HIDDEN}\\s\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]*$`, 'u');

/**
 * Code points that no text may contain, because XML 1.0, JSON or iCalendar cannot hold them: controls other than tab
 * and line ends, surrogates, and noncharacters (U+FFFE and the like). A single one breaks a feed for everybody.
 */
const UNHOLDABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** True when a text contains something visible. A text of blanks or zero widths counts as empty. */
export const isWritten = (text: string): boolean => !BLANK.test(text);

/** The text without surrounding space; empty when nothing of it is visible. */
export const writtenText = (text: string | null | undefined): string => (text && isWritten(text) ? text.trim() : '');

/** Counts characters as the database does: a line end is one, and so is an emoji of one code point. */
export const charactersIn = (text: string): number => Array.from(text).length;

/** Such characters may be legitimate inside a text. In a name they would let it imitate another name. */
export const hasHidden = (text: string): boolean => ANY_HIDDEN.test(text);

/** No language puts more marks on one letter: Vietnamese uses two, Hebrew and Arabic three, Tibetan and Thai four. */
const MARKS_AT_MOST = 4;
const MANY_MARKS = new RegExp(`\\p{M}{${MARKS_AT_MOST + 1}}`, 'u');

export const hasManyMarks = (text: string): boolean => MANY_MARKS.test(text);

/** The first forbidden character of a text, by its name, and the last words before it. */
export interface Unholdable {
  name: string;
  after: string;
}

const WORDS_BEFORE = 20;

export function unholdableIn(text: string): Unholdable | null {
  const at = text.search(UNHOLDABLE);
  if (at < 0) return null;
  const before = text.slice(Math.max(0, at - 2 * WORDS_BEFORE), at).replaceAll(/\s+/g, ' ');
  return { name: nameOf(text.codePointAt(at)!), after: Array.from(before).slice(-WORDS_BEFORE).join('') };
}

/** The names of all forbidden characters, each once: `U+0000, U+FFFE`. */
export const unholdableNames = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(UNHOLDABLE), ([one]) => nameOf(one.codePointAt(0)!))),
];

const nameOf = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

export const withoutUnholdable = (text: string): string => text.replaceAll(UNHOLDABLE, '');

const ALL_HIDDEN = new RegExp(`[${HIDDEN}]`, 'gu');

/** A name as people see it. */
export const withoutHidden = (text: string): string => text.replaceAll(ALL_HIDDEN, '');

/** Replaces each forbidden character by �. Deleting it would join the texts on both sides. */
export const markUnholdable = (text: string): string => text.replaceAll(UNHOLDABLE, '\ufffd');

/** The first characters of a text, at most so many UTF-16 units: half of a character can be stored nowhere. */
export const firstCharacters = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** The first words of a text in one line, cut between words; an ellipsis shows that the text goes on. */
export function beginning(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const end = line.lastIndexOf(' ', most);
  const words = end > 0 ? line.slice(0, end) : firstCharacters(line, most);
  return `${words}…`;
}
