import { Feed } from 'feed';
import { closedDirections } from '../domain/direction.js';
import type { Language } from '../domain/localized-text.js';
import { markUnholdable } from '../domain/text.js';
import { escapeHtml } from '../kernel/html.js';

export interface FeedEntry {
  /** Of this entry for ever, wherever it is read. */
  id: string;
  /** Plain text. */
  title: string;
  link: string;
  at: Date;
  /** Who said it, by the name that is public; without one the feed's own author stands for it. */
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
      // Titles of entries are HTML to those who read it, and people write them.
      title: escapeHtml(closedDirections(title)),
      link,
      date: at,
      ...(author ? { author: [{ name: author }] } : {}),
      ...(content ? { content } : {}),
    });
  // What was written before texts were checked, and what no rule of ours has seen.
  return markUnholdable(feed.atom1());
}
