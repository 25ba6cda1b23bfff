import { decodeId, encodeId } from '../api/node-id.js';
import { nameOf } from '../api/words/words.js';
import { COMMITMENT_SECTIONS, MILESTONE_SECTIONS, PLAN_SECTIONS } from '../domain/clause.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import { isTooLong } from '../domain/word-reading.js';
import {
  NOT_PLACED_REASONS,
  type ReturnedFile,
  type ReturnedParagraph,
  type WordClauseKind,
  type WordDocument,
} from './word/document.js';
import { documentWords } from './word/words.js';
import { factsInWords, type SentOwner, type SentValue } from './word-facts.js';

/** The schema gives a version of a text in this form. The text of a plan has neither owners nor values. */
export interface TextToSend {
  id: string;
  reference: string;
  title: { text: string };
  plan?: { title: { text: string } };
  owners?: SentOwner[];
  textAt: { number: number; clauses: SentClause[]; values?: SentValue[] } | null;
}

interface SentClause {
  clauseId: string;
  milestoneId: string | null;
  section: string;
  kind: string;
  text: { text: string; language: string; original: string; languages: string[] };
}

/** A section of the file, with the text that it belongs to. */
interface Place {
  key: string;
  section: string;
  milestoneId: string | null;
  number: number | null;
}

/** Milestones have no numbers in former versions: here they are counted in their order. */
function placesOf(clauses: readonly SentClause[], sections: readonly string[]): Place[] {
  const milestones = [...new Set(clauses.flatMap(({ milestoneId }) => milestoneId ?? []))];
  return [
    ...sections.map((section) => ({ key: section, section, milestoneId: null, number: null })),
    ...milestones.flatMap((milestoneId, index) =>
      MILESTONE_SECTIONS.map((section) => ({
        key: `m${index + 1}_${section}`,
        section,
        milestoneId,
        number: index + 1,
      })),
    ),
  ];
}

const isOfPlan = ({ id }: { id: string }): boolean => decodeId(id)?.type === 'Plan';
const sectionsOf = (text: TextToSend): readonly string[] => (isOfPlan(text) ? PLAN_SECTIONS : COMMITMENT_SECTIONS);

/** The language in which the file is written: the one asked for when every clause has it, else that of the first clause. */
export function languageOfFile(clauses: readonly SentClause[], asked: Language): Language {
  const isWhole = (language: string) => clauses.every(({ text }) => text.languages.includes(language));
  const original = LANGUAGES.find((language) => language === clauses[0]?.text.original);
  return isWhole(asked) ? asked : (original ?? asked);
}

/** The document that leaves, with the id of each clause. */
export function documentOfText(text: TextToSend, language: Language): WordDocument {
  const { number, clauses, values = [] } = text.textAt!;
  const places = placesOf(clauses, sectionsOf(text));
  const numbers = new Map(
    places.flatMap((place) => (place.milestoneId === null ? [] : [[place.milestoneId, place.number!]])),
  );
  const milestone = documentWords(language).milestone;
  return {
    title: text.title.text,
    reference: text.reference,
    ...(text.plan && { plan: text.plan.title.text }),
    subjectId: text.id,
    version: number,
    language,
    sections: places.map((place) => {
      const name = nameOf(language, 'Section', place.section);
      const of = place.number === null ? '' : `${milestone.replace('{{number}}', String(place.number))}: `;
      return {
        key: place.key,
        heading: `${of}${name}`,
        clauses: clauses
          .filter(
            ({ section, milestoneId }) => section.toLowerCase() === place.section && milestoneId === place.milestoneId,
          )
          .map(({ clauseId, kind, text: words }) => ({
            id: decodeId(clauseId)!.uuid,
            kind: kind.toLowerCase() as WordClauseKind,
            text: words.text,
          })),
      };
    }),
    facts: factsInWords({ owners: text.owners ?? [], values }, numbers, language),
  };
}

/** A change of a returned file, as the input of a suggestion; it lacks the reason alone. */
export interface FoundSuggestion {
  input: {
    commitment?: string;
    plan?: string;
    baseVersion: number;
    kind: 'CHANGE' | 'ADD' | 'REMOVE';
    clause?: string;
    milestone?: string;
    section?: string;
    after?: string;
    clauseKind?: string;
    text?: { language: string; text: string };
  };
  /** The text in which it stands. */
  section: string | null;
  /** The words before the change; `null` for a new clause. */
  before: string | null;
  /** The names that stand beside the change in the file. */
  authors: readonly string[];
  date: Date | null;
}

