import { firstCharacters } from '../../domain/text.js';
import type { Doubt, Origin, Reading } from './records.js';

/** Describes how to read one kind of file. A layout knows columns and words, and never the database. */
export interface Layout {
  name: string;
  /** Raise this number when rows are read differently; then rows already imported are read again. */
  reading: number;
  /** Forms of the file, which differ in their columns. */
  forms: FileForm[];
  /** Set for texts of private persons. Their rows go into an existing plan. */
  people?: People;
}

/**
 * Names of people from other sites are not kept: the columns that name them become a pseudonym before any other code
 * sees them. Cells of unknown columns are not kept either, because they may name people too.
 */
export interface People {
  /** Our name of the column that identifies people. */
  column: string;
  /** The site of the row: the same number is another person on another site. */
  source(row: SourceRow): string;
  /** For comments: the layout of the proposals that they are about. */
  about?: string;
}

export interface FileForm {
  /** All names that a column has had, by our name; they are compared without case, blanks and punctuation. */
  columns: Record<string, string[]>;
  required: string[];
  /** Our names of columns whose absence needs no warning. */
  optional?: string[];
  /** Known columns that are kept with the row and not read; they need no warning. */
  ignored?: string[];
  /** Known columns that are not kept, because they name people. */
  unkept?: string[];
  /** Starts a file; the closure remembers things from row to row (repeated keys, numbering). */
  start(options: LayoutOptions): (row: SourceRow) => Reading;
}

export interface LayoutOptions {
  /** Slug of the plan, when the file does not name it. */
  plan: string | null;
}

/** One row with its cells under our names. */
export class SourceRow {
  readonly doubts: Doubt[] = [];

  constructor(
    readonly number: number,
    /** The cells as the file has them, by the file's own names. */
    readonly raw: Record<string, string>,
    private readonly headers: Map<string, string>,
  ) {}

  /** The cell without blanks around it; empty when the file has no such column. */
  get(column: string): string {
    const header = this.headers.get(column);
    return header === undefined ? '' : (this.raw[header] ?? '').trim();
  }

  has(column: string): boolean {
    return this.headers.has(column);
  }

  doubt(column: string, value: string, reason: string, done: string): void {
    this.doubts.push({ column: this.headers.get(column) ?? column, value: brief(value), reason, done });
  }

  reads(sourceKey: string, record: Extract<Reading, { sourceKey: string }>['record'], origin: Origin = {}): Reading {
    return { row: this.number, raw: this.raw, doubts: this.doubts, sourceKey, record, origin };
  }

  refuses(column: string, reason: string): Reading {
    const value = brief(this.get(column));
    const refused = { column: this.headers.get(column) ?? column, value, reason, done: 'row refused' };
    return { row: this.number, raw: this.raw, doubts: this.doubts, refused };
  }
}

export function brief(value: string): string {
  return value.length > 120 ? `${firstCharacters(value, 120)}…` : value;
}

/** Makes repeated keys unique, because sources repeat them. Rows are never merged: the second one is `…#2`. */
export function onceEach(
  seen: Times = new Map<string, number>(),
): (row: SourceRow, column: string, key: string) => string {
  return (row, column, key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times === 1) return key;
    row.doubt(
      column,
      row.get(column),
      'repeats the key of an earlier row',
      `kept apart as number ${times} of that key`,
    );
    return `${key}#${times}`;
  };
}

interface Times {
  get(key: string): number | undefined;
  set(key: string, times: number): void;
}

const [A_PAGE, MOST_PAGES, MOST_TIMES] = [1024, 65_536, 255];

/**
 * Counts how often each number was seen, in one byte per number: files of a million comments number them one after
 * another, and remembering a million texts would not be constant memory. Keys that are no numbers are remembered as
 * text.
 */
export class NumbersSeen implements Times {
  private readonly pages = new Map<number, Uint8Array>();
  private readonly others = new Map<string, number>();

  get(key: string): number | undefined {
    const number = numberOf(key);
    return this.others.get(key) ?? (this.pages.get(Math.floor(number / A_PAGE))?.[number % A_PAGE] || undefined);
  }

  set(key: string, times: number): void {
    const number = numberOf(key);
    const page = this.pages.get(Math.floor(number / A_PAGE)) ?? new Uint8Array(A_PAGE);
    if (Number.isNaN(number) || times > MOST_TIMES || this.pages.size >= MOST_PAGES) this.others.set(key, times);
    else this.pages.set(Math.floor(number / A_PAGE), page.fill(times, number % A_PAGE, (number % A_PAGE) + 1));
  }
}

const numberOf = (key: string) => (/^[1-9]\d{0,11}$/.test(key) ? Number(key) : NaN);
