import { GRANT_APPOINTMENT } from '../domain/appointment.js';
import { type Actor, appointmentsOf } from '../domain/actor.js';
import type { Alias, Query } from '../api/read/query.js';
import { ANSWER_FINDING } from '../domain/evaluation.js';
import { ANSWER_INVITATION } from '../domain/ownership.js';
import { may } from '../domain/policy.js';
import { isInvitationOpenSql } from '../twins/commitment.sql.js';
import { isFindingAnswerOverdueSql, isFindingAnswerOwedSql } from '../twins/evaluation.sql.js';
import { isClosedSql } from '../twins/plan.sql.js';
import { hasReportSql } from '../reporting/calendar.fields.js';
import { reportsOnSql } from '../twins/report.sql.js';
import {
  isOwedForSql,
  isPeriodDueSql,
  isPeriodOverdueSql,
  numberToReportSql,
  startOfPeriodSql,
} from '../twins/reporting.sql.js';

/** Institutions for which the person may accept or decline a commitment. */
export function answersInvitations(actor: Actor): { planId: string; institutionId: string }[] {
  return appointmentsOf(actor).flatMap(({ planId, institutionId }) => {
    if (!planId || !institutionId) return [];
    return may(ANSWER_INVITATION, actor, { planId, institutionId }) ? { planId, institutionId } : [];
  });
}

/** Institutions for which the person answers findings of evaluations. */
export function answersFindings(actor: Actor): { planId: string; institutionId: string }[] {
  return appointmentsOf(actor).flatMap(({ planId, institutionId }) => {
    if (!planId || !institutionId) return [];
    const facts = { planId, addresseeId: institutionId, state: 'recorded' };
    return may(ANSWER_FINDING, actor, facts) ? { planId, institutionId } : [];
  });
}

/**
 * Findings are about a programme and belong to no plan, so they are counted in one of the plans in which the person
 * answers for the institution: in one that is not over, where there is one.
 */
export const planOfFindings = (own: readonly { planId: string }[], q: Query): string => {
  const p = q.alias();
  const plans = own.map(({ planId }) => planId);
  return `(select ${p}.id from plan ${p} where ${p}.id = any(${q.p(plans, 'uuid[]')})
    order by ${isClosedSql(p)}, ${p}.submitted_on desc nulls last, ${p}.slug limit 1)`;
};

/** Findings to which this institution owes an answer. */
export const findings = (institutionId: string, q: Query) =>
  `select count(*)::int, count(*) filter (where ${isFindingAnswerOverdueSql('f', q)})::int from finding f
    where f.addressee_id = ${q.p(institutionId, 'uuid')} and ${isFindingAnswerOwedSql('f', q)}`;

/** Invitations to this institution in the plan `s` that are still open. */
export const invitations = (s: Alias, institutionId: string, q: Query) =>
  `select count(*)::int, 0 from commitment_owner o join commitment c on c.id = o.commitment_id
    where c.plan_id = ${s}.id and o.institution_id = ${q.p(institutionId, 'uuid')} and ${isInvitationOpenSql('o', 'c', q)}`;

/** Institutions for which the person reports on milestones. */
export const reportingInstitutions = (actor: Actor): { planId: string; institutionId: string }[] =>
  appointmentsOf(actor).flatMap(({ role, planId, institutionId }) =>
    role === 'institution_liaison' && planId && institutionId ? { planId, institutionId } : [],
  );

/** Milestones of the plan `s` on which this institution owes a report for the period that was over last. */
export function reportsOwed(s: Alias, institutionId: string, q: Query): string {
  const [number, institution] = [numberToReportSql(s, q), q.p(institutionId, 'uuid')];
  return `select count(*)::int, case when ${isPeriodOverdueSql(s, number, q)} then count(*)::int else 0 end
      from ${q.table('milestone', true)} m join ${q.table('commitment', true)} c on c.id = m.commitment_id
     where c.plan_id = ${s}.id and not ${isClosedSql(s)} and ${isPeriodDueSql(s, number, q)}
       and ${reportsOnSql('m', q, institution)} and ${isOwedForSql('m', q, institution, startOfPeriodSql(s, number))}`;
}

/** Milestones of the plan `s` with a report of this institution that came back for correction. */
export const reportsReturned = (s: Alias, institutionId: string, q: Query): string => {
  const institution = q.p(institutionId, 'uuid');
  return `select count(*)::int, 0 from ${q.table('milestone', true)} m join ${q.table('commitment', true)} c on c.id = m.commitment_id
     where c.plan_id = ${s}.id and ${reportsOnSql('m', q, institution)} and ${hasReportSql('m', q, { id: institution, state: ['returned'] })}`;
};

/**
 * The appointments with which a person may appoint others: an administrator in every plan (`null`), a liaison for their
 * institution in its plan.
 */
export function appoints(actor: Actor): { planId: string | null; institutionId: string | null }[] {
  return appointmentsOf(actor).flatMap(({ role, planId, institutionId }) => {
    if (role === 'administrator' && planId === null) return { planId: null, institutionId: null };
    const own = { planId: planId ?? '', institutionId, role: 'institution_liaison' };
    return planId && institutionId && may(GRANT_APPOINTMENT, actor, own) ? { planId, institutionId } : [];
  });
}
