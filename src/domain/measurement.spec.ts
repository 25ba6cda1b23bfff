import { localized } from './localized-text.js';
import {
  codeFrom,
  comparable,
  type ComparedValue,
  conflicting,
  isConflict,
  nextCode,
  NOT_STATED,
  unitCalled,
} from './measurement.js';
import { readStatedDate } from './stated-date.js';

const on = (day: string) => readStatedDate(day, 'start');
const words = (text: string) => localized('es', text);

describe('units', () => {
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
    ['Agua, luz y… ¡techo!', 'agua_luz_y_techo'],
    ['Ñandú 2', 'nandu_2'],
    ['m'.repeat(81), 'm'.repeat(80)],
  ])('of «%s»', (text, code) => expect(codeFrom(text)).toBe(code));

  it('differ within a thing', () => {
    expect(nextCode('Agua', [])).toBe('agua');
    expect(nextCode('Agua', ['agua'])).toBe('agua_2');
    expect(nextCode('Agua', ['agua', 'agua_2', 'agua_9', 'aguas_20'])).toBe('agua_10');
    expect(nextCode('Agua', ['agua', 'agua_12', 'agua_3'])).toBe('agua_13');
    expect(nextCode('Agua', ['agua', 'azul_9'])).toBe('agua_2');
    // These codes belong to “Agua 7 norte” and “Agua norte 5”, which are other names.
    expect(nextCode('Agua', ['agua', 'agua_7_norte', 'agua_norte_5'])).toBe('agua_2');
    expect(nextCode('Agua', ['luz', 'agua_2'])).toBe('agua');
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
    ['the same number without a unit', { unit: 'not_stated' }, false],
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
    const inBoth = (es: string, en: string) => ({ original: 'es', es: { text: es }, en: { text: en } });
    const [translated, otherwise] = [inBoth('Zona norte', 'North'), inBoth('Zona norte', 'Northern zone')];
    expect(isConflict(value({ scope: translated }), value({ value: 9, scope: otherwise }))).toBe(true);
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
    const [short, long] = [
      ['2019', '2020', '2021'].map((day) => value(day)),
      ['2022', '2020', '2021', '2023'].map((day) => value(day, 'b')),
    ];
    expect(comparable([...short, ...long])?.map(({ on: day }) => day)).toEqual(['2020', '2021', '2022', '2023']);
    expect(comparable([...long, ...short])).toHaveLength(4);
  });

  it('stay in the order in which they came, where they are of one day', () => {
    const values = ['2022', '2021', '2021', '2021', '2023'].map((day, place) => ({ ...value(day), place }));
    expect(comparable(values)?.map(({ place }) => place)).toEqual([1, 2, 3, 0, 4]);
  });
});
