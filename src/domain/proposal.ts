import { itsAuthor, notItsAuthor } from './author.js';
import { dayAfter } from './days.js';
import type { Capacity, InPlan, StatefulAction, StatelessAction } from './policy.js';
import type { Actor } from './actor.js';
import { type Problem, Refusal, refuse } from './refusal.js';
import type { VersionRead } from './version.js';

export const PROPOSAL_STATES = [
  'draft',
  'submitted',
  'under_review',
  'accepted',
  'accepted_in_part',
  'not_accepted',
  'merged',
  'split',
  'withdrawn',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Moderation decides on these; numbers of reports never do. */
export const VISIBILITIES = ['visible', 'held', 'hidden'] as const;

/** It waits for its reasoned response. */
export const OWED: readonly ProposalState[] = ['submitted', 'under_review'];
export const ANSWERED: readonly ProposalState[] = ['accepted', 'accepted_in_part', 'not_accepted'];

const ENDED: readonly string[] = ['merged', 'split', 'withdrawn'] satisfies ProposalState[];

/** What was united with another, divided or withdrawn stays so, whatever becomes of the responses that it had. */
export const hasEnded = (state: string): boolean => ENDED.includes(state);

/** Periods that a plan without a response window falls back to, in days. */
export const RESPONSE_DAYS = 60;

export interface ProposalFacts extends InPlan {
  state?: string;
  authorId: string | null;
  transcribed: boolean;
  /** Institutions that are to answer and have not. */
  responsibleIds: string[];
}

const transcribedInput = {
  words: 'if it was transcribed',
  holds: (_: Capacity, facts: ProposalFacts) => facts.transcribed,
};
const ofWhoAnswers = {
  words: 'of an institution that is to answer it',
  holds: (capacity: Capacity, facts: ProposalFacts) =>
    capacity.institutionId !== null && facts.responsibleIds.includes(capacity.institutionId),
};

const states = PROPOSAL_STATES;

export const DRAFT_PROPOSAL: StatelessAction<ProposalFacts> = {
  mutation: 'proposalDraft',
  states: [],
  from: [],
  who: [{ role: 'person' }],
};

/** Input given in person or on paper counts like any other. */
export const TRANSCRIBE: StatelessAction<ProposalFacts> = {
  mutation: 'proposalTranscribe',
  states: [],
  from: [],
  who: [{ role: 'secretariat' }],
};

/** Free in a draft; then each edit is a version that everyone can read; none once the review has begun. */
export const EDIT_PROPOSAL: StatefulAction<ProposalFacts> = {
  mutation: 'proposalEdit',
  states,
  from: ['draft', 'submitted'],
  otherwise: { code: 'PROPOSAL_NOT_EDITABLE' },
  who: [
    { role: 'person', when: itsAuthor },
    { role: 'secretariat', when: transcribedInput },
  ],
};

export const SUBMIT: StatefulAction<ProposalFacts> = {
  mutation: 'proposalSubmit',
  states,
  from: ['draft'],
  otherwise: { code: 'ALREADY_SUBMITTED' },
  who: [
    { role: 'person', when: itsAuthor },
    { role: 'secretariat', when: transcribedInput },
  ],
};

/** What was never sent is gone for good when its author wishes; what was sent is withdrawn, and its text stays. */
export const ERASE_DRAFT: StatefulAction<ProposalFacts> = { ...SUBMIT, mutation: 'proposalErase', withoutNotice: true };

export const SUPPORT: StatefulAction<ProposalFacts> = {
  mutation: 'proposalSupport',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN' },
  who: [{ role: 'person', when: notItsAuthor }],
};

export const UNSUPPORT: StatefulAction<ProposalFacts> = {
  ...SUPPORT,
  mutation: 'proposalUnsupport',
  withoutNotice: true,
};

export const WITHDRAW: StatefulAction<ProposalFacts> = {
  mutation: 'proposalWithdraw',
  withoutNotice: true,
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN' },
  who: [{ role: 'person', when: itsAuthor }],
};

export const REVIEW: StatefulAction<ProposalFacts> = {
  mutation: 'proposalReview',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN' },
  who: [{ role: 'secretariat' }],
};

/** One act for all that were ticked; each of them is in the state in which it was read. */
export const REVIEW_MANY: StatefulAction<ProposalFacts> = {
  ...REVIEW,
  mutation: 'proposalsReview',
  otherwise: { code: 'ONE_NOT_OPEN', path: ['input', 'proposals'] },
};

/**
 * A member that owes no response after all is released from it, in public and with a reason. Naming an institution for it
 * again takes that back.
 */
export const RELEASE_DEBT: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'responseDebtRelease' };
export const MERGE: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'proposalMerge' };
export const SPLIT: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'proposalSplit' };

