import { isOwner } from './ownership.js';

/**
 * States of the answer that a suggestion is owed: it was given in time or late, or it is awaited in time or overdue. A
 * suggestion that was taken out of the text again was answered before, when it was accepted.
 */
const ANSWER_STANDINGS = ['waiting', 'overdue', 'answered', 'answered_late'] as const;
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number];

export interface OwedAnswerFacts {
  state: string;
  /** The day by which it is to be answered, or `null`. */
  respondBy: string | null;
  /** The day on which it was answered, or `null`. */
  answeredOn: string | null;
  /** True while moderation hides it: nobody answers words that nobody may read. */
  rests: boolean;
}

/** `null` when no answer is owed: it was withdrawn, or moderation hides it. */
export function answerStanding(
  { state, respondBy, answeredOn, rests }: OwedAnswerFacts,
  today: string,
): AnswerStanding | null {
  if (rests || state === 'withdrawn') return null;
  const day = state === 'pending' ? today : (answeredOn ?? today);
  const isLate = respondBy !== null && respondBy < day;
  if (state === 'pending') return isLate ? 'overdue' : 'waiting';
  return isLate ? 'answered_late' : 'answered';
}

/** An institution that owns a commitment, at its place among the owners. */
export interface OwningInstitution {
  institutionId: string;
  role: string;
  state: string;
  position: number;
}

/**
 * The institution that owes the answers to suggestions on a commitment: the first one that accepted to lead it, else
 * none, and the drafters owe them. One institution only, so that the figures of institutions sum to those of the plan.
 */
export function answeringInstitution(owners: readonly OwningInstitution[]): string | null {
  const leads = owners.filter((owner) => isOwner(owner, 'lead'));
  const first = leads.toSorted((a, b) => a.position - b.position || (a.institutionId < b.institutionId ? -1 : 1))[0];
  return first?.institutionId ?? null;
}
