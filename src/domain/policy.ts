import { type Actor, type Appointment, type Role, ROLES } from './actor.js';
import { type Problem, type ProblemCode, Refusal, refuse } from './refusal.js';

interface Act<Facts> {
  /** The mutation of the schema that performs this action. */
  mutation: string;
  who: readonly Permission<Facts>[];
  /** True when the action needs the second factor in every role. The roles in `SURE_ROLES` need it for all actions. */
  secondFactor?: true;
  /** This action stores no new personal data, so it needs no consent to a newer privacy notice. */
  withoutNotice?: true;
}

/** An action that creates its thing, or acts on a thing without states. */
export interface StatelessAction<Facts> extends Act<Facts> {
  states: readonly [];
  from: readonly [];
}

/** How an action is refused in a state from which it may not be done. */
export interface Otherwise {
  code: ProblemCode;
  /** The argument that names the thing; `['id']` when left out. */
  path?: readonly string[];
  /** Codes for single states, instead of `code`. */
  in?: Readonly<Record<string, ProblemCode>>;
}

/** An action on a thing that has states; it is allowed only from some of them. */
export interface StatefulAction<Facts> extends Act<Facts> {
  /** All stored states of the thing. */
  states: readonly string[];
  /** The states from which the action is allowed. */
  from: readonly string[];
  otherwise: Otherwise;
}

/** One verb: who may do it, from which states, and the refusal in other states. `docs/domain.md` prints it. */
export type Action<Facts> = StatelessAction<Facts> | StatefulAction<Facts>;

export interface InState {
  state: string;
}
/** Requires the state of the thing for every action that has states: without it the call does not compile. */
export type Demanded<States> = [States] extends [readonly []] ? unknown : InState;

/** A person has an account and a visitor has none; every other role needs an appointment. */
export const HOLDERS = ['visitor', 'person', ...ROLES] as const;
export type Holder = (typeof HOLDERS)[number];

/** Roles in which no action is possible without the second factor: they moderate, assess or administer. */
export const SURE_ROLES: readonly Role[] = ['moderator', 'monitoring_body', 'administrator'];

/** The capacity in which somebody acts. A person without an appointment is bound to nothing. */
export type Capacity = Omit<Appointment, 'role'> & { role: Holder };

export interface Permission<Facts> {
  role: Holder;
  /** A condition besides the role in this plan; `docs/domain.md` prints `words`. */
  when?: { words: string; holds(capacity: Capacity, facts: Facts, actor: Actor): boolean };
}

const TO_NOTHING = {
  planId: null,
  institutionId: null,
  institutionSlug: null,
  jurisdictionId: null,
  commitmentId: null,
};
const AS_A_PERSON: Capacity = { role: 'person', ...TO_NOTHING };
const AS_A_VISITOR: Capacity = { role: 'visitor', ...TO_NOTHING };

export interface InPlan {
  planId: string;
  /** The other plans of a thing that several plans share; an appointment in any of them counts. */
  planIds?: readonly string[];
}

/**
 * True when an appointment counts in this plan or in another one that shares the thing: it is bound to that plan, or it
 * is an administrator's, bound to none.
 */
function countsIn({ planId, role }: Appointment, facts: InPlan): boolean {
  if (planId === null) return role === 'administrator';
  return planId === facts.planId || (facts.planIds?.includes(planId) ?? false);
}

function capacitiesOf(actor: Actor, facts: InPlan): Capacity[] {
  if (actor.kind === 'operator') return [];
  if (actor.kind === 'visitor') return [AS_A_VISITOR];
  return [...actor.appointments.filter((capacity) => countsIn(capacity, facts)), AS_A_PERSON];
}

const entitlements = <Facts extends InPlan>(action: Action<Facts>, actor: Actor, facts: Facts): Capacity[] =>
  capacitiesOf(actor, facts).filter((capacity) =>
    action.who.some(({ role, when }) => role === capacity.role && (when?.holds(capacity, facts, actor) ?? true)),
  );

const isSureEnough = (action: Action<never>, actor: Actor, { role }: Capacity): boolean =>
  actor.kind !== 'person' ||
  actor.secondFactor ||
  !(action.secondFactor || (SURE_ROLES as readonly Holder[]).includes(role));

function entitled<Facts extends InPlan>(action: Action<Facts>, actor: Actor, facts: Facts): Capacity {
  const capacities = entitlements(action, actor, facts);
  if (capacities.length === 0) refuse('NOT_ALLOWED');
  return capacities.find((capacity) => isSureEnough(action, actor, capacity)) ?? refuse('SECOND_FACTOR_REQUIRED');
}

/** The refusal that the state causes; `null` when the state allows the action. */
function inTheWay({ from, otherwise }: StatefulAction<never>, state: string): Problem | null {
  if (from.includes(state)) return null;
  return { code: otherwise.in?.[state] ?? otherwise.code, path: [...(otherwise.path ?? ['id'])] };
}

/**
 * The one gate. It gives the capacity that entitles the actor; the log names that capacity. It refuses in this order:
 * an actor without the right, an actor whose sign-in session lacks the second factor, and a thing in another state.
 */
export function allow<Facts extends InPlan, States extends readonly string[]>(
  action: Action<Facts> & { states: States },
  actor: Actor,
  facts: NoInfer<Facts> & Demanded<States> & Partial<InState>,
): Capacity {
  const capacity = entitled(action, actor, facts);
  if ('otherwise' in action) {
    const problem = inTheWay(action, String(facts.state));
    if (problem) throw new Refusal([problem]);
  }
  return capacity;
}

/**
 * The gate for one act on many things. It refuses an actor without the right to any of them. It returns the problem of
 * each state, so that a rule can report all problems at once.
 */
export function allowEach<Facts extends InPlan>(
  action: StatefulAction<Facts>,
  actor: Actor,
  things: readonly (Facts & InState)[],
): { capacity: Capacity; problem: Problem | null }[] {
  const capacities = things.map((facts) => entitled(action, actor, facts));
  return things.map(({ state }, index) => ({ capacity: capacities[index]!, problem: inTheWay(action, state) }));
}

export function may<Facts extends InPlan>(
  action: Action<Facts>,
  actor: Actor,
  facts: Facts & { state?: string },
): boolean {
  const stateAllows = facts.state === undefined || (action.from as readonly string[]).includes(facts.state);
  return stateAllows && entitlements(action, actor, facts).length > 0;
}
