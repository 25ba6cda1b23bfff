import { type Actor, type Appointment, type Role, ROLES } from './actor.js';
import { refuse } from './refusal.js';

/** One line of docs/domain.md: a mutation, the states from which it may be done, and everybody who may do it. */
export interface Action<Facts> {
  /** The mutation of the schema that does it. */
  mutation: string;
  /** Every state that the thing can be in, stored ones only; empty when the thing does not exist yet. */
  states: readonly string[];
  /** Those from which it may be done. */
  from: readonly string[];
  who: readonly Permission<Facts>[];
  /** Whoever does it must have passed the second factor; whoever acts in a `SURE_ROLES` must in any case. */
  secondFactor?: true;
  /** It stores nothing new about whoever does it, so a newer privacy notice does not stand in its way. */
  withoutNotice?: true;
}

/** Whoever has an account is a person, whoever does not is a visitor; everything else is held by appointment. */
export const HOLDERS = ['visitor', 'person', ...ROLES] as const;
export type Holder = (typeof HOLDERS)[number];

/** Moderating, assessing, administering: nothing is done in these roles without the second factor, whatever it is. */
export const SURE_ROLES: readonly Role[] = ['moderator', 'monitoring_body', 'administrator'];

/** In which capacity somebody acts. A person without an appointment is bound to nothing. */
export type Held = Omit<Appointment, 'role'> & { role: Holder };

export interface Permission<Facts> {
  role: Holder;
  /** What must hold besides holding the role in this plan; `words` is what docs/domain.md prints. */
  when?: { words: string; holds(held: Held, facts: Facts, actor: Actor): boolean };
}

const TO_NOTHING = {
  planId: null,
  institutionId: null,
  institutionSlug: null,
  jurisdictionId: null,
  commitmentId: null,
};
const AS_A_PERSON: Held = { role: 'person', ...TO_NOTHING };
const AS_A_VISITOR: Held = { role: 'visitor', ...TO_NOTHING };

export interface InPlan {
  planId: string;
}

/** Does an appointment count here: bound to no plan (administrator) or to this one? */
function countsIn(appointment: Appointment, facts: InPlan): boolean {
  return appointment.planId === facts.planId || (appointment.planId === null && appointment.role === 'administrator');
}

function capacitiesOf(actor: Actor, facts: InPlan): Held[] {
  if (actor.kind === 'operator') return [];
  if (actor.kind === 'visitor') return [AS_A_VISITOR];
  return [...actor.appointments.filter((held) => countsIn(held, facts)), AS_A_PERSON];
}

const entitlements = <Facts extends InPlan>(action: Action<Facts>, actor: Actor, facts: Facts): Held[] =>
  capacitiesOf(actor, facts).filter((held) =>
    action.who.some(({ role, when }) => role === held.role && (when?.holds(held, facts, actor) ?? true)),
  );

const isSureEnough = (action: Action<never>, actor: Actor, { role }: Held): boolean =>
  actor.kind !== 'person' ||
  actor.secondFactor ||
  !(action.secondFactor || (SURE_ROLES as readonly Holder[]).includes(role));

/**
 * The capacity that entitles the actor, which the log will name. Refuses whom nothing entitles, and whose session is
 * less sure than the action or the role asks for.
 */
export function entitled<Facts extends InPlan>(action: Action<Facts>, actor: Actor, facts: Facts): Held {
  const capacities = entitlements(action, actor, facts);
  if (capacities.length === 0) refuse('NOT_ALLOWED');
  return capacities.find((held) => isSureEnough(action, actor, held)) ?? refuse('SECOND_FACTOR_REQUIRED');
}

export function may<Facts extends InPlan>(
  action: Action<Facts>,
  actor: Actor,
  facts: Facts & { state?: string },
): boolean {
  const stateAllows = facts.state === undefined || action.from.includes(facts.state);
  return stateAllows && entitlements(action, actor, facts).length > 0;
}
