import { type Actor, type Role, ROLES } from './actor.js';
import { may, type Permission, type StatelessAction } from './policy.js';
import { refuse } from './refusal.js';

export interface AppointmentFacts {
  /** The plan of the appointment; empty for an administrator, who is bound to none. */
  planId: string;
  institutionId: string | null;
  role: string;
}

/** Roles that an institution gives to its own people. An administrator gives every other role. */
const OF_AN_INSTITUTION: readonly Role[] = ['institution_liaison', 'forum_member'];
/** Roles that mean nothing without the institution that they are held for. */
const NEEDS_INSTITUTION: readonly Role[] = ['institution_liaison', 'government_contact_point'];

const who: readonly Permission<AppointmentFacts>[] = [
  { role: 'administrator' },
  {
    role: 'institution_liaison',
    when: {
      words: 'for their own institution, as liaison or forum member',
      holds: (capacity, facts) =>
        capacity.institutionId !== null &&
        capacity.institutionId === facts.institutionId &&
        (OF_AN_INSTITUTION as readonly string[]).includes(facts.role),
    },
  },
];
const action = (mutation: string): StatelessAction<AppointmentFacts> => ({
  mutation,
  states: [],
  from: [],
  who,
  secondFactor: true,
});

export const GRANT_APPOINTMENT = action('appointmentGrant');
export const END_APPOINTMENT = action('appointmentEnd');
export const HAND_OVER_APPOINTMENT = action('appointmentHandOver');

/** Roles that somebody may give in a plan, for an institution or for none. */
export function grantable(actor: Actor, planId: string, institutionId: string | null): Role[] {
  return ROLES.filter((role) => may(GRANT_APPOINTMENT, actor, { planId, institutionId, role }));
}

/** The session of the forum that decided on the end of the appointment; `null` when none is named. */
export interface Deciding {
  sessionId: string | null;
}

/**
 * The evaluated bodies cannot dismiss their independent evaluator: once the appointment has begun, the forum must
 * decide.
 */
function decidedByForum({ role, fromOn }: { role: string; fromOn: string }, sessionId: string | null, today: string) {
  if (role === 'monitoring_body' && fromOn <= today && sessionId === null)
    refuse('SESSION_REQUIRED', ['input', 'session']);
}

export interface Term {
  fromOn: string;
  untilOn: string | null;
}

/**
 * The term of an appointment. `endedAtOnce` means that it ended at a moment, although that day is still its last day.
 */
export interface AppointmentTerm extends Term {
  endedAtOnce: boolean;
}

export const isOver = (
  { untilOn, endedAtOnce }: Pick<AppointmentTerm, 'untilOn' | 'endedAtOnce'>,
  today: string,
): boolean => endedAtOnce || (untilOn !== null && untilOn < today);

/** An appointment never begins in the past, because what was done then was done without the role. */
export function grant(facts: AppointmentFacts, term: Term, today: string): Term {
  if (term.fromOn < today) refuse('DATE_IN_THE_PAST', ['input', 'fromOn']);
  if (term.untilOn !== null && term.untilOn < term.fromOn) refuse('DATE_AFTER_END', ['input', 'untilOn']);
  if ((NEEDS_INSTITUTION as readonly string[]).includes(facts.role) && facts.institutionId === null)
    refuse('INSTITUTION_REQUIRED', ['input', 'institution']);
  if (facts.role === 'administrator' ? facts.planId !== '' : facts.planId === '')
    refuse(facts.role === 'administrator' ? 'PLAN_NOT_WANTED' : 'PLAN_REQUIRED', ['input', 'plan']);
  return term;
}

/**
 * Ends an appointment on the given day, or at once; then today is its last day. Gives `null` when the appointment had
 * not begun: then it is removed completely. The last administrator must stay, because nobody else could appoint
 * another.
 */
export function end(
  current: AppointmentTerm & { role: string },
  on: string | null,
  facts: Deciding & { today: string; otherAdministrators: number },
): (Term & { atOnce: boolean }) | null {
  if (isOver(current, facts.today)) refuse('APPOINTMENT_ENDED', ['id']);
  if (on !== null && on < facts.today) refuse('DATE_IN_THE_PAST', ['input', 'lastDay']);
  if (on !== null && on < current.fromOn) refuse('DATE_AFTER_END', ['input', 'lastDay']);
  if (current.role === 'administrator' && facts.otherAdministrators === 0) refuse('LAST_ADMINISTRATOR', ['id']);
  decidedByForum(current, facts.sessionId, facts.today);
  if (on !== null) return { fromOn: current.fromOn, untilOn: on, atOnce: false };
  return current.fromOn > facts.today ? null : { fromOn: current.fromOn, untilOn: facts.today, atOnce: true };
}

/**
 * The successor is another person, and the appointment is not over. If it has not begun yet, it begins on its own first
 * day.
 */
export function handOver(
  current: AppointmentTerm & { holder: string; role: string },
  to: string,
  { today, sessionId }: Deciding & { today: string },
): Term {
  if (isOver(current, today)) refuse('APPOINTMENT_ENDED', ['id']);
  if (current.holder === to) refuse('ALREADY_HOLDER', ['input', 'to']);
  decidedByForum(current, sessionId, today);
  return { fromOn: current.fromOn > today ? current.fromOn : today, untilOn: current.untilOn };
}
