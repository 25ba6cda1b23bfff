import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type ProblemCode, Refusal, refuse } from '../../domain/refusal.js';
import type { OfficeCodes } from './kinds.js';
import {
  FILES_INSIDE_AT_MOST,
  MEGABYTES_AT_MOST,
  PART_AT_MOST,
  RATIO_AT_MOST,
  RATIO_COUNTS_FROM,
  UNPACKED_AT_MOST,
} from './limits.js';

/** An office file is a zip. An encrypted one, and one of before 2007, is a file of this kind instead. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PART = Buffer.from('EncryptedPackage', 'utf16le');
const MACROS = /vba(?:Project|Data)/i;
const XML = /\.(?:xml|rels)$/i;
/** A local header takes this many bytes besides the name of its file. */
const LOCAL_HEADER = 30;

/** The files inside an office file. All of them are judged by the directory of the zip before one is unpacked. */
export class OfficePackage {
  private constructor(
    private readonly zip: ZipFile,
    private readonly codes: OfficeCodes,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(bytes: Buffer, codes: OfficeCodes): Promise<OfficePackage> {
    if (bytes.length === 0) refuse('FILE_EMPTY');
    if (bytes.length > MEGABYTES_AT_MOST * 1024 * 1024) refuse('FILE_TOO_LARGE', [], { megabytes: MEGABYTES_AT_MOST });
    if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE))
      refuse(bytes.includes(ENCRYPTED_PART) ? codes.locked : codes.otherKind);
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') refuse(codes.otherKind);
    return orRefuse(codes.broken, async () => {
      const zip = await fromBufferPromise(bytes, { autoClose: false });
      if (zip.entryCount > FILES_INSIDE_AT_MOST) refuse(codes.expandsTooFar);
      const all: Entry[] = [];
      for await (const entry of zip.eachEntry()) all.push(entry);
      judge(all, codes);
      return new OfficePackage(zip, codes, new Map(all.map((entry) => [nameOf(entry), entry])));
    });
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The bytes of a file inside, piece by piece. Fails when there are more of them than the zip says. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase()) ?? refuse(this.codes.otherKind);
    if (entry.uncompressedSize > PART_AT_MOST) refuse(this.codes.expandsTooFar);
    const stream: Readable = await orRefuse(this.codes.broken, () => this.zip.openReadStreamPromise(entry));
    const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const { done, value } = await orRefuse(this.codes.broken, () => pieces.next());
        if (done) return;
        yield value;
      }
    } finally {
      stream.destroy();
    }
  }
}

/** Names differ by more than their case, as a package demands. */
const nameOf = ({ fileName }: Entry): string => fileName.toLowerCase();

function judge(entries: readonly Entry[], codes: OfficeCodes): void {
  if (entries.some((entry) => entry.isEncrypted())) refuse(codes.locked);
  if (entries.some(({ fileName }) => MACROS.test(fileName))) refuse(codes.hasMacros);
  if (new Set(entries.map(nameOf)).size < entries.length) refuse(codes.broken);
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > UNPACKED_AT_MOST || entries.some(isSwollen) || overlap(entries)) refuse(codes.expandsTooFar);
}

const isSwollen = ({ fileName, uncompressedSize, compressedSize }: Entry): boolean =>
  XML.test(fileName) && uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * RATIO_AT_MOST;

/** True when two entries share bytes. Some zip bombs let a thousand entries unpack the same few bytes. */
function overlap(entries: readonly Entry[]): boolean {
  let end = 0;
  return entries
    .toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
    .some(({ relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength }) => {
      const shares = start < end;
      end = start + LOCAL_HEADER + fileNameLength + compressedSize;
      return shares;
    });
}

/** A failure of the library means a broken file; a refusal of ours goes on as it is. */
async function orRefuse<T>(code: ProblemCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(code);
  }
}
