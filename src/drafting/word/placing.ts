import type { Body, FileParagraph, FilePiece, Tracked } from './file-paragraph.js';
import { changesOf, keptIn, type CharactersLeft, textAfter, textBefore } from './changes.js';
import type { NotPlaced, NotPlacedReason, ReturnedChange, ReturnedParagraph, WordClauseKind } from './document.js';
import { CHANGED_TEXT_AT_MOST } from './limits.js';
import { quote } from './parts.js';
import type { Setting } from './styles.js';

/** A paragraph as it stood before the tracked changes; it may be several in the file. */
interface Former {
  /** Numbers of its paragraphs in the file. */
  members: number[];
  clauseId: string | null;
  isOwn: boolean;
  before: string;
  /**
   * The one of its paragraphs that keeps most of its words: that one counts as the same paragraph after the changes.
   */
  keeper: number;
}

/** A paragraph as it stands after the tracked changes. */
interface Later {
  members: number[];
  text: string;
}

export interface ParagraphPlace {
  clauseId: string | null;
  sectionKey: string | null;
}

export interface PlacedParagraphs {
  paragraphs: ReturnedParagraph[];
  notPlaced: NotPlaced[];
  /** Where a paragraph of the file stands: in which clause, or else after which. */
  placeOf(paragraph: number): ParagraphPlace;
  clauseIn(paragraph: number): string | null;
}

type KindOf = (setting: Setting) => { kind: WordClauseKind; level: number | null };

/**
 * Finds what became of each paragraph. Paragraphs in a bookmark are clauses; `isOurs` says that the others were not
 * there when the document left, so that only a tracked change can bring one.
 */
export function place({ paragraphs, leftovers }: Body, isOurs: boolean, kindOf: KindOf): PlacedParagraphs {
  const clauses = clausesByParagraph(paragraphs);
  const joined = new Set(clauses.flatMap((all, index) => (all.length > 1 ? [index] : [])));
  const clauseOf = clauses.map((all, index) => (joined.has(index) ? null : (all[0] ?? null)));
  const formers = formersOf(paragraphs, clauseOf);
  const laters = latersOf(paragraphs);
  const formerOf = new Map(formers.flatMap((former) => former.members.map((index) => [index, former] as const)));
  const keptAt = new Map(formers.map((former) => [former.keeper, former]));
  const places = placesOf(paragraphs, keptAt);
  const placeOf = (index: number): ParagraphPlace => {
    const { clauseId, sectionKey } = places[index] ?? NOWHERE;
    return { clauseId, sectionKey };
  };
  const found: { index: number; paragraph: ReturnedParagraph }[] = [];
  const notPlaced: { index: number; line: NotPlaced }[] = leftovers.map(({ reason, text, paragraph }) => ({
    index: paragraph,
    line: { reason, text: quote(text), ...placeOf(paragraph) },
  }));
  const leave = (reason: NotPlacedReason, text: string, index: number) =>
    notPlaced.push({ index, line: { reason, text: quote(text), ...placeOf(index) } });
  const add = (index: number, clauseId: string | null, words: Words) =>
    found.push({
      index,
      paragraph: {
        clauseId,
        sectionKey: places[index]!.sectionKey,
        afterClauseId: places[index]!.after,
        ...kindOf(paragraphs[index]!.setting),
        ...words,
      },
    });

  const left: CharactersLeft = { characters: CHANGED_TEXT_AT_MOST };
  for (const later of laters) {
    const claims = later.members.flatMap((index) => keptAt.get(index) ?? []);
    const winner = claims.find(({ keeper }) => textAfter(paragraphs[keeper]!.pieces) !== '') ?? claims[0];
    const first = later.members.find((index) => textAfter(paragraphs[index]!.pieces) !== '');
    if (!winner && first !== undefined) {
      const pieces = later.members.flatMap((index) =>
        asCome(paragraphs[index]!.pieces, parter(paragraphs, formerOf.get(index))),
      );
      if (paragraphs[first]!.isInFacts) leave('facts', later.text, first);
      else add(first, null, { before: null, after: later.text, changes: changesOf(pieces, left) });
    }
    for (const former of claims) {
      const pieces = piecesOf(paragraphs, former, later, former === winner);
      const changes = changesOf(pieces, left);
      const after = textAfter(pieces);
      const words = { before: former.before, after: after === '' ? null : after, changes };
      const { keeper: index, clauseId } = former;
      const { isInFacts, wasSetAnew } = paragraphs[index]!;
      if (former.isOwn) {
        if (changes.length > 0) leave(isInFacts ? 'facts' : 'section_heading', after, index);
      } else if (joined.has(index)) leave('clauses_joined', after, index);
      else if (clauseId === null && isInFacts) {
        if (former.before + after !== '') leave(changes.length > 0 ? 'facts' : 'untracked_paragraph', after, index);
      } else if (clauseId === null && isOurs) {
        if (former.before + after !== '') leave('untracked_paragraph', after, index);
      } else if (clauseId !== null || former.before + after !== '') {
        add(index, clauseId, words);
        if (isOurs && wasSetAnew) leave('formatting', after, index);
      }
    }
  }
  return {
    paragraphs: found.toSorted((a, b) => a.index - b.index).map(({ paragraph }) => paragraph),
    notPlaced: notPlaced.toSorted((a, b) => a.index - b.index).map(({ line }) => line),
    placeOf,
    clauseIn: (index) => formerOf.get(index)?.clauseId ?? null,
  };
}

