import { holding, person, refusals } from '../../test/support/rules.js';
import {
  ADD_INDICATOR,
  ADD_MEASUREMENT,
  EDIT_MEASUREMENT,
  type IndicatorFacts,
  type IndicatorSaid,
  isFrozen,
  isRecorded,
  type MeasurementSaid,
  removeIndicator,
  setIndicator,
  takeMeasurement,
} from './indicator.js';
import { NOT_STATED } from './measurement.js';
import { localized } from './localized-text.js';
import { may } from './policy.js';
import { readStatedDate } from './stated-date.js';

const TODAY = '2026-11-29';
it('stands on record until it is taken back', () => {
  expect(isRecorded({ state: 'recorded' })).toBe(true);
  expect(isRecorded({ state: 'taken_back' })).toBe(false);
});

const on = (day: string) => readStatedDate(day, 'start');
const words = (text: string) => localized('es', text);

describe('what an indicator says', () => {
  const said = (facts: Partial<IndicatorSaid> = {}): IndicatorSaid => ({
    name: words('Municipios'),
    unit: 'municipios',
    unitLabel: words('municipios'),
    baselineValue: null,
    baseline: null,
    baselineSources: [],
    targetValue: null,
    target: null,
    ...facts,
  });
  const source = { title: words('Informe'), url: null };
  const free = { commitmentState: 'draft', addedLater: false };
  const promised = { commitmentState: 'adopted', addedLater: false };
  const later = { commitmentState: 'adopted', addedLater: true };
  it.each<[string, Partial<IndicatorSaid>, typeof free | { commitmentState: null; addedLater: boolean }, string[]]>([
    ['neither a baseline nor a target', {}, free, []],
    ['zero as its baseline', { baselineValue: 0, baseline: on('2020') }, free, []],
    [
      'the day of a baseline without its value',
      { baseline: on('2020') },
      free,
      ['VALUE_REQUIRED input.baseline.value'],
    ],
    ['the source of a baseline alone', { baselineSources: [source] }, free, ['VALUE_REQUIRED input.baseline.value']],
    ['zero as its target', { targetValue: 0 }, free, []],
    ['a target with its day', { targetValue: 9, target: on('2023') }, free, []],
    ['the day of a target without its value', { target: on('2023') }, free, ['VALUE_REQUIRED input.target.value']],
    ['a target of a programme', { targetValue: 125 }, { commitmentState: null, addedLater: false }, []],
    ['anything once it is promised', {}, promised, ['INDICATOR_FROZEN id']],
    ['a target after the adoption', { targetValue: 9 }, later, ['TARGET_NEEDS_AMENDMENT input.target']],
    ['a baseline after the adoption', { baselineValue: 9 }, later, []],
    ['anything once the commitment ended', {}, { ...later, commitmentState: 'ended' }, ['INDICATOR_COMMITMENT_OVER']],
    [
      'anything of a commitment that was withdrawn',
      {},
      { ...free, commitmentState: 'withdrawn' },
      ['INDICATOR_COMMITMENT_OVER'],
    ],
  ])('may be %s, or is refused', (_, facts, at, codes) => {
    expect(refusals(() => setIndicator(said(facts), at))).toEqual(codes);
  });

  it('is removed until it is promised', () => {
    expect(removeIndicator(free)).toEqual({ state: 'taken_back' });
    expect(removeIndicator(later)).toEqual({ state: 'taken_back' });
    expect(refusals(() => removeIndicator(promised))).toEqual(['INDICATOR_FROZEN id']);
    expect(refusals(() => removeIndicator({ ...later, commitmentState: 'ended' }))).toEqual([
      'INDICATOR_COMMITMENT_OVER',
    ]);
  });

  it('is frozen with the commitment, and never of a programme', () => {
    expect(isFrozen(promised)).toBe(true);
    expect(isFrozen({ ...promised, commitmentState: 'ended' })).toBe(true);
    expect(isFrozen(later)).toBe(false);
    expect(isFrozen({ ...promised, commitmentState: 'in_consultation' })).toBe(false);
    expect(isFrozen({ ...promised, commitmentState: null })).toBe(false);
  });
});

