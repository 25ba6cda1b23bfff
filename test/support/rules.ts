import type { Actor, Appointment, Person, Role } from '../../src/domain/actor.js';
import { Refusal } from '../../src/domain/refusal.js';

/** Gives the codes and paths that a rule refuses with: `['DATE_AFTER_END input.end']`; empty when it allows. */
export function refusals(rule: () => unknown): string[] {
  try {
    rule();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code, path }) => [code, path.join('.')].join(' ').trim());
  }
}

/** A role that is held in the plan `plan`, for no institution, unless the facts say otherwise. */
export function holding(role: Role, facts: Partial<Appointment> = {}): Appointment {
  const nothing = { institutionId: null, institutionSlug: null, jurisdictionId: null, commitmentId: null };
  return { planId: role === 'administrator' ? null : 'plan', ...nothing, ...facts, role };
}

/** Somebody who came in person with the second factor, accepted the notice in force, and holds these roles. */
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
