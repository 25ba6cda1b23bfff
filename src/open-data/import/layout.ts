import type { Doubt, Reading } from './records.js';

/** How one kind of file is read. A layout knows columns and words; it never sees the database. */
export interface Layout {
  name: string;
  /** Raised when rows are read differently, so that rows already imported are read again. */
  reading: number;
  /** Files of one kind come in forms that their columns tell apart. */
  forms: Form[];
}

export interface Form {
  /** Our name of a column → the names it has had, compared without case, blanks and punctuation. */
  columns: Record<string, string[]>;
  required: string[];
  /** Columns that are kept with the row and not read: known, so not worth a warning. */
  ignored?: string[];
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

  reads(sourceKey: string, record: Extract<Reading, { sourceKey: string }>['record']): Reading {
    return { row: this.number, raw: this.raw, doubts: this.doubts, sourceKey, record };
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
export function onceEach(): (row: SourceRow, column: string, key: string) => string {
  const seen = new Map<string, number>();
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
