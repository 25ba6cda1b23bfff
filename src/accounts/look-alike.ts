import unhomoglyph from 'unhomoglyph';
import { letterOf } from './letter-forms.js';

/**
 * A text as the eye reads it, for comparing only: letters and digits of any alphabet become the Latin ones that they
 * look like, in lower case, without accents and invisible characters, with one blank between words. The result is not
 * for people: `m` becomes `rn`, `i` becomes `l`.
 */
export function asRead(text: string): string {
  // Forms are replaced before decomposing: the lunate sigma looks like C, but decomposes into a sigma.
  const latin = plain(plain(formed(text)).toLowerCase());
  return latin
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll('i', 'l')
    .replaceAll('m', 'rn');
}

const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const bare = (text: string) => text.normalize('NFKD').replaceAll(UNSEEN, '');

const formed = (text: string) => Array.from(text, letterOf).join('');

/** Applies Unicode's own list of look-alikes (Technical Standard 39), then the letters that the list lacks. */
const plain = (text: string) => formed(bare(unhomoglyph(bare(text))));
