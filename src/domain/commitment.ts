import { type Actor, isAtOneOf } from './actor.js';
import { isClosed } from './plan.js';
import { type Capacity, type InPlan, may, type StatefulAction, type StatelessAction } from './policy.js';
import { refuse } from './refusal.js';

/** `agreed` and `in_implementation` are never stored: they are computed from signatures and days. */
export const COMMITMENT_STATES = [
  'draft',
  'in_consultation',
  'deferred',
  'agreed',
  'adopted',
  'in_implementation',
  'ended',
  'withdrawn',
] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** The stored states; the other ones are computed from signatures and days. */
export const STORED_COMMITMENT_STATES = [
  'draft',
  'in_consultation',
  'deferred',
  'adopted',
  'ended',
  'withdrawn',
] as const;

/** The text of a commitment is written in these states. */
export const STATES_IN_WRITING: readonly string[] = ['draft', 'in_consultation'];

export const COMMITMENT_ORIGINS = ['co_created', 'proactive'] as const;

export interface StateFacts {
  state: string;
  startOn: string | null;
  endOn: string | null;
  planStage: string;
}

/**
 * adopted → in_implementation once the plan is submitted and the start day is reached; → ended after the end day, or
 * with the plan when no end day is known. The filter uses the SQL twin in `twins/commitment.sql.ts`.
 */
export function stateOn(facts: StateFacts, today: string): CommitmentState {
  if (facts.state !== 'adopted') return facts.state as CommitmentState;
  const planEnded = facts.planStage === 'closed' || facts.planStage === 'discontinued';
  if (!planEnded && facts.planStage !== 'submitted') return 'adopted';
  if (facts.endOn !== null ? facts.endOn < today : planEnded) return 'ended';
  return facts.startOn === null || facts.startOn <= today ? 'in_implementation' : 'adopted';
}

/** A joint commitment belongs to at least two members, whoever leads it. */
export function isJoint(members: number): boolean {
  return members >= 2;
}

export interface CommitmentFacts extends InPlan {
  commitmentId: string | null;
  origin: string | null;
  state?: string;
  ownerInstitutionIds: string[];
}

/** A drafter is one for all commitments of the plan, unless the appointment names a commitment. */
export const ofThisCommitment = {
  words: 'of this commitment',
  holds: (capacity: Capacity, facts: { commitmentId: string | null }) =>
    capacity.commitmentId === null || capacity.commitmentId === facts.commitmentId,
};
const ifProactive = {
  words: 'if the commitment is proactive',
  holds: (_: Capacity, facts: CommitmentFacts) => facts.origin === 'proactive',
};
const ofAProactiveOwner = {
  words: 'of an owner, if the commitment is proactive',
  holds: (capacity: Capacity, facts: CommitmentFacts) =>
    facts.origin === 'proactive' && isAtOneOf(capacity, facts.ownerInstitutionIds),
};

export const DRAFT_COMMITMENT: StatelessAction<CommitmentFacts> = {
  mutation: 'commitmentDraft',
  states: [],
  from: [],
  who: [
    { role: 'secretariat' },
    { role: 'government_contact_point' },
    { role: 'civil_society_contact_point' },
    { role: 'drafter', when: ofThisCommitment },
    { role: 'institution_liaison', when: ifProactive },
  ],
};

export const EDIT_COMMITMENT: StatefulAction<CommitmentFacts> = {
  mutation: 'commitmentEdit',
  states: STORED_COMMITMENT_STATES,
  from: ['draft'],
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE' },
  who: [
    { role: 'drafter', when: ofThisCommitment },
    { role: 'secretariat' },
    { role: 'government_contact_point' },
    { role: 'civil_society_contact_point' },
    { role: 'institution_liaison', when: ofAProactiveOwner },
  ],
};

/** True when a person writes the text of a co-created commitment, or with `null` those of the whole plan. */
export const isWriterOf = (text: { planId: string; commitmentId: string | null }, actor: Actor): boolean =>
  may(EDIT_COMMITMENT, actor, { ...text, origin: 'co_created', ownerInstitutionIds: [] });

/** A commitment begins in a plan that is not over. */
export function beginIn(planStage: string): void {
  if (isClosed(planStage)) refuse('PLAN_CLOSED', ['input', 'plan']);
}

/** Proposals in these states may become a commitment. */
const STATES_TO_BEGIN_FROM: readonly string[] = ['submitted', 'under_review', 'accepted', 'accepted_in_part'];

/** True when a person may begin a co-created commitment in the plan; without a stage, in some stage of it. */
export const mayBegin = ({ planId, planStage }: InPlan & { planStage?: string | undefined }, actor: Actor): boolean =>
  !isClosed(planStage) &&
  may(DRAFT_COMMITMENT, actor, { planId, commitmentId: null, origin: 'co_created', ownerInstitutionIds: [] });

/** True when a person may begin a co-created commitment with the proposal. */
export const mayBeginWith = (proposal: InPlan & { state: string; planStage: string }, actor: Actor): boolean =>
  STATES_TO_BEGIN_FROM.includes(proposal.state) && mayBegin(proposal, actor);

/** A commitment begins with proposals of its own plan that are still open to it. */
export function beginFrom(proposals: { planId: string; state: string }[], planId: string): void {
  const path = ['input', 'proposals'];
  for (const [index, proposal] of proposals.entries()) {
    if (proposal.planId !== planId) refuse('PROPOSAL_OF_ANOTHER_PLAN', [...path, String(index)]);
    if (!STATES_TO_BEGIN_FROM.includes(proposal.state)) refuse('PROPOSAL_NOT_TO_BE_TAKEN_UP', [...path, String(index)]);
  }
}

/**
 * The person who begins a text writes it freely until somebody suggests a change. From then on the text belongs to
 * several people, and each change is a suggestion that somebody else accepts.
 */
export function writeFreely({ suggestions }: { suggestions: number }): void {
  if (suggestions > 0) refuse('TEXT_IS_SHARED', ['id']);
}

/** The next reference of the plan's own series (`EDOMEX-TLALNE-2021-10`), and the place behind all others, from zero. */
export function nextReference(planSlug: string, taken: string[]): { reference: string; position: number } {
  const series = taken.map((reference) => /(.*)-(\d+)$/.exec(reference)).filter((match) => match !== null);
  const prefix = series[0]?.[1] ?? planSlug.toUpperCase();
  const number = Math.max(0, ...series.map((match) => Number(match[2]))) + 1;
  return { reference: `${prefix}-${String(number).padStart(2, '0')}`, position: taken.length };
}

export interface DraftFacts {
  planMembers: string[];
  members: string[];
  startOn: string | null;
  endOn: string | null;
}

/** A commitment belongs to at least one member of its plan and does not end before it starts. */
export function checkDraft(facts: DraftFacts): void {
  if (facts.members.length === 0) refuse('MEMBER_REQUIRED', ['input', 'members']);
  const stranger = facts.members.find((member) => !facts.planMembers.includes(member));
  if (stranger) refuse('JURISDICTION_NOT_A_MEMBER', ['input', 'members']);
  if (facts.startOn && facts.endOn && facts.startOn > facts.endOn) refuse('DATE_AFTER_END', ['input', 'end']);
}