/** Undoes a merge or a split. */
export const UNMERGE: StatefulAction<ProposalFacts> = {
  mutation: 'proposalUnmerge',
  states,
  from: ['merged', 'split'],
  otherwise: { code: 'NOT_MERGED' },
  who: [{ role: 'secretariat' }],
};

/** Once everybody has answered, that is what is said of it. */
const ALREADY_ANSWERED = Object.fromEntries(ANSWERED.map((state) => [state, 'ALREADY_ANSWERED' as const]));

export const RESPOND_TO_PROPOSAL: StatefulAction<ProposalFacts> = {
  mutation: 'proposalRespond',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN', in: ALREADY_ANSWERED },
  who: [{ role: 'institution_liaison', when: ofWhoAnswers }, { role: 'secretariat' }],
};

/** One entry of the log for the whole batch; each proposal counts as answered from a template. */
export const RESPOND_TO_MANY: StatefulAction<ProposalFacts> = {
  ...RESPOND_TO_PROPOSAL,
  mutation: 'proposalsRespond',
  otherwise: { ...RESPOND_TO_PROPOSAL.otherwise, path: ['input', 'proposals'] },
};

export interface AssignmentFacts {
  /** Among those that were named. */
  place: number;
  reference: string;
  /** What the gate says of its state. */
  problem: Problem | null;
  version: number;
  expectedVersion: VersionRead;
  /** Of what the member owes it that the institution is of; `null` when it owes nothing yet. */
  debt: string | null;
}

/** All of them or none: each that stands in the way is named, so that the others can be sent again. */
export function assignMany(proposals: AssignmentFacts[]): void {
  const problems = proposals.toSorted((one, other) => one.place - other.place).flatMap(inTheWay);
  if (problems.length > 0) throw new Refusal(problems);
}

function inTheWay({ place, reference, problem, version, expectedVersion, debt }: AssignmentFacts): Problem[] {
  const values = { reference };
  if (problem) return [{ ...problem, path: [...problem.path, String(place)], values }];
  if (debt === 'answered') return [{ code: 'ONE_NOT_OPEN', path: ['input', 'proposals', String(place)], values }];
  if ((expectedVersion ?? version) !== version)
    return [{ code: 'ONE_OUTDATED', path: ['expectedVersions', String(place)], values }];
  return [];
}

export interface DebtFacts {
  /** Of the member that is released; `null` when it never owed a response. */
  state: string | null;
  /** How many other members owe the proposal a response, or gave one. */
  others: number;
}

/** A member owes nothing any more; somebody still owes a response, or gave one. */
export function releaseDebt({ state, others }: DebtFacts): void {
  if (state === 'answered') refuse('ALREADY_ANSWERED', ['input', 'jurisdiction']);
  if (state !== 'owed') refuse('NO_RESPONSE_OWED', ['input', 'jurisdiction']);
  if (others === 0) refuse('LAST_ONE_OWING', ['input', 'jurisdiction']);
}

interface Window {
  kind: string;
  opensAt: Date;
  closesAt: Date;
}

export interface SubmissionFacts {
  planStage: string;
  windows: Window[];
  /** Day on which transcribed input was received. */
  receivedOn: string | null;
  problem: unknown;
  action: unknown;
}

/** What every proposal says, besides its title. */
export const SAID = ['problem', 'action'] as const;

/** A draft may lack everything but its title. */
export function mayLack(name: string, state: string): boolean {
  return name !== 'title' && (state === 'draft' || !SAID.some((said) => said === name));
}

/** What was given in person was received by today. */
export function received(on: string, today: string): string {
  return on > today ? refuse('DAY_IN_THE_FUTURE', ['input', 'receivedOn']) : on;
}

/** draft → submitted: the call is open now, or was on the day that input was received in person. */
export function submit(facts: SubmissionFacts, now: Date, dayOf: (at: Date) => string): { respondBy: string } {
  if (facts.planStage !== 'co_creation') refuse('PLAN_NOT_IN_CO_CREATION', ['id']);
  const missing = SAID.filter((name) => !facts[name]);
  if (missing.length > 0) throw new Refusal(missing.map((name) => ({ code: 'TEXT_REQUIRED', path: ['input', name] })));
  if (facts.receivedOn !== null) received(facts.receivedOn, dayOf(now));
  const calls = facts.windows.filter(({ kind }) => kind === 'call_for_proposals');
  if (!calls.some((call) => isInside(call, facts.receivedOn, now, dayOf))) {
    refuse(facts.receivedOn === null ? 'CALL_NOT_OPEN' : 'RECEIVED_OUTSIDE_CALL', ['id']);
  }
  return { respondBy: respondBy(facts.windows, now, dayOf) };
}

