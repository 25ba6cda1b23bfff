import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/hidden-text.js';
import { hasLiaisonSql } from './appointment.sql.js';
import { isDayPastSql, isShownSql } from './proposal.sql.js';
import { anyOf, today } from './time.js';

/** Twin of `domain/debt#isUnassigned`. */
export const isUnassignedSql = (t: Alias, q: Query) =>
  `exists (select from ${q.table('response_assignment', true)} a where a.proposal_id = ${t}.id and a.state = 'owed' and a.institution_id is null)`;

/** Twin of `domain/debt#isDebtOverdue`, for the debt `a` of the proposal `p`, which moderation does not hide. */
export const isDebtOverdueSql = (a: Alias, p: Alias, q: Query): string =>
  `${a}.state = 'owed' and ${isDayPastSql(p, q)}`;

/** Twin of `domain/debt#cameLate`, for the debt `a` of the proposal `p`. */
export const cameLateSql = (a: Alias, p: Alias): string => `${a}.responded_on > ${p}.respond_by`;

/** Twin of `domain/proposal#RESPOND_TO_PROPOSAL` as a list: the debts `t` to which the actor may respond. */
export function mayRespondSql(t: Alias, q: Query): string[] {
  const mine = appointmentsOf(q.actor).flatMap(({ role, planId, institutionId }) =>
    role === 'institution_liaison' && institutionId
      ? `${t}.institution_id = ${q.p(institutionId, 'uuid')} and ${t}.plan_id = ${q.p(planId, 'uuid')}`
      : [],
  );
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0)
    mine.push(
      // A named institution may have no liaison yet; then the task stays with the secretariat.
      `(${t}.institution_id is null or not ${hasLiaisonSql(`${t}.institution_id`, `${t}.plan_id`, today(q))})
         and ${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`,
    );
  const p = q.alias();
  // Nobody can respond to a hidden proposal, so it is left out.
  const shown = `exists (select from proposal ${p} where ${p}.id = ${t}.proposal_id and ${isShownSql(p, q)})`;
  return [`${t}.state = 'owed'`, shown, anyOf(mine)];
}
