import { asWritten, isDay, type StatedDate, readStatedDate } from '../../domain/stated-date.js';
import type { SourceRow } from './layout.js';

const NOTHING = new Set(['', 'not specified', 'nr', 'na', 'n/a', 'nd', 'none', 'none specified']);
const MONTHS = [
  ['january', 'enero', 'jan', 'ene'],
  ['february', 'febrero', 'feb'],
  ['march', 'marzo', 'mar'],
  ['april', 'abril', 'apr', 'abr'],
  ['may', 'mayo'],
  ['june', 'junio', 'jun'],
  ['july', 'julio', 'jul'],
  ['august', 'agosto', 'aug', 'ago'],
  ['september', 'septiembre', 'sep', 'sept'],
  ['october', 'octubre', 'oct'],
  ['november', 'noviembre', 'nov'],
  ['december', 'diciembre', 'dec', 'dic'],
];
const two = (number: number) => String(number).padStart(2, '0');

/** A date with exactly the precision of the file. An unreadable date is kept as written. */
export function writtenDate(row: SourceRow, column: string, side: 'start' | 'end'): StatedDate | null {
  const cell = row.get(column);
  if (NOTHING.has(cell.toLowerCase())) return null;
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  if (numbers)
    return dayOrMonthFirst(row, column, cell, numbers.slice(1).map(Number) as [number, number, number], side);
  // "By June 2024" means an end in that month, and nothing sharper.
  const short = shortOf(side === 'end' ? cell.replace(/^by\s+/i, '') : cell);
  const read = short === null ? null : readStatedDate(short, side, short === cell ? null : cell);
  if (read) return read;
  row.doubt(column, cell, 'is no date', 'kept as written');
  return asWritten(cell);
}

function dayOrMonthFirst(
  row: SourceRow,
  column: string,
  cell: string,
  [first, second, year]: [number, number, number],
  side: 'start' | 'end',
): StatedDate {
  if (first <= 12 && second <= 12) {
    row.doubt(column, cell, 'can be read day first or month first', 'kept as written');
    return asWritten(cell);
  }
  const [day, month] = first > 12 ? [first, second] : [second, first];
  const on = `${year}-${two(month)}-${two(day)}`;
  if (isDay(on)) return readStatedDate(on, side, cell)!;
  row.doubt(column, cell, 'is a day that no calendar has', 'kept as written');
  return asWritten(cell);
}

/** The forms with only one reading: `2014`, `2014-05`, `2014-05-31`, `Quarter 3 2013`, `May 2014`, `31 May 2014`. */
function shortOf(cell: string): string | null {
  if (/^\d{4}([/-]\d{2}){0,2}$/.test(cell) && !/^\d{4}[/-](1[3-9]|[2-9]\d|00)/.test(cell))
    return cell.replaceAll('/', '-');
  const quarter = /^(?:quarter|q|trimestre)\s*([1-4])[\s,/-]+(\d{4})$/i.exec(cell) ?? null;
  if (quarter) return `${quarter[2]}-Q${quarter[1]}`;
  const named = /^(?:(\d{1,2})\.?\s+(?:de\s+)?)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})$/u.exec(cell);
  const month = named ? MONTHS.findIndex((names) => names.includes(named[2]!.toLowerCase())) + 1 : 0;
  if (!named || month === 0) return null;
  const inMonth = `${named[3]}-${two(month)}`;
  return named[1] ? `${inMonth}-${two(Number(named[1]))}` : inMonth;
}
