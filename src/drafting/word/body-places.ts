import { refuse } from '../../domain/refusal.js';
import type { Body, FileParagraph } from './file-paragraph.js';
import { OPEN_AT_ONCE_AT_MOST, QUOTE_LENGTH } from './limits.js';
import { clauseOfMark, FACTS_MARK, sectionOfMark, TITLE_MARK } from './marks.js';
import type { XmlElement } from '../../kernel/office/xml.js';

/** Knows at each place of a document which clauses, which section and which comments it belongs to. */
export class BodyPlaces {
  sectionKey: string | null = null;
  isInFacts = false;
  private readonly clauses = new Map<string, { clause: string; paragraph: number }>();
  private readonly known = new Set<string>();
  private readonly ranges = new Set<string>();

  constructor(private readonly body: Body) {}

  /** The clauses that reach into a paragraph which begins here. */
  begun(): Map<string, number> {
    return new Map([...this.clauses.values()].map(({ clause }) => [clause, 0]));
  }

  /** False for the bookmark of a clause that stood in the document before; the first one counts. */
  openBookmark(element: XmlElement, paragraph: FileParagraph | null): boolean {
    const [name, number] = [element.attribute('name') ?? '', element.attribute('id') ?? ''];
    const [clause, section] = [clauseOfMark(name), sectionOfMark(name)];
    if (clause !== null) {
      if (this.known.has(clause)) return false;
      this.known.add(clause);
      this.closeClausesBefore(paragraph);
      if (this.clauses.size >= OPEN_AT_ONCE_AT_MOST) refuse('WORD_TOO_COMPLEX');
      this.clauses.set(number, { clause, paragraph: this.body.paragraphs.length });
      paragraph?.clauses.set(clause, 0);
    } else if (paragraph && (section !== null || name.startsWith(TITLE_MARK) || name.startsWith(FACTS_MARK))) {
      paragraph.isOwn = true;
      if (section !== null) this.sectionKey = section;
      if (name === FACTS_MARK) [this.isInFacts, this.sectionKey] = [true, null];
      [paragraph.sectionKey, paragraph.isInFacts] = [this.sectionKey, this.isInFacts];
      this.closeClausesBefore(paragraph);
    }
    return true;
  }

  closeBookmark(element: XmlElement): void {
    this.clauses.delete(element.attribute('id') ?? '');
  }

  /** Clauses do not reach into each other: one that is still open from an earlier paragraph ends where the next begins. */
  private closeClausesBefore(open: FileParagraph | null): void {
    const here = this.body.paragraphs.length;
    for (const [number, { clause, paragraph }] of this.clauses) {
      if (paragraph === here) continue;
      this.clauses.delete(number);
      if (open?.clauses.get(clause) === 0) open.clauses.delete(clause);
    }
  }

  openComment(element: XmlElement): void {
    if (this.ranges.size >= OPEN_AT_ONCE_AT_MOST) refuse('WORD_TOO_COMPLEX');
    this.ranges.add(element.attribute('id') ?? '');
    this.anchor(element);
  }

  closeComment(element: XmlElement): void {
    this.ranges.delete(element.attribute('id') ?? '');
  }

  anchor(element: XmlElement): void {
    const number = element.attribute('id') ?? '';
    if (!this.body.anchors.has(number)) this.body.anchors.set(number, { paragraph: this.here, quote: '' });
  }

  /** Counts a text of the paragraph for its clauses, and keeps the beginning of the words of comments. */
  add(text: string, paragraph: FileParagraph): void {
    for (const { clause } of this.clauses.values())
      paragraph.clauses.set(clause, (paragraph.clauses.get(clause) ?? 0) + text.length);
    for (const range of this.ranges) {
      const anchor = this.body.anchors.get(range);
      if (anchor && anchor.quote.length < QUOTE_LENGTH) anchor.quote += text;
    }
  }

  /** The number of the paragraph that is open, or else of the last one. */
  get here(): number {
    return Math.max(0, this.body.paragraphs.length - 1);
  }
}
