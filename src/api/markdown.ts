import { LRUCache } from 'lru-cache';
import markdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from '../kernel/html.js';
import { closedDirections } from '../domain/direction.js';

/** A link in a comment gives no rank in a search engine, and the opened page learns nothing about this one. */
const REL = 'nofollow ugc noopener noreferrer';

/**
 * The Markdown that people may write: paragraphs, emphasis, lists, quotations, code, links. Headings, pictures, tables
 * and HTML are off, so that a text never looks like a part of the page.
 */
function smallMarkdown(off: string[] = []) {
  const made = markdownIt({ html: false, linkify: off.length === 0, breaks: true, xhtmlOut: true });
  made.disable(['heading', 'lheading', 'hr', 'image', 'table', 'html_block', 'html_inline', ...off]);
  const { rules } = made.renderer;
  rules['link_open'] = (tokens, index) =>
    `<a href="${escapeHtml(String(tokens[index]!.attrGet('href') ?? ''))}" rel="${REL}">`;
  rules['ordered_list_open'] = (tokens, index, options, _, self) => {
    tokens[index]!.attrs = null;
    return self.renderToken(tokens, index, options);
  };
  rules['fence'] = (tokens, index) => `<pre><code>${escapeHtml(tokens[index]!.content)}</code></pre>\n`;
  return made;
}
const markdown = smallMarkdown();
const plainer = smallMarkdown(['link', 'autolink', 'list', 'blockquote']);

/** Places where a link, an item of a list or a quotation may begin. Each costs time. */
const COSTLY = /[[@]|:\/\/|\.[\p{L}\d]|^\s*(?:[-+*>]|\d+[.)])/gmu;
/** A text with more of them than people write gets no links, lists and quotations at all. */
const MOST_COSTLY = 250;

const TAGS = ['p', 'em', 'strong', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre'];
/** HTML with nothing but the allowed tags, written as the renderer writes them. */
const AS_RENDERED = new RegExp(
  `^(?:[^<>]|<br />|</?(?:${TAGS.join('|')})>|<a href="(?:(?:https?|mailto):[^"<>]*|(?!//)[^":<>]+)" rel="${REL}">|</a>)*$`,
);

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

/** The renderer makes only safe HTML. The sanitiser protects pages from all else, and takes longer than the renderer. */
function render(text: string): string {
  const renderer = (text.match(COSTLY)?.length ?? 0) > MOST_COSTLY ? plainer : markdown;
  const html = renderer.render(closedDirections(text)).trim();
  return AS_RENDERED.test(html) ? html : sanitized(html);
}

export const sanitized = (html: string): string =>
  sanitizeHtml(html, {
    allowedTags: [...TAGS, 'br', 'a'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'escape',
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: REL }) },
  });
