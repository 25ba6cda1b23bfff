import { diffArrays } from 'diff';
import { inLanguage, type LocalizedText, translation } from './localized-text.js';

/** A run of a text that two versions share, or that one of them has alone. */
export interface Piece {
  change: PieceChange;
  text: string;
}

export const PIECE_CHANGES = ['kept', 'removed', 'added'] as const;
export type PieceChange = (typeof PIECE_CHANGES)[number];

export interface Difference {
  pieces: Piece[];
  /** True when a part differs in more words than are looked for: it is shown whole, first as it was, then as it is. */
  rewritten: boolean;
}

/**
 * The most words that are looked for as removed or added. The time grows with their square: 20,000 words with 500
 * changes take 60 ms, two texts of 6,000 words that share nothing took 9.8 s without a bound.
 */
const MOST_CHANGED_WORDS = 500;
const MOST_CHANGED_PARAGRAPHS = 200;
/** A run of at most so many characters between two replaced parts is shown as replaced too: small words between marks are hard to read. */
const SHORT_RUN = 8;

/**
 * A word with the white space behind it, a mark likewise. As tokens of their own, blanks would be paired with other
 * blanks, and a removed blank would glue two words together.
 */
export const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+\s*|[^\p{L}\p{N}\p{M}\s]\s*|\s+/gu) ?? [];

/** A paragraph with the line ends behind it. */
const paragraphsOf = (text: string): string[] => text.match(/[^\n]+\n*|\n+/g) ?? [];

/** The words that may still be looked for as changed; the texts of one comparison share them. */
export interface ComparisonBudget {
  words: number;
}

export const budgetOfComparison = (): ComparisonBudget => ({ words: MOST_CHANGED_WORDS });

/**
 * Compares two versions of a text word by word. Kept and removed pieces make the former text, kept and added ones the
 * later. The comparison spends the budget.
 */
export const difference = (
  former: string,
  later: string,
  budget: ComparisonBudget = budgetOfComparison(),
): Difference => comparedByParagraph(former, later, budget, readable);

/**
 * Compares two versions like `difference`, but also keeps a short run of words between two replaced parts. Merging and
 * the sources of words need that. `difference` is for people, and shows as removed whatever this one does.
 */
export const exactDifference = (
  former: string,
  later: string,
  budget: ComparisonBudget = budgetOfComparison(),
): Difference => comparedByParagraph(former, later, budget, (pieces) => pieces);

type Arrange = (pieces: Piece[]) => Piece[];

function comparedByParagraph(former: string, later: string, budget: ComparisonBudget, arrange: Arrange): Difference {
  const blocks = diffArrays(paragraphsOf(former), paragraphsOf(later), { maxEditLength: MOST_CHANGED_PARAGRAPHS });
  if (!blocks) return compared(former, later, budget, arrange);
  const pieces: Piece[] = [];
  let rewritten = false;
  for (const [index, block] of blocks.entries()) {
    const text = block.value.join('');
    const before = blocks[index - 1];
    // `diffArrays` gives removed words directly before the words added in their place.
    if (block.added && before?.removed) {
      pieces.pop();
      const inside = compared(before.value.join(''), text, budget, arrange);
      pieces.push(...inside.pieces);
      rewritten ||= inside.rewritten;
    } else pieces.push({ change: changeOf(block), text });
  }
  return { pieces: runs(pieces), rewritten };
}

/** Compares a changed part of a text; a part that shares too little with the former one is shown whole. */
function compared(former: string, later: string, budget: ComparisonBudget, arrange: Arrange): Difference {
  const [before, after] = [wordsOf(former), wordsOf(later)];
  const most = budget.words;
  const words = leastChanged(before, after) <= most ? diffArrays(before, after, { maxEditLength: most }) : undefined;
  if (!words) {
    // A search in vain takes as long as one that finds: it halves what is left for the other parts.
    budget.words = Math.floor(most / 2);
    const whole: Piece[] = [
      { change: 'removed', text: former },
      { change: 'added', text: later },
    ];
    return { pieces: runs(whole), rewritten: true };
  }
  budget.words = most - changedWords(words);
  const pieces = words.map((run) => ({ change: changeOf(run), text: run.value.join('') }));
  return { pieces: runs(arrange(runs(keepBeginning(runs(pieces))))), rewritten: false };
}

