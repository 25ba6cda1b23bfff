export type WordClauseKind = 'heading' | 'paragraph' | 'item' | 'numbered';

export interface WordClause {
  /** The uuid of the clause. */
  readonly id: string;
  readonly kind: WordClauseKind;
  readonly text: string;
}

export interface WordSection {
  /** A name of the caller that comes back: 36 letters, digits and underscores at most. */
  readonly key: string;
  readonly heading: string;
  readonly clauses: readonly WordClause[];
}

/** A text that leaves as a DOCX. */
export interface WordDocument {
  readonly title: string;
  readonly reference: string;
  /** The name of the plan. */
  readonly plan?: string;
  /** The public id of the thing whose text it is. */
  readonly subjectId: string;
  readonly version: number;
  readonly language: string;
  readonly sections: readonly WordSection[];
  /** Structured fields. They are printed for readers and never read back. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** A piece of a tracked change. Pieces of kind `deleted` give the text that went. */
export interface ChangedPiece {
  readonly kind: 'inserted' | 'deleted';
  readonly text: string;
  /** The place in the text before the change, in UTF-16 units. */
  readonly at: number;
  readonly author: string;
  readonly date: Date | null;
  /** True for text that the program marked as moved here or away from here. */
  readonly moved: boolean;
}

/** The changes of one author in a paragraph, or those of several where they touch each other. */
export interface ReturnedChange {
  readonly authors: readonly string[];
  /** The latest day and time of the pieces. */
  readonly date: Date | null;
  /** The paragraph with this change alone; `null` when the change removes it. */
  readonly after: string | null;
  readonly pieces: readonly ChangedPiece[];
}

export interface ReturnedParagraph {
  /** `null` for a new paragraph, and for every paragraph of a file that did not leave from here. */
  readonly clauseId: string | null;
  /** The section in which the paragraph stands. */
  readonly sectionKey: string | null;
  /** The clause before it in the same section; `null` at the beginning of a section. */
  readonly afterClauseId: string | null;
  readonly kind: WordClauseKind;
  /** 0 for the title of the document, 1 to 9 for headings, `null` for other paragraphs. */
  readonly level: number | null;
  /** The text before the tracked changes; `null` for a new paragraph. */
  readonly before: string | null;
  /** The text after all tracked changes; `null` when it is removed. */
  readonly after: string | null;
  readonly changes: readonly ReturnedChange[];
}

export interface ReturnedComment {
  readonly author: string;
  readonly date: Date | null;
  readonly text: string;
  readonly clauseId: string | null;
  readonly sectionKey: string | null;
  /** The beginning of the words on which it hangs. */
  readonly quote: string;
}

export const NOT_PLACED_REASONS = [
  /** Two clauses stand in one paragraph, and no tracked change says how they came together. */
  'clauses_joined',
  /** The id of a clause stands twice; the first one counts. */
  'clause_twice',
  'embedded_object',
  'equation',
  /** A change inside the part that is printed for readers only. */
  'facts',
  /** A footnote or endnote. */
  'footnote',
  /** A change of how the text looks, without other words. */
  'formatting',
  'image',
  /** A change of a heading that the document was written with. */
  'section_heading',
  'symbol',
  'table',
  'text_box',
  /** A new paragraph that no tracked change marks. */
  'untracked_paragraph',
] as const;
export type NotPlacedReason = (typeof NOT_PLACED_REASONS)[number];

export interface NotPlaced {
  readonly reason: NotPlacedReason;
  /** The first words of the part that was not placed; empty when it has no words. */
  readonly text: string;
  /** The clause in which the part stands, or the one before it. */
  readonly clauseId: string | null;
  readonly sectionKey: string | null;
}

/** A DOCX as it was read. */
export interface ReturnedFile {
  /** `null` when the file does not say from which text it left. */
  readonly subjectId: string | null;
  readonly version: number | null;
  readonly language: string | null;
  readonly paragraphs: readonly ReturnedParagraph[];
  readonly comments: readonly ReturnedComment[];
  readonly notPlaced: readonly NotPlaced[];
}
