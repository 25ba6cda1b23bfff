import { LRUCache } from 'lru-cache';
import markdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { closedDirections } from '../domain/direction.js';

/**
 * The Markdown that people may write: paragraphs, emphasis, lists, quotations, code, links. No headings, pictures,
 * tables or HTML: what somebody writes never looks like a part of the page.
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

/** Of texts and their HTML, the last used ones: a few MB. */
const RENDERED = new LRUCache<string, string>({
  maxSize: 5_000_000,
  sizeCalculation: (html, text) => html.length + text.length + 1,
});

/** Safe HTML of a text, which depends on nothing else: a thread that many read is rendered once. */
export function renderMarkdown(text: string): string {
  const known = RENDERED.get(text);
  if (known !== undefined) return known;
  const html = render(text);
  RENDERED.set(text, html);
  return html;
}

/** The words of a text without its marks, in one line. */
export function plainText(text: string): string {
  const words = markdown.parse(text, {}).flatMap(({ children, content }) =>
    // A piece without letters of its own is a mark, or the end of a line.
    children ? children.map((piece) => (piece.type.endsWith('break') ? ' ' : piece.content)).join('') : content,
  );
  return words.filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** The renderer makes none that is not safe; the sanitiser holds even if it should one day. */
function render(text: string): string {
  return sanitizeHtml(markdown.render(closedDirections(text)), {
    allowedTags: ALLOWED,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'escape',
    // Nobody gains a place in a search engine by a comment, and the page that is opened learns nothing of this one.
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener noreferrer' }) },
  }).trim();
}
