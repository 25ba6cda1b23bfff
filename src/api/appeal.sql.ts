import { appointmentsOf } from '../domain/actor.js';
import { decidesAppeals, moderatedPlans } from '../domain/visibility.js';
import { dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import { heldOn } from './held.sql.js';
import type { Alias, Query } from './read/query.js';

/** Who wrote what the decision in the row `d` hides. */
export function authorOf(d: Alias): string {
  return `(case ${d}.subject_type
    when 'comment' then (select hidden_.author_account_id from comment hidden_ where hidden_.id = ${d}.subject_id)
    when 'proposal' then (select hidden_.author_account_id from proposal hidden_ where hidden_.id = ${d}.subject_id) end)`;
}

/** Institutions whose business that is. */
export function concernedBy(d: Alias): string {
  return `(case ${d}.subject_type
    when 'comment' then (select array_remove(institutions_concerned(hidden_.subject_type, hidden_.subject_id) || hidden_.institution_id, null)
      from comment hidden_ where hidden_.id = ${d}.subject_id)
    else institutions_concerned(${d}.subject_type, ${d}.subject_id) end)`;
}

/** How many moderators of the plan today could decide on it: not who hid it, not its author, none with a tie. */
export function otherModerators(d: Alias, q: Query): string {
  const day = q.p(dayIn(HOME_TIME_ZONE, q.now), 'date');
  return `(select count(distinct other_.account_id)::int from appointment other_
    where other_.role = 'moderator' and other_.plan_id = ${d}.plan_id and ${heldOn('other_', day)}
      and other_.account_id <> ${d}.moderator_account_id and other_.account_id is distinct from ${authorOf(d)}
      and not exists (select from appointment tie_ where tie_.account_id = other_.account_id
        and tie_.institution_id = any(${concernedBy(d)}) and ${heldOn('tie_', day)}))`;
}

/** `DECIDE_APPEAL` of `domain/moderation.ts` in SQL: whether the one who asks decides on an appeal against the row `d`. */
export function decidesOnAppeal(d: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const [moderated, decided] = [moderatedPlans(q.actor), decidesAppeals(q.actor)];
  const ways: string[] = [];
  if (moderated.length > 0) ways.push(`${d}.plan_id = any(${q.p(moderated, 'uuid[]')})`);
  if (decided.length > 0) ways.push(`(${d}.plan_id = any(${q.p(decided, 'uuid[]')}) and ${otherModerators(d, q)} = 0)`);
  if (ways.length === 0) return 'false';
  return `((${ways.join(' or ')}) and ${d}.moderator_account_id <> ${q.p(q.actor.accountId, 'uuid')} and not ${hasTie(d, q)})`;
}

/** `hasTie` of `domain/moderation.ts` in SQL: whether what the row `d` is about was written by the one who asks, or is their institution's business. */
export function hasTie(d: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const institutions = appointmentsOf(q.actor).flatMap(({ institutionId }) => institutionId ?? []);
  return `(${authorOf(d)} is not distinct from ${q.p(q.actor.accountId, 'uuid')}
    or ${concernedBy(d)} && ${q.p(institutions, 'uuid[]')})`;
}
