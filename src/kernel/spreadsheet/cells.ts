import { DAY_MS } from '../../domain/days.js';

/** The value of a cell that is read. `text` of a day is the day, such as `2026-06-30`; that of a formula is its result. */
export interface Cell {
  kind: 'text' | 'day' | 'formula' | 'error';
  text: string;
}

export interface Sheet {
  name: string;
  /** Cells by the number of their row, from 1, and of their column, from 0. Empty cells are left out. */
  rows: Map<number, Map<number, Cell>>;
}

/** The letters of a column, from 0: A, Z, AA. */
export function lettersOf(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}

/** The name of a cell, as a program shows it. */
export const cellName = (row: number, column: number): string => `${lettersOf(column)}${row}`;

const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/;

/** The column and the row that the name of a cell gives; `null` for anything else. */
export function placeOf(name: string): { row: number; column: number } | null {
  const [, letters, digits] = REFERENCE.exec(name) ?? [];
  if (letters === undefined) return null;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.codePointAt(0)! - 64, 0) - 1;
  return { row: Number(digits), column };
}

/** Day 0 of both ways to count days in a spreadsheet. */
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const LAST_DAY = 2_958_465;

/** The day that a number of a spreadsheet stands for; `null` for a number that is none. */
export function dayOfNumber(number: number, since: 1900 | 1904): string | null {
  if (!(number >= 1 && number < LAST_DAY + 1)) return null;
  return new Date(DAY_ZERO[since] + Math.floor(number) * DAY_MS).toISOString().slice(0, 10);
}

export const numberOfDay = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - DAY_ZERO[1900]) / DAY_MS;

/** Numbers of the formats of days that every program knows. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** True when a format shows a number as a day; `code` is the format that the file itself declares. */
export function isDayFormat(number: number, code: string | undefined): boolean {
  if (code === undefined) return DAY_FORMATS.has(number);
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '');
  return /[yd]/i.test(bare) && !/general/i.test(bare);
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Spreadsheets write letters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.replaceAll(ESCAPED, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
export const escaped = (text: string): string => text.replaceAll(ESCAPED, (all) => `_x005F${all}`);
