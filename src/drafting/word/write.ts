import {
  AlignmentType,
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  Document,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { LANGUAGES, LOCALES } from '../../domain/localized-text.js';
import { withoutUnholdable } from '../../domain/text.js';
import { escapeHtml } from '../../kernel/html.js';
import type { WordClause, WordDocument } from './document.js';
import { digestsOf } from './fact-rows.js';
import { clauseMark, FACTS_MARK, PROPERTIES, sectionMark, TITLE_MARK } from './marks.js';
import { type DocumentWords, documentWords } from './words.js';

const NUMBERED = 'numbered-clauses';
/** A zip stores the time of a file without its zone. This is the first day that it can store in every zone. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Writes a text as a DOCX. Each clause is a paragraph in a bookmark with its id; a program that opens the file tracks
 * changes. The same document gives the same bytes.
 */
export async function writeWordFile(document: WordDocument): Promise<Buffer> {
  const words = documentWords(document.language);
  const marks = new Marks();
  const file = new Document({
    creator: 'Tequio',
    features: { trackRevisions: true },
    customProperties: [
      { name: PROPERTIES.subject, value: document.subjectId },
      { name: PROPERTIES.version, value: String(document.version) },
      { name: PROPERTIES.language, value: document.language },
      ...digestsOf(factRows(document, words)).map((value, part) => ({ name: `${PROPERTIES.facts}${part + 1}`, value })),
    ],
    styles: { default: { document: { run: { language: { value: localeOf(document.language) } } } } },
    numbering: {
      config: [
        {
          reference: NUMBERED,
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
        },
      ],
    },
    sections: [
      {
        children: [
          ...heading(document, words, marks),
          ...document.sections.flatMap((section, index) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_1,
              children: marks.around(sectionMark(section.key), section.heading),
            }),
            ...clauses(section.clauses, index, marks),
          ]),
          ...facts(document, words, marks),
        ],
      },
    ],
  });
  const packed = await Packer.toBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(document) },
  ]);
  return Buffer.from(zipSync(unzipSync(packed), { mtime: NO_TIME, level: 6 }));
}

/** The library counts bookmarks through all documents of a process; here each document begins at one. */
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart;
  override readonly end: BookmarkEnd;

  constructor(name: string, children: TextRun[], number: number) {
    super({ id: name, children });
    this.start = new BookmarkStart(name, number);
    this.end = new BookmarkEnd(number);
  }
}

class Marks {
  private count = 0;

  around(name: string, text: string): Bookmark[] {
    return [new NumberedBookmark(name, runs(text), ++this.count)];
  }
}

/** Runs of a text, with its tabs and line ends as Word writes them. */
function runs(text: string): TextRun[] {
  return withoutUnholdable(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          ...(index > 0 ? { break: 1 } : {}),
          children: line.split('\t').flatMap((part, place) => (place > 0 ? [new Tab(), part] : [part])),
        }),
    );
}

function heading({ title, reference, plan, version }: WordDocument, words: DocumentWords, marks: Marks): Paragraph[] {
  const about = [
    `${words.reference}: ${reference}`,
    ...(plan === undefined ? [] : [`${words.plan}: ${plan}`]),
    words.version.replace('{{version}}', String(version)),
  ];
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: marks.around(TITLE_MARK, title) }),
    ...[...about, words.howTo].map(
      (line, index) => new Paragraph({ children: marks.around(`${TITLE_MARK}_${index + 1}`, line) }),
    ),
  ];
}

function clauses(all: readonly WordClause[], section: number, marks: Marks): Paragraph[] {
  return all.map(({ id, kind, text }, index) => {
    const first =
      index -
      all
        .slice(0, index)
        .toReversed()
        .findIndex((clause) => clause.kind !== 'numbered');
    // Each list begins at 1 again: lists are told apart by their first clause.
    const instance = section * 10_000 + (first > index ? 0 : first);
    return new Paragraph({ ...SET[kind](instance), children: marks.around(clauseMark(id), text) });
  });
}

const SET: Record<WordClause['kind'], (instance: number) => IParagraphOptions> = {
  heading: () => ({ heading: HeadingLevel.HEADING_2 }),
  paragraph: () => ({}),
  item: () => ({ bullet: { level: 0 } }),
  numbered: (instance) => ({ numbering: { reference: NUMBERED, level: 0, instance } }),
};

/** The rows of the table of facts, with its head; none when there are no facts. */
const factRows = ({ facts: all }: WordDocument, words: DocumentWords): (readonly string[])[] =>
  all.length === 0
    ? []
    : [[words.label, words.value], ...all.map(({ label, value }) => [label, value].map(withoutUnholdable))];

function facts(document: WordDocument, words: DocumentWords, marks: Marks): (Paragraph | Table)[] {
  const rows = factRows(document, words);
  if (rows.length === 0) return [];
  const row = (cells: readonly string[], isHeader = false) =>
    new TableRow({
      tableHeader: isHeader,
      children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: runs(cell) })] })),
    });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: marks.around(FACTS_MARK, words.facts) }),
    new Paragraph({ children: marks.around(`${FACTS_MARK}_1`, words.factsNotice) }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map((cells, index) => row(cells, index === 0)),
    }),
  ];
}

const localeOf = (language: string): string => LOCALES[LANGUAGES.find((known) => known === language)!] ?? language;

/** The package of `docx` would write the present time here. */
function coreProperties({ title, reference, language, version }: WordDocument): string {
  const namespaces = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
  const element = (name: string, text: string) => `<${name}>${escapeHtml(withoutUnholdable(text))}</${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<cp:coreProperties xmlns:cp="${namespaces}" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    element('dc:title', title),
    element('dc:subject', reference),
    element('dc:creator', 'Tequio'),
    element('dc:language', localeOf(language)),
    element('cp:version', String(version)),
    '</cp:coreProperties>',
  ].join('');
}