/** The reason why a part of a returned file becomes neither a suggestion nor a comment. */
export const LEFT_REASONS = [
  ...NOT_PLACED_REASONS,
  /** The clause is not in the version with which the file left. */
  'clause_unknown',
  /** The clause was changed without tracking. */
  'untracked_change',
  'section_unknown',
  'comment_without_clause',
  'too_long',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export interface FileReading {
  commitment: string | null;
  /** Set for the text of a plan itself. */
  plan: string | null;
  version: number;
  language: string;
  suggestions: FoundSuggestion[];
  comments: {
    author: string;
    date: Date | null;
    text: string;
    clause: string;
    section: string | null;
    quote: string;
  }[];
  notPlaced: { reason: LeftReason; text: string; clause: string | null; section: string | null }[];
}

const clauseId = (id: string | null): string | null => id && encodeId('Clause', id);

/**
 * Says what each change of a returned file would become, on the version with which it left. Nothing is left out: a
 * change without a place in that version is listed as not placed.
 */
export function readingOfWordFile(file: ReturnedFile, sent: TextToSend, language: Language): FileReading {
  const { number, clauses } = sent.textAt!;
  const places = new Map(placesOf(clauses, sectionsOf(sent)).map((place) => [place.key, place]));
  const known = new Map(clauses.map((clause) => [decodeId(clause.clauseId)!.uuid, clause]));
  const sectionOf = (key: string | null) => (key && places.get(key)?.section.toUpperCase()) ?? null;
  const reading: FileReading = {
    commitment: isOfPlan(sent) ? null : sent.id,
    plan: isOfPlan(sent) ? sent.id : null,
    version: number,
    language,
    suggestions: [],
    comments: [],
    notPlaced: file.notPlaced.map(({ reason, text, clauseId: id, sectionKey }) => ({
      reason,
      text,
      clause: clauseId(id),
      section: sectionOf(sectionKey),
    })),
  };
  const notPlaced = (reason: LeftReason, { before, after, clauseId: id, sectionKey }: ReturnedParagraph) =>
    void reading.notPlaced.push({
      reason,
      text: after ?? before ?? '',
      clause: clauseId(id),
      section: sectionOf(sectionKey),
    });
  for (const { clauseId: id, sectionKey, ...comment } of file.comments) {
    const reason = isTooLong(comment.text, 'comment')
      ? 'too_long'
      : id === null || !known.has(id)
        ? 'comment_without_clause'
        : null;
    const place = { clause: clauseId(id), section: sectionOf(sectionKey) };
    if (reason) reading.notPlaced.push({ reason, text: comment.text, ...place });
    else reading.comments.push({ ...comment, ...place, clause: place.clause! });
  }
  for (const paragraph of file.paragraphs) {
    const { before, changes, clauseId: id } = paragraph;
    const clause = id === null ? undefined : known.get(id);
    const place = paragraph.sectionKey === null ? undefined : places.get(paragraph.sectionKey);
    if (id !== null && !clause) notPlaced('clause_unknown', paragraph);
    else if (clause && before !== clause.text.text) notPlaced('untracked_change', paragraph);
    else if (!clause && !place && changes.length > 0) notPlaced('section_unknown', paragraph);
    else
      for (const { after, authors, date } of changes) {
        if (after !== null && isTooLong(after, 'clause')) {
          notPlaced('too_long', paragraph);
          continue;
        }
        const base = { ...(isOfPlan(sent) ? { plan: sent.id } : { commitment: sent.id }), baseVersion: number };
        const text = { language: language.toUpperCase(), text: after ?? '' };
        const input = clause
          ? {
              ...base,
              clause: clause.clauseId,
              ...(after === null ? { kind: 'REMOVE' as const } : { kind: 'CHANGE' as const, text }),
            }
          : {
              ...base,
              kind: 'ADD' as const,
              section: place!.section.toUpperCase(),
              ...(place!.milestoneId === null ? {} : { milestone: place!.milestoneId }),
              ...(paragraph.afterClauseId === null ? {} : { after: clauseId(paragraph.afterClauseId)! }),
              clauseKind: paragraph.kind.toUpperCase(),
              text,
            };
        reading.suggestions.push({
          input,
          section: clause?.section ?? place!.section.toUpperCase(),
          before: clause?.text.text ?? null,
          authors,
          date,
        });
      }
  }
  return reading;
}
