import { posix } from 'node:path';
import { refuse } from '../../domain/refusal.js';
import { beginning, firstCharacters, withoutHidden } from '../../domain/text.js';
import { AUTHOR_LENGTH, COMMENTS_AT_MOST, QUOTE_LENGTH } from './limits.js';
import { PROPERTIES } from './marks.js';
import type { OfficePackage } from '../../kernel/office/package.js';
import { type ElementBudget, readXml, type XmlElement, type XmlReader } from '../../kernel/office/xml.js';

/** Kinds of parts that are read; a document names the files of them. */
const RELATIONS = {
  document: /\/officeDocument$/,
  properties: /\/custom-properties$|\/customProperties$/,
  styles: /\/styles$/,
  numbering: /\/numbering$/,
  comments: /\/comments$/,
  footnotes: /\/footnotes$/,
  endnotes: /\/endnotes$/,
} as const;
export type PartKind = keyof typeof RELATIONS;
export type Parts = Partial<Record<PartKind, string>>;

const MAIN = /wordprocessingml\.document\.main\+xml$/;
const MACRO_ENABLED = /macroEnabled|vbaProject/i;

/** Finds the files of the parts as the document names them. Parts outside the file are never looked for. */
export async function findParts(file: OfficePackage, budget: ElementBudget): Promise<Parts> {
  if (!file.has('[Content_Types].xml') || !file.has('_rels/.rels')) refuse('WORD_NOT_DOCX');
  const types = await contentTypes(file, budget);
  const top = await relations(file, '_rels/.rels', '', budget);
  const { document } = top;
  if (document === undefined || !types.isDocument) refuse('WORD_NOT_DOCX');
  const { dir, base } = posix.parse(document);
  const inside = await relations(file, posix.join(dir, '_rels', `${base}.rels`), dir, budget);
  return { ...inside, ...top };
}

async function contentTypes(file: OfficePackage, budget: ElementBudget): Promise<{ isDocument: boolean }> {
  const types: string[] = [];
  await readXml(
    file.read('[Content_Types].xml'),
    { open: (element) => void types.push(element.attribute('ContentType') ?? ''), close: () => undefined },
    budget,
  );
  if (types.some((type) => MACRO_ENABLED.test(type))) refuse('WORD_HAS_MACROS');
  return { isDocument: types.some((type) => MAIN.test(type)) };
}

async function relations(file: OfficePackage, name: string, folder: string, budget: ElementBudget): Promise<Parts> {
  const found: Parts = {};
  const open = (element: XmlElement) => {
    const [type, target] = [element.attribute('Type') ?? '', element.attribute('Target') ?? ''];
    if (element.attribute('TargetMode') === 'External') return;
    for (const kind of Object.keys(RELATIONS) as PartKind[]) {
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      if (RELATIONS[kind].test(type) && file.has(path)) found[kind] ??= path;
    }
  };
  if (file.has(name)) await readXml(file.read(name), { open, close: () => undefined }, budget);
  return found;
}

export interface FileOrigin {
  subjectId: string | null;
  version: number | null;
  language: string | null;
  /** Digests of the rows of the table of facts, as it left. */
  facts: string[];
}

const PUBLIC_ID = /^[\w-]{1,64}$/;
const COUNT = /^\d{1,9}$/;
const DIGEST = /^[0-9a-f]{10}$/;

/** Reads which version of which text the document says that it is. */
export function originReader(): XmlReader & { origin(): FileOrigin } {
  const values = new Map<string, string>();
  let name: string | undefined;
  return {
    open: (element) => {
      if (element.name === 'cp:property') name = element.attribute('name');
    },
    close: (closed) => {
      if (closed === 'cp:property') name = undefined;
    },
    text: (text) => {
      if (name !== undefined) values.set(name, (values.get(name) ?? '') + text.trim());
    },
    origin: () => {
      const value = (property: string, shape: RegExp) => {
        const text = values.get(property) ?? '';
        return shape.test(text) ? text : null;
      };
      const version = value(PROPERTIES.version, COUNT);
      return {
        subjectId: value(PROPERTIES.subject, PUBLIC_ID),
        version: version === null ? null : Number(version),
        language: value(PROPERTIES.language, PUBLIC_ID),
        facts: [...values]
          .flatMap(([property, text]) => (property.startsWith(PROPERTIES.facts) ? text.split(' ') : []))
          .filter((digest) => DIGEST.test(digest)),
      };
    },
  };
}

export interface Note {
  author: string;
  date: Date | null;
  text: string;
}

/** Comments, footnotes or endnotes by their numbers in the document. */
export function noteReader(): XmlReader & { notes: ReadonlyMap<string, Note> } {
  const notes = new Map<string, Note>();
  let note: Note | null = null;
  let inText = false;
  return {
    notes,
    open: (element) => {
      if (NOTES.has(element.name)) {
        note = { author: authorOf(element), date: dateOf(element), text: '' };
        notes.set(element.attribute('id') ?? '', note);
        if (notes.size > COMMENTS_AT_MOST) refuse('WORD_TOO_COMPLEX');
      } else if (note && element.name === 'w:p' && note.text !== '') note.text += '\n';
      else if (note && element.name === 'w:br') note.text += '\n';
      inText = element.name === 'w:t';
    },
    close: (name) => {
      inText = false;
      if (!NOTES.has(name) || !note) return;
      note.text = note.text.trim();
      note = null;
    },
    text: (text) => {
      if (note && inText) note.text += text;
    },
  };
}

const NOTES: ReadonlySet<string> = new Set(['w:comment', 'w:footnote', 'w:endnote']);

export const authorOf = (element: XmlElement): string =>
  firstCharacters(withoutHidden((element.attribute('author') ?? '').normalize('NFC')).trim(), AUTHOR_LENGTH);

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;
/** Programs write a year before this one when a person has their name and times taken out. */
const FIRST_YEAR = 1990;

export function dateOf(element: XmlElement): Date | null {
  const written = element.attribute('date') ?? '';
  const [whole, zone] = DATE.exec(written) ?? [];
  if (whole === undefined) return null;
  const date = new Date(zone === undefined ? `${whole}Z` : whole);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < FIRST_YEAR ? null : date;
}

export const quote = (text: string): string => beginning(text, QUOTE_LENGTH);
