import { column, derived, fact, instant, one, rights, stored } from '../api/read/fields.js';
import { defineRead, type Read } from '../api/read/read.js';
import { isDebtOverdue } from '../domain/debt.js';
import { may } from '../domain/policy.js';
import { type ProposalFacts, RELEASE_DEBT, RESPOND_TO_PROPOSAL } from '../domain/proposal.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import { isProposalVisibleSql, isShownSql } from '../twins/proposal.sql.js';
import type { DEBT_ACTIONS, ResponseDebt } from './debt.types.js';
import { PROPOSAL } from './proposal.fields.js';
import { planColumn } from './proposal-rights.fields.js';

export const RESPONSE_DEBT: Read<ResponseDebt> = defineRead<ResponseDebt>({
  type: 'ResponseDebt',
  source: (q) =>
    `(select a.*, p.respond_by, not ${isShownSql('p', q)} as rests
        from ${q.table('response_assignment', true)} a join ${q.table('proposal', true)} p on p.id = a.proposal_id)`,
  // A reader who may not see the proposal does not learn that a response is owed.
  visible: (t, q) => {
    const p = q.alias();
    return `exists (select from ${q.table('proposal', true)} ${p} where ${p}.id = ${t}.proposal_id and ${isProposalVisibleSql(p, q)})`;
  },
  fields: {
    proposal: one(
      () => PROPOSAL,
      (c, t) => `${c}.id = ${t}.proposal_id`,
    ),
    jurisdiction: one(
      () => JURISDICTION,
      (c, t) => `${c}.id = ${t}.jurisdiction_id`,
    ),
    institution: one(
      () => INSTITUTION,
      (c, t) => `${c}.id = ${t}.institution_id`,
    ),
    state: column('state'),
    owedSince: column('owed_since'),
    respondBy: (t) => `${t}.respond_by`,
    respondedOn: column('responded_on'),
    overdue: derived(
      {
        state: stored<string>('state'),
        rests: stored<boolean>('rests'),
        respondBy: stored<string | null>('respond_by'),
        timeZone: planColumn('time_zone'),
      },
      (facts, { now }) => isDebtOverdue(facts, dayIn(facts.timeZone, now)),
    ),
    releasedAt: instant('released_at'),
    releaseReason: column('release_reason'),
    availableActions: rights(
      {
        owed: fact<boolean>((t) => `(${t}.state = 'owed' and not ${t}.rests)`),
        planId: stored<string>('plan_id'),
        proposalState: fact<string>(
          (t, q) => `(select p.state from ${q.table('proposal', true)} p where p.id = ${t}.proposal_id)`,
        ),
        institutionId: stored<string | null>('institution_id'),
        others: fact<number>(
          (t, q) => `(select count(*)::int from ${q.table('response_assignment', true)} o
            where o.proposal_id = ${t}.proposal_id and o.id <> ${t}.id and o.state <> 'released')`,
        ),
      },
      ({ owed, planId, proposalState, institutionId, others }, { actor }) => {
        const facts: ProposalFacts = {
          planId,
          state: proposalState,
          authorId: null,
          transcribed: false,
          responsibleIds: institutionId ? [institutionId] : [],
        };
        const actions: [(typeof DEBT_ACTIONS)[number], boolean][] = [
          ['respond', may(RESPOND_TO_PROPOSAL, actor, facts)],
          ['release', others > 0 && may(RELEASE_DEBT, actor, facts)],
        ];
        return owed ? actions.flatMap(([name, allowed]) => (allowed ? name : [])) : [];
      },
    ),
  },
});
