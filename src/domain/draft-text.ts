import { type ClauseText, type PlacedClause, type Realigned, rejoined, type Section } from './clause.js';
import { placeBetween, placesFor, STEP } from './clause-place.js';
import { isSame } from './change.js';
import { languagesOf, type LocalizedText, rewrite, translation } from './localized-text.js';
import { firstSpans, removedBy, type Source, type Span, spansAfter, type SourcedRun } from './provenance.js';
import { refuse } from './refusal.js';

/** A text of a commitment, of one of its milestones, or of the plan. */
export interface SectionPlace {
  milestoneId: string | null;
  section: Section;
}

/** Where the words of a clause came from, in each of its languages. */
export type Spans = Record<string, Span[]>;

/** A clause of a text that is being changed; a removed one keeps its place, so that suggestions on it still find it. */
export interface DraftClause extends PlacedClause, SectionPlace {
  removed: boolean;
  spans: Spans;
}

const isIn =
  ({ milestoneId, section }: SectionPlace) =>
  (clause: DraftClause) =>
    clause.section === section && clause.milestoneId === milestoneId;

/** The clauses of a section that are in the text now, in their order. */
export const sectionOf = (clauses: readonly DraftClause[], at: SectionPlace): DraftClause[] =>
  clauses.filter((clause) => !clause.removed && isIn(at)(clause)).toSorted((a, b) => a.place - b.place);

/** The whole text of a section; `now` is the text as it stands, which stays as it was written where nothing changed. */
export const textOfSection = (
  clauses: readonly DraftClause[],
  at: SectionPlace,
  now: LocalizedText | null = null,
): LocalizedText | null => rejoined(now, sectionOf(clauses, at));

export const clauseOf = (clauses: readonly DraftClause[], id: string): DraftClause | undefined =>
  clauses.find((clause) => clause.id === id && !clause.removed);

function spansOf(before: { text: LocalizedText; spans: Spans } | null, after: LocalizedText, source: Source): Spans {
  return Object.fromEntries(
    languagesOf(after).map((language) => {
      const words = translation(after, language)!.text;
      const former = before && translation(before.text, language);
      if (!former) return [language, firstSpans(words, source)];
      const spans = before.spans[language] ?? firstSpans(former.text, source);
      return [language, spansAfter({ text: former.text, spans }, words, source)];
    }),
  );
}

/** The text after a section was written as a whole: clauses found again keep their ids, missing ones are removed. */
export function withSection(
  clauses: readonly DraftClause[],
  at: SectionPlace,
  after: readonly Realigned[],
  source: Source,
  newId: () => string,
): DraftClause[] {
  const before = new Map(clauses.map((clause) => [clause.id, clause]));
  const places = placesFor(after.map(({ id }) => (id === null ? null : (before.get(id)?.place ?? null))));
  const written = after.map(({ id, kind, text }, index): DraftClause => {
    const former = (id !== null && before.get(id)) || null;
    return {
      ...at,
      id: id ?? newId(),
      kind,
      text,
      place: places[index]!,
      removed: false,
      spans: spansOf(former, text, source),
    };
  });
  const kept = new Set(written.map(({ id }) => id));
  const others = clauses
    .filter(({ id }) => !kept.has(id))
    .map((clause) => (isIn(at)(clause) ? { ...clause, removed: true } : clause));
  return [...others, ...written];
}

const replaced = (clauses: readonly DraftClause[], id: string, change: (clause: DraftClause) => DraftClause) =>
  clauses.map((clause) => (clause.id === id ? change(clause) : clause));

/** The text after one clause got other words in one language; `spans` says whose they are. */
export function withWords(
  clauses: readonly DraftClause[],
  id: string,
  language: string,
  words: string,
  spans: (before: { text: string; spans: Span[] } | null) => Span[],
): DraftClause[] {
  return replaced(clauses, id, (clause) => {
    const former = translation(clause.text, language);
    const before = former ? { text: former.text, spans: clause.spans[language] ?? [] } : null;
    const text = rewrite(clause.text, language, words, ['input', 'text']);
    return { ...clause, text, spans: { ...clause.spans, [language]: spans(before) } };
  });
}

export const withoutClause = (clauses: readonly DraftClause[], id: string): DraftClause[] =>
  replaced(clauses, id, (clause) => ({ ...clause, removed: true }));

/** The text without the clauses of a milestone. */
export const withoutMilestone = (clauses: readonly DraftClause[], milestoneId: string): DraftClause[] =>
  clauses.map((clause) => (clause.milestoneId === milestoneId ? { ...clause, removed: true } : clause));

/**
 * The text after a clause was put behind another one, or first in its section with `null`. Behind a clause that is
 * there no more means behind the nearest one before it that still is.
 */
export function withClauseAt(
  clauses: readonly DraftClause[],
  clause: DraftClause,
  afterId: string | null,
): DraftClause[] {
  const others = clauses.filter(({ id }) => id !== clause.id);
  const anchor = afterId === null ? null : others.find(({ id }) => id === afterId);
  if (afterId !== null && (!anchor || !isIn(clause)(anchor))) refuse('CLAUSE_NOT_FOUND', ['input', 'after']);
  const beside = sectionOf(others, clause);
  const before = anchor ? beside.findLastIndex(({ place }) => place <= anchor.place) : -1;
  const place = placeBetween(beside[before]?.place ?? null, beside[before + 1]?.place ?? null);
  if (place !== null) return [...others, { ...clause, place }];
  const inOrder = beside.toSpliced(before + 1, 0, clause).map((one, index) => ({ ...one, place: (index + 1) * STEP }));
  const moved = new Map(inOrder.map((one) => [one.id, one]));
  return [...others.map((one) => moved.get(one.id) ?? one), moved.get(clause.id)!];
}

/** A clause that a change brings into the text. */
export function newClause(at: SectionPlace, { kind, text }: ClauseText, source: Source, id: string): DraftClause {
  return { ...at, id, kind, text, place: 0, removed: false, spans: spansOf(null, text, source) };
}

export interface ChangedClause {
  clause: DraftClause;
  /** The removed words, with the source of each run. */
  taken: SourcedRun[];
}

/** The clauses that a change made, changed or removed. */
export function changedClauses(before: readonly DraftClause[], after: readonly DraftClause[]): ChangedClause[] {
  const former = new Map(before.map((clause) => [clause.id, clause]));
  return after.flatMap((clause) => {
    const old = former.get(clause.id);
    if (old && isSame(withoutSpans(old), withoutSpans(clause))) return [];
    return { clause, taken: old ? takenFrom(old, clause) : [] };
  });
}

const withoutSpans = (clause: DraftClause) => ({ ...clause, spans: null });

function takenFrom(old: DraftClause, clause: DraftClause): SourcedRun[] {
  if (old.removed) return [];
  return languagesOf(old.text).flatMap((language) => {
    const before = { text: translation(old.text, language)!.text, spans: old.spans[language] ?? [] };
    return removedBy(before, clause.removed ? '' : (translation(clause.text, language)?.text ?? ''));
  });
}
