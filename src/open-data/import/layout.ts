import type { Doubt, Origin, Reading } from './records.js';

/** How one kind of file is read. A layout knows columns and words; it never sees the database. */
export interface Layout {
  name: string;
  /** Raised when rows are read differently, so that rows already imported are read again. */
  reading: number;
  /** Files of one kind come in forms that their columns tell apart. */
  forms: Form[];
  /** What private persons wrote. Its rows go into a plan that is there already. */
  people?: People;
}

/**
 * Who wrote something elsewhere is not kept here: the columns that name somebody become a pseudonym before anything else
 * sees them. Cells of columns that the layout does not know are not kept either, because they may name people too.
 */
export interface People {
  /** Our name of the column that tells people apart. */
  column: string;
  /** The site that the row comes from: the same number is somebody else on another one. */
  source(row: SourceRow): string;
  /** Of comments: the layout of the proposals that they are about. */
  about?: string;
}

export interface Form {
  /** Our name of a column → the names it has had, compared without case, blanks and punctuation. */
  columns: Record<string, string[]>;
  required: string[];
  /** Our names of columns whose absence is not worth a warning. */
  optional?: string[];
  /** Columns that are kept with the row and not read: known, so not worth a warning. */
  ignored?: string[];
  /** Columns that are known and not kept, because they name people. */
  unkept?: string[];
  /** Starts a file; what must be remembered from row to row (repeated keys, numbering) lives in the closure. */
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
    /** As the file has it, by the file's own names. */
    readonly raw: Record<string, string>,
    private readonly headers: Map<string, string>,
  ) {}

  /** Without blanks around it; empty when the file has no such column. */
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
  return value.length > 120 ? `${value.slice(0, 120)}…` : value;
}

/** Sources repeat keys that should be unique. Rows are never merged: the second one is `…#2`. */
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
 * How often each number was seen, in a byte for each: files of a million comments number them one after another, and
 * remembering a million texts would not be constant memory. What is no number is remembered as text.
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
