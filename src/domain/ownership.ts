import { type CommitmentFacts, ofThisCommitment, STATES_IN_WRITING, STORED_COMMITMENT_STATES } from './commitment.js';
import type { InPlan, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import { writtenText } from './text.js';

export const OWNER_ROLES = ['lead', 'supporting'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];
/** A member of the plan owns a commitment without an institution. */
export const WAYS_TO_OWN = [...OWNER_ROLES, 'member'] as const;
export const OWNER_STATES = ['invited', 'accepted', 'declined', 'handed_over'] as const;
export type OwnerState = (typeof OWNER_STATES)[number];

export interface OwnershipFacts extends InPlan {
  /** The invited institution; `null` for a member of the plan that owns without an institution and was not invited. */
  institutionId: string | null;
}

export const INVITE: StatefulAction<CommitmentFacts> = {
  mutation: 'ownershipInvite',
  states: STORED_COMMITMENT_STATES,
  from: STATES_IN_WRITING,
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE' },
  who: [{ role: 'drafter', when: ofThisCommitment }, { role: 'secretariat' }, { role: 'government_contact_point' }],
};

export const ANSWER_INVITATION: StatefulAction<OwnershipFacts> = {
  mutation: 'ownershipRespond',
  states: STORED_COMMITMENT_STATES,
  from: STATES_IN_WRITING,
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE' },
  who: [
    {
      role: 'institution_liaison',
      when: {
        words: 'of the invited institution',
        holds: (capacity, facts) => facts.institutionId !== null && capacity.institutionId === facts.institutionId,
      },
    },
  ],
};

/**
 * An institution is invited only once, but one that declined may be invited again. A dissolved institution cannot be
 * invited.
 */
export function invite(
  existing: { state: string } | null,
  institution: { endOn: string | null },
  today: string,
): { state: OwnerState } {
  if (existing && existing.state !== 'declined') refuse('INSTITUTION_ALREADY_OWNER', ['input', 'institution']);
  refuseAbolished(institution, today, ['input', 'institution']);
  return { state: 'invited' };
}

/** An institution is named as an owner while it is invited or has accepted. */
export const NAMED: readonly string[] = ['invited', 'accepted'] satisfies OwnerState[];

export interface OwnerInRole {
  role: string;
  state: string;
}

export const isNamed = ({ state }: Pick<OwnerInRole, 'state'>): boolean => NAMED.includes(state);

/** An institution owns a commitment once it has accepted; with a role, only if it accepted that one. */
export const isOwner = ({ role, state }: OwnerInRole, as?: OwnerRole): boolean =>
  state === 'accepted' && (as === undefined || role === as);

/** The role that an institution is named with, or `null`. */
export const namedRole = (owner: OwnerInRole | null | undefined): string | null =>
  owner && isNamed(owner) ? owner.role : null;

/**
 * Gives an institution another role by a suggestion, or takes it away (`null`); the institution still accepts or
 * declines the new one. A role that it has accepted changes only when it asks for that itself, or a session decides.
 */
export function giveRole(
  existing: OwnerInRole | null,
  role: OwnerRole | null,
  facts: { institution: { endOn: string | null }; today: string; agreed: boolean },
): { role: OwnerRole; state: OwnerState } | null {
  if (existing?.state === 'handed_over') refuse('INSTITUTION_ALREADY_OWNER', ['id']);
  if (existing && isOwner(existing) && !facts.agreed) refuse('OWNER_HAS_ACCEPTED', ['id']);
  if (role === null) return null;
  refuseAbolished(facts.institution, facts.today, ['id']);
  return { role, state: 'invited' };
}

/** Refuses an institution that was dissolved before that day. */
export function refuseAbolished({ endOn }: { endOn: string | null }, today: string, path: string[]): void {
  if (endOn !== null && endOn < today) refuse('INSTITUTION_ABOLISHED', path);
}

/** invited → accepted or declined; declining needs a reason. */
export function answerInvitation(
  current: string,
  accept: boolean,
  reason: string | null,
): { state: OwnerState; reason: string | null } {
  if (current !== 'invited') refuse('ALREADY_RESPONDED', ['id']);
  if (!accept && !writtenText(reason)) refuse('REASON_REQUIRED', ['input', 'reason']);
  return { state: accept ? 'accepted' : 'declined', reason: writtenText(reason) || null };
}
