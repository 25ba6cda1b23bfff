import { refuse } from '../../domain/refusal.js';
import type { NotPlacedReason } from './document.js';
import {
  CHANGES_AT_MOST,
  OPEN_AT_ONCE_AT_MOST,
  PARAGRAPH_LENGTH_AT_MOST,
  PARAGRAPHS_AT_MOST,
  QUOTE_LENGTH,
} from './limits.js';
import { clauseOfMark, FACTS_MARK, sectionOfMark, TITLE_MARK } from './marks.js';
import { authorOf, dateOf, type Note } from './parts.js';
import type { ListPlace, Setting } from './styles.js';
import type { XmlElement, XmlReader } from './xml.js';

/** A tracked change that stands around a piece of text, or on the end of a paragraph. */
export interface Tracked {
  author: string;
  date: Date | null;
  moved: boolean;
}

export interface Piece {
  text: string;
  inserted: Tracked | null;
  deleted: Tracked | null;
}

/** A paragraph as it stands in the file. Tracked changes may join it with the next one, or part it from that. */
export interface FileParagraph {
  pieces: Piece[];
  /** The tracked change of its end: inserted, it was one with the next paragraph before; deleted, it is afterwards. */
  end: { inserted: Tracked | null; deleted: Tracked | null };
  /** Characters of it inside the bookmark of a clause. */
  clauses: Map<string, number>;
  /** A heading or another line with which the document was written. */
  isOwn: boolean;
  sectionKey: string | null;
  isInFacts: boolean;
  setting: Setting;
  wasSetAnew: boolean;
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
  /** Places of comments by their numbers. */
  anchors: Map<string, Anchor>;
}

/** These stand for something that is no text of the paragraph. */
const LEFT_OUT: Record<string, NotPlacedReason> = {
  'w:tbl': 'table',
  'w:drawing': 'image',
  'w:pict': 'image',
  'w:object': 'embedded_object',
  'w:altChunk': 'embedded_object',
  'w:subDoc': 'embedded_object',
  'm:oMath': 'equation',
  'm:oMathPara': 'equation',
};
/** These say how something looks, or what it is for programs. */
const SILENT: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:sectPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:fldData',
  'w:rt',
  'w:rubyPr',
]);
const CHANGES_OF_LOOKS: ReadonlySet<string> = new Set(['w:rPrChange', 'w:pPrChange', 'w:numberingChange']);
const INSERTED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
const TEXT: ReadonlySet<string> = new Set(['w:t', 'w:delText']);
const SIGNS: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};

interface Skipped {
  depth: number;
  reason: NotPlacedReason | null;
  text: string;
  isTracked: boolean;
}

/** Reads the text of a document into its paragraphs. */
export class BodyReader implements XmlReader {
  readonly body: Body = { paragraphs: [], leftovers: [], anchors: new Map() };
  private paragraph: FileParagraph | null = null;
  private readonly inserted: Tracked[] = [];
  private readonly deleted: Tracked[] = [];
  private changes = 0;
  private length = 0;
  private skipped: Skipped | null = null;
  private depthInProperties = 0;
  private depthInRun = 0;
  private isText = false;
  /** Complex fields that are open, by whether their instruction is still being read. */
  private fields: boolean[] = [];
  private readonly clauses = new Map<string, { clause: string; paragraph: number }>();
  private readonly known = new Set<string>();
  private readonly ranges = new Set<string>();
  private sectionKey: string | null = null;
  private isInFacts = false;
  /** True inside an alternative whose fallback holds the plain form of a sign. */
  private takesFallback = false;

  constructor(private readonly footnotes: { of(element: XmlElement): Note | undefined }) {}

