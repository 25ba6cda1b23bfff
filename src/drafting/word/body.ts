import { refuse } from '../../domain/refusal.js';
import { BodyPlaces } from './body-places.js';
import type { NotPlacedReason } from './document.js';
import { FactRowReader } from './fact-rows.js';
import type { Body, FileParagraph, Tracked } from './file-paragraph.js';
import { CHANGES_AT_MOST, PARAGRAPH_LENGTH_AT_MOST, PARAGRAPHS_AT_MOST, QUOTE_LENGTH } from './limits.js';
import { authorOf, dateOf, type Note } from './parts.js';
import type { ListPlace } from './styles.js';
import type { XmlElement, XmlReader } from '../../kernel/office/xml.js';

/** Elements that hold something other than the text of the paragraph, with the reason why it is not placed. */
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
/** Elements that say how something looks, or what it is for programs; what is inside them is not read. */
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
}

/** Reads the text of a document into its paragraphs, with its tracked changes. */
export class BodyReader implements XmlReader {
  readonly body: Body = { paragraphs: [], leftovers: [], factRows: [], anchors: new Map() };
  private paragraph: FileParagraph | null = null;
  private readonly inserted: Tracked[] = [];
  private readonly deleted: Tracked[] = [];
  private changes = 0;
  private length = 0;
  private skipped: Skipped | null = null;
  private facts: FactRowReader | null = null;
  private depthInProperties = 0;
  private depthInRun = 0;
  private isText = false;
  /**
   * The complex fields that are open, the innermost last: true while the instruction of the field is read, false in its
   * result.
   */
  private fields: boolean[] = [];
  private readonly places = new BodyPlaces(this.body);
  /** True inside an alternative whose fallback holds the plain form of a sign. */
  private takesFallback = false;

  constructor(private readonly footnotes: { of(element: XmlElement): Note | undefined }) {}

  open(element: XmlElement): void {
    const { name } = element;
    if (this.facts) return this.openInFacts(this.facts, element);
    if (this.skipped) return this.openSkipped(this.skipped, element);
    if (this.depthInProperties > 0) return this.openProperty(element);
    if (name === 'w:tbl' && this.places.isInFacts && !this.paragraph) {
      this.facts = new FactRowReader(this.body.factRows, this.places.here);
      return;
    }
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
    } else if (name === 'w:bookmarkStart') {
      if (!this.places.openBookmark(element, this.paragraph)) this.leave('clause_twice', '');
    } else if (name === 'w:bookmarkEnd') this.places.closeBookmark(element);
    else if (name === 'w:commentRangeStart') this.places.openComment(element);
    else if (name === 'w:commentRangeEnd') this.places.closeComment(element);
    else if (name === 'w:commentReference') this.places.anchor(element);
    else if (this.depthInRun > 0) this.openInRun(element);
  }

  close(name: string): void {
    this.isText = false;
    if (this.facts) {
      if (this.facts.close(name)) this.facts = null;
      return;
    }
    if (this.skipped) return this.closeSkipped(this.skipped);
    if (this.depthInProperties > 0) this.depthInProperties -= 1;
    else if (name === 'w:r') this.depthInRun -= 1;
    else if (name === 'w:p') this.end();
    else if (INSERTED.has(name)) this.inserted.pop();
    else if (DELETED.has(name)) this.deleted.pop();
  }

  text(text: string): void {
    if (this.facts) this.facts.text(text);
    else if (this.skipped) {
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
      clauses: this.places.begun(),
      isOwn: false,
      sectionKey: this.places.sectionKey,
      isInFacts: this.places.isInFacts,
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

  private add(text: string): void {
    const { paragraph } = this;
    if (!paragraph || text === '' || this.fields.includes(true)) return;
    this.length += text.length;
    if (this.length > PARAGRAPH_LENGTH_AT_MOST) refuse('WORD_TOO_COMPLEX');
    const [inserted, deleted] = [this.inserted.at(-1) ?? null, this.deleted.at(-1) ?? null];
    const last = paragraph.pieces.at(-1);
    if (last && last.inserted === inserted && last.deleted === deleted) last.text += text;
    else paragraph.pieces.push({ text, inserted, deleted });
    this.places.add(text, paragraph);
  }

  private leave(reason: NotPlacedReason, text: string): void {
    this.body.leftovers.push({ reason, text, paragraph: this.places.here });
  }

  private skip(reason: NotPlacedReason | null): void {
    this.skipped = { depth: 1, reason, text: '' };
  }

  private openSkipped(skipped: Skipped, element: XmlElement): void {
    const { name } = element;
    skipped.depth += 1;
    this.isText = TEXT.has(name) || name === 'm:t';
    if (name === 'w:p' && skipped.text !== '') skipped.text += ' ';
    if (name === 'w:txbxContent' && skipped.reason === 'image') skipped.reason = 'text_box';
    if (CHANGES_OF_LOOKS.has(name) && this.paragraph) this.paragraph.wasSetAnew = true;
    this.inside(element);
  }

  private openInFacts(facts: FactRowReader, element: XmlElement): void {
    facts.open(element);
    this.inside(element);
  }

  /** The content of a part whose text is not read as paragraphs. */
  private inside(element: XmlElement): void {
    if (INSERTED.has(element.name) || DELETED.has(element.name)) this.tracked(element);
    if (element.name === 'w:commentReference') this.places.anchor(element);
  }

  private closeSkipped(skipped: Skipped): void {
    skipped.depth -= 1;
    if (skipped.depth > 0) return;
    this.skipped = null;
    if (skipped.reason !== null) this.leave(skipped.reason, skipped.text);
  }
}
