import { type Actor, type Appointment, type Role, ROLES } from './actor.js';
import { type Problem, type ProblemCode, Refusal, refuse } from './refusal.js';

interface Act<Facts> {
  /** The mutation of the schema that does it. */
  mutation: string;
  who: readonly Permission<Facts>[];
  /** Whoever does it must have passed the second factor; whoever acts in a `SURE_ROLES` must in any case. */
  secondFactor?: true;
  /** It stores nothing new about whoever does it, so a newer privacy notice does not stand in its way. */
  withoutNotice?: true;
}

/** Done to something that is not there yet, or that has no states. */
export interface StatelessAction<Facts> extends Act<Facts> {
  states: readonly [];
  from: readonly [];
}

/** How an action is refused in a state from which it may not be done. */
export interface Otherwise {
  code: ProblemCode;
  /** The argument that names the thing; `['id']` unless it says so. */
  path?: readonly string[];
  /** States that have a code of their own. */
  in?: Readonly<Record<string, ProblemCode>>;
}

/** Done to something that is in a state, and only from some of them. */
export interface StatefulAction<Facts> extends Act<Facts> {
  /** Every state that the thing can be in, stored ones only. */
  states: readonly string[];
  /** Those from which it may be done. */
  from: readonly string[];
  otherwise: Otherwise;
}

/** One verb: who may do it, from which states, and how it is refused in any other. Printed to docs/domain.md. */
export type Action<Facts> = StatelessAction<Facts> | StatefulAction<Facts>;

export interface InState {
  state: string;
}
/** An action on something that has states is judged with the state that the thing is in: forgotten, nothing compiles. */
export type Demanded<States> = [States] extends [readonly []] ? unknown : InState;

/** Whoever has an account is a person, whoever does not is a visitor; everything else is held by appointment. */
export const HOLDERS = ['visitor', 'person', ...ROLES] as const;
export type Holder = (typeof HOLDERS)[number];

/** Moderating, assessing, administering: nothing is done in these roles without the second factor, whatever it is. */
export const SURE_ROLES: readonly Role[] = ['moderator', 'monitoring_body', 'administrator'];

/** In which capacity somebody acts. A person without an appointment is bound to nothing. */
export type Capacity = Omit<Appointment, 'role'> & { role: Holder };

export interface Permission<Facts> {
  role: Holder;
  /** What must hold besides holding the role in this plan; `words` is what docs/domain.md prints. */
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
}

/** Does an appointment count here: bound to no plan (administrator) or to this one? */
function countsIn(appointment: Appointment, facts: InPlan): boolean {
  return appointment.planId === facts.planId || (appointment.planId === null && appointment.role === 'administrator');
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

/** The verdict of a state alone; `null` where it allows the action. */
function inTheWay({ from, otherwise }: StatefulAction<never>, state: string): Problem | null {
  if (from.includes(state)) return null;
  return { code: otherwise.in?.[state] ?? otherwise.code, path: [...(otherwise.path ?? ['id'])] };
}

/**
 * The one gate. It gives the capacity that entitles the actor, which the log will name. It refuses first whom nothing
 * entitles, then whose session is less sure than the action or the role asks for, then what is in another state.
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
 * The gate for one act on many things: refuses who may not do it to each, and gives what the state of each says, for a
 * rule that tells everything that stands in the way at once.
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
