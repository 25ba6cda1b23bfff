import { addressOf } from '../addresses.js';
import type { Language } from '../../domain/localized-text.js';

/**
 * Feeds and calendars stand below the address of the page that they are about; `notifications/feeds.ts` writes them.
 */
const ENDINGS = {
  news: { type: 'application/atom+xml', es: 'feed.atom', en: 'feed.atom' },
  proposals: { type: 'application/atom+xml', es: 'propuestas.atom', en: 'proposals.atom' },
  progress: { type: 'application/atom+xml', es: 'avance.atom', en: 'progress.atom' },
  moderation: { type: 'application/atom+xml', es: 'moderacion.atom', en: 'moderation.atom' },
  comments: { type: 'application/atom+xml', es: 'comentarios.atom', en: 'comments.atom' },
  changes: { type: 'application/atom+xml', es: 'cambios.atom', en: 'changes.atom' },
  calendar: { type: 'text/calendar', es: 'calendar.ics', en: 'calendar.ics' },
} as const;

export interface FeedLink {
  name: keyof typeof ENDINGS;
  page: 'plan' | 'commitment' | 'proposal';
  key: string;
}

/** Feeds of a plan and its calendar. */
export const PLAN_FEEDS: FeedLink['name'][] = ['news', 'progress', 'proposals', 'moderation', 'calendar'];

export function feedsOf(page: FeedLink['page'], key: string, names: FeedLink['name'][]): FeedLink[] {
  return names.map((name) => ({ name, page, key }));
}

export const typeOf = ({ name }: FeedLink): string => ENDINGS[name].type;

export function feedAddress({ name, page, key }: FeedLink, language: Language): string {
  return `${addressOf({ language, page, key })}/${ENDINGS[name][language]}`;
}
