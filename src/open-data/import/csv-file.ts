import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse/sync';
import { ImportError } from '../import-error.js';
import { type Line, linesOf, NoTable } from './lines.js';

const HEAD = 64 * 1024;
/** Number of lines that the parser gets at once. */
const TOGETHER = 200;
/** Separator of lines for the parser, because the file's own line end may also stand inside a cell. */
const NEXT_LINE = '\0\x1e\0';

export interface CsvFile {
  path: string;
  bytes: number;
  sha256: string;
  encoding: Encoding;
  /** The first bytes of the file, in UTF-8. */
  head: Buffer;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The cells of a row as bytes, or a broken line whose quote never ends. */
export type CsvRow = { cells: Buffer[] } | { broken: Buffer };

/** Reads the file once for its hash, in constant memory. */
export async function inspect(path: string): Promise<CsvFile> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  try {
    const { size } = await stat(path);
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (head.length < HEAD) head = Buffer.concat([head, chunk]);
    }
    const encoding = encodingOf(head);
    return { path, bytes: size, sha256: hash.digest('hex'), encoding, head: new Decoder(encoding).decode(head) };
  } catch (error) {
    throw new ImportError([unreadable(path, error)]);
  }
}

export function unreadable(path: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const because: Record<string, string> = {
    EISDIR: `${path} is a folder: name a file in it.`,
    EACCES: `The file ${path} may not be read by this user: change its permissions, or run the command as its owner.`,
    ENOENT: `There is no file ${path}: see whether its name and folder are right.`,
  };
  return (
    because[code ?? ''] ??
    `The file ${path} cannot be read (${code ?? String(error)}): copy it to a disk of this machine and name the copy.`
  );
}

/** The first rows of the file, when `delimiter` separates the cells. */
export async function firstRows(file: CsvFile, delimiter: string, most: number): Promise<Buffer[][]> {
  const rows: Buffer[][] = [];
  for await (const row of cellsOf(linesOf(once(file.head), delimiter), delimiter)) {
    if ('cells' in row) rows.push(row.cells);
    if (rows.length === most) break;
  }
  return rows;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The rows of the file one by one, in constant memory. `onBytes` gets the number of bytes read. */
export async function* csvRows(
  file: CsvFile,
  delimiter: string,
  onBytes: (done: number) => void,
): AsyncGenerator<CsvRow> {
  try {
    yield* cellsOf(linesOf(utf8Of(file, onBytes), delimiter), delimiter);
  } catch (error) {
    if (!(error instanceof CsvError || error instanceof NoTable)) throw error;
    throw new ImportError([
      'The file is not a table that can be read, for its rows or its quotes do not end: save it again as CSV in UTF-8.',
    ]);
  }
}

async function* cellsOf(lines: AsyncIterable<Line>, delimiter: string): AsyncGenerator<CsvRow> {
  let waiting: Buffer[] = [];
  for await (const { bytes, broken } of lines) {
    if (broken) {
      yield* parsed(waiting, delimiter);
      waiting = [];
      yield { broken: bytes };
      continue;
    }
    waiting.push(bytes);
    if (waiting.length < TOGETHER) continue;
    yield* parsed(waiting, delimiter);
    waiting = [];
  }
  yield* parsed(waiting, delimiter);
}

function* parsed(lines: Buffer[], delimiter: string): Generator<CsvRow> {
  if (lines.length === 0) return;
  const next = Buffer.from(NEXT_LINE);
  const rows: Buffer[][] = parse(Buffer.concat(lines.flatMap((line) => [line, next])), {
    delimiter,
    record_delimiter: NEXT_LINE,
    encoding: null,
    relax_quotes: true,
    relax_column_count: true,
  }) as unknown as Buffer[][];
  for (const cells of rows) yield { cells };
}

/** Turns UTF-16 (Excel's "Unicode text") into UTF-8, and removes the byte order mark that some programs write. */
class Decoder {
  private readonly utf16: TextDecoder | null;
  private begun = false;

  constructor(encoding: Encoding) {
    this.utf16 = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  }

  decode(chunk: Buffer): Buffer {
    const first = !this.begun;
    this.begun = true;
    if (this.utf16) return Buffer.from(this.utf16.decode(chunk, { stream: true }));
    return first && chunk.toString('latin1', 0, 3) === '\xef\xbb\xbf' ? chunk.subarray(3) : chunk;
  }
}

/** Recognises UTF-16 by its mark or, without one, by the NULs that are half of every plain letter. */
function encodingOf(head: Buffer): Encoding {
  const mark = head.toString('latin1', 0, 2);
  if (mark === '\xff\xfe') return 'utf-16le';
  if (mark === '\xfe\xff') return 'utf-16be';
  const half = Math.floor(head.length / 2);
  const nulls = (side: 0 | 1) => head.filter((byte, index) => byte === 0 && index % 2 === side).length;
  if (half > 0 && nulls(1) > half * 0.7) return 'utf-16le';
  if (half > 0 && nulls(0) > half * 0.7) return 'utf-16be';
  return 'utf-8';
}

async function* utf8Of(file: CsvFile, onBytes: (done: number) => void): AsyncGenerator<Buffer> {
  const decoder = new Decoder(file.encoding);
  let done = 0;
  for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    done += chunk.length;
    onBytes(done);
    yield decoder.decode(chunk);
  }
}
