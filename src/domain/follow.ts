import { dayAfter, startOfDay } from './days.js';
import type { InPlan, StatelessAction } from './policy.js';

/** How often a person is told about the things that they follow. */
export const FOLLOW_FREQUENCIES = ['immediate', 'daily', 'weekly'] as const;
export type FollowFrequency = (typeof FOLLOW_FREQUENCIES)[number];

export const FOLLOW_SUBJECTS = ['plan', 'commitment', 'proposal', 'theme'] as const;
export type FollowSubject = (typeof FOLLOW_SUBJECTS)[number];

/** Every account can follow every public thing, because only public things are reported to followers. */
export const FOLLOW: StatelessAction<InPlan> = {
  mutation: 'followSet',
  states: [],
  from: [],
  who: [{ role: 'person' }],
};
export const UNFOLLOW: StatelessAction<InPlan> = { ...FOLLOW, mutation: 'followEnd', withoutNotice: true };

/** Verbs that only the author of a thing can do. Nobody is written to about their own act. */
export const DONE_BY_AUTHORS: readonly string[] = [
  'comment.created',
  'proposal.submitted',
  'proposal.edited',
  'proposal.file_attached',
  'proposal.file_removed',
  'proposal.withdrawn',
  'suggestion.created',
];

/** Decisions of which the author of the thing learns by a letter of their own; a digest does not repeat it. */
export const TOLD_BY_OWN_LETTER: readonly string[] = [
  'suggestion.accepted',
  'suggestion.declined',
  'suggestion.reverted',
];

/** Decisions on a proposal that also reach followers of the proposals that were merged or split into it. */
export const DECIDED_ON_WHAT_BECAME: readonly string[] = [
  'proposal.responded',
  'response.revised',
  'response.contested',
  'response.contest_upheld',
  'response.contest_rejected',
  'response_debt.released',
];

export interface Followed {
  kind: FollowSubject;
  id: string;
  /** The proposals that a followed proposal was merged or split into, and their successors to the end. */
  became: readonly string[];
}

/** An entry of the log, and the things to which its subject belongs. */
export interface Happening {
  verb: string;
  planId: string;
  themeId: string | null;
  commitmentId: string | null;
  proposalId: string | null;
  /**
   * True when the entry is one of many that were treated together: followers of the plan are told once about all of
   * them.
   */
  ofMany: boolean;
}

/**
 * Says whether a follower is told, and why: about the followed thing itself or about what it became. `null` means not
 * told.
 */
export function isToldOf(followed: Followed, happening: Happening): 'itself' | 'what it became' | null {
  const place: Record<FollowSubject, string | null> = {
    plan: happening.ofMany ? null : happening.planId,
    theme: happening.themeId,
    commitment: happening.commitmentId,
    proposal: happening.proposalId,
  };
  if (place[followed.kind] === followed.id) return 'itself';
  const became = followed.became.some((id) => id === happening.proposalId);
  return became && DECIDED_ON_WHAT_BECAME.includes(happening.verb) ? 'what it became' : null;
}

/** Hour at which a digest is due: daily ones each day, weekly ones on Monday. */
const DUE_HOUR = 7;

/**
 * The day of the last digest that is due: today from seven in the morning on, else yesterday; for weekly ones the
 * Monday before. A digest that carries this day has already been sent.
 */
export function periodDue(frequency: FollowFrequency, local: { day: string; hour: number }): string {
  if (frequency === 'immediate') return '';
  const due = local.hour >= DUE_HOUR ? local.day : dayAfter(local.day, -1);
  const sinceMonday = (startOfDay(due).getUTCDay() + 6) % 7;
  return frequency === 'weekly' ? dayAfter(due, -sinceMonday) : due;
}
