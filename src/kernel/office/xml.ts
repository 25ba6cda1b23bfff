import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refusal, refuse } from '../../domain/refusal.js';
import type { OfficeCodes } from './kinds.js';
import { DEPTH_AT_MOST, ELEMENTS_AT_MOST } from './limits.js';

/** Names of elements begin with these letters, whatever a file calls the namespace. Programs write two kinds of each. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': 'cp',
  'http://purl.oclc.org/ooxml/officeDocument/customProperties': 'cp',
};

export interface XmlElement {
  /** The local name with the letters of its namespace: `w:p`. Elements of other namespaces begin with `x:`. */
  readonly name: string;
  /** The value of an attribute, by its local name. */
  attribute(local: string): string | undefined;
}

export interface XmlReader {
  open(element: XmlElement): void;
  close(name: string): void;
  text?(text: string): void;
}

/** Parts of a file share this count. */
export interface ElementBudget {
  left: number;
  codes: OfficeCodes;
}
export const elementBudget = (codes: OfficeCodes): ElementBudget => ({ left: ELEMENTS_AT_MOST, codes });

/**
 * Reads XML piece by piece, so that no tree of it is ever held and others get their turn. Takes UTF-8 without a
 * document type; so there are no entities but the five of XML.
 */
export async function readXml(pieces: AsyncIterable<Buffer>, reader: XmlReader, budget: ElementBudget): Promise<void> {
  const { codes } = budget;
  const parser = new SaxesParser({ xmlns: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  parser.on('error', () => refuse(codes.broken));
  parser.on('doctype', () => refuse(codes.declaresEntities));
  parser.on('opentag', (tag) => {
    depth += 1;
    budget.left -= 1;
    if (depth > DEPTH_AT_MOST || budget.left < 0) refuse(codes.tooComplex);
    reader.open(elementOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    reader.close(nameOf(tag));
  });
  if (reader.text) {
    parser.on('text', (text) => reader.text!(text));
    parser.on('cdata', (text) => reader.text!(text));
  }
  for await (const piece of pieces) parser.write(decoded(decoder, codes, piece));
  parser.write(decoded(decoder, codes)).close();
}

function decoded(decoder: TextDecoder, codes: OfficeCodes, piece?: Buffer): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(codes.broken);
  }
}

const nameOf = ({ uri, local }: SaxesTagNS): string => `${PREFIXES[uri] ?? 'x'}:${local}`;

const elementOf = (tag: SaxesTagNS): XmlElement => ({
  name: nameOf(tag),
  attribute: (local) => Object.values(tag.attributes).find((attribute) => attribute.local === local)?.value,
});
