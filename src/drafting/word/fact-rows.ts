import { createHash } from 'node:crypto';
import { refuse } from '../../domain/refusal.js';
import type { FactRow } from './file-paragraph.js';
import { PARAGRAPH_LENGTH_AT_MOST, PARAGRAPHS_AT_MOST } from './limits.js';
import type { XmlElement } from '../../kernel/office/xml.js';

const DIGEST_LENGTH = 10;
/** A property of a document keeps at most 255 characters in some programs. */
const DIGESTS_IN_A_PROPERTY = 20;

/** A short digest of a row; programs that save the file may set its white space otherwise. */
const digestOf = (cells: readonly string[]): string =>
  createHash('sha256')
    .update(cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()).join('\0'))
    .digest('hex')
    .slice(0, DIGEST_LENGTH);

/** The digests of all rows, as the values of properties. */
export function digestsOf(rows: readonly (readonly string[])[]): string[] {
  const all = rows.map(digestOf);
  return Array.from({ length: Math.ceil(all.length / DIGESTS_IN_A_PROPERTY) }, (_, part) =>
    all.slice(part * DIGESTS_IN_A_PROPERTY, (part + 1) * DIGESTS_IN_A_PROPERTY).join(' '),
  );
}

/**
 * The changes in the table of facts: the words of each row that is not as it left, tracked or not, and an empty text
 * when rows are gone without a trace.
 */
export function changedRows(rows: readonly FactRow[], left: readonly string[]): { text: string; paragraph: number }[] {
  const waiting = new Map<string, number>();
  for (const digest of left) waiting.set(digest, (waiting.get(digest) ?? 0) + 1);
  const hasLeft = ({ before }: FactRow): boolean => {
    const digest = digestOf(before);
    const many = waiting.get(digest) ?? 0;
    if (many > 0) waiting.set(digest, many - 1);
    return many > 0;
  };
  const strange = new Set(rows.filter((row) => !hasLeft(row)));
  const changed = rows
    .filter((row) => strange.has(row) || row.before.join('\0') !== row.after.join('\0'))
    .map(({ before, after, paragraph }) => ({ text: wordsOf(after) || wordsOf(before), paragraph }));
  // A row that was changed without tracking is strange, and the row that left does not come back.
  const others = [...strange].filter(({ before }) => wordsOf(before) !== '').length;
  const gone = [...waiting.values()].reduce((sum, many) => sum + many, 0) - others;
  return gone > 0 ? [...changed, { text: '', paragraph: rows.at(-1)?.paragraph ?? 0 }] : changed;
}

const wordsOf = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(': ');

const TEXT: ReadonlySet<string> = new Set(['w:t', 'w:delText']);
const SPACES: ReadonlySet<string> = new Set(['w:p', 'w:br', 'w:cr', 'w:tab']);

type Side = 'before' | 'after';
/** The side on which the words of a tracked change do not stand. */
const MISSING_ON: Record<string, Side> = {
  'w:ins': 'before',
  'w:moveTo': 'before',
  'w:del': 'after',
  'w:moveFrom': 'after',
};

/** Reads the rows of one table, before and after its tracked changes. */
export class FactRowReader {
  private tables = 1;
  private length = 0;
  private row: FactRow | null = null;
  /** The sides on which the whole row does not stand. */
  private rowMissingOn = new Set<Side>();
  private isRowSet = false;
  private isText = false;
  private readonly missingOn: Side[] = [];

  constructor(
    private readonly rows: FactRow[],
    private readonly paragraph: number,
  ) {}

  open({ name }: XmlElement): void {
    this.isText = TEXT.has(name);
    const side = MISSING_ON[name];
    if (name === 'w:tbl') this.tables += 1;
    else if (name === 'w:trPr') this.isRowSet = true;
    else if (side) {
      if (this.isRowSet) this.rowMissingOn.add(side);
      this.missingOn.push(side);
    } else if (this.tables === 1 && name === 'w:tr') this.begin();
    else if (this.tables === 1 && name === 'w:tc') for (const cells of this.sides()) cells.push('');
    else if (SPACES.has(name)) this.add(' ');
  }

  /** True at the end of the table. */
  close(name: string): boolean {
    this.isText = false;
    if (name === 'w:tbl') this.tables -= 1;
    else if (name === 'w:trPr') this.isRowSet = false;
    else if (MISSING_ON[name]) this.missingOn.pop();
    else if (this.tables === 1 && name === 'w:tr') this.end();
    return this.tables === 0;
  }

  text(text: string): void {
    if (this.isText) this.add(text);
  }

  private begin(): void {
    if (this.rows.length >= PARAGRAPHS_AT_MOST) refuse('WORD_TOO_COMPLEX');
    this.row = { before: [], after: [], paragraph: this.paragraph };
    this.length = 0;
    this.rowMissingOn = new Set();
  }

  private end(): void {
    if (!this.row) return;
    for (const side of this.rowMissingOn) this.row[side] = this.row[side].map(() => '');
    this.rows.push(this.row);
    this.row = null;
  }

  private sides(): string[][] {
    return this.row ? [this.row.before, this.row.after] : [];
  }

  private add(text: string): void {
    const { row } = this;
    this.length += text.length;
    if (this.length > PARAGRAPH_LENGTH_AT_MOST) refuse('WORD_TOO_COMPLEX');
    for (const side of ['before', 'after'] as const) {
      const at = (row?.[side].length ?? 0) - 1;
      if (row && at >= 0 && !this.missingOn.includes(side)) row[side][at] += text;
    }
  }
}
