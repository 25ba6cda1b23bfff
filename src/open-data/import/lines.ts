/** One row of a table as bytes, or the line whose quote never ends. */
export type Line = { bytes: Buffer; broken: boolean };

/** Largest row; a file with a larger one is no table. */
const LARGEST_ROW = 8 * 1024 * 1024;
/**
 * Most lines whose quote never ends: each one costs reading ahead for nothing, and a file with more of them is no
 * table.
 */
const MOST_UNENDED = 100;

const [QUOTE, CR, LF] = [0x22, 0x0d, 0x0a];

export class NoTable extends Error {}

/**
 * Cuts a file into rows without trusting its quotes. A CSV parser takes everything after a quote that never ends for
 * one cell, and loses the rows in it; here only that line is broken, and reading goes on with the next. A second cell
 * that would open inside the first, on another line, is the sign of such a quote.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let endsWithCr: boolean | null = null;
  let unended = 0;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    endsWithCr ??= isCrFile(rest);
    for (let cut = cutLine(rest, delimiter, endsWithCr ?? false); cut;) {
      yield { bytes: rest.subarray(0, cut.end), broken: cut.broken };
      rest = rest.subarray(cut.next);
      cut = cutLine(rest, delimiter, endsWithCr ?? false);
    }
    if (rest.length > LARGEST_ROW) yield giveUp();
  }
  while (rest.length > 0) {
    const cut = cutLine(Buffer.concat([rest, Buffer.from(endsWithCr ? '\r' : '\n')]), delimiter, endsWithCr ?? false);
    if (!cut) yield giveUp();
    else {
      yield { bytes: rest.subarray(0, cut.end), broken: cut.broken };
      rest = rest.subarray(cut.next);
    }
  }

  /** Gives up the first remaining line, because its quote does not end. */
  function giveUp(): Line {
    const end = rest.indexOf(endsWithCr ? CR : LF);
    if ((end < 0 && rest.length > LARGEST_ROW) || ++unended > MOST_UNENDED) throw new NoTable();
    const bytes = rest.subarray(0, end < 0 ? rest.length : end);
    rest = rest.subarray(end < 0 ? rest.length : end + 1);
    return { bytes: withoutCr(bytes), broken: true };
  }
}

/** True when lines end with a carriage return alone, as in files of old programs; `null` while no line has ended. */
function isCrFile(head: Buffer): boolean | null {
  const unquoted = head.toString('latin1').replace(/"[^"]*"/g, '');
  if (!/[\r\n]./s.test(unquoted)) return null;
  return !unquoted.includes('\n');
}

/** Positions of the end of the first row and of the next row; `null` when the end has not been read yet. */
function cutLine(
  bytes: Buffer,
  delimiter: string,
  crFile: boolean,
): { end: number; next: number; broken: boolean } | null {
  const [between, ends] = [delimiter.charCodeAt(0), crFile ? CR : LF];
  let [quoted, atStart, firstEnd] = [false, true, -1];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (!quoted) {
      if (byte === ends) return { end: trimmed(bytes, i), next: i + 1, broken: false };
      quoted = byte === QUOTE && atStart;
      atStart = byte === between;
      continue;
    }
    if (byte === ends && firstEnd < 0) firstEnd = i;
    if (byte !== QUOTE) continue;
    if (i + 1 >= bytes.length) return null;
    const next = bytes[i + 1];
    if (next === QUOTE) i++;
    else if (next === between || next === CR || next === LF) [quoted, atStart] = [false, false];
    else if (firstEnd >= 0 && (bytes[i - 1] === between || bytes[i - 1] === ends))
      return { end: trimmed(bytes, firstEnd), next: firstEnd + 1, broken: true };
  }
  return null;
}

const trimmed = (bytes: Buffer, end: number) => (end > 0 && bytes[end] === LF && bytes[end - 1] === CR ? end - 1 : end);
const withoutCr = (bytes: Buffer) => (bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