/** Words that the two certainly do not share, counted without regard to their order. */
function leastChanged(before: string[], after: string[]): number {
  const unmatched = new Map<string, number>();
  for (const word of before) unmatched.set(word, (unmatched.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of after) {
    const count = unmatched.get(word) ?? 0;
    if (count === 0) continue;
    unmatched.set(word, count - 1);
    shared++;
  }
  return before.length + after.length - 2 * shared;
}

type Run = ReturnType<typeof diffArrays<string>>[number];

const changedWords = (words: Run[]): number =>
  words.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0);

const changeOf = ({ added, removed }: Run): PieceChange => (added ? 'added' : removed ? 'removed' : 'kept');

/** Joins adjacent pieces, removed ones before added ones, and drops empty pieces. */
function runs(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  let [removed, added] = ['', ''];
  const close = () => {
    if (removed) joined.push({ change: 'removed', text: removed });
    if (added) joined.push({ change: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { change, text } of pieces) {
    if (change === 'removed') removed += text;
    else if (change === 'added') added += text;
    else if (text) {
      close();
      const last = joined.at(-1);
      if (last?.change === 'kept') last.text += text;
      else joined.push({ change, text });
    }
  }
  close();
  return joined;
}

const BEGINS_INSIDE_A_WORD = /^[\p{L}\p{N}\p{M}]/u;

/**
 * Takes words with which both the removed and the added part begin as kept, where the parts differ only in the white
 * space behind the last of these words.
 */
function keepBeginning(pieces: Piece[]): Piece[] {
  return pieces.flatMap((piece, index): Piece[] => {
    const former = piece.change === 'added' ? pieces[index - 1] : piece;
    const later = piece.change === 'removed' ? pieces[index + 1] : piece;
    if (former?.change !== 'removed' || later?.change !== 'added') return [piece];
    const [shorter, longer] = [former.text.trimEnd(), later.text.trimEnd()].toSorted((a, b) => a.length - b.length);
    if (!longer!.startsWith(shorter!) || BEGINS_INSIDE_A_WORD.test(longer!.slice(shorter!.length))) return [piece];
    const rest: Piece = { change: piece.change, text: piece.text.slice(shorter!.length) };
    return piece === former ? [{ change: 'kept', text: shorter! }, rest] : [rest];
  });
}

/** Takes a short run between two replaced parts as replaced too; nothing but a kept run stands between such parts. */
function readable(pieces: Piece[]): Piece[] {
  const changes = pieces.map(({ change }) => change);
  const isReplaced = (index: number) => changes[index] === 'removed' && changes[index + 1] === 'added';
  return runs(
    pieces.flatMap((piece, index): Piece[] => {
      const isShort = piece.text.length <= SHORT_RUN && !piece.text.includes('\n');
      if (!isShort || !isReplaced(index - 2) || !isReplaced(index + 1)) return [piece];
      return [
        { change: 'removed', text: piece.text },
        { change: 'added', text: piece.text },
      ];
    }),
  );
}

/** The things of a list, each with its own id, that were not in the former one or stood elsewhere in it. */
export const addedOrMoved = (former: readonly string[], later: readonly string[]): ReadonlySet<string> =>
  new Set(diffArrays([...former], [...later]).flatMap(({ added, value }) => (added ? value : [])));

/** The texts that a version of something holds, each under the name of its field. */
export type Texts = Partial<Record<TextName, LocalizedText | null>>;

export const TEXT_NAMES = ['title', 'problem', 'action', 'expected_change', 'affected', 'body'] as const;
export type TextName = (typeof TEXT_NAMES)[number];

export interface ComparedText extends Difference {
  name: TextName;
  /** The one language that both versions are shown in. */
  language: string;
}

/**
 * The language in which versions of a text are compared: the reader's where all have it, else the original of the last
 * one. A translation that is older than its original would hide what changed, so then it is the original too.
 */
export function languageToCompare(texts: readonly LocalizedText[], language: string): string {
  const last = texts.at(-1)!;
  const originals = new Set(texts.map((text) => inLanguage(text, last.original).text));
  const isBehind = originals.size > 1 && translation(last, language)?.outdated;
  return !isBehind && texts.every((text) => translation(text, language)) ? language : last.original;
}

/** Compares all texts of two versions, each in one language for both. */
export function compareTexts(former: Texts, later: Texts, language: string): ComparedText[] {
  const budget = budgetOfComparison();
  return TEXT_NAMES.flatMap((name) => {
    const texts = [former[name], later[name]].filter((text) => text !== null && text !== undefined);
    if (texts.length === 0) return [];
    const shared = languageToCompare(texts, language);
    const textOf = (text: LocalizedText | null | undefined) => (text ? inLanguage(text, shared).text : '');
    return [{ name, language: shared, ...difference(textOf(former[name]), textOf(later[name]), budget) }];
  });
}
