/** Controls, formats (bidirectional ones, zero widths, marks of byte order), private use, halves of pairs. */
const HIDDEN = '\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}';
const ANY_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');
/** These besides leave a blank: spaces, fillers, what is ignored by default, an empty cell of Braille. */
const BLANK = new RegExp(`^[${HIDDEN}\\s\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]*$`, 'u');

/** Whether a text holds anything that can be seen: whoever presses the space bar or sends only zero widths wrote nothing. */
export const isWritten = (text: string): boolean => !BLANK.test(text);

/** The text without the space around it; empty when nothing of it can be seen. */
export const writtenText = (text: string | null | undefined): string => (text && isWritten(text) ? text.trim() : '');

/** Within a text such characters may be rightful; in a name they would let it dress up as another. */
export const hasHidden = (text: string): boolean => ANY_HIDDEN.test(text);
