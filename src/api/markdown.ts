import markdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

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

/** Safe HTML of a text. The renderer makes none that is not; the sanitiser holds even if it should one day. */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(markdown.render(text), {
    allowedTags: ALLOWED,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'escape',
    // Nobody gains a place in a search engine by a comment, and the page that is opened learns nothing of this one.
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener noreferrer' }) },
  }).trim();
}
