/** Controls, formats (bidirectional ones, zero widths, marks of byte order), private use, halves of pairs, no characters. */
const HIDDEN = '\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}';
const ANY_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');
/** These besides leave a blank: spaces, fillers, what is ignored by default, an empty cell of Braille. */
const BLANK = new RegExp(`^[${HIDDEN}\\s\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]*$`, 'u');

/**
 * Code points that no text holds, because XML 1.0, JSON or iCalendar cannot: controls other than tab and line ends,
 * halves of pairs, and what Unicode calls no character (U+FFFE and the like). One of them breaks a feed for everybody.
 */
const UNHOLDABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Whether a text holds anything that can be seen: whoever presses the space bar or sends only zero widths wrote nothing. */
export const isWritten = (text: string): boolean => !BLANK.test(text);

/** The text without the space around it; empty when nothing of it can be seen. */
export const writtenText = (text: string | null | undefined): string => (text && isWritten(text) ? text.trim() : '');

/** The longest texts people may write: a title of a commitment, and the body of a section. */
export const TITLE_LENGTH = 300;
export const BODY_LENGTH = 20_000;

/** As many as people count and the database does: a line end is one, and so is an emoji of one code point. */
export const charactersIn = (text: string): number => Array.from(text).length;

/** Within a text such characters may be rightful; in a name they would let it dress up as another. */
export const hasHidden = (text: string): boolean => ANY_HIDDEN.test(text);

/** No language writes more marks on one letter: Vietnamese two, Hebrew and Arabic three, Tibetan and Thai four. */
const MARKS_AT_MOST = 4;
const MANY_MARKS = new RegExp(`\\p{M}{${MARKS_AT_MOST + 1}}`, 'u');

export const hasManyMarks = (text: string): boolean => MANY_MARKS.test(text);

/** The first thing in a text that no text holds, by its name, and the last words before it. */
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

/** The names of all of them, each once: `U+0000, U+FFFE`. */
export const unholdableNames = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(UNHOLDABLE), ([one]) => nameOf(one.codePointAt(0)!))),
];

const nameOf = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

export const withoutUnholdable = (text: string): string => text.replaceAll(UNHOLDABLE, '');

/** Each shown as �: nothing comes to stand beside something that it was apart from. */
export const markUnholdable = (text: string): string => text.replaceAll(UNHOLDABLE, '\ufffd');

/** The first words of a text in one line, cut between words; an ellipsis says that more follows. */
export function beginning(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const end = line.lastIndexOf(' ', most);
  const words = end > 0 ? line.slice(0, end) : line.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${words}…`;
}
