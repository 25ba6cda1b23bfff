import unhomoglyph from 'unhomoglyph';
import { letterOf } from './letter-forms.js';

/**
 * A text as the eye takes it: letters and digits of any alphabet as the Latin ones that they look like, in lower case,
 * without accents and what cannot be seen, its words apart by one blank. For comparing only: `m` reads `rn`, `i` reads `l`.
 */
export function asRead(text: string): string {
  // Before it is taken apart: the lunate sigma looks like C, and is taken apart into a sigma.
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

/** Unicode's own list (Technical Standard 39), and then the letters that it does not have. */
const plain = (text: string) => formed(bare(unhomoglyph(bare(text))));
