import { requireCoCreation, windowState } from './plan.js';
import type { InPlan, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';
import { daysAfter } from './days.js';

/** Days for which a proposal that was begun without an account is kept. */
export const KEPT_DAYS = 7;
/** Limit of all texts together, in characters: a person without an account writes one proposal, not a book. */
export const KEPT_LENGTH = 20_000;

const anybody = (mutation: string): StatelessAction<InPlan> => ({
  mutation,
  states: [],
  from: [],
  who: [{ role: 'visitor' }, { role: 'person' }],
});

/** People write first and confirm their address later. Meanwhile a secret token protects the kept proposal. */
export const KEEP_PROPOSAL = anybody('proposalKeep');
/** The holder of the token can discard the kept proposal until it is claimed. */
export const DISCARD_PROPOSAL: StatelessAction<InPlan> = { ...anybody('proposalDiscard'), withoutNotice: true };

/** A kept proposal can be claimed once. It becomes a draft of the account that claims it. */
export const CLAIM_PROPOSAL: StatelessAction<InPlan> = {
  mutation: 'proposalClaim',
  states: [],
  from: [],
  who: [{ role: 'person' }],
};

export interface KeepingFacts {
  planStage: string;
  windows: { kind: string; opensAt: Date; closesAt: Date }[];
  /** Characters of all texts together. */
  characters: number;
}

/**
 * A proposal is kept only while it could also be submitted, so that nobody is asked for an address in vain. Gives when
 * it expires.
 */
export function keep({ planStage, windows, characters }: KeepingFacts, now: Date): { expiresAt: Date } {
  requireCoCreation(planStage, ['input', 'plan']);
  const calls = windows.filter(({ kind }) => kind === 'call_for_proposals');
  if (!calls.some((call) => windowState(call, now) === 'open')) refuse('CALL_CLOSED', ['input', 'plan']);
  if (characters > KEPT_LENGTH) refuse('TEXT_TOO_LONG', ['input'], { has: characters, most: KEPT_LENGTH });
  return { expiresAt: daysAfter(now, KEPT_DAYS) };
}

/** A token opens one draft only once; its new owner finds it among their own proposals. */
export function unclaimed(kept: { accountId: string | null }): void {
  if (kept.accountId !== null) refuse('KEPT_PROPOSAL_CLAIMED', ['input', 'token']);
}
