import { type Actor, isAtOneOf } from './actor.js';
import { STORED_COMMITMENT_STATES } from './commitment.js';
import { dayAfter, startOfDay, DAY_MS } from './days.js';
import { type Capacity, type InPlan, type InState, may, type Permission, type StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import type { Period, StatedDate } from './stated-date.js';
import { writtenText } from './text.js';

/** Two governments may agree on another date of a milestone, and never hide it. */
export const REBASELINE_STATES = ['proposed', 'in_force', 'declined', 'withdrawn'] as const;
export type RebaselineState = (typeof REBASELINE_STATES)[number];

export interface ProposingFacts extends InPlan {
  /** Institutions that accepted to own the commitment or are responsible for the milestone. */
  reportingInstitutionIds: string[];
}

export const PROPOSE_REBASELINE: StatefulAction<ProposingFacts> = {
  mutation: 'milestoneRebaseline',
  states: STORED_COMMITMENT_STATES,
  from: ['adopted'],
  otherwise: { code: 'COMMITMENT_NOT_ADOPTED' },
  who: [
    {
      role: 'institution_liaison',
      when: {
        words: 'of an owner or a responsible institution',
        holds: (capacity, facts) => isAtOneOf(capacity, facts.reportingInstitutionIds),
      },
    },
  ],
};

export interface AgreeingFacts extends InPlan {
  /** The institution that proposed it. */
  institutionId: string | null;
  /** Institutions that accepted to lead the commitment. */
  leadInstitutionIds: string[];
  /** Institutions that agreed already. */
  agreedInstitutionIds: string[];
}

/** The leads that have to agree: all but the one that proposed it. */
export const otherLeads = ({
  leadInstitutionIds,
  institutionId,
}: Pick<AgreeingFacts, 'leadInstitutionIds' | 'institutionId'>): string[] =>
  leadInstitutionIds.filter((id) => id !== institutionId);

interface MissingFacts extends Omit<AgreeingFacts, 'planId' | 'agreedInstitutionIds'> {
  state: string;
  /** The secretariat agrees for no institution: `null`. */
  agreedInstitutionIds: readonly (string | null)[];
}

/** The other leads for whose agreement a proposed move still waits. */
export const missingLeads = ({ state, ...facts }: MissingFacts): string[] =>
  state === 'proposed' ? otherLeads(facts).filter((id) => !facts.agreedInstitutionIds.includes(id)) : [];

const AGREEING: readonly Permission<AgreeingFacts>[] = [
  {
    role: 'institution_liaison',
    when: {
      words: 'of another lead institution',
      holds: (capacity, facts) => isAtOneOf(capacity, otherLeads(facts)),
    },
  },
  {
    role: 'secretariat',
    when: {
      words: 'where no other institution leads the commitment, not of the institution that proposed it',
      holds: (capacity, facts) =>
        otherLeads(facts).length === 0 &&
        (capacity.institutionId === null || capacity.institutionId !== facts.institutionId),
    },
  },
];

const decided = { code: 'REBASELINE_DECIDED' } as const;

/** proposed → in force, once every other lead agreed. */
export const AGREE_REBASELINE: StatefulAction<AgreeingFacts> = {
  mutation: 'rebaselineAgree',
  states: REBASELINE_STATES,
  from: ['proposed'],
  otherwise: decided,
  who: AGREEING,
};

/** The same right for institutions that have not agreed yet; those that have may still decline. */
const AGREE_FIRST: StatefulAction<AgreeingFacts> = {
  ...AGREE_REBASELINE,
  who: AGREEING.map((permission) => ({
    ...permission,
    when: {
      words: 'that has not agreed yet',
      holds: (capacity, facts, actor) =>
        !isAtOneOf(capacity, facts.agreedInstitutionIds) && permission.when?.holds(capacity, facts, actor) === true,
    },
  })),
};

/** True while a move waits for the agreement of the actor. */
export const isAgreementAwaited = (actor: Actor, facts: AgreeingFacts & InState): boolean =>
  may(AGREE_FIRST, actor, facts);

/** proposed → declined, with a reason. */
export const DECLINE_REBASELINE: StatefulAction<AgreeingFacts> = { ...AGREE_REBASELINE, mutation: 'rebaselineDecline' };

/** proposed → withdrawn, by the institution that proposed it. */
export const WITHDRAW_REBASELINE: StatefulAction<AgreeingFacts> = {
  ...AGREE_REBASELINE,
  mutation: 'rebaselineWithdraw',
  who: [
    {
      role: 'institution_liaison',
      when: {
        words: 'of the institution that proposed it',
        holds: (capacity: Capacity, facts) =>
          facts.institutionId !== null && capacity.institutionId === facts.institutionId,
      },
    },
  ],
};

/** Civil society's objection is shown beside the move for ever; it stops nothing. */
export const OBJECT_REBASELINE: StatefulAction<InPlan> = {
  mutation: 'rebaselineObject',
  states: REBASELINE_STATES,
  from: ['proposed', 'in_force'],
  otherwise: decided,
  who: [{ role: 'civil_society_contact_point' }],
};

const isSameDate = (a: StatedDate | null, b: StatedDate | null) =>
  (a?.on ?? null) === (b?.on ?? null) && (a?.precision ?? null) === (b?.precision ?? null);

/** The new dates differ from the present ones, end after they begin, and have an end; one proposal is open at a time. */
export function proposeMove(facts: { former: Period; next: Period; open: boolean; reason: string }): {
  state: 'proposed';
  reason: string;
} {
  const { former, next } = facts;
  const reason = writtenText(facts.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
  if (facts.open) refuse('REBASELINE_OPEN', ['id']);
  const end = next.end?.on ?? refuse('END_REQUIRED', ['input', 'period', 'end']);
  if (next.start?.on && next.start.on > end) refuse('DATE_AFTER_END', ['input', 'period', 'end']);
  if (isSameDate(former.start, next.start) && isSameDate(former.end, next.end)) refuse('SAME_DATES', ['input']);
  return { state: 'proposed', reason };
}

/** The move is in force when every other lead agreed, or the secretariat where nobody else leads. */
export function agreeToMove(facts: Omit<AgreeingFacts, 'planId'>, agreeing: string | null): { state: RebaselineState } {
  if (isAtOneOf({ institutionId: agreeing }, facts.agreedInstitutionIds)) refuse('ALREADY_AGREED', ['id']);
  const agreedInstitutionIds = [...facts.agreedInstitutionIds, agreeing];
  const missing = missingLeads({ ...facts, agreedInstitutionIds, state: 'proposed' });
  return { state: missing.length === 0 ? 'in_force' : 'proposed' };
}

interface ObjectingFacts {
  proposedOn: string;
  objectionDays: number;
  objection: string | null;
}

const lastDayToObject = ({ proposedOn, objectionDays }: ObjectingFacts): string => dayAfter(proposedOn, objectionDays);

/** True while nobody has objected and the days to do so are not over. */
export const isObjectable = (facts: ObjectingFacts, today: string): boolean =>
  facts.objection === null && today <= lastDayToObject(facts);

/** Civil society objects once, within the days of the plan after the proposal. */
export function objectToMove(facts: ObjectingFacts & { reason: string }, today: string): string {
  const reason = writtenText(facts.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
  if (facts.objection !== null) refuse('ALREADY_OBJECTED', ['id']);
  if (lastDayToObject(facts) < today) refuse('OBJECTION_TOO_LATE', ['id']);
  return reason;
}

/** How often the end of a milestone moved and by how many days in all; earlier ends count as negative days. */
export function movesOf(moves: readonly { state: string; formerEndOn: string | null; newEndOn: string | null }[]): {
  times: number;
  days: number;
} {
  const inForce = moves.filter(({ state }) => state === 'in_force');
  const days = inForce.map(({ formerEndOn, newEndOn }) =>
    formerEndOn && newEndOn
      ? Math.round((startOfDay(newEndOn).getTime() - startOfDay(formerEndOn).getTime()) / DAY_MS)
      : 0,
  );
  return { times: inForce.length, days: days.reduce((sum, one) => sum + one, 0) };
}
