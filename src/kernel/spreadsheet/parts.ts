import { refuse } from '../../domain/refusal.js';
import { markUnholdable, unholdableIn } from '../../domain/text.js';
import type { XmlReader } from '../office/xml.js';
import { type Cell, dayOfNumber, isDayFormat, placeOf, type Sheet, unescaped } from './cells.js';

/** A cell holds at most 32,767 characters in any program. */
const TEXT_AT_MOST = 40_000;
const CELLS_AT_MOST = 60_000;
/** Cells may share one text, so a small file may hold many long ones; whoever compares them reads each. */
const CHARACTERS_AT_MOST = 10_000_000;

/** Characters that the cells of a file may still hold together. */
export interface Room {
  characters: number;
}
export const roomOfCells = (): Room => ({ characters: CHARACTERS_AT_MOST });

/** Adds a piece to a text that stays within its limit. */
function longer(text: string, piece: string): string {
  if (text.length + piece.length > TEXT_AT_MOST) refuse('SHEET_TOO_COMPLEX');
  return text + piece;
}

/** The texts that cells share. A text in several settings is one text; how it is pronounced is left out. */
export function stringReader(): XmlReader & { strings: string[] } {
  const strings: string[] = [];
  let [text, isText, isPronunciation] = ['', false, false];
  return {
    strings,
    open: ({ name }) => {
      if (name === 's:si') text = '';
      if (name === 's:rPh') isPronunciation = true;
      isText = name === 's:t' && !isPronunciation;
    },
    close: (name) => {
      isText = false;
      if (name === 's:rPh') isPronunciation = false;
      if (name === 's:si') strings.push(unescaped(text));
    },
    text: (piece) => {
      if (isText) text = longer(text, piece);
    },
  };
}

/** The settings of cells that show a number as a day, by their place in the file. */
export function dayStyleReader(): XmlReader & { days: ReadonlySet<number> } {
  const [days, codes] = [new Set<number>(), new Map<number, string>()];
  let [isOfCells, place] = [false, 0];
  return {
    days,
    open: (element) => {
      const number = Number(element.attribute('numFmtId') ?? '0');
      if (element.name === 's:numFmt') codes.set(number, element.attribute('formatCode') ?? '');
      if (element.name === 's:cellXfs') isOfCells = true;
      if (element.name !== 's:xf' || !isOfCells) return;
      if (isDayFormat(number, codes.get(number))) days.add(place);
      place += 1;
    },
    close: (name) => {
      if (name === 's:cellXfs') isOfCells = false;
    },
  };
}

interface Around {
  strings: readonly string[];
  days: ReadonlySet<number>;
  since: 1900 | 1904;
  room: Room;
}

/** The cells of one sheet that hold something. */
export function cellReader(around: Around): XmlReader & Pick<Sheet, 'rows'> {
  const rows: Sheet['rows'] = new Map();
  let [row, column, count] = [0, -1, 0];
  let cell = { type: '', style: 0, value: '', formula: false };
  let isValue = false;
  return {
    rows,
    open: (element) => {
      const { name } = element;
      isValue = name === 's:v' || name === 's:t';
      if (name === 's:f') cell.formula = true;
      if (name === 's:row') {
        row = numberIn(element.attribute('r')) ?? row + 1;
        column = -1;
      }
      if (name !== 's:c') return;
      column = placeOf(element.attribute('r') ?? '')?.column ?? column + 1;
      const style = numberIn(element.attribute('s')) ?? 0;
      cell = { type: element.attribute('t') ?? 'n', style, value: '', formula: false };
    },
    close: (name) => {
      isValue = false;
      if (name !== 's:c') return;
      const read = holdable(cellOf(cell, around));
      if (read === null) return;
      count += 1;
      around.room.characters -= read.text.length;
      if (count > CELLS_AT_MOST || around.room.characters < 0) refuse('SHEET_TOO_COMPLEX');
      const cells = rows.get(row) ?? new Map<number, Cell>();
      rows.set(row, cells.set(column, read));
    },
    text: (piece) => {
      if (isValue) cell.value = longer(cell.value, piece);
    },
  };
}

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;

interface CellAsStored {
  type: string;
  style: number;
  value: string;
  formula: boolean;
}

function cellOf(
  { type, style, value, formula }: CellAsStored,
  { strings, days, since }: Omit<Around, 'room'>,
): Cell | null {
  if (formula) return { kind: 'formula', text: unescaped(value) };
  if (value === '') return null;
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 's') return textCell(strings[Number(value)] ?? '');
  if (type === 'd') return { kind: 'day', text: value.slice(0, 10) };
  if (type !== 'n') return textCell(unescaped(value));
  const number = Number(value);
  const day = days.has(style) ? dayOfNumber(number, since) : null;
  return day === null ? textCell(Number.isNaN(number) ? value : String(number)) : { kind: 'day', text: day };
}

/** A text that no text may be is an error of its cell, with a mark where it cannot be kept. */
const holdable = (cell: Cell | null): Cell | null =>
  cell && unholdableIn(cell.text) ? { kind: 'error', text: markUnholdable(cell.text) } : cell;

const textCell = (text: string): Cell | null => (text === '' ? null : { kind: 'text', text });
