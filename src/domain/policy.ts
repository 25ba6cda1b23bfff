import { appointmentsOf, type Actor, type Appointment, type Role } from './actor.js';

/** One row of transitions.md: who may do it, from which states. Printed to docs/domain.md, tested for completeness. */
export interface Action<Facts> {
  /** The mutation of the schema that does it. */
  mutation: string;
  /** States of the thing from which it may be done; empty when the thing does not exist yet. */
  from: readonly string[];
  who: readonly Permission<Facts>[];
}

export interface Permission<Facts> {
  role: Role;
  /** What must hold besides holding the role in this plan; `words` is what docs/domain.md prints. */
  when?: { words: string; holds(appointment: Appointment, facts: Facts): boolean };
}

export interface InPlan {
  planId: string;
}

/** Does an appointment count here: bound to no plan (administrator) or to this one? */
function countsIn(appointment: Appointment, facts: InPlan): boolean {
  return appointment.planId === facts.planId || (appointment.planId === null && appointment.role === 'administrator');
}

/** The appointment that entitles the actor, which the log will name; `undefined` when nothing does. */
export function entitlement<Facts extends InPlan>(
  action: Action<Facts>,
  actor: Actor,
  facts: Facts,
): Appointment | undefined {
  return appointmentsOf(actor).find(
    (appointment) =>
      countsIn(appointment, facts) &&
      action.who.some(
        (permission) => permission.role === appointment.role && (permission.when?.holds(appointment, facts) ?? true),
      ),
  );
}

export function may<Facts extends InPlan>(
  action: Action<Facts>,
  actor: Actor,
  facts: Facts & { state?: string },
): boolean {
  const stateAllows = facts.state === undefined || action.from.includes(facts.state);
  return stateAllows && entitlement(action, actor, facts) !== undefined;
}
