import type { NotPlacedReason } from './document.js';
import type { Setting } from './styles.js';

/** A tracked change that stands around a piece of text, or on the end of a paragraph. */
export interface Tracked {
  author: string;
  date: Date | null;
  moved: boolean;
}

export interface FilePiece {
  text: string;
  inserted: Tracked | null;
  deleted: Tracked | null;
}

/** A paragraph as it stands in the file. Tracked changes may join it with the next one, or part it from that. */
export interface FileParagraph {
  pieces: FilePiece[];
  /**
   * The tracked change of the end of the paragraph. Inserted: the paragraph and the next one were one before. Deleted:
   * they are one afterwards.
   */
  end: { inserted: Tracked | null; deleted: Tracked | null };
  /** How many characters of the paragraph stand inside the bookmark of each clause. */
  clauses: Map<string, number>;
  /** A heading or another line with which the document was written. */
  isOwn: boolean;
  sectionKey: string | null;
  isInFacts: boolean;
  setting: Setting;
  wasSetAnew: boolean;
}

/** A row of the table of facts: the words of its cells before and after the tracked changes. */
export interface FactRow {
  before: string[];
  after: string[];
  /** The paragraph after which the table stands. */
  paragraph: number;
}

export interface Leftover {
  reason: NotPlacedReason;
  text: string;
  /** The paragraph in which, or else after which, it stands. */
  paragraph: number;
}

export interface Anchor {
  paragraph: number;
  quote: string;
}

export interface Body {
  paragraphs: FileParagraph[];
  leftovers: Leftover[];
  factRows: FactRow[];
  /** Places of comments by their numbers. */
  anchors: Map<string, Anchor>;
}
