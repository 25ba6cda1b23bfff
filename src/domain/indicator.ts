import { isAtOneOf } from './actor.js';
import { ofThisCommitment } from './commitment.js';
import type { LocalizedText } from './localized-text.js';
import type { Capacity, InPlan, Permission, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';
import type { StatedDate } from './stated-date.js';

/** A record that was taken back stays readable, with the reason. */
export const RECORD_STATES = ['recorded', 'taken_back'] as const;
export const isRecorded = ({ state }: { state: string }): boolean => state === 'recorded';
/** The act that made a version of an indicator or of a value. */
export const RECORD_CHANGES = ['imported', 'added', 'edited', 'removed'] as const;
/** How exactly a source states a value. */
export const QUALIFIERS = ['as_stated', 'exactly', 'more_than', 'about'] as const;
/** Larger numbers lose digits in programs. */
export const VALUE_AT_MOST = 1_000_000_000_000;

export interface IndicatorFacts extends InPlan {
  measures: 'programme' | 'commitment' | 'milestone';
  commitmentId: string | null;
  /** `null` for a programme. */
  commitmentState: string | null;
  /** The institution that runs the programme, the owners of the commitment, or those responsible for the milestone too. */
  institutionIds: readonly string[];
  /** The organisations of the advisory council of the programme. */
  councilIds: readonly string[];
}

const ofTheInstitution = {
  words: 'of the institution that runs the programme, of an owner or of a responsible institution',
  holds: (capacity: Capacity, facts: IndicatorFacts) => isAtOneOf(capacity, facts.institutionIds),
};
const ofACommitment = {
  words: 'for a commitment or a milestone',
  holds: (_: Capacity, facts: IndicatorFacts) => facts.measures !== 'programme',
};
const ofItsCommitment = {
  words: 'of this commitment',
  holds: (capacity: Capacity, facts: IndicatorFacts) =>
    facts.measures !== 'programme' && ofThisCommitment.holds(capacity, facts),
};
const ofTheCouncil = {
  words: 'of the advisory council of the programme',
  holds: (capacity: Capacity, facts: IndicatorFacts) => isAtOneOf(capacity, facts.councilIds),
};

const WHO: readonly Permission<IndicatorFacts>[] = [
  { role: 'institution_liaison', when: ofTheInstitution },
  { role: 'secretariat' },
  { role: 'government_contact_point', when: ofACommitment },
  { role: 'civil_society_contact_point', when: ofACommitment },
  { role: 'drafter', when: ofItsCommitment },
];

export const ADD_INDICATOR: StatelessAction<IndicatorFacts> = {
  mutation: 'indicatorAdd',
  states: [],
  from: [],
  who: WHO,
};

export const EDIT_INDICATOR: StatefulAction<IndicatorFacts> = {
  mutation: 'indicatorEdit',
  states: RECORD_STATES,
  from: ['recorded'],
  otherwise: { code: 'INDICATOR_TAKEN_BACK' },
  who: WHO,
};

export const REMOVE_INDICATOR: StatefulAction<IndicatorFacts> = { ...EDIT_INDICATOR, mutation: 'indicatorRemove' };

const ofTheInstitutionOrCouncil = {
  words: `${ofTheInstitution.words}, or ${ofTheCouncil.words}`,
  holds: (capacity: Capacity, facts: IndicatorFacts) =>
    ofTheInstitution.holds(capacity, facts) || ofTheCouncil.holds(capacity, facts),
};

/** Others than those who promise measure too; each value says who stated it. */
const MEASURING: readonly Permission<IndicatorFacts>[] = [
  { role: 'institution_liaison', when: ofTheInstitutionOrCouncil },
  { role: 'secretariat' },
  { role: 'government_contact_point', when: ofACommitment },
  { role: 'civil_society_contact_point', when: ofACommitment },
  { role: 'counterpart', when: ofItsCommitment },
  { role: 'monitoring_body', when: ofACommitment },
  { role: 'forum_member', when: ofTheCouncil },
];

export const ADD_MEASUREMENT: StatefulAction<IndicatorFacts> = {
  mutation: 'measurementAdd',
  states: RECORD_STATES,
  from: ['recorded'],
  otherwise: { code: 'INDICATOR_TAKEN_BACK', path: ['indicator'] },
  who: MEASURING,
};

export interface MeasurementFacts extends IndicatorFacts {
  /** The role that stated the value; `null` for an imported one. */
  saidRole: string | null;
  saidInstitutionId: string | null;
}

const wasSaidBy = ({ role, institutionId }: Capacity, { saidRole, saidInstitutionId }: MeasurementFacts) =>
  saidRole === role && saidInstitutionId === institutionId;
const keepsImported = (capacity: Capacity, facts: MeasurementFacts) =>
  facts.saidRole === null && (capacity.role === 'secretariat' || ofTheInstitution.holds(capacity, facts));
const KEEPING_IMPORTED = ['secretariat', 'institution_liaison'];

/** Nobody corrects the value that somebody else stated; they state their own beside it. */
const CORRECTING: readonly Permission<MeasurementFacts>[] = MEASURING.map(({ role, when }) => {
  const own = KEEPING_IMPORTED.includes(role) ? 'own values and imported ones' : 'own values';
  return {
    role,
    when: {
      words: when ? `${when.words}; ${own}` : own,
      holds: (capacity, facts, actor) =>
        (when?.holds(capacity, facts, actor) ?? true) &&
        (wasSaidBy(capacity, facts) || (KEEPING_IMPORTED.includes(role) && keepsImported(capacity, facts))),
    },
  };
});

export const EDIT_MEASUREMENT: StatefulAction<MeasurementFacts> = {
  mutation: 'measurementEdit',
  states: RECORD_STATES,
  from: ['recorded'],
  otherwise: { code: 'MEASUREMENT_TAKEN_BACK' },
  who: CORRECTING,
};

export const REMOVE_MEASUREMENT: StatefulAction<MeasurementFacts> = {
  ...EDIT_MEASUREMENT,
  mutation: 'measurementRemove',
};

export interface CitedSource {
  title: LocalizedText;
  url: string | null;
}

/** The values of an indicator; `null` means that it is not stated. */
export interface IndicatorSaid {
  name: LocalizedText;
  unit: string;
  unitLabel: LocalizedText;
  baselineValue: number | null;
  baseline: StatedDate | null;
  baselineSources: CitedSource[];
  targetValue: number | null;
  target: StatedDate | null;
}

export interface PromiseFacts {
  /** `null` for a programme. */
  commitmentState: string | null;
  /** True when the indicator was added after the adoption of its commitment, so that it is no part of the promise. */
  addedLater: boolean;
}

const ADOPTED = ['adopted', 'ended'];
export const isAdopted = (commitmentState: string | null): boolean =>
  commitmentState !== null && ADOPTED.includes(commitmentState);

/** The adoption of a commitment freezes its indicators, like its planned dates. */
export const isFrozen = ({ commitmentState, addedLater }: PromiseFacts): boolean =>
  !addedLater && isAdopted(commitmentState);

/** Indicators of a commitment that ended or was withdrawn stay as they are. */
const isOver = (commitmentState: string | null): boolean =>
  commitmentState === 'ended' || commitmentState === 'withdrawn';

/** A target has a number, and so has a baseline: a day or a source without one says nothing. */
export function setIndicator(said: IndicatorSaid, facts: PromiseFacts): IndicatorSaid {
  requireOpen(facts.commitmentState);
  if (isFrozen(facts)) refuse('INDICATOR_FROZEN', ['id']);
  if (said.baselineValue === null && (said.baseline || said.baselineSources.length > 0))
    refuse('VALUE_REQUIRED', ['input', 'baseline', 'value']);
  if (said.targetValue === null && said.target) refuse('VALUE_REQUIRED', ['input', 'target', 'value']);
  if (said.targetValue !== null && isAdopted(facts.commitmentState))
    refuse('TARGET_NEEDS_AMENDMENT', ['input', 'target']);
  return said;
}

/** An indicator is removed before it is promised; afterwards it stays. */
export function removeIndicator(facts: PromiseFacts): { state: string } {
  requireOpen(facts.commitmentState);
  if (isFrozen(facts)) refuse('INDICATOR_FROZEN', ['id']);
  return { state: 'taken_back' };
}

function requireOpen(commitmentState: string | null): void {
  if (isOver(commitmentState)) refuse('INDICATOR_COMMITMENT_OVER');
}

/** The values of a measurement; `null` and the unit `not_stated` mean that the source does not say it. */
export interface MeasurementSaid {
  value: number;
  qualifier: (typeof QUALIFIERS)[number];
  unit: string;
  unitLabel: LocalizedText;
  asOf: StatedDate | null;
  scope: LocalizedText | null;
  sources: CitedSource[];
}

/** A value is of a day that has come. Values that conflict are all kept. */
export function takeMeasurement(
  said: MeasurementSaid,
  { commitmentState, today }: { commitmentState: string | null; today: string },
): MeasurementSaid {
  if (commitmentState === 'withdrawn') refuse('INDICATOR_COMMITMENT_OVER');
  if (said.asOf?.on && said.asOf.on > today) refuse('MEASUREMENT_IN_THE_FUTURE', ['input', 'asOf']);
  return said;
}
