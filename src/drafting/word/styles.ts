import type { WordClauseKind } from './document.js';
import type { XmlReader } from '../../kernel/office/xml.js';

interface Style {
  name: string;
  parent: string | null;
  outline: number | null;
  list: ListPlace | null;
}

export interface ListPlace {
  list: string;
  level: string;
}

/** How a paragraph is set. */
export interface Setting {
  style: string | null;
  outline: number | null;
  list: ListPlace | null;
}

const HEADING = /^heading ([1-9])$/i;
const PARENTS_AT_MOST = 12;

export function styleReader(): XmlReader & { styles: ReadonlyMap<string, Style> } {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  let list: Partial<ListPlace> = {};
  return {
    styles,
    open: (element) => {
      const value = element.attribute('val');
      if (element.name === 'w:style') {
        style = { name: '', parent: null, outline: null, list: null };
        styles.set(element.attribute('styleId') ?? '', style);
        list = {};
      } else if (!style || value === undefined) return;
      else if (element.name === 'w:name') style.name = value;
      else if (element.name === 'w:basedOn') style.parent = value;
      else if (element.name === 'w:outlineLvl') style.outline = Number(value);
      else if (element.name === 'w:ilvl') list.level = value;
      else if (element.name === 'w:numId') style.list = { list: value, level: list.level ?? '0' };
    },
    close: (name) => {
      if (name === 'w:style') style = null;
    },
  };
}

/** Knows the lists whose items have numbers; the others have bullets. */
export function numberingReader(): XmlReader & { isNumbered(place: ListPlace): boolean } {
  const formats = new Map<string, string>();
  const abstractOf = new Map<string, string>();
  let [abstract, level, list] = ['', '', ''];
  return {
    open: (element) => {
      const value = element.attribute('val') ?? '';
      if (element.name === 'w:abstractNum') abstract = element.attribute('abstractNumId') ?? '';
      else if (element.name === 'w:lvl') level = element.attribute('ilvl') ?? '';
      else if (element.name === 'w:numFmt') formats.set(`${abstract} ${level}`, value);
      else if (element.name === 'w:num') list = element.attribute('numId') ?? '';
      else if (element.name === 'w:abstractNumId') abstractOf.set(list, value);
    },
    close: () => undefined,
    isNumbered: (place) => {
      const format = formats.get(`${abstractOf.get(place.list)} ${place.level}`);
      return format !== undefined && format !== 'bullet' && format !== 'none';
    },
  };
}

/** The kind of a paragraph, and its level: 0 for the title of the document, 1 to 9 for headings. */
export function paragraphKind(
  { style, outline, list }: Setting,
  styles: ReadonlyMap<string, Style>,
  isNumbered: (place: ListPlace) => boolean,
): { kind: WordClauseKind; level: number | null } {
  const chain = chainOf(style, styles);
  const stated = outline ?? chain.find((one) => one.outline !== null)?.outline ?? null;
  const [named] = chain.flatMap(({ name }) => {
    const [, level] = HEADING.exec(name) ?? [];
    return /^title$/i.test(name) ? [0] : level === undefined ? [] : [Number(level)];
  });
  const level = named ?? (stated !== null && stated >= 0 && stated <= 8 ? stated + 1 : null);
  if (level !== null) return { kind: 'heading', level };
  const place = list ?? chain.find((one) => one.list !== null)?.list ?? null;
  if (place === null || place.list === '0') return { kind: 'paragraph', level: null };
  return { kind: isNumbered(place) ? 'numbered' : 'item', level: null };
}

/** A style and those that it is based on. */
function chainOf(id: string | null, styles: ReadonlyMap<string, Style>): Style[] {
  const chain: Style[] = [];
  for (let next = id; next !== null && chain.length < PARENTS_AT_MOST;) {
    const style = styles.get(next);
    if (!style) break;
    chain.push(style);
    next = style.parent;
  }
  return chain;
}
