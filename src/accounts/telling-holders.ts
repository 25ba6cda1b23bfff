import { nameOf } from '../api/words/words.js';
import { longDay } from '../domain/printed.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { type Actor, isAccount } from '../domain/actor.js';
import { inLanguage, type Language, LANGUAGES, type LocalizedText } from '../domain/localized-text.js';
import { siteDay } from '../kernel/clock.js';
import type { Site } from '../kernel/site.js';
import type { Transaction } from '../kernel/transaction.js';

/** Paths of a holder's tasks and of a plan's register. */
const DESK: Record<Language, string> = { es: 'pendientes', en: 'tasks' };
const REGISTER: Record<Language, string> = { es: 'planes/:key/encargos', en: 'plans/:key/roles' };

interface Told {
  accountId: string;
  role: string;
  planId: string | null;
  institutionId: string | null;
  fromOn: string;
  untilOn: string | null;
  /** The public reason, as it was given with the act. */
  reason: string | null;
}

interface Place {
  language: string;
  plan: { slug: string; title: LocalizedText } | null;
  institution: LocalizedText | null;
  /** Public names of the people in the plan's secretariat, or of the administrators of the site. */
  askable: string[];
}

/** Writes in their language to people who get or lose a role; nobody gets a letter about their own act. */
export async function tellHolder(
  tx: Transaction,
  site: Site,
  actor: Actor,
  template: 'appointed' | 'appointment_ended' | 'appointment_taken_back',
  told: Told,
): Promise<void> {
  if (isAccount(actor, told.accountId)) return;
  const [place]: Place[] = await tx.manager.query(
    `select a.language,
            (select json_build_object('slug', p.slug, 'title', p.title) from plan p where p.id = $2) as plan,
            (select i.name from institution i where i.id = $3) as institution,
            array(select distinct o.public_name from appointment h join account o on o.id = h.account_id
              where h.role = case when $2::uuid is null then 'administrator' else 'secretariat' end
                and h.plan_id is not distinct from $2 and h.account_id <> a.id and o.erased_at is null
                and ${isCurrentOnSql('h', '$4::date')} order by o.public_name limit 3) as askable
       from account a where a.id = $1`,
    [told.accountId, told.planId, told.institutionId, siteDay(tx)],
  );
  if (!place) return;
  const language: Language = LANGUAGES.find((known) => known === place.language) ?? LANGUAGES[0];
  const home = `${site.origin}/${language}`;
  const words = (text: LocalizedText | null | undefined) => (text ? inLanguage(text, language).text : '');
  const [from, until] = [told.fromOn, told.untilOn].map((day) => (day ? longDay(language, day) : ''));
  const isOneDay = template === 'appointed' && from === until;
  await tx.enqueue('mail', {
    accountId: told.accountId,
    template,
    values: {
      role: nameOf(language, 'Role', told.role),
      institution: words(place.institution),
      plan: words(place.plan?.title),
      ...(isOneDay ? { only: from } : { from, until }),
      reason: told.reason ?? '',
      ask: place.askable.join(', '),
      desk: `${home}/${DESK[language]}`,
      register: place.plan ? `${home}/${REGISTER[language].replace(':key', encodeURIComponent(place.plan.slug))}` : '',
    },
  });
}
