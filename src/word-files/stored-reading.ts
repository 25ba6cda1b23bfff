import type { ClauseKind, Section } from '../domain/clause.js';
import type { Problem } from '../domain/refusal.js';
import type { FileReading, LeftReason } from '../drafting/word-text.js';

export interface StoredWordChange {
  kind: 'change' | 'add' | 'remove';
  clause: string | null;
  milestone: string | null;
  section: Section | null;
  after: string | null;
  clauseKind: ClauseKind | null;
  /** The words before; `null` for a new clause. */
  before: string | null;
  /** The words after; `null` for a removal. */
  text: string | null;
  authors: readonly string[];
  writtenAt: Date | null;
}

export interface StoredComment {
  clause: string;
  section: Section | null;
  author: string;
  writtenAt: Date | null;
  text: string;
  quote: string;
}

interface StoredLeft {
  reason: LeftReason;
  text: string;
  clause: string | null;
  section: Section | null;
}

/** The content of a file, as it is kept until it is taken. */
export interface StoredReading {
  changes: StoredWordChange[];
  comments: StoredComment[];
  notPlaced: StoredLeft[];
}

/** The fate of one change or comment. */
export interface Taken {
  /** Id of the suggestion or comment that it is now; `null` when it could not be taken. */
  id: string | null;
  /** True when the same came from a file before, and nothing was made. */
  wasThere: boolean;
  problem: Problem | null;
}

export interface StoredResults {
  changes: Taken[];
  comments: Taken[];
}

const sectionOf = (name: string | null | undefined) => (name ? (name.toLowerCase() as Section) : null);

/** The names of the schema stand in what a program is answered; here stand those of the domain. */
export function storedReading({ suggestions, comments, notPlaced }: FileReading): StoredReading {
  return {
    changes: suggestions.map(({ input, section, before, authors, date }) => ({
      kind: input.kind.toLowerCase() as StoredWordChange['kind'],
      clause: input.clause ?? null,
      milestone: input.milestone ?? null,
      section: sectionOf(section),
      after: input.after ?? null,
      clauseKind: input.clauseKind ? (input.clauseKind.toLowerCase() as ClauseKind) : null,
      before,
      text: input.text?.text.normalize('NFC') ?? null,
      authors,
      writtenAt: date,
    })),
    comments: comments.map(({ date, section, ...comment }) => ({
      ...comment,
      text: comment.text.normalize('NFC'),
      section: sectionOf(section),
      writtenAt: date,
    })),
    notPlaced: notPlaced.map(({ section, ...left }) => ({ ...left, section: sectionOf(section) })),
  };
}
