import { nameOf } from '../api/words/words.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import type { ModeratedThing, ModerationRule } from '../domain/moderation.js';
import type { Site } from '../kernel/site.js';
import type { Transaction } from '../kernel/unit-of-work.js';

/** The page of a proposal, and the one that opens a thread at one comment. */
const PERMALINK: Record<ModeratedThing, Record<Language, string>> = {
  comment: { es: 'comentarios', en: 'comments' },
  proposal: { es: 'propuestas', en: 'proposals' },
};

interface About {
  kind: ModeratedThing;
  authorId: string | null;
  /** Typed id of the text. */
  subject: string;
}

/** Tells the author, in their language and in the transaction of the decision; the letter never quotes the text. */
export async function tellAuthor(
  tx: Transaction,
  site: Site,
  { kind, authorId, subject }: About,
  template: 'text_hidden' | 'appeal_upheld' | 'appeal_rejected',
  { rule, reason, days }: { rule: string; reason: string; days?: number },
): Promise<void> {
  if (authorId === null) return;
  const [account] = await tx.manager.query('select language from account where id = $1', [authorId]);
  const language: Language = LANGUAGES.find((known) => known === account?.language) ?? LANGUAGES[0];
  await tx.enqueue('mail', {
    accountId: authorId,
    template,
    values: {
      rule: nameOf(language, 'ModerationRule', rule as ModerationRule),
      reason,
      days,
      link: `${site.origin}/${language}/${PERMALINK[kind][language]}/${subject}`,
    },
  });
}
