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

/** Moderators decide on these; the number of reports to moderators never does. */
export const VISIBILITIES = ['visible', 'held', 'hidden'] as const;

/** A proposal in one of these states waits for its response. */
export const OWED: readonly ProposalState[] = ['submitted', 'under_review'];
export const RESPONDED: readonly ProposalState[] = ['accepted', 'accepted_in_part', 'not_accepted'];

const ENDED: readonly string[] = ['merged', 'split', 'withdrawn'] satisfies ProposalState[];

/** True for a merged, split or withdrawn proposal. It stays so, whatever happens to its responses. */
export const hasEnded = (state: string): boolean => ENDED.includes(state);

/** Days to respond when the plan has no response window. */
export const RESPONSE_DAYS = 60;

export interface ProposalFacts extends InPlan {
  state?: string;
  authorId: string | null;
  transcribed: boolean;
  /** Institutions that owe a response and have not given it. */
  responsibleIds: string[];
}

const transcribedInput = {
  words: 'if it was transcribed',
  holds: (_: Capacity, facts: ProposalFacts) => facts.transcribed,
};
const ofWhoResponds = {
  words: 'of an institution that is to respond to it',
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

/** Input given in person or on paper counts like any other proposal. */
export const TRANSCRIBE: StatelessAction<ProposalFacts> = {
  mutation: 'proposalTranscribe',
  states: [],
  from: [],
  who: [{ role: 'secretariat' }],
};

/**
 * A draft is edited freely. After submission each edit is a public version. Once the review has begun, no edit is
 * possible.
 */
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

/** A draft is erased completely when its author wants that; a submitted proposal is withdrawn, and its text stays. */
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

/** One act for all ticked proposals; the gate checks the state of each. */
export const REVIEW_MANY: StatefulAction<ProposalFacts> = {
  ...REVIEW,
  mutation: 'proposalsReview',
  otherwise: { code: 'ONE_NOT_OPEN', path: ['input', 'proposals'] },
};

/**
 * A member that owes no response after all is released from the debt, in public and with a reason. Naming an
 * institution for the member again takes the release back.
 */
export const RELEASE_DEBT: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'responseDebtRelease' };
export const MERGE: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'proposalMerge' };
export const SPLIT: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'proposalSplit' };

export const UNMERGE: StatefulAction<ProposalFacts> = {
  mutation: 'proposalUnmerge',
  states,
  from: ['merged', 'split'],
  otherwise: { code: 'NOT_MERGED' },
  who: [{ role: 'secretariat' }],
};

/** A proposal that everybody has responded to gets its own code. */
const ALREADY_RESPONDED = Object.fromEntries(RESPONDED.map((state) => [state, 'ALREADY_RESPONDED' as const]));

export const RESPOND_TO_PROPOSAL: StatefulAction<ProposalFacts> = {
  mutation: 'proposalRespond',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN', in: ALREADY_RESPONDED },
  who: [{ role: 'institution_liaison', when: ofWhoResponds }, { role: 'secretariat' }],
};

/** The whole batch is one entry of the log; each proposal counts as responded to from a template. */
export const RESPOND_TO_MANY: StatefulAction<ProposalFacts> = {
  ...RESPOND_TO_PROPOSAL,
  mutation: 'proposalsRespond',
  otherwise: { code: 'ONE_NOT_OPEN', path: ['input', 'proposals'] },
};

/** The facts that decide about one of many proposals of one act. */
export interface OneOfManyFacts {
  /** The position among the named proposals. */
  place: number;
  reference: string;
  /** The refusal of the gate because of the state, if any. */
  problem: Problem | null;
  version: number;
  expectedVersion: VersionRead;
  /** The state of the debt of the member; `null` when that member owes nothing yet. */
  debt: string | null;
}

/** Assigns all proposals or none; whoever has responded to one is not asked again. */
export const assignMany = (proposals: OneOfManyFacts[]): void =>
  allOrNone(proposals, ({ debt }) => debt !== 'responded');

/** Responds to all proposals or to none, each of which the member still owes a response. */
export const respondToMany = (proposals: OneOfManyFacts[]): void => allOrNone(proposals, ({ debt }) => debt === 'owed');

/** Every problem is named with the reference of its proposal, so that the remaining ones can be sent again. */
function allOrNone(proposals: OneOfManyFacts[], isOpen: (one: OneOfManyFacts) => boolean): void {
  const problems = proposals
    .toSorted((one, other) => one.place - other.place)
    .flatMap((one): Problem[] => {
      const { place, reference, version } = one;
      const values = { reference };
      if (one.problem) return [{ ...one.problem, path: [...one.problem.path, String(place)], values }];
      if (!isOpen(one)) return [{ code: 'ONE_NOT_OPEN', path: ['input', 'proposals', String(place)], values }];
      if ((one.expectedVersion ?? version) !== version)
        return [{ code: 'ONE_OUTDATED', path: ['expectedVersions', String(place)], values }];
      return [];
    });
  if (problems.length > 0) throw new Refusal(problems);
}