describe('what a value says', () => {
  const said = (asOf: string | null): MeasurementSaid => ({
    value: 0,
    qualifier: 'as_stated',
    unit: NOT_STATED,
    unitLabel: words('no indicada'),
    asOf: asOf === null ? null : on(asOf),
    scope: null,
    sources: [],
  });
  it.each<[string | null, string | null, string[]]>([
    [null, 'adopted', []],
    [TODAY, 'adopted', []],
    ['2026', null, []],
    ['2026-11-30', 'adopted', ['MEASUREMENT_IN_THE_FUTURE input.asOf']],
    ['2027', null, ['MEASUREMENT_IN_THE_FUTURE input.asOf']],
    [null, 'ended', []],
    [null, 'draft', []],
    [null, 'withdrawn', ['INDICATOR_COMMITMENT_OVER']],
  ])('of %s in a commitment that is %s', (asOf, commitmentState, codes) => {
    expect(refusals(() => takeMeasurement(said(asOf), { commitmentState, today: TODAY }))).toEqual(codes);
  });
});

describe('who may', () => {
  const facts = (more: Partial<IndicatorFacts> = {}): IndicatorFacts => ({
    planId: 'plan',
    measures: 'commitment',
    commitmentId: 'c',
    commitmentState: 'adopted',
    institutionIds: ['justicia'],
    councilIds: [],
    ...more,
  });
  const programme = facts({ measures: 'programme', commitmentId: null, commitmentState: null, councilIds: ['imco'] });
  const as = (role: Parameters<typeof holding>[0], more: object = {}) => person([holding(role, more)]);

  it.each<[string, ReturnType<typeof as>, IndicatorFacts, boolean, boolean]>([
    ['the liaison of an owner', as('institution_liaison', { institutionId: 'justicia' }), facts(), true, true],
    [
      'the liaison of another institution',
      as('institution_liaison', { institutionId: 'salud' }),
      facts(),
      false,
      false,
    ],
    ['a contact point', as('civil_society_contact_point'), facts(), true, true],
    ['a contact point, of a programme', as('civil_society_contact_point'), programme, false, false],
    ['the secretariat, of a programme', as('secretariat'), programme, true, true],
    ['the drafter', as('drafter'), facts(), true, false],
    ['the drafter of the whole plan, of a programme', as('drafter'), programme, false, false],
    ['the counterpart', as('counterpart'), facts(), false, true],
    ['the counterpart of another commitment', as('counterpart', { commitmentId: 'd' }), facts(), false, false],
    ['the monitoring body', as('monitoring_body'), facts(), false, true],
    ['the monitoring body, of a programme', as('monitoring_body'), programme, false, false],
    ['a member from the council', as('forum_member', { institutionId: 'imco' }), programme, false, true],
    ['another member', as('forum_member', { institutionId: 'otra' }), programme, false, false],
    ['anybody else', person(), facts(), false, false],
  ])('%s adds indicators and values', (_, actor, of, indicator, measurement) => {
    expect(may(ADD_INDICATOR, actor, of)).toBe(indicator);
    expect(may(ADD_MEASUREMENT, actor, { ...of, state: 'recorded' })).toBe(measurement);
    expect(may(ADD_MEASUREMENT, actor, { ...of, state: 'taken_back' })).toBe(false);
  });

  it('corrects only the own values; imported ones belong to the institution and the secretariat', () => {
    const liaison = as('institution_liaison', { institutionId: 'justicia' });
    const by = (saidRole: string | null, saidInstitutionId: string | null = null) => ({
      ...facts(),
      saidRole,
      saidInstitutionId,
      state: 'recorded',
    });
    expect(may(EDIT_MEASUREMENT, liaison, by('institution_liaison', 'justicia'))).toBe(true);
    expect(may(EDIT_MEASUREMENT, liaison, by('institution_liaison', 'salud'))).toBe(false);
    expect(may(EDIT_MEASUREMENT, liaison, by('counterpart', 'osc'))).toBe(false);
    expect(may(EDIT_MEASUREMENT, liaison, by('counterpart', 'justicia'))).toBe(false);
    expect(may(EDIT_MEASUREMENT, liaison, by(null))).toBe(true);
    expect(may(EDIT_MEASUREMENT, as('secretariat'), by(null))).toBe(true);
    const ofTheCouncil = as('institution_liaison', { institutionId: 'imco' });
    const imported = { ...programme, saidRole: null, saidInstitutionId: null, state: 'recorded' };
    expect(may(ADD_MEASUREMENT, ofTheCouncil, imported)).toBe(true);
    expect(may(EDIT_MEASUREMENT, ofTheCouncil, imported)).toBe(false);
    expect(may(EDIT_MEASUREMENT, as('secretariat'), by('counterpart', 'osc'))).toBe(false);
    expect(may(EDIT_MEASUREMENT, as('counterpart', { institutionId: 'osc' }), by('counterpart', 'osc'))).toBe(true);
    expect(may(EDIT_MEASUREMENT, as('counterpart', { institutionId: 'osc' }), by(null))).toBe(false);
  });
});
