import { Feed } from 'feed';
import { closedDirections } from '../domain/direction.js';
import type { Language } from '../domain/localized-text.js';
import { markUnholdable } from '../domain/text.js';
import { escapeHtml } from '../kernel/html.js';

export interface FeedEntry {
  /** The permanent id of this entry, the same in every feed. */
  id: string;
  /** Plain text. */
  title: string;
  link: string;
  at: Date;
  /** Public name of the author; without one, readers show the feed's own author. */
  author?: string | null;
  /** HTML that is already safe. */
  content?: string;
}

export interface FeedHead {
  title: string;
  /** The page that the feed is about. */
  page: string;
  /** The address of the feed itself. */
  self: string;
  site: string;
  language: Language;
}

export function atom(head: FeedHead, entries: FeedEntry[]): string {
  const feed = new Feed({
    id: head.self,
    title: closedDirections(head.title),
    link: head.page,
    language: head.language,
    updated: entries[0]?.at ?? new Date(0),
    feedLinks: { atom: head.self },
    copyright: '',
    generator: 'Tequio',
    author: { name: 'Tequio', link: head.site },
  });
  for (const { id, title, link, at, author, content } of entries)
    feed.addItem({
      id,
      // Feed readers take titles as HTML, and people write them, so they are escaped.
      title: escapeHtml(closedDirections(title)),
      link,
      date: at,
      ...(author ? { author: [{ name: author }] } : {}),
      ...(content ? { content } : {}),
    });
  // Escapes characters that XML can't hold: some texts are older than the check of texts, or pass it.
  return markUnholdable(feed.atom1());
}
