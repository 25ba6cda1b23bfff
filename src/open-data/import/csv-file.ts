import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from '../import-error.js';

/** A row may not be larger than this: an unclosed quote would otherwise swallow the rest of the file. */
const LARGEST_ROW = 8 * 1024 * 1024;
const HEAD = 64 * 1024;

export interface CsvFile {
  path: string;
  bytes: number;
  sha256: string;
  delimiter: string;
}

/** Reads the file once for its hash and its delimiter; its size does not matter. */
export async function inspect(path: string): Promise<CsvFile> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  try {
    const { size } = await stat(path);
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (head.length < HEAD) head = Buffer.concat([head, chunk]);
    }
    return { path, bytes: size, sha256: hash.digest('hex'), delimiter: delimiterOf(head.toString('latin1')) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ImportError([
      code === 'ENOENT' ? `There is no file ${path}.` : `The file ${path} cannot be read (${code}).`,
    ]);
  }
}

/** The most frequent of the usual ones outside quotes. */
function delimiterOf(head: string): string {
  const unquoted = head.replaceAll('\0', '').replace(/"[^"]*"/g, '');
  const count = (candidate: string) => unquoted.split(candidate).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

/** The rows of the file as bytes, one after another, in constant memory. `onBytes` hears how far it is. */
export async function* rowsOf(file: CsvFile, onBytes: (done: number) => void): AsyncGenerator<Buffer[]> {
  const parser = Readable.from(utf8Of(file.path, onBytes)).pipe(
    parse({
      delimiter: file.delimiter,
      encoding: null,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LARGEST_ROW,
    }),
  );
  try {
    for await (const cells of parser) yield cells as Buffer[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportError([`The file is not a table that can be read: ${error.message}.`]);
  }
}

/** Drops the mark that some programs put first, and turns UTF-16 (Excel's "Unicode text") into UTF-8. */
async function* utf8Of(path: string, onBytes: (done: number) => void): AsyncGenerator<Buffer> {
  let done = 0;
  let utf16: TextDecoder | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const first = done === 0;
    done += chunk.length;
    onBytes(done);
    const mark = first ? chunk.toString('latin1', 0, 3) : '';
    if (mark.startsWith('\xff\xfe')) utf16 = new TextDecoder('utf-16le');
    if (mark.startsWith('\xfe\xff')) utf16 = new TextDecoder('utf-16be');
    if (utf16) yield Buffer.from(utf16.decode(chunk, { stream: true }));
    else yield mark === '\xef\xbb\xbf' ? chunk.subarray(3) : chunk;
  }
}
