import { LRUCache } from 'lru-cache';
import markdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { closedDirections } from '../domain/direction.js';

/**
 * The Markdown that people may write: paragraphs, emphasis, lists, quotations, code, links. Headings, pictures, tables
 * and HTML are off, so that a text never looks like a part of the page.
 */
const markdown = markdownIt({ html: false, linkify: true, breaks: true }).disable([
  'heading',
  'lheading',
  'hr',
  'image',
  'table',
  'html_block',
  'html_inline',
]);

const ALLOWED = ['p', 'br', 'em', 'strong', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'a'];

/** HTML of the last used texts: a few MB. */
const RENDERED = new LRUCache<string, string>({
  maxSize: 5_000_000,
  sizeCalculation: (html, text) => html.length + text.length + 1,
});

/** Safe HTML of a text. The HTML depends only on the text, so a thread that many people read is rendered once. */
export function renderMarkdown(text: string): string {
  const known = RENDERED.get(text);
  if (known !== undefined) return known;
  const html = render(text);
  RENDERED.set(text, html);
  return html;
}

/** The words of a text in one line, without Markdown marks. */
export function plainText(text: string): string {
  const words = markdown.parse(text, {}).flatMap(({ children, content }) =>
    // A piece without children is text, or a line break.
    children ? children.map((piece) => (piece.type.endsWith('break') ? ' ' : piece.content)).join('') : content,
  );
  return words.filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** The renderer makes only safe HTML. The sanitiser protects pages if the renderer fails one day. */
function render(text: string): string {
  return sanitizeHtml(markdown.render(closedDirections(text)), {
    allowedTags: ALLOWED,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'escape',
    // A link in a comment gives no rank in a search engine, and the opened page learns nothing about this one.
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener noreferrer' }) },
  }).trim();
}
