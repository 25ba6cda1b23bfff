import { holding, person, refusals } from '../../test/support/rules.js';
import {
  ADD_INDICATOR,
  ADD_MEASUREMENT,
  codeOf,
  comparable,
  type ComparedValue,
  conflicting,
  EDIT_MEASUREMENT,
  type IndicatorFacts,
  type IndicatorSaid,
  isConflict,
  isFrozen,
  type MeasurementSaid,
  nextCode,
  NOT_STATED,
  removeIndicator,
  setIndicator,
  takeMeasurement,
  unitCalled,
} from './indicator.js';
import { localized } from './localized-text.js';
import { may } from './policy.js';
import { statedDate } from './stated-date.js';

const TODAY = '2026-11-29';
const on = (day: string) => statedDate(day, 'start');
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

  it('keeps the code of a unit that is known under the same words', () => {
    const known = [
      { code: 'municipalities', label: { original: 'es', es: { text: 'municipios' }, en: { text: 'municipalities' } } },
    ];
    expect(unitCalled({ language: 'es', text: ' Municipios ' }, known).code).toBe('municipalities');
    expect(unitCalled({ language: 'en', text: 'municipalities' }, known).code).toBe('municipalities');
    expect(unitCalled({ language: 'es', text: 'Lenguas habladas' }, known)).toEqual({
      code: 'lenguas_habladas',
      label: words('Lenguas habladas'),
    });
    expect(unitCalled({ language: 'es', text: 'familias' }, []).code).toBe('familias');
  });
});

describe('codes', () => {
  it.each([
    ['Municipios visitados', 'municipios_visitados'],
    ['  ¿Cuántos años? ', 'cuantos_anos'],
    ['%', 'indicator'],
  ])('of «%s»', (text, code) => expect(codeOf(text)).toBe(code));

  it('differ within a thing', () => {
    expect(nextCode('Agua', [])).toBe('agua');
    expect(nextCode('Agua', ['agua'])).toBe('agua_2');
    expect(nextCode('Agua', ['agua', 'agua_2', 'agua_9', 'aguas_20'])).toBe('agua_10');
  });
});

describe('values that conflict', () => {
  const value = (facts: Partial<ComparedValue>): ComparedValue => ({
    id: 'one',
    value: 77,
    unit: 'municipalities',
    asOf: on('2022'),
    scope: null,
    ...facts,
  });
  const one = value({});
  it.each<[string, Partial<ComparedValue>, boolean]>([
    ['the same number of the same date', {}, false],
    ['another number of the same date', { value: 101 }, true],
    ['zero of the same date', { value: 0 }, true],
    ['another number without a date', { value: 101, asOf: null }, true],
    [
      'another number of a date known as written',
      { value: 101, asOf: { on: null, precision: 'as_written', written: 'hace poco' } },
      true,
    ],
    ['another number of another year', { value: 109, asOf: on('2023') }, false],
    ['another number of a day in that year', { value: 80, asOf: on('2022-12-31') }, true],
    ['another number of the first day after it', { value: 80, asOf: on('2023-01-01') }, false],
    ['the same number in another unit', { unit: 'families' }, true],
    ['the same number without a unit', { unit: NOT_STATED }, false],
    ['another number without a unit', { unit: NOT_STATED, value: 78 }, true],
    ['another number for a scope', { value: 12, scope: words('Zona norte') }, true],
  ])('%s', (_, other, verdict) => {
    expect(isConflict(one, value(other))).toBe(verdict);
    expect(isConflict(value(other), one)).toBe(verdict);
  });

  it('are not those of different scopes', () => {
    const [north, south] = [words('Zona norte'), words('Zona sur')];
    expect(isConflict(value({ scope: north }), value({ value: 9, scope: south }))).toBe(false);
    expect(isConflict(value({ scope: north }), value({ value: 9, scope: words('zona  NORTE') }))).toBe(true);
    expect(isConflict(value({ scope: north }), value({ value: 9, scope: localized('en', 'South') }))).toBe(true);
  });

  it('are named on both sides, and none of them alone', () => {
    expect(conflicting([])).toEqual([]);
    expect(conflicting([one])).toEqual([]);
    const values = [
      one,
      value({ id: 'two', value: 101, asOf: null }),
      value({ id: 'three', asOf: on('2024'), value: 101 }),
    ];
    expect(conflicting(values)).toEqual(['one', 'two']);
  });
});

describe('values that are drawn', () => {
  const value = (day: string | null, unit = 'a', scope: string | null = null) => ({ unit, on: day, scope });
  it('are the longest series of one unit and scope with three dates, in the order of time', () => {
    expect(comparable([])).toBeNull();
    expect(comparable([value('2021'), value('2022')])).toBeNull();
    expect(comparable([value('2021'), value('2022'), value('2022'), value(null)])).toBeNull();
    expect(comparable([value('2021'), value('2022'), value('2023', 'b'), value('2024', 'a', 'norte')])).toBeNull();
    expect(comparable(['2021', '2022', '2023'].map((day) => value(day, NOT_STATED)))).toBeNull();
    const drawn = comparable([value('2023'), value('2021'), value('2022'), value('2020', 'b')]);
    expect(drawn?.map(({ on: day }) => day)).toEqual(['2021', '2022', '2023']);
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
    expect(may(EDIT_MEASUREMENT, liaison, by(null))).toBe(true);
    expect(may(EDIT_MEASUREMENT, as('secretariat'), by(null))).toBe(true);
    expect(may(EDIT_MEASUREMENT, as('secretariat'), by('counterpart', 'osc'))).toBe(false);
    expect(may(EDIT_MEASUREMENT, as('counterpart', { institutionId: 'osc' }), by('counterpart', 'osc'))).toBe(true);
    expect(may(EDIT_MEASUREMENT, as('counterpart', { institutionId: 'osc' }), by(null))).toBe(false);
  });
});