  open(element: XmlElement): void {
    const { name } = element;
    if (this.skipped) return this.openSkipped(this.skipped, element);
    if (this.depthInProperties > 0) return this.openProperty(element);
    if (name in LEFT_OUT) return this.skip(LEFT_OUT[name]!);
    if (name === 'w:rPr' || SILENT.has(name)) return this.skip(null);
    if (name === 'w:p') return this.begin();
    if (name === 'w:pPr') this.depthInProperties = 1;
    else if (name === 'w:r') this.depthInRun += 1;
    else if (INSERTED.has(name)) this.inserted.push(this.tracked(element));
    else if (DELETED.has(name)) this.deleted.push(this.tracked(element));
    else if (name === 'mc:Choice') {
      this.takesFallback = /\bw16se\b/.test(element.attribute('Requires') ?? '');
      if (this.takesFallback) this.skip(null);
    } else if (name === 'mc:Fallback') {
      if (!this.takesFallback) this.skip(null);
    } else if (name === 'w:bookmarkStart') this.openBookmark(element);
    else if (name === 'w:bookmarkEnd') this.clauses.delete(element.attribute('id') ?? '');
    else if (name === 'w:commentRangeStart') this.openComment(element);
    else if (name === 'w:commentRangeEnd') this.ranges.delete(element.attribute('id') ?? '');
    else if (name === 'w:commentReference') this.anchor(element);
    else if (this.depthInRun > 0) this.openInRun(element);
  }

  close(name: string): void {
    this.isText = false;
    if (this.skipped) return this.closeSkipped(this.skipped);
    if (this.depthInProperties > 0) this.depthInProperties -= 1;
    else if (name === 'w:r') this.depthInRun -= 1;
    else if (name === 'w:p') this.end();
    else if (INSERTED.has(name)) this.inserted.pop();
    else if (DELETED.has(name)) this.deleted.pop();
  }

  text(text: string): void {
    if (this.skipped) {
      if (this.isText && this.skipped.text.length < QUOTE_LENGTH) this.skipped.text += text;
    } else if (this.isText) this.add(text);
  }

  private openInRun(element: XmlElement): void {
    const { name } = element;
    if (TEXT.has(name)) this.isText = true;
    else if (name === 'w:br') this.add(/^(?:page|column)$/.test(element.attribute('type') ?? '') ? '' : '\n');
    else if (name in SIGNS) this.add(SIGNS[name]!);
    else if (name === 'w:sym') this.leave('symbol', '');
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference')
      this.leave('footnote', this.footnotes.of(element)?.text ?? '');
    else if (name === 'w:fldChar') this.field(element.attribute('fldCharType') ?? '');
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push(true);
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false;
    else if (type === 'end') this.fields.pop();
  }

  private begin(): void {
    if (this.paragraph) refuse('WORD_BROKEN');
    if (this.body.paragraphs.length >= PARAGRAPHS_AT_MOST) refuse('WORD_TOO_COMPLEX');
    this.length = 0;
    this.paragraph = {
      pieces: [],
      end: { inserted: null, deleted: null },
      clauses: new Map([...this.clauses.values()].map(({ clause }) => [clause, 0])),
      isOwn: false,
      sectionKey: this.sectionKey,
      isInFacts: this.isInFacts,
      setting: { style: null, outline: null, list: null },
      wasSetAnew: false,
    };
    this.body.paragraphs.push(this.paragraph);
  }

  private end(): void {
    this.paragraph = null;
    // A field whose instruction does not end in its paragraph must not swallow the text of the next ones.
    this.fields = this.fields.map(() => false);
  }

  private openProperty(element: XmlElement): void {
    this.depthInProperties += 1;
    const { paragraph } = this;
    if (!paragraph) return;
    const [{ name }, value] = [element, element.attribute('val') ?? ''];
    if (CHANGES_OF_LOOKS.has(name)) {
      paragraph.wasSetAnew = true;
      this.depthInProperties -= 1;
      this.skip(null);
    } else if (INSERTED.has(name)) paragraph.end.inserted = this.tracked(element);
    else if (DELETED.has(name)) paragraph.end.deleted = this.tracked(element);
    else if (name === 'w:pStyle') paragraph.setting.style = value;
    else if (name === 'w:outlineLvl') paragraph.setting.outline = Number(value);
    else if (name === 'w:ilvl' || name === 'w:numId') {
      const place: ListPlace = paragraph.setting.list ?? { list: '0', level: '0' };
      paragraph.setting.list = name === 'w:ilvl' ? { ...place, level: value } : { ...place, list: value };
    }
  }

  private tracked(element: XmlElement): Tracked {
    this.changes += 1;
    if (this.changes > CHANGES_AT_MOST) refuse('WORD_TOO_MANY_CHANGES', [], { most: CHANGES_AT_MOST });
    return { author: authorOf(element), date: dateOf(element), moved: element.name.startsWith('w:move') };
  }