/** The duty of one member to respond, and the institution that was named to give the response. */
export interface DebtHeld {
  state: string;
  institutionId: string | null;
}

/** An institution that is named to respond, with the debt of its member; `null` when the member owes nothing yet. */
export interface Naming {
  institution: string;
  debt: DebtHeld | null;
}

/**
 * True when naming these institutions changes nothing: the review has begun, and the member of each gave its response
 * or owes it through that institution.
 */
export const isAssigned = (state: string, named: Naming[]): boolean =>
  state === 'under_review' &&
  named.every(({ institution, debt }) =>
    debt?.state === 'owed' ? debt.institutionId === institution : debt?.state === 'responded',
  );

export interface DebtFacts {
  /** The state of the debt of the released member; `null` when the member never owed a response. */
  state: string | null;
  /** The number of other members that owe the proposal a response, or gave one. */
  others: number;
}

/** A member can be released only while another member owes a response or has given one. */
export function releaseDebt({ state, others }: DebtFacts): void {
  if (state === 'responded') refuse('ALREADY_RESPONDED', ['input', 'jurisdiction']);
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
  /** The day on which transcribed input was received. */
  receivedOn: string | null;
  problem: unknown;
  action: unknown;
}

/** The texts that a submitted proposal must have besides its title. */
export const SAID = ['problem', 'action'] as const;

/** A draft may lack everything but its title. */
export function mayLack(name: string, state: string): boolean {
  return name !== 'title' && (state === 'draft' || !SAID.some((said) => said === name));
}

/** Input given in person was received today or earlier. */
export function received(on: string, today: string): string {
  return on > today ? refuse('DAY_IN_THE_FUTURE', ['input', 'receivedOn']) : on;
}

/** draft → submitted: the call must be open now, or have been open on the day when the input was received in person. */
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

/**
 * The last day of the first response window that closes after the submission; without such a window, sixty days after
 * it.
 */
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
 * Members that owe a response: each one that is, or contains, a place that the proposal concerns. Every member owes one
 * when the proposal names no place, or only places outside all members.
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

/** A person who writes for an institution must be appointed for it today, in any role. */
export function onBehalfOf(actor: Actor, institutionId: string): void {
  const appointed = actor.kind === 'person' && actor.appointments.some((one) => one.institutionId === institutionId);
  if (!appointed) refuse('NOT_OF_THE_INSTITUTION', ['input', 'onBehalfOf']);
}

export interface MergeFacts {
  id: string;
  planId: string;
  state: string;
  /** Members of the plan that owe it a response, or have given one. */
  members: string[];
}

/**
 * A proposal is merged into one of the same plan that still waits for its response. Such a target is not merged itself,
 * so no cycle arises. A merge releases nobody: whoever owes a response to the one owes it, or gave it, to the other.
 */
export function merge(from: MergeFacts, into: MergeFacts): { state: ProposalState } {
  if (from.id === into.id) refuse('MERGE_INTO_ITSELF', ['input', 'into']);
  if (from.planId !== into.planId) refuse('MERGE_ACROSS_PLANS', ['input', 'into']);
  if (!OWED.includes(into.state as ProposalState)) refuse('MERGE_TARGET_NOT_OPEN', ['input', 'into']);
  if (!from.members.every((member) => into.members.includes(member))) refuse('MERGE_LOSES_RESPONSE', ['input', 'into']);
  return { state: 'merged' };
}

/** A merge or a split can be undone until a proposal that came of it has received a response. */
export function undo({ responded }: { responded: boolean }): void {
  if (responded) refuse('ALREADY_RESPONDED', ['id']);
}

/** The state of a proposal after everyone who owed a response has given it; `null` while a response is missing. */
export function respondedState(outcomes: string[], stillOwed: number): ProposalState | null {
  if (stillOwed > 0 || outcomes.length === 0) return null;
  if (outcomes.every((outcome) => outcome === 'accepted')) return 'accepted';
  if (outcomes.every((outcome) => outcome === 'not_accepted')) return 'not_accepted';
  return 'accepted_in_part';
}

/** True when a member owes a response and no institution was named to give it. */
export const isUnassigned = (debts: { state: string; institutionId: string | null }[]): boolean =>
  debts.some(({ state, institutionId }) => state === 'owed' && institutionId === null);

/** A response is late from the day after its due day. While moderation hides the proposal, no response is due. */
export function isOverdue(facts: { state: string; respondBy: string | null; rests: boolean }, today: string): boolean {
  return (
    !facts.rests && OWED.includes(facts.state as ProposalState) && facts.respondBy !== null && facts.respondBy < today
  );
}
