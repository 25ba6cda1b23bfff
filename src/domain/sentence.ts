import { isSameSource, readerOf, type Source, type Span } from './provenance.js';

export interface Sentence {
  /** The sentence with the white space behind it: all sentences together are the text. */
  text: string;
  start: number;
  /** The sources that brought its words, the one with most letters first. */
  sources: readonly Source[];
}

/** Words that a full stop shortens, as Spanish and English texts of governments use them. */
const SHORTENED = new Set(
  (
    'arq art arts av avda c cap caps cc cd cf col cp cía dr dra dras dres edo ed ej esq exp fig fr frac fracc fraccs gral ' +
    'inc incs ing int jr lic lics lit ltd mag méx mr mrs ms mtra mtro mtras mtros mun nos núm núms num nums of pág págs ' +
    'pag pags párr pp prof profa prol ref reg sec sr sra sras sres srta st sta sto tel tels tít ud uds vol vols vs'
  ).split(' '),
);

/** Where a sentence may end: at a mark and the quotes or brackets behind it, or at the end of a line. */
const END = /(?<![.!?…])[.!?…]+["'»”’)\]]*\s+|\n\s*/gu;
const LAST_WORD = /[\p{L}\p{M}\p{N}.]+$/u;
const LONGEST_WORD = 24;
const BEGINS_SMALL = /^\p{Ll}/u;
const NUMBER = /^\d{1,3}$/;
/** An initial, or letters with stops between them: “J. Pérez”, “EE.UU.”, “p.m.”. */
const INITIALS = /^\p{L}$|^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u;

/**
 * Cuts a text into sentences and says which sources brought the words of each. A line end always ends a sentence. A full
 * stop does not behind a shortened word (“art.”, “Lic.”), an initial or the number of a list, or before a small letter.
 */
export function sentences(text: string, spans: readonly Span[]): Sentence[] {
  const take = readerOf(spans);
  let start = 0;
  return [...endsOf(text), text.length].flatMap((end) => {
    if (end === start) return [];
    const sentence = { text: text.slice(start, end), start, sources: sourcesOf(text, start, take(end - start)) };
    start = end;
    return [sentence];
  });
}

function endsOf(text: string): number[] {
  let start = 0;
  return [...text.matchAll(END)].flatMap(({ 0: mark, index }) => {
    const end = index + mark.length;
    const isEnd = mark.includes('\n') || endsSentence(text, mark, index, end, start);
    if (isEnd) start = end;
    return isEnd ? [end] : [];
  });
}

function endsSentence(text: string, mark: string, at: number, end: number, start: number): boolean {
  if (BEGINS_SMALL.test(text.slice(end, end + 2))) return false;
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  const word = LAST_WORD.exec(text.slice(Math.max(start, at - LONGEST_WORD), at))?.[0] ?? '';
  const isNumberOfList = NUMBER.test(word) && text.slice(start, at) === word;
  const isNumberSign = word === 'No' && NUMBER.test(text.slice(end, end + 1));
  return !isNumberOfList && !isNumberSign && !INITIALS.test(word) && !SHORTENED.has(word.toLowerCase());
}

/** The sources of a sentence. White space behind or inside counts for none of them. */
function sourcesOf(text: string, start: number, spans: readonly Span[]): Source[] {
  const shares: { source: Source; letters: number }[] = [];
  let at = start;
  for (const { length, source } of spans) {
    const letters = text.slice(at, (at += length)).replaceAll(/\s/g, '').length;
    const share = shares.find((other) => isSameSource(other.source, source));
    if (share) share.letters += letters;
    else if (letters > 0) shares.push({ source, letters });
  }
  return shares.toSorted((a, b) => b.letters - a.letters).map(({ source }) => source);
}