  private openBookmark(element: XmlElement): void {
    const [name, number] = [element.attribute('name') ?? '', element.attribute('id') ?? ''];
    const [clause, section] = [clauseOfMark(name), sectionOfMark(name)];
    const { paragraph } = this;
    if (clause !== null) {
      if (this.known.has(clause)) return this.leave('clause_twice', '');
      this.known.add(clause);
      this.closeClausesBefore();
      if (this.clauses.size >= OPEN_AT_ONCE_AT_MOST) refuse('WORD_TOO_COMPLEX');
      this.clauses.set(number, { clause, paragraph: this.body.paragraphs.length });
      paragraph?.clauses.set(clause, 0);
    } else if (paragraph && (section !== null || name.startsWith(TITLE_MARK) || name.startsWith(FACTS_MARK))) {
      paragraph.isOwn = true;
      if (section !== null) this.sectionKey = section;
      if (name === FACTS_MARK) [this.isInFacts, this.sectionKey] = [true, null];
      [paragraph.sectionKey, paragraph.isInFacts] = [this.sectionKey, this.isInFacts];
      this.closeClausesBefore();
    }
  }

  /** Clauses do not reach into each other: one that is still open from an earlier paragraph ends where the next begins. */
  private closeClausesBefore(): void {
    const here = this.body.paragraphs.length;
    for (const [number, { clause, paragraph }] of this.clauses) {
      if (paragraph === here) continue;
      this.clauses.delete(number);
      if (this.paragraph?.clauses.get(clause) === 0) this.paragraph.clauses.delete(clause);
    }
  }

  private openComment(element: XmlElement): void {
    if (this.ranges.size >= OPEN_AT_ONCE_AT_MOST) refuse('WORD_TOO_COMPLEX');
    this.ranges.add(element.attribute('id') ?? '');
    this.anchor(element);
  }

  private anchor(element: XmlElement): void {
    const number = element.attribute('id') ?? '';
    if (!this.body.anchors.has(number)) this.body.anchors.set(number, { paragraph: this.here, quote: '' });
  }

  private add(text: string): void {
    const { paragraph } = this;
    if (!paragraph || text === '' || this.fields.includes(true)) return;
    this.length += text.length;
    if (this.length > PARAGRAPH_LENGTH_AT_MOST) refuse('WORD_TOO_COMPLEX');
    const [inserted, deleted] = [this.inserted.at(-1) ?? null, this.deleted.at(-1) ?? null];
    const last = paragraph.pieces.at(-1);
    if (last && last.inserted === inserted && last.deleted === deleted) last.text += text;
    else paragraph.pieces.push({ text, inserted, deleted });
    for (const { clause } of this.clauses.values())
      paragraph.clauses.set(clause, (paragraph.clauses.get(clause) ?? 0) + text.length);
    for (const range of this.ranges) {
      const anchor = this.body.anchors.get(range);
      if (anchor && anchor.quote.length < QUOTE_LENGTH) anchor.quote += text;
    }
  }

  /** The number of the paragraph that is open, or else of the last one. */
  private get here(): number {
    return Math.max(0, this.body.paragraphs.length - 1);
  }

  private leave(reason: NotPlacedReason, text: string): void {
    this.body.leftovers.push({ reason, text, paragraph: this.here });
  }

  private skip(reason: NotPlacedReason | null): void {
    this.skipped = { depth: 1, reason, text: '', isTracked: false };
  }

  private openSkipped(skipped: Skipped, element: XmlElement): void {
    const { name } = element;
    skipped.depth += 1;
    this.isText = TEXT.has(name) || name === 'm:t';
    if (name === 'w:p' && skipped.text !== '') skipped.text += ' ';
    if (name === 'w:txbxContent' && skipped.reason === 'image') skipped.reason = 'text_box';
    if (CHANGES_OF_LOOKS.has(name) && this.paragraph) this.paragraph.wasSetAnew = true;
    if (INSERTED.has(name) || DELETED.has(name)) {
      this.tracked(element);
      skipped.isTracked = true;
    }
    if (name === 'w:commentReference') this.anchor(element);
  }

  private closeSkipped(skipped: Skipped): void {
    skipped.depth -= 1;
    if (skipped.depth > 0) return;
    this.skipped = null;
    const { reason, text, isTracked } = skipped;
    if (reason === null) return;
    if (!this.isInFacts || this.paragraph) this.leave(reason, text);
    else if (isTracked) this.leave('facts', text);
  }
}
