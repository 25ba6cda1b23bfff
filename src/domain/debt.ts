import { dayAfter, justBefore } from './days.js';
import { OWED, type ProposalState } from './proposal.js';
import { refuse } from './refusal.js';
import type { DatedWindow } from './window.js';

export const DEBT_STATES = ['owed', 'responded', 'released'] as const;

/** Days to respond when the plan has no response window. */
export const RESPONSE_DAYS = 60;

/**
 * The last day of the first response window that closes after the submission; without such a window, sixty days after
 * it.
 */
export function respondBy(windows: DatedWindow[], submittedAt: Date, dayOf: (at: Date) => string): string {
  const closings = windows
    .filter(({ kind, closesAt }) => kind === 'reasoned_response' && closesAt > submittedAt)
    .map(({ closesAt }) => dayOf(justBefore(closesAt)))
    .toSorted();
  return closings[0] ?? dayAfter(dayOf(submittedAt), RESPONSE_DAYS);
}

export interface JurisdictionPlace {
  id: string;
  parentId: string | null;
}

/**
 * Members that owe a response: each one that is, or contains, a place that the proposal concerns. Every member owes one
 * when the proposal names no place, or only places outside all members.
 */
export function owingMembers(members: string[], concerned: string[], places: Map<string, JurisdictionPlace>): string[] {
  const reached = new Set(concerned.flatMap((id) => lineOf(id, places)));
  const owing = members.filter((member) => reached.has(member));
  return owing.length > 0 ? owing : members;
}

function lineOf(id: string, places: Map<string, JurisdictionPlace>): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at); at = places.get(at)?.parentId ?? null)
    line.push(at);
  return line;
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

/** True while a member owes a response; the state of one that never owed any is `null`. */
export const isResponseOwed = (state: string | null): boolean => state === 'owed';

/** A member responds only while it owes a response. */
export function respondTo({ state }: Pick<DebtFacts, 'state'>, path: readonly string[] = ['id']): void {
  if (state === 'responded') refuse('ALREADY_RESPONDED', [...path]);
  if (!isResponseOwed(state)) refuse('NO_RESPONSE_OWED', ['input', 'jurisdiction']);
}

/** A member can be released only while another member owes a response or has given one. */
export function releaseDebt({ state, others }: DebtFacts): void {
  respondTo({ state }, ['input', 'jurisdiction']);
  if (others === 0) refuse('LAST_ONE_OWING', ['input', 'jurisdiction']);
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

const isPast = (due: string | null, day: string): boolean => due !== null && due < day;

interface OverdueFacts {
  state: string;
  respondBy: string | null;
  /** True while moderation hides the proposal: no response is due. */
  rests: boolean;
}

/** A proposal waits for its response too long from the day after the due day. */
export const isResponseOverdue = ({ state, rests, respondBy: due }: OverdueFacts, today: string): boolean =>
  !rests && OWED.includes(state as ProposalState) && isPast(due, today);

/** The debt of one member is overdue from the same day; `state` is that of the debt. */
export const isDebtOverdue = ({ state, rests, respondBy: due }: OverdueFacts, today: string): boolean =>
  !rests && state === 'owed' && isPast(due, today);

/** A response that was given after the due day was late, and stays so. */
export const cameLate = (facts: { respondedOn: string; respondBy: string | null }): boolean =>
  isPast(facts.respondBy, facts.respondedOn);
