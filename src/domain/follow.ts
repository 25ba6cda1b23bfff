import { dayAfter, startOfDay } from './days.js';
import type { InPlan, StatelessAction } from './policy.js';

/** How often somebody is told of what they follow. */
export const FOLLOW_FREQUENCIES = ['immediate', 'daily', 'weekly'] as const;
export type FollowFrequency = (typeof FOLLOW_FREQUENCIES)[number];

export const FOLLOW_SUBJECTS = ['plan', 'commitment', 'proposal', 'theme'] as const;
export type FollowSubject = (typeof FOLLOW_SUBJECTS)[number];

/** Anyone with an account follows what anyone may read: what is told is public, so is what can be followed. */
export const FOLLOW: StatelessAction<InPlan> = {
  mutation: 'followSet',
  states: [],
  from: [],
  who: [{ role: 'person' }],
};
export const UNFOLLOW: StatelessAction<InPlan> = { ...FOLLOW, mutation: 'followEnd', withoutNotice: true };

/** What only its author does to a thing: nobody is written to about what they did themselves. */
export const DONE_BY_AUTHORS: readonly string[] = [
  'comment.created',
  'proposal.submitted',
  'proposal.edited',
  'proposal.file_attached',
  'proposal.file_removed',
  'proposal.withdrawn',
];

/** What is decided on a proposal that came of others: whoever follows one of those waits for it too. */
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
  /** Proposals that a followed proposal went into: whatever it was merged into, its parts, and so on to the ends. */
  became: readonly string[];
}

/** An entry of the log, and where its subject lies. */
export interface Happening {
  verb: string;
  planId: string;
  themeId: string | null;
  commitmentId: string | null;
  proposalId: string | null;
  /** One of many things that were treated together: whoever follows the plan is told of that once. */
  ofMany: boolean;
}

/** Whether somebody who follows a thing is told, and if so whether only because of what the thing became. */
export function isToldOf(followed: Followed, happening: Happening): 'itself' | 'what it became' | null {
  const place: Record<FollowSubject, string | null> = {
    plan: happening.ofMany ? null : happening.planId,
    theme: happening.themeId,
    commitment: happening.commitmentId,
    proposal: happening.proposalId,
  };
  if (place[followed.kind] === followed.id) return 'itself';
  const became = happening.proposalId !== null && followed.became.includes(happening.proposalId);
  return became && DECIDED_ON_WHAT_BECAME.includes(happening.verb) ? 'what it became' : null;
}

/** The hour at which a daily digest is due, and a weekly one on Monday. */
const DUE_HOUR = 7;

/**
 * The day whose digest is the last one due: today from seven in the morning on, else yesterday; for weekly ones the
 * Monday before. A digest that has this day on it has been sent.
 */
export function periodDue(frequency: FollowFrequency, local: { day: string; hour: number }): string {
  if (frequency === 'immediate') return '';
  const due = local.hour >= DUE_HOUR ? local.day : dayAfter(local.day, -1);
  const sinceMonday = (startOfDay(due).getUTCDay() + 6) % 7;
  return frequency === 'weekly' ? dayAfter(due, -sinceMonday) : due;
}