type Words = { before: string | null; after: string | null; changes: ReturnedChange[] };
type PlacedAt = ParagraphPlace & { after: string | null };

const NOWHERE: ParagraphPlace = { clauseId: null, sectionKey: null };

/** The clauses whose words stand in each paragraph. One that has no words anywhere stands where its bookmark is. */
function clausesByParagraph(paragraphs: readonly FileParagraph[]): string[][] {
  const withWords = ({ clauses }: FileParagraph) =>
    [...clauses].flatMap(([clause, characters]) => (characters > 0 ? [clause] : []));
  const written = new Set(paragraphs.flatMap(withWords));
  return paragraphs.map((paragraph) => {
    const here = withWords(paragraph);
    if (here.length > 0 || paragraph.isOwn) return here;
    return [...paragraph.clauses.keys()].filter((clause) => !written.has(clause)).slice(0, 1);
  });
}

/** Joins paragraphs whose end was inserted with the next one. Two clauses are never joined so. */
function formersOf(paragraphs: readonly FileParagraph[], clauseOf: readonly (string | null)[]): Former[] {
  const formers: Former[] = [];
  const taken = new Set<string>();
  let members: number[] = [];
  let owner: { clauseId: string | null; isOwn: boolean } | null = null;
  const finish = () => {
    if (members.length === 0) return;
    const before = textBefore(members.flatMap((index) => paragraphs[index]!.pieces));
    if (owner || before !== '')
      formers.push({ clauseId: null, isOwn: false, ...owner, members, before, keeper: keeperOf(paragraphs, members) });
    [members, owner] = [[], null];
  };
  for (const [index, { isOwn, end }] of paragraphs.entries()) {
    // The bookmark of a clause that was parted reaches into its second half, which is then no clause of its own.
    const clauseId = taken.has(clauseOf[index] ?? '') ? null : clauseOf[index]!;
    if (clauseId !== null || isOwn) {
      if (owner) finish();
      owner = { clauseId, isOwn };
      if (clauseId !== null) taken.add(clauseId);
    }
    members.push(index);
    if (!end.inserted) finish();
  }
  finish();
  return formers;
}

function keeperOf(paragraphs: readonly FileParagraph[], members: readonly number[]): number {
  const kept = members.map((index) => keptIn(paragraphs[index]!.pieces));
  const most = Math.max(...kept);
  if (most > 0) return members[kept.indexOf(most)]!;
  // All its words were deleted: its own place is where they stood.
  return members.find((index) => paragraphs[index]!.pieces.some(({ inserted }) => !inserted)) ?? members[0]!;
}

function latersOf(paragraphs: readonly FileParagraph[]): Later[] {
  const laters: Later[] = [];
  let members: number[] = [];
  for (const [index, { end }] of paragraphs.entries()) {
    members.push(index);
    if (end.deleted && index < paragraphs.length - 1) continue;
    laters.push({ members, text: textAfter(members.flatMap((one) => paragraphs[one]!.pieces)) });
    members = [];
  }
  return laters;
}

/**
 * Pieces of a paragraph as it was before and as it is in `later`: words that went to another paragraph count as
 * deleted by who parted them, words that came from another one as inserted by who joined them.
 */
function piecesOf(paragraphs: readonly FileParagraph[], former: Former, later: Later, isIn: boolean): FilePiece[] {
  const now = new Set(isIn ? later.members : []);
  const then = new Set(former.members);
  const cutter = former.members.map((index) => paragraphs[index]!.end.inserted).find(Boolean);
  const joiner = later.members.map((index) => paragraphs[index]!.end.deleted).find(Boolean);
  return [...new Set([...then, ...now])]
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const { pieces } = paragraphs[index]!;
      if (then.has(index) && now.has(index)) return pieces;
      if (then.has(index)) return asGone(pieces, (isIn ? cutter : joiner) ?? cutter ?? UNKNOWN);
      return asCome(pieces, joiner ?? cutter ?? UNKNOWN);
    });
}

const UNKNOWN: Tracked = { author: '', date: null, moved: false };

const asGone = (pieces: readonly FilePiece[], by: Tracked): FilePiece[] =>
  pieces.filter(({ inserted }) => !inserted).map((piece) => ({ ...piece, deleted: piece.deleted ?? by }));

const asCome = (pieces: readonly FilePiece[], by: Tracked): FilePiece[] =>
  pieces.filter(({ deleted }) => !deleted).map((piece) => ({ ...piece, inserted: piece.inserted ?? by }));

/** The tracked change that parted a paragraph from the one before it. */
const parter = (paragraphs: readonly FileParagraph[], former: Former | undefined): Tracked =>
  former?.members.map((index) => paragraphs[index]!.end.inserted).find(Boolean) ?? UNKNOWN;

/** For each paragraph the clause in which it stands or which comes before it in its section. */
function placesOf(paragraphs: readonly FileParagraph[], keptAt: ReadonlyMap<number, Former>): PlacedAt[] {
  let last: string | null = null;
  let section: string | null = null;
  return paragraphs.map(({ sectionKey, isInFacts }, index) => {
    if (sectionKey !== section || isInFacts) last = null;
    section = sectionKey;
    const after = last;
    const former = keptAt.get(index);
    if (former && former.clauseId !== null) last = former.clauseId;
    return { clauseId: last, sectionKey, after };
  });
}
