import { type ClauseKind, MILESTONE_SECTIONS, OWN_SECTIONS, type Section } from './clause.js';
import { isSame } from './change.js';
import {
  addedOrMoved,
  type ComparisonBudget,
  budgetOfComparison,
  type Difference,
  difference,
  languageToCompare,
} from './difference.js';
import { inLanguage, type LocalizedText } from './localized-text.js';

/** A clause as it stands in one version of a text. */
export interface ClauseInVersion {
  id: string;
  milestoneId: string | null;
  section: Section;
  kind: ClauseKind;
  place: number;
  text: LocalizedText;
}

/** Values that stand beside a text in one version; its milestones come in the order of their numbers. */
export interface FieldsInVersion {
  /** Not on record in a version that was made before versions kept the owners. */
  owners?: readonly { institutionId: string; role: string }[];
  milestones?: readonly ({ id: string; number: number } & Readonly<Record<string, unknown>>)[];
  [field: string]: unknown;
}

export interface TextInVersion {
  clauses: readonly ClauseInVersion[];
  fields: FieldsInVersion;
}

export const CLAUSE_CHANGES = ['kept', 'changed', 'added', 'removed', 'moved'] as const;
export type ClauseChange = (typeof CLAUSE_CHANGES)[number];

export interface ComparedClause extends Difference {
  id: string;
  milestoneId: string | null;
  section: Section;
  kind: ClauseKind;
  change: ClauseChange;
  /** The language in which both versions are shown. */
  language: string;
}

/**
 * Compares two versions of a text clause by clause. A removed clause is listed behind the one that it followed; a moved
 * one where it stands now, with the words that changed. All clauses share one budget of changed words.
 */
export function compareClauses(former: TextInVersion, later: TextInVersion, language: string): ComparedClause[] {
  const budget = budgetOfComparison();
  const [before, after] = [bySection(former.clauses), bySection(later.clauses)];
  return sectionsOf(former, later).flatMap((key) =>
    sectionCompared(before.get(key) ?? [], after.get(key) ?? [], language, budget),
  );
}

const keyOf = (milestoneId: string | null, section: string): string => `${milestoneId ?? ''} ${section}`;

/** The sections of both versions in their order: those of the commitment or the plan, then those of each milestone. */
function sectionsOf(former: TextInVersion, later: TextInVersion): string[] {
  const milestones = [later, former].flatMap(({ fields, clauses }) => [
    ...(fields.milestones ?? []).map(({ id }) => id),
    ...clauses.flatMap(({ milestoneId }) => milestoneId ?? []),
  ]);
  return [
    ...OWN_SECTIONS.map((section) => keyOf(null, section)),
    ...[...new Set(milestones)].flatMap((id) => MILESTONE_SECTIONS.map((section) => keyOf(id, section))),
  ];
}

function grouped<Key, Thing>(things: readonly Thing[], keyed: (thing: Thing) => Key): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) groups.set(keyed(thing), [...(groups.get(keyed(thing)) ?? []), thing]);
  return groups;
}

const bySection = (clauses: readonly ClauseInVersion[]): Map<string, ClauseInVersion[]> =>
  grouped(
    clauses.toSorted((a, b) => a.place - b.place),
    ({ milestoneId, section }) => keyOf(milestoneId, section),
  );

const idsOf = (clauses: readonly ClauseInVersion[]): string[] => clauses.map(({ id }) => id);

function sectionCompared(
  former: readonly ClauseInVersion[],
  later: readonly ClauseInVersion[],
  language: string,
  budget: ComparisonBudget,
): ComparedClause[] {
  const before = new Map(former.map((clause) => [clause.id, clause]));
  const stays = new Set(idsOf(later).filter((id) => before.has(id)));
  const moved = addedOrMoved(
    idsOf(former).filter((id) => stays.has(id)),
    idsOf(later).filter((id) => stays.has(id)),
  );
  const removedBehind = grouped(
    former.filter(({ id }) => !stays.has(id)),
    ({ id }) => anchorOf(former, id, (other) => stays.has(other) && !moved.has(other)),
  );
  const gone = (behind: string | null) =>
    (removedBehind.get(behind) ?? []).map((clause) => clauseCompared(clause, null, 'removed', language, budget));
  return [
    ...gone(null),
    ...later.flatMap((clause) => [
      clauseCompared(before.get(clause.id) ?? null, clause, moved.has(clause.id) ? 'moved' : null, language, budget),
      ...gone(clause.id),
    ]),
  ];
}

