import { unholdableNames, withoutUnholdable } from '../../domain/text.js';
import type { Doubt } from './records.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows = new TextDecoder('windows-1252');
/** Signs of UTF-8 that was once read as windows-1252 and saved again, and of bytes that could not be read at all. */
const MOJIBAKE = /Ã[\u0080-\u00bf\u2018-\u2122]|â€|Â[\u00a0-\u00bf]|\ufffd/;
const FORMULA = /^[=+\-@](?!\s*[\d.,]+%?$)/;

export interface DecodedCell {
  text: string;
  doubt: Pick<Doubt, 'reason' | 'done'> | null;
}

/** Decodes one cell, because files made from two sources mix encodings. Every repair leaves a doubt. */
export function decodeCell(bytes: Buffer): DecodedCell {
  const { text, guessed } = decode(bytes);
  const unholdable = unholdableNames(text);
  if (unholdable.length > 0) {
    const done = `left out: ${unholdable.join(', ')}${guessed ? '; read as windows-1252' : ''}`;
    return { text: withoutUnholdable(text), doubt: { reason: 'holds characters that no text can hold', done } };
  }
  if (guessed) return { text, doubt: { reason: 'is not UTF-8', done: 'read as windows-1252' } };
  if (MOJIBAKE.test(text))
    return { text, doubt: { reason: 'looks wrongly decoded at its source', done: 'kept as it is' } };
  if (FORMULA.test(text)) return { text, doubt: { reason: 'begins like a formula', done: 'kept literally' } };
  return { text, doubt: null };
}

function decode(bytes: Buffer): { text: string; guessed: boolean } {
  try {
    return { text: utf8.decode(bytes), guessed: false };
  } catch {
    return { text: windows.decode(bytes), guessed: true };
  }
}
