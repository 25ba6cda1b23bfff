import { exactDifference, wordsOf } from './difference.js';

/** The versions of a text that a merge is asked for: two that were made of the same one. */
export type Side = 'mine' | 'theirs';

/** A change of the base: the text from `start` to `end`, in UTF-16 units, gives way to `put`. */
export interface Hunk {
  start: number;
  end: number;
  put: string;
  by: Side | 'both';
}

/** A part of the base that both sides changed, each in its own way. A side is `null` when it removed the whole clause. */
export interface Conflict {
  start: number;
  end: number;
  base: string;
  mine: string | null;
  theirs: string | null;
}

export interface MergedText {
  text: string;
  /** The changes of both sides in the order of the base. */
  hunks: readonly Hunk[];
  conflicts?: undefined;
  parts?: undefined;
}

export interface Conflicting {
  conflicts: readonly Conflict[];
  /** The whole text in order: what is agreed, with the changes of both, and between it the conflicts. */
  parts: readonly (string | Conflict)[];
  text?: undefined;
  hunks?: undefined;
}

export type Merged = MergedText | Conflicting;

/**
 * Merges two versions of a base word by word. Changes that overlap or touch are a conflict; so are two that would
 * touch if one of several same words were taken for the changed one. The work is bounded by that of six comparisons: a
 * part that shares too little with the base counts as replaced, and conflicts with every change inside it.
 */
export function mergeWords(base: string, mine: string, theirs: string): Merged {
  const [ours, others] = [changesOf(base, mine, 'mine'), changesOf(base, theirs, 'theirs')];
  const merged = combined(base, ours, others);
  if (!merged.conflicts || sizeOf(ours) === sizeOf(others)) return merged;
  const [version, changes, other] = sizeOf(ours) > sizeOf(others) ? [mine, ours, theirs] : [theirs, others, mine];
  return holds(base, version, other) ? { text: version, hunks: changes.map(hunkOf) } : merged;
}

/**
 * True when a version is the other one with further changes that do not touch the changes of that one. Two comparisons
 * with the base do not always show it: where words repeat, they may take different ones for the changed ones.
 */
function holds(base: string, version: string, other: string): boolean {
  if (isBroughtBack(base, version, other)) return false;
  const { text: further } = mergedByWord(other, version, base);
  return further !== undefined && mergedByWord(base, other, further).text === version;
}

/** True when the other version removed a word that stands in this one: it may be that of the base, which this one kept. */
function isBroughtBack(base: string, version: string, other: string): boolean {
  const [was, left, stands] = [base, other, version].map(countsOf);
  return [...was!].some(([word, count]) => {
    const remaining = left!.get(word) ?? 0;
    return remaining < count && (stands!.get(word) ?? 0) > remaining;
  });
}

/** How often each word stands in a text, without regard to the white space behind it. */
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text).map((each) => each.trim())) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const mergedByWord = (base: string, mine: string, theirs: string): Merged =>
  combined(base, changesOf(base, mine, 'mine'), changesOf(base, theirs, 'theirs'));

const sizeOf = (changes: readonly Change[]): number =>
  changes.reduce((sum, { start, end, put }) => sum + end - start + put.length, 0);

const hunkOf = ({ start, end, put, by }: Change): Hunk => ({ start, end, put, by });

function combined(base: string, mine: readonly Change[], theirs: readonly Change[]): Merged {
  const parts: (string | Conflict)[] = [];
  const hunks: Hunk[] = [];
  let at = 0;
  for (const group of groupsOf(mine, theirs)) {
    const start = Math.min(...group.map((change) => change.start));
    const end = Math.max(...group.map((change) => change.end));
    const ofSide = (side: Side) => {
      const changes = group.filter(({ by }) => by === side || by === 'both');
      return applied(base, changes, start, end);
    };
    parts.push(base.slice(at, start));
    at = end;
    const sides = { mine: ofSide('mine'), theirs: ofSide('theirs') };
    if (!isContested(group)) {
      hunks.push(...group.map(hunkOf));
      parts.push(applied(base, group, start, end));
    } else if (sides.mine === sides.theirs) {
      hunks.push({ start, end, put: sides.mine, by: 'both' });
      parts.push(sides.mine);
    } else parts.push({ start, end, base: base.slice(start, end), ...sides });
  }
  parts.push(base.slice(at));
  const conflicts = parts.filter((part) => typeof part !== 'string');
  if (conflicts.length > 0) return { conflicts, parts: joined(parts) };
  return { text: applied(base, hunks, 0, base.length), hunks };
}