function isInside(call: Window, receivedOn: string | null, now: Date, dayOf: (at: Date) => string): boolean {
  if (receivedOn === null) return call.opensAt <= now && now < call.closesAt;
  return dayOf(call.opensAt) <= receivedOn && receivedOn <= dayOf(justBefore(call.closesAt));
}

/** The last day of the response window that comes next after submission, else sixty days from it. */
export function respondBy(windows: Window[], submittedAt: Date, dayOf: (at: Date) => string): string {
  const closings = windows
    .filter(({ kind, closesAt }) => kind === 'reasoned_response' && closesAt > submittedAt)
    .map(({ closesAt }) => dayOf(justBefore(closesAt)))
    .toSorted();
  return closings[0] ?? dayAfter(dayOf(submittedAt), RESPONSE_DAYS);
}

const justBefore = (at: Date) => new Date(at.getTime() - 1);

export interface Place {
  id: string;
  parentId: string | null;
}

/**
 * Which members owe an answer: each one that is, or contains, a place that the proposal is about; every member when it
 * names none, or only places of nobody.
 */
export function owingMembers(members: string[], concerned: string[], places: Map<string, Place>): string[] {
  const reached = new Set(concerned.flatMap((id) => lineOf(id, places)));
  const owing = members.filter((member) => reached.has(member));
  return owing.length > 0 ? owing : members;
}

function lineOf(id: string, places: Map<string, Place>): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at); at = places.get(at)?.parentId ?? null)
    line.push(at);
  return line;
}

/** The next reference of the plan's own series: `EDOMEX-TLALNEPANTLA-2021-P-001`. */
export function proposalReference(planSlug: string, number: number): string {
  return `${planSlug.toUpperCase()}-P-${String(number).padStart(3, '0')}`;
}

/** Whoever writes on behalf of an institution is appointed for it today, in whatever role. */
export function onBehalfOf(actor: Actor, institutionId: string): void {
  const held = actor.kind === 'person' && actor.appointments.some((one) => one.institutionId === institutionId);
  if (!held) refuse('NOT_OF_THE_INSTITUTION', ['input', 'onBehalfOf']);
}

export interface MergeFacts {
  id: string;
  planId: string;
  state: string;
}

/** Same plan; the target still waits for its answer, so it is neither merged itself nor part of a cycle. */
export function merge(from: MergeFacts, into: MergeFacts): { state: ProposalState } {
  if (from.id === into.id) refuse('MERGE_INTO_ITSELF', ['input', 'into']);
  if (from.planId !== into.planId) refuse('MERGE_ACROSS_PLANS', ['input', 'into']);
  if (!OWED.includes(into.state as ProposalState)) refuse('MERGE_TARGET_NOT_OPEN', ['input', 'into']);
  return { state: 'merged' };
}

/** A merge or a split is undone while nothing that came of it has been answered, whatever else became of that. */
export function undo({ answered }: { answered: boolean }): void {
  if (answered) refuse('ALREADY_ANSWERED', ['id']);
}

/** The state of a proposal once everyone who owed it an answer has given it; `null` while somebody has not. */
export function answeredState(outcomes: string[], stillOwed: number): ProposalState | null {
  if (stillOwed > 0 || outcomes.length === 0) return null;
  if (outcomes.every((outcome) => outcome === 'accepted')) return 'accepted';
  if (outcomes.every((outcome) => outcome === 'not_accepted')) return 'not_accepted';
  return 'accepted_in_part';
}

/** Some member owes a response and no institution was named for it. */
export const isUnassigned = (debts: { state: string; institutionId: string | null }[]): boolean =>
  debts.some(({ state, institutionId }) => state === 'owed' && institutionId === null);

/** Late from the day after the day it was due; while moderation hides a proposal, what it is owed rests. */
export function isOverdue(facts: { state: string; respondBy: string | null; rests: boolean }, today: string): boolean {
  return (
    !facts.rests && OWED.includes(facts.state as ProposalState) && facts.respondBy !== null && facts.respondBy < today
  );
}
