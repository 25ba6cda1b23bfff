/** Characters that embed or override text direction or isolate text (Unicode Standard Annex 9). */
const EMBEDS = new Set('\u202a\u202b\u202d\u202e');
const SETS_APART = new Set('\u2066\u2067\u2068');
const ENDS_EMBEDDED = '\u202c';
const ENDS_APART = '\u2069';
const FIRST_STRONG = '\u2068';

/** Direction characters, and letters of right-to-left scripts. */
const TURNS =
  /[\u202a-\u202e\u2066-\u2069\u200f\u061c\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** True when a text can move the words around it; no other text needs treatment. */
export const mayTurn = (text: string): boolean => TURNS.test(text);

/**
 * Balances direction characters in each line: every opened one is closed, and a closing one without an opening is
 * dropped.
 */
export function closedDirections(text: string): string {
  if (!mayTurn(text)) return text;
  return text
    .split(/(?<=[\n\u2029])/u)
    .map(closedLine)
    .join('');
}

/** Makes a text safe among other words: if it can move them, each of its lines is isolated. */
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
  const end = /[\n\u2029]/u.test(line) ? kept.pop()! : '';
  return kept.join('') + open.toReversed().join('') + end;
}

/** Ending an isolation also ends every embedding that began inside it. */
function endsApart(open: string[]): boolean {
  const begun = open.lastIndexOf(ENDS_APART);
  if (begun >= 0) open.length = begun;
  return begun >= 0;
}
