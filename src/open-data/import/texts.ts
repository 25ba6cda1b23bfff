import { createHash } from 'node:crypto';
import { type LocalizedText, localized } from '../../domain/localized-text.js';
import type { BodyRecord } from './records.js';
import { holdsHtml, textOfHtml } from './html.js';
import type { SourceRow } from './layout.js';

/** The cell without markup: line breaks stay, tags go. The kept row has the markup; a doubt tells that it was there. */
export function withoutMarkup(row: SourceRow, column: string): string {
  const cell = row.get(column);
  if (!holdsHtml(cell)) return cell;
  row.doubt(column, cell, 'holds HTML', 'tags left out, line breaks kept');
  return textOfHtml(cell);
}

const SPANISH = /(?<!\p{L})(el|la|los|las|del|y|para|por|con|una|que|se|al|información|gobierno)(?!\p{L})/giu;
const ENGLISH = /(?<!\p{L})(the|of|and|to|for|in|on|by|with|is|will|an|government|information)(?!\p{L})/giu;

/**
 * The language of a text, Spanish or English: the one with more of its own small words. Sources do not state it, and
 * IRM texts are in one of these; `null` when neither has more.
 */
function guessedLanguage(text: string): 'es' | 'en' | null {
  const [es, en] = [SPANISH, ENGLISH].map((words) => text.match(words)?.length ?? 0) as [number, number];
  if (es === en) return null;
  return es > en ? 'es' : 'en';
}

/** The texts of one row. A text of unclear language takes that of the others, or else English. */
export function localizedRow(...texts: string[]): (LocalizedText | null)[] {
  const together = guessedLanguage(texts.join('\n')) ?? 'en';
  return texts.map((text) => (text === '' ? null : localized(guessedLanguage(text) ?? together, text)));
}

const LONGEST_SLUG = 80;

/** A slug of lower-case letters, digits and hyphens; a long one ends with a short hash, so that it stays unique. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug !== '' && slug.length <= LONGEST_SLUG) return slug;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return slug === '' ? hash : `${slug.slice(0, LONGEST_SLUG).replace(/-$/, '')}-${hash}`;
}

/** An institution known by its name alone. */
export function bodyOf(country: string, name: string): BodyRecord {
  const line = textOfHtml(name).replace(/\s+/g, ' ').trim();
  return { slug: `${country.toLowerCase()}-${slugOf(line)}`, name: localized(guessedLanguage(line) ?? 'en', line) };
}
