import type { Actor, Appointment, Person, Role } from '../../src/domain/actor.js';
import { Refusal } from '../../src/domain/refusal.js';

/**
 * Gives the codes and paths of a rule's refusal: `['DATE_AFTER_END input.end']`; empty when the rule allows the act.
 */
export function refusals(rule: () => unknown): string[] {
  try {
    rule();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.problems.length === 0) throw error;
    return error.problems.map(({ code, path }) => [code, path.join('.')].join(' ').trim());
  }
}

/** Gives the values with which the words of a rule's refusal are filled, such as `{ has: 81, most: 80 }`. */
export function valuesOfRefusal(rule: () => unknown): unknown[] {
  try {
    rule();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ values }) => values);
  }
}

/** The number of cases that a law generates. `npm run mutate` runs a spec once for each change, so it takes fewer. */
export const cases = (most: number): number => (process.env['MUTATE'] ? Math.min(most, 300) : most);

/** A role in the plan `plan`, for no institution, unless the facts say otherwise. */
export function holding(role: Role, facts: Partial<Appointment> = {}): Appointment {
  const nothing = { institutionId: null, institutionSlug: null, jurisdictionId: null, commitmentId: null };
  return { planId: role === 'administrator' ? null : 'plan', ...nothing, ...facts, role };
}

/** A person with the second factor who accepted the notice in force and has these roles. */
export function person(appointments: Appointment[] = [], facts: Partial<Person> = {}): Actor & Person {
  return {
    kind: 'person',
    accountId: 'ana',
    handle: 'ana',
    publicName: 'Ana',
    appointments,
    scopes: null,
    secondFactor: true,
    sessionId: 'session',
    ...facts,
  };
}
