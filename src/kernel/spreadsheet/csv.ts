/**
 * A spreadsheet runs a cell that begins like this as a formula, some also with wide signs (＝＋－＠). A mark before it
 * keeps the cell a text; reading takes the mark off again.
 */
const RUNS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A negative number is a number for a spreadsheet too, and nothing that it runs. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const neutral = (text: string) => (RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text);
export const restored = (text: string): string =>
  text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text;

const quoted = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** This writes one line of a CSV file, with its end. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(neutral(cell))).join(',')}\r\n`;

/** The line with the names of columns. The mark at the start tells spreadsheets that the file is UTF-8. */
export const csvHead = (columns: readonly string[]): string => `\ufeff${csvLine(columns)}`;
