import { ofThisCommitment } from './commitment.js';
import { translation, languagesOf, type LocalizedText } from './localized-text.js';
import type { Capacity, InPlan, Permission, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';
import { periodOfStated, type StatedDate } from './stated-date.js';

/** A record that was taken back stays readable, with the reason. */
export const RECORD_STATES = ['recorded', 'taken_back'] as const;
/** The act that made a version of an indicator or of a value. */
export const RECORD_CHANGES = ['imported', 'added', 'edited', 'removed'] as const;
/** How exactly a source states a value. */
export const QUALIFIERS = ['as_stated', 'exactly', 'more_than', 'about'] as const;
/** Code of the unit of a value whose source states none. */
export const NOT_STATED = 'not_stated';
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

const isIn = (ids: readonly string[], { institutionId }: Capacity) =>
  institutionId !== null && ids.includes(institutionId);

const ofTheInstitution = {
  words: 'of the institution that runs the programme, of an owner or of a responsible institution',
  holds: (capacity: Capacity, facts: IndicatorFacts) => isIn(facts.institutionIds, capacity),
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
  holds: (capacity: Capacity, facts: IndicatorFacts) => isIn(facts.councilIds, capacity),
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

export interface Unit {
  code: string;
  label: LocalizedText;
}

/** A unit that is known under the same words keeps its code, so that values in it stay comparable. */
export function unitCalled(typed: { language: string; text: string }, known: readonly Unit[]): Unit {
  const words = plainWords(typed.text);
  const same = known.find(({ label }) =>
    languagesOf(label).some((language) => plainWords(translation(label, language)?.text ?? '') === words),
  );
  return (
    same ?? { code: codeOf(typed.text), label: { original: typed.language, [typed.language]: { text: typed.text } } }
  );
}

const plainWords = (text: string) => text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

const CODE_LENGTH = 80;

/** A code in small letters: `municipios_visitados`. */
export const codeOf = (text: string): string =>
  plainWords(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, CODE_LENGTH) || 'indicator';

/** The code of a new indicator, different from those that its thing has. */
export function nextCode(name: string, taken: readonly string[]): string {
  const code = codeOf(name);
  if (!taken.includes(code)) return code;
  const number = taken.reduce((most, other) => {
    const [, ending] = other.startsWith(`${code}_`) ? (/_(\d+)$/.exec(other) ?? []) : [];
    return Math.max(most, Number(ending ?? 0));
  }, 1);
  return `${code}_${number + 1}`;
}

/** A value as far as it is compared with others of its indicator. */
export interface ComparedValue {
  id: string;
  value: number;
  unit: string;
  asOf: StatedDate | null;
  scope: LocalizedText | null;
}

/**
 * Two values of an indicator conflict when nothing that is stated tells them apart and they do not say the same: their
 * dates may be the same, their scopes may be the same, and the numbers or the units differ. What is not stated could be
 * the same. Nothing is converted, added up or averaged.
 */
export function isConflict(one: ComparedValue, other: ComparedValue): boolean {
  const saysTheSame =
    one.value === other.value && (one.unit === other.unit || [one.unit, other.unit].includes(NOT_STATED));
  return !saysTheSame && mayBeOfOneDate(one.asOf, other.asOf) && mayBeOfOneScope(one.scope, other.scope);
}

/** The ids of the values that conflict with another one. */
export const conflicting = (values: readonly ComparedValue[]): string[] =>
  values.filter((one) => values.some((other) => other.id !== one.id && isConflict(one, other))).map(({ id }) => id);

function mayBeOfOneDate(one: StatedDate | null, other: StatedDate | null): boolean {
  const [first, second] = [one && periodOfStated(one), other && periodOfStated(other)];
  return !first || !second || (first.from <= second.to && second.from <= first.to);
}

function mayBeOfOneScope(one: LocalizedText | null, other: LocalizedText | null): boolean {
  if (!one || !other) return true;
  const shared = languagesOf(one).filter((language) => translation(other, language));
  // Texts in different languages cannot be told apart.
  return (
    shared.length === 0 ||
    shared.some(
      (language) => plainWords(translation(one, language)!.text) === plainWords(translation(other, language)!.text),
    )
  );
}

/** Fewer values make no picture. */
const PLOTTED_FROM = 3;

/** A value as far as it can be drawn: `on` is the first day of its date, `null` without one. */
export interface PlottedValue {
  unit: string;
  on: string | null;
  /** The scope in words; `null` when it is not stated. */
  scope: string | null;
}

/**
 * The longest series of values that can be compared: one unit, one scope, each with a date. `null` when none has three
 * dates. The values are in the order of time.
 */
export function comparable<Value extends PlottedValue>(values: readonly Value[]): Value[] | null {
  const series = new Map<string, Value[]>();
  for (const value of values.filter(({ unit, on }) => on !== null && unit !== NOT_STATED)) {
    const key = JSON.stringify([value.unit, value.scope]);
    series.set(key, [...(series.get(key) ?? []), value]);
  }
  const [longest] = [...series.values()]
    .filter((each) => new Set(each.map(({ on }) => on)).size >= PLOTTED_FROM)
    .toSorted((one, other) => other.length - one.length);
  return longest?.toSorted((one, other) => (one.on! < other.on! ? -1 : 1)) ?? null;
}
