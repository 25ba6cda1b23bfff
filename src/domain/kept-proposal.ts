import { windowState } from './plan.js';
import type { InPlan, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';
import { daysAfter } from './days.js';

/** How long a proposal that somebody began without an account is kept for them, in days. */
export const KEPT_DAYS = 7;
/** Characters of all its texts together: whoever has no account yet writes one proposal, not a book. */
export const KEPT_LENGTH = 20_000;

const anybody = (mutation: string): StatelessAction<InPlan> => ({
  mutation,
  states: [],
  from: [],
  who: [{ role: 'visitor' }, { role: 'person' }],
});

/** Write first, confirm the address after: what was written waits under a secret token. */
export const KEEP_PROPOSAL = anybody('proposalKeep');
/** Whoever has the token may throw it away before anybody claims it. */
export const DISCARD_PROPOSAL: StatelessAction<InPlan> = { ...anybody('proposalDiscard'), withoutNotice: true };

/** It becomes the draft of the account that claims it, once. */
export const CLAIM_PROPOSAL: StatelessAction<InPlan> = {
  mutation: 'proposalClaim',
  states: [],
  from: [],
  who: [{ role: 'person' }],
};

export interface KeepingFacts {
  planStage: string;
  windows: { kind: string; opensAt: Date; closesAt: Date }[];
  /** Of all its texts together. */
  characters: number;
}

/** Kept only while it could be submitted too: nobody is asked for an address in vain. Gives until when. */
export function keep({ planStage, windows, characters }: KeepingFacts, now: Date): { expiresAt: Date } {
  if (planStage !== 'co_creation') refuse('PLAN_NOT_IN_CO_CREATION', ['input', 'plan']);
  const calls = windows.filter(({ kind }) => kind === 'call_for_proposals');
  if (!calls.some((call) => windowState(call, now) === 'open')) refuse('CALL_CLOSED', ['input', 'plan']);
  if (characters > KEPT_LENGTH) refuse('TEXT_TOO_LONG', ['input'], { has: characters, most: KEPT_LENGTH });
  return { expiresAt: daysAfter(now, KEPT_DAYS) };
}

/** A token opens a draft once; whoever claimed it finds it among their proposals. */
export function unclaimed(kept: { accountId: string | null }): void {
  if (kept.accountId !== null) refuse('KEPT_PROPOSAL_CLAIMED', ['input', 'token']);
}
