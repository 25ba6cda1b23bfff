/** Characters that embed a text in another direction, override it or set it apart (Unicode Standard Annex 9). */
const EMBEDS = new Set('\u202a\u202b\u202d\u202e');
const SETS_APART = new Set('\u2066\u2067\u2068');
const ENDS_EMBEDDED = '\u202c';
const ENDS_APART = '\u2069';
const FIRST_STRONG = '\u2068';

/** Any of them, and what is written from right to left by itself. */
const TURNS =
  /[\u202a-\u202e\u2066-\u2069\u200f\u061c\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Only such a text can move the words around it. */
export const mayTurn = (text: string): boolean => TURNS.test(text);

/** The same text with each of its lines leaving nothing open and ending nothing that it did not begin. */
export function closedDirections(text: string): string {
  if (!mayTurn(text)) return text;
  return text
    .split(/(?<=[\n\u2029])/u)
    .map(closedLine)
    .join('');
}

/** As one stands among other words: where it could move them, each of its lines is set apart. */
export function isolated(text: string): string {
  if (!mayTurn(text)) return text;
  return closedDirections(text).replaceAll(/[^\n\u2029]+/gu, (line) => FIRST_STRONG + line + ENDS_APART);
}

function closedLine(line: string): string {
  const open: string[] = [];
  const kept = Array.from(line).filter((character) => {
    if (EMBEDS.has(character)) open.push(ENDS_EMBEDDED);
    else if (SETS_APART.has(character)) open.push(ENDS_APART);
    else if (character === ENDS_EMBEDDED) return open.at(-1) === ENDS_EMBEDDED && open.pop();
    else if (character === ENDS_APART) return endsApart(open);
    return true;
  });
  const end = /[\n\u2029]$/u.test(line) ? kept.pop()! : '';
  return kept.join('') + open.toReversed().join('') + end;
}

/** What was embedded within ends with it. */
function endsApart(open: string[]): boolean {
  const begun = open.lastIndexOf(ENDS_APART);
  if (begun >= 0) open.length = begun;
  return begun >= 0;
}
