import { isAtOneOf } from './actor.js';
import { type CommitmentFacts, ofThisCommitment, STATES_IN_WRITING, STORED_COMMITMENT_STATES } from './commitment.js';
import { isClosed, windowState } from './plan.js';
import type { Capacity, StatefulAction } from './policy.js';
import { type ProblemCode, Refusal, refuse } from './refusal.js';
import { writtenText } from './text.js';

/** draft → in_consultation: everybody comments on the text and suggests changes. */
export const CONSULT: StatefulAction<CommitmentFacts> = {
  mutation: 'commitmentConsult',
  states: STORED_COMMITMENT_STATES,
  from: ['draft'],
  otherwise: { code: 'COMMITMENT_NOT_A_DRAFT' },
  who: [{ role: 'drafter', when: ofThisCommitment }, { role: 'secretariat' }],
};

/** in_consultation → draft. */
export const RETURN_TO_DRAFT: StatefulAction<CommitmentFacts> = {
  mutation: 'commitmentReturnToDraft',
  states: STORED_COMMITMENT_STATES,
  from: ['in_consultation'],
  otherwise: { code: 'COMMITMENT_NOT_IN_CONSULTATION' },
  who: [{ role: 'secretariat' }],
};

/** draft, in_consultation → deferred: the commitment joins its plan later, so that the plan keeps its day. */
export const DEFER: StatefulAction<CommitmentFacts> = {
  mutation: 'commitmentDefer',
  states: STORED_COMMITMENT_STATES,
  from: STATES_IN_WRITING,
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE' },
  who: [{ role: 'secretariat' }],
};

export interface LedFacts extends CommitmentFacts {
  /** Institutions that accepted to lead the commitment. */
  leadInstitutionIds: string[];
}

const ofALead = {
  words: 'of a lead institution',
  holds: (capacity: Capacity, facts: LedFacts) => isAtOneOf(capacity, facts.leadInstitutionIds),
};

/** draft, in_consultation → withdrawn, before the plan is submitted. */
export const WITHDRAW_COMMITMENT: StatefulAction<LedFacts> = {
  mutation: 'commitmentWithdraw',
  states: STORED_COMMITMENT_STATES,
  from: STATES_IN_WRITING,
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE' },
  who: [{ role: 'institution_liaison', when: ofALead }, { role: 'secretariat' }],
};

/** Everything that a draft needs before it can be consulted on, in the order of OGP's form. */
export const CONSULTATION_NEEDS = [
  'title',
  'problem',
  'action',
  'contribution',
  'period',
  'ogp_value',
  'policy_area',
  'milestone',
  'lead',
  'open_window',
] as const;
export type ConsultationNeed = (typeof CONSULTATION_NEEDS)[number];

/** The code with which a draft is refused that lacks it. */
const MISSING: Record<ConsultationNeed, ProblemCode> = {
  title: 'TITLE_MISSING',
  problem: 'PROBLEM_MISSING',
  action: 'ACTION_MISSING',
  contribution: 'CONTRIBUTION_MISSING',
  period: 'PERIOD_MISSING',
  ogp_value: 'OGP_VALUE_MISSING',
  policy_area: 'POLICY_AREA_MISSING',
  milestone: 'MILESTONE_INCOMPLETE',
  lead: 'LEAD_NOT_ACCEPTED',
  open_window: 'CONSULTATION_NOT_OPEN',
};

export interface ConsultationFacts {
  /** True for each text that is written. */
  title: boolean;
  problem: boolean;
  action: boolean;
  contribution: boolean;
  startOn: string | null;
  endOn: string | null;
  ogpValues: string[];
  policyAreas: string[];
  milestones: { startOn: string | null; endOn: string | null; verified: boolean }[];
  /** The number of institutions that accepted to lead it. */
  leads: number;
  windows: { kind: string; opensAt: string; closesAt: string }[];
}

export interface ConsultationCheck {
  code: ConsultationNeed;
  met: boolean;
}

/** The check list of a draft. The act and the pages read the same one. */
export function consultationChecks(facts: ConsultationFacts, now: Date): ConsultationCheck[] {
  const { startOn, endOn } = facts;
  const met: Record<ConsultationNeed, boolean> = {
    title: facts.title,
    problem: facts.problem,
    action: facts.action,
    contribution: facts.contribution,
    period: startOn !== null && endOn !== null,
    ogp_value: facts.ogpValues.length > 0,
    policy_area: facts.policyAreas.length > 0,
    milestone: facts.milestones.some((one) => one.startOn !== null && one.endOn !== null && one.verified),
    lead: facts.leads > 0,
    open_window: facts.windows.some(
      ({ kind, opensAt, closesAt }) =>
        kind === 'public_consultation' &&
        windowState({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) }, now) === 'open',
    ),
  };
  return CONSULTATION_NEEDS.map((code) => ({ code, met: met[code] }));
}

/** draft → in_consultation. The refusal names everything that is missing at once. */
export function consult(facts: ConsultationFacts, now: Date): { state: 'in_consultation' } {
  const missing = consultationChecks(facts, now).filter(({ met }) => !met);
  if (missing.length > 0) throw new Refusal(missing.map(({ code }) => ({ code: MISSING[code], path: ['id'] })));
  return { state: 'in_consultation' };
}

/** A commitment leaves the draft or the consultation with a public reason only. */
export const leaveWith = (reason: string): string =>
  writtenText(reason) || refuse('REASON_REQUIRED', ['input', 'reason']);

/** Once the plan was submitted, a commitment leaves it by an amendment only. */
export const isBeforeSubmission = ({ planStage }: { planStage: string }): boolean =>
  planStage !== 'submitted' && !isClosed(planStage);

export function withdraw(plan: { planStage: string }): { state: 'withdrawn' } {
  if (!isBeforeSubmission(plan)) refuse('PLAN_SUBMITTED', ['id']);
  return { state: 'withdrawn' };
}
