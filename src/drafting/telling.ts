import { encodeId } from '../api/node-id.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { inLanguage, type Language, LANGUAGES } from '../domain/localized-text.js';
import type { Site } from '../kernel/site.js';
import type { Transaction } from '../kernel/transaction.js';
import type { LockedSuggestion } from './suggestion.facts.js';

/** The path of suggestions in the portal. */
const PAGES: Record<Language, string> = { es: 'sugerencias', en: 'suggestions' };

/** Tells the author of a decision on their suggestion, in their language; not when they decided themselves. */
export async function tellOfSuggestion(
  tx: Transaction,
  site: Site,
  actor: Actor,
  { suggestion, text }: Pick<LockedSuggestion, 'suggestion' | 'text'>,
  template: 'suggestion_accepted' | 'suggestion_declined' | 'suggestion_reverted',
  reason: string | null,
): Promise<void> {
  const { authorAccountId: accountId, number, madeVersion: version, finalText: words } = suggestion;
  if (accountId === null || accountId === accountOf(actor)) return;
  const [account] = await tx.manager.query('select language from account where id = $1', [accountId]);
  const language: Language = LANGUAGES.find((known) => known === account?.language) ?? LANGUAGES[0];
  const link = `${site.origin}/${language}/${PAGES[language]}/${encodeId('Suggestion', suggestion.id)}`;
  const title = inLanguage(text.holder.title, language).text;
  await tx.enqueue('mail', { accountId, template, values: { number, title, version, words, reason, link } });
}