/** The nearest clause before another one that fits. */
function anchorOf(clauses: readonly ClauseInVersion[], id: string, fits: (id: string) => boolean): string | null {
  const at = clauses.findIndex((clause) => clause.id === id);
  return clauses.slice(0, at).findLast((clause) => fits(clause.id))?.id ?? null;
}

function clauseCompared(
  former: ClauseInVersion | null,
  later: ClauseInVersion | null,
  change: 'removed' | 'moved' | null,
  language: string,
  budget: ComparisonBudget,
): ComparedClause {
  const texts = [former, later].flatMap((clause) => clause?.text ?? []);
  const shared = languageToCompare(texts, language);
  const wordsOf = (clause: ClauseInVersion | null) => (clause ? inLanguage(clause.text, shared).text : '');
  const { id, milestoneId, section, kind } = (later ?? former)!;
  const words = difference(wordsOf(former), wordsOf(later), budget);
  const isKept = former?.kind === kind && words.pieces.every((piece) => piece.change === 'kept');
  const found = former === null ? 'added' : isKept ? 'kept' : 'changed';
  return { id, milestoneId, section, kind, change: change ?? found, language: shared, ...words };
}

export interface ComparedField {
  /** The name under which versions keep it. */
  field: string;
  milestoneId: string | null;
  /** The institution whose role it is, for `owner`. */
  institutionId?: string;
  former: unknown;
  later: unknown;
}

const NOT_VALUES: readonly string[] = ['id', 'number', 'milestones', 'owners'];

/** The values beside a text by their names, in the given order: those of the text itself, then those of each milestone. */
export function valuesIn(
  { milestones = [], ...own }: FieldsInVersion,
  order: readonly string[],
): { field: string; milestoneId: string | null; value: unknown }[] {
  const listed = (values: object, milestoneId: string | null) => {
    const known = new Map<string, unknown>(Object.entries(values));
    return order.flatMap((field) =>
      known.has(field) ? [{ field, milestoneId, value: known.get(field) ?? null }] : [],
    );
  };
  return [...listed(own, null), ...milestones.flatMap((milestone) => listed(milestone, milestone.id))];
}

/** The values beside the text that differ; those of a milestone only where both versions have it. */
export function compareFields({ fields: former }: TextInVersion, { fields: later }: TextInVersion): ComparedField[] {
  const milestones = new Map((former.milestones ?? []).map((milestone) => [milestone.id, milestone]));
  return [
    ...differing(former, later, null),
    ...rolesDiffering(former, later),
    ...(later.milestones ?? []).flatMap((milestone) => {
      const before = milestones.get(milestone.id);
      return before ? differing(before, milestone, milestone.id) : [];
    }),
  ];
}

/** The roles of institutions that differ, as far as both versions keep them. */
function rolesDiffering({ owners: former }: FieldsInVersion, { owners: later }: FieldsInVersion): ComparedField[] {
  if (!former || !later) return [];
  const roles = (owners: typeof former) => new Map(owners.map(({ institutionId, role }) => [institutionId, role]));
  const [before, after] = [roles(former), roles(later)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((institutionId) => {
    const values = { former: before.get(institutionId) ?? null, later: after.get(institutionId) ?? null };
    return values.former === values.later ? [] : [{ field: 'owner', milestoneId: null, institutionId, ...values }];
  });
}

/** No value, an empty list and a period without dates say the same. */
const emptied = (value: unknown): unknown =>
  value === null || (Array.isArray(value) && value.length === 0) ? {} : value;

function differing(former: object, later: object, milestoneId: string | null): ComparedField[] {
  const [before, after] = [new Map(Object.entries(former)), new Map(Object.entries(later))];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((field) => {
    const values = { former: before.get(field) ?? null, later: after.get(field) ?? null };
    return NOT_VALUES.includes(field) || isSame(emptied(values.former), emptied(values.later))
      ? []
      : [{ field, milestoneId, ...values }];
  });
}
