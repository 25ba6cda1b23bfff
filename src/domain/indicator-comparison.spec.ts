import { compareIndicators, type IndicatorInVersion } from './indicator-comparison.js';

const words = (es: string, en?: string) => ({ original: 'es', es: { text: es }, ...(en ? { en: { text: en } } : {}) });
const indicator = (changes: Partial<IndicatorInVersion> = {}): IndicatorInVersion => ({
  id: 'a',
  milestoneId: null,
  name: words('Pozos'),
  unitLabel: words('pozos'),
  baseline: { value: 0, asOf: null, sources: [] },
  target: { value: 10, by: { on: '2023-12-31', precision: 'year', written: null } },
  wasImported: false,
  ...changes,
});
const told = (former: IndicatorInVersion[], later: IndicatorInVersion[]) =>
  compareIndicators(former, later).map(({ id, change }) => `${id} ${change}`);

describe('indicators of two versions', () => {
  it('are told when they were added, changed or taken back, and else not', () => {
    const [a, b, c] = [indicator(), indicator({ id: 'b' }), indicator({ id: 'c' })];
    expect(told([a, b], [a, c])).toEqual(['c added', 'b removed']);
    expect(told([a, b], [a, b])).toEqual([]);
    expect(told([], [])).toEqual([]);
  });

  it.each([
    ['another target', { target: { value: 11, by: null } }],
    ['a target that was left out', { target: null }],
    ['another day of the target', { target: { value: 10, by: null } }],
    ['a baseline of zero that was left out', { baseline: null }],
    ['another name', { name: words('Pozos nuevos') }],
    ['another unit', { unitLabel: words('litros') }],
  ])('are told with %s, with what stood before', (_, changes) => {
    const [was, is] = [indicator(), indicator(changes)];
    expect(compareIndicators([was], [is])).toEqual([
      { id: 'a', milestoneId: null, change: 'changed', former: was, later: is },
    ]);
  });

  it('are not told for a translation', () => {
    expect(told([indicator()], [indicator({ name: words('Pozos', 'Wells') })])).toEqual([]);
  });

  it('are not told as added when they were imported, because nobody knows since when they were said', () => {
    expect(told([], [indicator({ wasImported: true })])).toEqual([]);
    expect(told([indicator({ wasImported: true })], [])).toEqual(['a removed']);
    expect(told([indicator({ wasImported: true })], [indicator({ wasImported: true, target: null })])).toEqual([
      'a changed',
    ]);
  });
});