/** Merges two versions of a clause, where `null` is a removed one: a removal conflicts with every change of its text. */
export function mergeClause(base: string, mine: string | null, theirs: string | null): Merged | { removed: true } {
  if (mine !== null && theirs !== null) return mergeWords(base, mine, theirs);
  const remaining = mine ?? theirs;
  if (remaining === null || remaining === base) return { removed: true };
  const conflict: Conflict = { start: 0, end: base.length, base, mine, theirs };
  return { conflicts: [conflict], parts: [conflict] };
}

/** A hunk, and from where to where it could stand as well with the same outcome, because the words beside it repeat. */
interface Change extends Hunk {
  from: number;
  to: number;
  /** Two changes with the same outcome have the same key. */
  key: string;
}

/** The changes that make a version of the base, in order; between two of them at least a character is kept. */
function changesOf(base: string, version: string, by: Side): Change[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { change, text } of exactDifference(base, version).pieces) {
    const last = hunks.at(-1);
    if (change === 'kept') at += text.length;
    else if (change === 'removed') hunks.push({ start: at, end: (at += text.length), put: '', by });
    else if (last?.end === at) last.put = text;
    else hunks.push({ start: at, end: at, put: text, by });
  }
  const boundaries = boundariesOf(base);
  return hunks.map((hunk, index) =>
    placed(base, hunk, hunks[index - 1]?.end ?? -1, hunks[index + 1]?.start ?? Infinity, boundaries),
  );
}

/** The places where a word of the text begins, and where the white space behind it does. */
function boundariesOf(text: string): ReadonlySet<number> {
  let at = 0;
  return new Set([0, ...wordsOf(text).flatMap((word) => [at + word.trimEnd().length, (at += word.length)])]);
}

/**
 * Finds from where to where a hunk slides with the same outcome, short of the hunks beside it: “los ” put behind “los ”
 * could as well stand before it. Words slide over a character where the text that has them is the same at their length
 * from it.
 */
function placed(base: string, hunk: Hunk, least: number, most: number, boundaries: ReadonlySet<number>): Change {
  const { start, end, put } = hunk;
  const width = end - start;
  const isReplaced = width > 0 && put !== '';
  if (isReplaced) return { ...hunk, from: start, to: end, key: `${start} ${width} ${put}` };
  const whole = base.slice(0, start) + put + base.slice(start);
  const length = width + put.length;
  let [first, last, from, to] = [start, end, start, end];
  while (first > least + 1 && whole[first - 1] === whole[first + length - 1]) if (boundaries.has(--first)) from = first;
  while (last + 1 < most && whole[last - width] === whole[last + put.length]) if (boundaries.has(++last)) to = last;
  return { ...hunk, from, to, key: `${first} ${width} ${whole.slice(first, first + put.length)}` };
}

/** Groups changes that overlap or touch, in the order of the base. A change that both sides made stands once. */
function groupsOf(mine: readonly Change[], theirs: readonly Change[]): Change[][] {
  const changes = new Map(mine.map((change) => [change.key, change]));
  for (const change of theirs) {
    const same = changes.get(change.key);
    changes.set(change.key, same ? { ...same, by: 'both' } : change);
  }
  const groups: Change[][] = [];
  let reach = -1;
  for (const change of [...changes.values()].toSorted((a, b) => a.from - b.from || a.start - b.start)) {
    if (change.from <= reach) groups.at(-1)!.push(change);
    else groups.push([change]);
    reach = Math.max(reach, change.to);
  }
  return groups;
}

const isContested = (group: readonly Change[]): boolean =>
  group.some(({ by }) => by === 'mine') && group.some(({ by }) => by === 'theirs');

/** The text of the base from `start` to `end` after changes that stand in it. */
function applied(base: string, changes: readonly Hunk[], start: number, end: number): string {
  let [text, at] = ['', start];
  for (const change of changes.toSorted((a, b) => a.start - b.start)) {
    text += base.slice(at, change.start) + change.put;
    at = change.end;
  }
  return text + base.slice(at, end);
}

/** Joins adjacent agreed parts, and drops empty ones. */
function joined(parts: readonly (string | Conflict)[]): (string | Conflict)[] {
  const whole: (string | Conflict)[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else if (part !== '') whole.push(part);
  }
  return whole;
}
