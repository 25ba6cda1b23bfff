import sanitizeHtml from 'sanitize-html';
import { withoutUnholdable } from '../../domain/text.js';

const INLINE = ['a', 'abbr', 'b', 'big', 'cite', 'code', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small'];
const MORE_INLINE = ['span', 'strike', 'strong', 'sub', 'sup', 'u', 'img', 'br', 'wbr'];
const BLOCKS = [
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'hr',
];
const LISTS = ['ul', 'ol', 'li', 'dl', 'dt', 'dd'];
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const TABLES = ['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'];
const FRAMES = ['iframe', 'video', 'audio', 'source', 'embed', 'script', 'style'];
const TAGS = [...INLINE, ...MORE_INLINE, ...BLOCKS, ...LISTS, ...HEADINGS, ...TABLES, ...FRAMES];
const TAG = new RegExp(`</?(?:${TAGS.join('|')})(?:\\s[^<>]*)?/?>`, 'i');
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});/i;
/** Matches `<` that begins no tag: `<quien sea>`, `x<y` and `<3` are texts of people. */
const NO_TAG = new RegExp(`<(?!/?(?:${TAGS.join('|')})(?:\\s[^<>]*)?/?>)`, 'gi');
const ENDED = new RegExp(`</(?:${[...BLOCKS, ...HEADINGS, 'ul', 'ol', 'dl', 'table'].join('|')})>`, 'g');

export function holdsHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text);
}

/**
 * Plain text of HTML: paragraphs and line breaks stay, list items begin with a hyphen, links and pictures are followed
 * by their address. No word is lost; scripts, styles and comments do not count as words.
 */
export function textOfHtml(html: string): string {
  // The HTML is well formed now, with known tags and attributes only, so expressions can match it.
  const clean = sanitizeHtml(html.replace(/<!--.*?-->/gs, '').replace(NO_TAG, '&lt;'), {
    allowedTags: TAGS,
    allowVulnerableTags: true,
    exclusiveFilter: ({ tag }) => tag === 'script' || tag === 'style',
    allowedAttributes: { a: ['href'], img: ['src', 'alt'], iframe: ['src'], source: ['src'], embed: ['src'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  });
  return decoded(
    clean
      .replace(/[ \t]*\r?\n[ \t]*/g, '\n')
      .replace(/<br \/>\n?/g, '\n')
      .replace(/<li>\s*/g, '\n- ')
      .replace(/<(?:td|th)>/g, ' ')
      .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, url: string, label: string) => addressed(label, url))
      .replace(/<(?:img|iframe|source|embed)([^>]*)>/g, (_, attributes: string) =>
        addressed(attributeOf(attributes, 'alt'), attributeOf(attributes, 'src')),
      )
      .replace(ENDED, '\n\n')
      .replace(/<\/(?:tr|dt|dd)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  );
}

/** The links of HTML in their order, with the words that lead to each; a label that is only the address is empty. */
export function linksOfHtml(html: string): { url: string; label: string }[] {
  return [...html.matchAll(/<a\s[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>(.*?)<\/a>/gis)].map(
    ([, double, single, inside]) => {
      const url = decoded((double ?? single)!.trim());
      const label = textOfHtml(inside!).replace(/\s+/g, ' ').trim();
      return { url, label: label.includes(url) || url.includes(label) ? '' : label };
    },
  );
}

function addressed(label: string, url: string): string {
  if (url === '' || label.includes(url)) return label;
  return label.trim() === '' ? url : `${label} (${url})`;
}

function attributeOf(attributes: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * Decodes the four entities that the sanitiser leaves; every other one is a character already, or one that no text may
 * have.
 */
function decoded(text: string): string {
  return withoutUnholdable(text)
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/^-$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
