import { markUnholdable } from '../../domain/text.js';
import { BodyReader } from './body.js';
import { changedRows } from './fact-rows.js';
import type { ReturnedComment, ReturnedFile } from './document.js';
import { WORD } from '../../kernel/office/kinds.js';
import { OfficePackage } from '../../kernel/office/package.js';
import { findParts, noteReader, originReader, type PartKind, quote } from './parts.js';
import { place, type PlacedParagraphs } from './placing.js';
import { paragraphKind, numberingReader, styleReader } from './styles.js';
import { elementBudget, readXml, type XmlReader } from '../../kernel/office/xml.js';

/**
 * Reads a DOCX: its paragraphs before and after the tracked changes, the changes, the comments, and what has no place
 * among the clauses. A file that cannot be read safely is refused with a `WORD_…` or `FILE_…` code.
 */
export async function read(bytes: Buffer): Promise<ReturnedFile> {
  const file = await OfficePackage.open(bytes, WORD);
  const budget = elementBudget(WORD);
  const parts = await findParts(file, budget);
  const readPart = async <R extends XmlReader>(kind: PartKind, reader: R): Promise<R> => {
    const name = parts[kind];
    if (name !== undefined) await readXml(file.read(name), holdable(reader), budget);
    return reader;
  };
  const { subjectId, version, language, facts } = (await readPart('properties', originReader())).origin();
  const { styles } = await readPart('styles', styleReader());
  const { isNumbered } = await readPart('numbering', numberingReader());
  const footnotes = (await readPart('footnotes', noteReader())).notes;
  const endnotes = (await readPart('endnotes', noteReader())).notes;
  const comments = (await readPart('comments', noteReader())).notes;
  const { body } = await readPart(
    'document',
    new BodyReader({
      of: (element) =>
        (element.name === 'w:footnoteReference' ? footnotes : endnotes).get(element.attribute('id') ?? ''),
    }),
  );
  const changedFacts = changedRows(body.factRows, facts).map((row) => ({ reason: 'facts' as const, ...row }));
  const isOurs = subjectId !== null || body.paragraphs.some(({ clauses }) => clauses.size > 0);
  const placed = place({ ...body, leftovers: [...body.leftovers, ...changedFacts] }, isOurs, (setting) =>
    paragraphKind(setting, styles, isNumbered),
  );
  return {
    subjectId,
    version,
    language,
    paragraphs: placed.paragraphs,
    comments: [...comments].map(([number, note]) => commentAt(placed, body.anchors.get(number), note)),
    notPlaced: placed.notPlaced,
  };
}

/** XML may hold characters that no text here may; a mark stands where one was, and people see it before they take it. */
const holdable = (reader: XmlReader): XmlReader => ({
  open: (element) => reader.open(element),
  close: (name) => reader.close(name),
  text: (text) => reader.text?.(markUnholdable(text)),
});

function commentAt(
  placed: PlacedParagraphs,
  anchor: { paragraph: number; quote: string } | undefined,
  { author, date, text }: Pick<ReturnedComment, 'author' | 'date' | 'text'>,
): ReturnedComment {
  const written = { author, date, text };
  if (!anchor) return { ...written, clauseId: null, sectionKey: null, quote: '' };
  return {
    ...written,
    clauseId: placed.clauseIn(anchor.paragraph),
    sectionKey: placed.placeOf(anchor.paragraph).sectionKey,
    quote: quote(anchor.quote),
  };
}
