import { inLanguage, languagesOf, type LocalizedText, translation } from './localized-text.js';
import type { Spans } from './draft-text.js';
import { isSameSource, type Source, type SourcedRun, runsOf } from './provenance.js';
import { sentences } from './sentence.js';

/** A sentence of a clause, with what is known of the sources that brought its words. */
export interface ProvenSentence<Known extends Source> {
  text: string;
  language: string;
  sources: Known[];
}

/** The sentences of a clause in a language, or else in its original. Each names its sources, the one of most words first. */
export function provenSentences<Known extends Source>(
  text: LocalizedText,
  spans: Spans | null,
  known: readonly Known[],
  language: string,
): ProvenSentence<Known>[] {
  const served = inLanguage(text, language);
  return sentences(served.text, spans?.[served.language] ?? []).map(({ text: words, sources }) => ({
    text: words,
    language: served.language,
    sources: sources.flatMap((source) => known.find((other) => isSameSource(source, other)) ?? []),
  }));
}

export interface ClauseWithSpans {
  text: LocalizedText;
  spans: Spans;
}

/** The words of some sources that stand in a clause, by language. */
export const wordsIn = (
  { text, spans }: ClauseWithSpans,
  sources: readonly Source[],
): { language: string; words: string[] }[] =>
  languagesOf(text).flatMap((language) => {
    const runs = sources
      .flatMap((source) => runsOf(source, translation(text, language)!.text, spans[language] ?? []))
      .toSorted((a, b) => a.start - b.start);
    return runs.length === 0 ? [] : [{ language, words: runs.map(({ text: words }) => words) }];
  });

/** True when words of some sources stand in one of the clauses. */
export const isInTexts = (clauses: readonly ClauseWithSpans[], sources: readonly Source[]): boolean =>
  clauses.some((clause) => wordsIn(clause, sources).length > 0);

/** The words of some sources among those that a version took away. White space alone is no loss. */
export const takenOf = (taken: readonly SourcedRun[], sources: readonly Source[]): string[] =>
  taken
    .filter(({ text, source }) => text.trim() !== '' && sources.some((own) => isSameSource(own, source)))
    .map(({ text }) => text);
