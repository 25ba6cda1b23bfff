import { daysAfter } from '../domain/days.js';
import { longDay } from '../domain/printed.js';
import { nameOf } from '../api/words/words.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import type { ModeratedThing } from '../domain/moderation.js';
import { clockIn } from '../kernel/clock.js';
import type { Site } from '../kernel/site.js';
import type { Transaction } from '../kernel/transaction.js';

/** Paths of the pages in the portal, before the name of the thing. */
const PAGES: Record<ModeratedThing, Record<Language, string>> = {
  comment: { es: 'comentarios', en: 'comments' },
  proposal: { es: 'propuestas', en: 'proposals' },
  suggestion: { es: 'sugerencias', en: 'suggestions' },
  evidence: { es: 'informes', en: 'milestone-reports' },
};

interface About {
  kind: ModeratedThing;
  planId: string;
  authorId: string | null;
  /** The last part of its address: the reference of a proposal, the report of evidence, the id of anything else. */
  page: string;
}

/** Tells the author, in their language and in the transaction of the decision; the letter never quotes the text. */
export async function tellOfModeration(
  tx: Transaction,
  site: Site,
  { kind, planId, authorId, page }: About,
  template: 'text_hidden' | 'hiding_taken_back' | 'appeal_upheld' | 'appeal_rejected' | 'appeal_lapsed',
  { rule, reason, days }: { rule: string; reason?: string; days?: number },
): Promise<void> {
  if (authorId === null) return;
  const [told]: { language: string | null; timeZone: string }[] = await tx.manager.query(
    `select (select language from account where id = $1), time_zone as "timeZone" from plan where id = $2`,
    [authorId, planId],
  );
  const until = days && clockIn(told!.timeZone, daysAfter(tx.now, days));
  const language: Language = LANGUAGES.find((known) => known === told!.language) ?? LANGUAGES[0];
  await tx.enqueue('mail', {
    accountId: authorId,
    template,
    values: {
      what: nameOf(language, 'ModeratedThing', kind).toLowerCase(),
      rule: nameOf(language, 'ModerationRule', rule),
      reason,
      days,
      until: until && `${longDay(language, until.day)}, ${until.time}`,
      link: `${site.origin}/${language}/${PAGES[kind][language]}/${encodeURIComponent(page)}`,
    },
  });
}
