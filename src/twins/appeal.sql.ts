import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { APPEAL_LAPSES_AFTER_DAYS, STAYS_HIDDEN } from '../domain/hiding.js';
import { decidesAppeals, moderatedPlans } from '../domain/hidden-text.js';
import { isCurrentOnSql } from './appointment.sql.js';
import { hoursAgo, today } from './time.js';

/** Facts of `domain/moderation#ModerationFacts`: the author of the text that the decision in the row `d` hides. */
export function authorOfSql(d: Alias): string {
  return `(case ${d}.subject_type
    when 'comment' then (select hidden_.author_account_id from comment hidden_ where hidden_.id = ${d}.subject_id)
    when 'proposal' then (select hidden_.author_account_id from proposal hidden_ where hidden_.id = ${d}.subject_id)
    when 'suggestion' then (select hidden_.author_account_id from suggestion hidden_ where hidden_.id = ${d}.subject_id)
    when 'evidence' then (select hidden_.author_account_id from evidence hidden_ where hidden_.id = ${d}.subject_id) end)`;
}

/** Facts of `domain/moderation#ModerationFacts`: the institutions that this text concerns. */
export function concernedBySql(d: Alias): string {
  return `(case ${d}.subject_type
    when 'comment' then (select array_remove(institutions_concerned(hidden_.subject_type, hidden_.subject_id) || hidden_.institution_id, null)
      from comment hidden_ where hidden_.id = ${d}.subject_id)
    else institutions_concerned(${d}.subject_type, ${d}.subject_id) end)`;
}

/**
 * Facts of `domain/moderation#AppealDecisionFacts`: the number of moderators of the plan today who could decide. They
 * did not hide the text, did not write it, and have no tie.
 */
export function otherModeratorsSql(d: Alias, q: Query): string {
  const day = today(q);
  return `(select count(distinct other_.account_id)::int from appointment other_
    where other_.role = 'moderator' and other_.plan_id = ${d}.plan_id and ${isCurrentOnSql('other_', day)}
      and other_.account_id <> ${d}.moderator_account_id and other_.account_id is distinct from ${authorOfSql(d)}
      and not exists (select from appointment tie_ where tie_.account_id = other_.account_id
        and tie_.institution_id = any(${concernedBySql(d)}) and ${isCurrentOnSql('tie_', day)}))`;
}

/**
 * Twin of `domain/moderation#DECIDE_APPEAL`: true when the actor may decide an appeal against the decision in the row
 * `d`.
 */
export function mayDecideAppealSql(d: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const [moderated, decided] = [moderatedPlans(q.actor), decidesAppeals(q.actor)];
  const ways: string[] = [];
  if (moderated.length > 0) ways.push(`${d}.plan_id = any(${q.p(moderated, 'uuid[]')})`);
  if (decided.length > 0)
    ways.push(`(${d}.plan_id = any(${q.p(decided, 'uuid[]')}) and ${otherModeratorsSql(d, q)} = 0)`);
  if (ways.length === 0) return 'false';
  return `((${ways.join(' or ')}) and ${d}.moderator_account_id <> ${q.p(q.actor.accountId, 'uuid')} and not ${hasTieSql(d, q)})`;
}

/**
 * Twin of `domain/moderation#hasTie`: true when the actor wrote the text of the decision `d`, or it concerns their
 * institution.
 */
export function hasTieSql(d: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const institutions = appointmentsOf(q.actor).flatMap(({ institutionId }) => institutionId ?? []);
  return `(${authorOfSql(d)} is not distinct from ${q.p(q.actor.accountId, 'uuid')}
    or ${concernedBySql(d)} && ${q.p(institutions, 'uuid[]')})`;
}

/** Twin of `domain/hiding#appealStateAt`: true when the appeal `a` against the decision `d` waits to be decided. */
export const isAppealOpenSql = (a: Alias, d: Alias, q: Query): string =>
  `${a}.outcome is null and (${d}.rule = any(${q.p(STAYS_HIDDEN, 'text[]')}) or ${a}.appealed_at > ${hoursAgo(q, APPEAL_LAPSES_AFTER_DAYS * 24)})`;

/**
 * Facts of `domain/moderation#ModerationFacts`: true while the text that the report in the row `r` is about is there to
 * decide on. A comment that was withdrawn or erased has no text.
 */
export function isThereToJudgeSql(r: Alias): string {
  return `(${r}.subject_type <> 'comment' or exists (select from comment reported_
    where reported_.id = ${r}.subject_id and reported_.state not in ('withdrawn', 'erased')))`;
}

/**
 * Facts of `domain/moderation#ModerationFacts`: true while the text that the decision in the row `d` hides is still
 * hidden. A text that was erased meanwhile cannot be shown again.
 */
export function isThereToShowSql(d: Alias): string {
  return `(case ${d}.subject_type
    when 'comment' then exists (select from comment hidden_ where hidden_.id = ${d}.subject_id and hidden_.state = 'hidden')
    when 'proposal' then exists (select from proposal hidden_ where hidden_.id = ${d}.subject_id and hidden_.visibility = 'hidden')
    when 'suggestion' then exists (select from suggestion hidden_ where hidden_.id = ${d}.subject_id and hidden_.visibility = 'hidden')
    when 'evidence' then exists (select from evidence hidden_ where hidden_.id = ${d}.subject_id and hidden_.visibility = 'hidden') end)`;
}

/**
 * Facts of `domain/hiding#AppealableFacts`: true while the decision in the row `d` hides the text, nobody appealed
 * against it, and its author is there to do so.
 */
export const awaitsAppealSql = (d: Alias): string =>
  `(${d}.lifted_at is null and not exists (select from moderation_appeal a where a.decision_id = ${d}.id)
    and exists (select from account a where a.id = ${authorOfSql(d)} and a.erased_at is null))`;
