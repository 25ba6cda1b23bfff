import { isAtOneOf } from './actor.js';
import { STORED_COMMITMENT_STATES } from './commitment.js';
import type { Capacity, InPlan, Permission, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import type { Period } from './stated-date.js';
import { type DraftingSide, draftingSide } from './suggestion.js';

/** An activity is one step towards a milestone. It is done or not, and never counted in any progress. */
export const ACTIVITY_STATES = ['open', 'done', 'removed'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

export interface ActivityFacts extends InPlan {
  commitmentId: string;
  /** Institutions that accepted to own the commitment or are responsible for the milestone. */
  reportingInstitutionIds: string[];
  /** The institution that does it; `null` when it is named in words, or nobody was named yet. */
  institutionId: string | null;
  institutionKind: string | null;
}

/** The side that does it; `null` when no institution is named. */
const sideOf = ({ institutionKind }: ActivityFacts): DraftingSide | null =>
  institutionKind === null ? null : draftingSide(institutionKind);

const isNotOfSociety = (_: Capacity, facts: ActivityFacts) => sideOf(facts) !== 'civil_society';
const isNotOfGovernment = (_: Capacity, facts: ActivityFacts) => sideOf(facts) !== 'government';

/** Nobody writes what the other side will do; the secretariat writes for both. */
const WHO: readonly Permission<ActivityFacts>[] = [
  {
    role: 'institution_liaison',
    when: {
      words: 'of an owner or a responsible institution, for what it does itself or no other side does',
      holds: (capacity, facts) =>
        isAtOneOf(capacity, facts.reportingInstitutionIds) &&
        (capacity.institutionId === facts.institutionId || isNotOfSociety(capacity, facts)),
    },
  },
  { role: 'government_contact_point', when: { words: 'for what civil society does not do', holds: isNotOfSociety } },
  {
    role: 'civil_society_contact_point',
    when: { words: 'for what government does not do', holds: isNotOfGovernment },
  },
  {
    role: 'counterpart',
    when: {
      words: 'of this commitment, for what government does not do',
      holds: (capacity, facts) =>
        (capacity.commitmentId === null || capacity.commitmentId === facts.commitmentId) &&
        isNotOfGovernment(capacity, facts),
    },
  },
  { role: 'secretariat' },
];

/** Activities are added once the commitment is adopted, without anybody's signature. */
export const ADD_ACTIVITY: StatefulAction<ActivityFacts> = {
  mutation: 'activityAdd',
  states: STORED_COMMITMENT_STATES,
  from: ['adopted', 'ended'],
  otherwise: { code: 'ACTIVITY_BEFORE_ADOPTION', path: ['milestone'] },
  who: WHO,
};

export const EDIT_ACTIVITY: StatefulAction<ActivityFacts> = {
  mutation: 'activityEdit',
  states: ACTIVITY_STATES,
  from: ['open', 'done'],
  otherwise: { code: 'ACTIVITY_REMOVED' },
  who: WHO,
};

/** open → done, on a day. */
export const DO_ACTIVITY: StatefulAction<ActivityFacts> = {
  ...EDIT_ACTIVITY,
  mutation: 'activityDone',
  from: ['open'],
  otherwise: { code: 'ACTIVITY_DONE', in: { removed: 'ACTIVITY_REMOVED' } },
};

/** done → open. */
export const REOPEN_ACTIVITY: StatefulAction<ActivityFacts> = {
  ...EDIT_ACTIVITY,
  mutation: 'activityReopen',
  from: ['done'],
  otherwise: { code: 'ACTIVITY_NOT_DONE', in: { removed: 'ACTIVITY_REMOVED' } },
};

/** open, done → removed, with a reason; it stays readable. */
export const REMOVE_ACTIVITY: StatefulAction<ActivityFacts> = { ...EDIT_ACTIVITY, mutation: 'activityRemove' };

/** Somebody does it: an institution, or an office in words, and not both. It does not end before it starts. */
export function planned(activity: { institution: boolean; who: string | null; period: Period }): void {
  const { institution, who, period } = activity;
  if (institution && who) refuse('ACTIVITY_ONE_WHO', ['input', 'who']);
  if (!institution && !who) refuse('ACTIVITY_WHO_REQUIRED', ['input', 'institution']);
  if (period.start?.on && period.end?.on && period.start.on > period.end.on)
    refuse('DATE_AFTER_END', ['input', 'period', 'end']);
}

/** An activity gets the next free number of its milestone, also after one was removed. */
export const nextNumber = (taken: readonly number[]): number => Math.max(0, ...taken) + 1;

/** An activity is done today, unless an earlier day is given. */
export function done(on: string | null, today: string): { state: 'done'; doneOn: string } {
  if (on !== null && on > today) refuse('DAY_IN_THE_FUTURE', ['input', 'on']);
  return { state: 'done', doneOn: on ?? today };
}
