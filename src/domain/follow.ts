import type { Action, InPlan } from './policy.js';

/** How often somebody is told of what they follow. */
export const FOLLOW_FREQUENCIES = ['immediate', 'daily', 'weekly'] as const;
export type FollowFrequency = (typeof FOLLOW_FREQUENCIES)[number];

export const FOLLOW_SUBJECTS = ['plan', 'commitment', 'proposal', 'theme'] as const;
export type FollowSubject = (typeof FOLLOW_SUBJECTS)[number];

/** Anyone with an account follows what anyone may read: what is told is public, so is what can be followed. */
export const FOLLOW: Action<InPlan> = { mutation: 'followSet', states: [], from: [], who: [{ role: 'person' }] };
export const UNFOLLOW: Action<InPlan> = { ...FOLLOW, mutation: 'followEnd', withoutNotice: true };

/** What only its author does to a thing: nobody is written to about what they did themselves. */
export const DONE_BY_AUTHORS: readonly string[] = [
  'comment.created',
  'proposal.submitted',
  'proposal.edited',
  'proposal.file_attached',
  'proposal.file_removed',
  'proposal.withdrawn',
];

/** The hour at which a daily digest is due, and a weekly one on Monday. */
const DUE_HOUR = 7;
const DAY_MS = 86_400_000;

/**
 * The day whose digest is the last one due: today from seven in the morning on, else yesterday; for weekly ones the
 * Monday before. A digest that has this day on it has been sent.
 */
export function periodDue(frequency: FollowFrequency, local: { day: string; hour: number }): string {
  if (frequency === 'immediate') return '';
  const today = Date.parse(`${local.day}T00:00:00Z`);
  const due = local.hour >= DUE_HOUR ? today : today - DAY_MS;
  const sinceMonday = (new Date(due).getUTCDay() + 6) % 7;
  const day = frequency === 'weekly' ? due - sinceMonday * DAY_MS : due;
  return new Date(day).toISOString().slice(0, 10);
}
