import { exactDifference } from './difference.js';

export const SOURCE_KINDS = ['import', 'draft', 'proposal', 'suggestion', 'comment', 'session', 'drafter'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** The thing that brought words into a text. */
export interface Source {
  kind: SourceKind;
  id: string;
}

/** A run of a text, in UTF-16 units, that one source brought. */
export interface Span {
  length: number;
  source: Source;
}

/** A text with spans that cover it from beginning to end. */
export interface Sourced {
  text: string;
  spans: readonly Span[];
}

export const isSameSource = (a: Source, b: Source): boolean => a.kind === b.kind && a.id === b.id;

/** The spans of a text that came as a whole. */
export const firstSpans = (text: string, source: Source): Span[] => joined([{ length: text.length, source }]);

/** The spans of a text after a change: the words that stay keep their source, the source of the change brought the others. */
export function spansAfter(before: Sourced, afterText: string, source: Source): Span[] {
  const take = readerOf(before.spans);
  return joined(
    exactDifference(before.text, afterText).pieces.flatMap(({ change, text: { length } }): Span[] => {
      if (change === 'added') return [{ length, source }];
      const former = take(length);
      return change === 'kept' ? former : [];
    }),
  );
}

/**
 * The spans of a text after a suggestion that was accepted with changes. Words that stood there before keep their source,
 * also where the suggestion had removed them; words of the suggestion are its own, and the acceptance brought the others.
 */
export function spansAfterWithChanges(
  before: Sourced,
  suggestedText: string,
  finalText: string,
  suggestion: Source,
  acceptance: Source,
): Span[] {
  const former = { text: before.text, spans: firstSpans(before.text, acceptance) };
  const suggested = { text: suggestedText, spans: spansAfter(former, suggestedText, suggestion) };
  const takeNew = readerOf(spansAfter(suggested, finalText, acceptance));
  const takeFormer = readerOf(before.spans);
  return joined(
    exactDifference(before.text, finalText).pieces.flatMap(({ change, text: { length } }): Span[] => {
      const [stood, stands] = [change !== 'added' && takeFormer(length), change !== 'removed' && takeNew(length)];
      return (stands && stood) || stands || [];
    }),
  );
}

/** A run of words with its source. */
export interface SourcedRun {
  text: string;
  source: Source;
}

/** The words that a change removed, and the source that had brought each run of them. */
export function removedBy(before: Sourced, afterText: string): SourcedRun[] {
  const take = readerOf(before.spans);
  let at = 0;
  return exactDifference(before.text, afterText).pieces.flatMap(({ change, text }) => {
    if (change === 'added') return [];
    const runs = take(text.length).map(({ length, source }) => ({
      text: before.text.slice(at, (at += length)),
      source,
    }));
    return change === 'removed' ? runs : [];
  });
}

/** The runs of a text that a source brought, and where each begins. */
export function runsOf(source: Source, text: string, spans: readonly Span[]): { start: number; text: string }[] {
  let at = 0;
  return spans.flatMap((span) => {
    const start = at;
    at += span.length;
    return isSameSource(span.source, source) ? [{ start, text: text.slice(start, at) }] : [];
  });
}

/** Reads spans from the first on, in parts of any length. */
export function readerOf(spans: readonly Span[]): (length: number) => Span[] {
  let [index, used] = [0, 0];
  return (length) => {
    const taken: Span[] = [];
    for (let missing = length; missing > 0 && index < spans.length;) {
      const span = spans[index]!;
      const part = Math.min(missing, span.length - used);
      taken.push({ length: part, source: span.source });
      missing -= part;
      used += part;
      if (used === span.length) [index, used] = [index + 1, 0];
    }
    return taken;
  };
}

/** Joins adjacent spans of one source, and drops empty ones. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { length, source } of spans) {
    const last = whole.at(-1);
    if (last && isSameSource(last.source, source)) last.length += length;
    else if (length > 0) whole.push({ length, source });
  }
  return whole;
}
