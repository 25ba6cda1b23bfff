import { comparisons } from '../../test/support/comparisons.js';
import { STEP } from './clause-place.js';
import {
  type ClauseInVersion,
  compareClauses,
  compareFields,
  type TextInVersion,
  valuesIn,
} from './text-comparison.js';

const clause = (id: string, words: string, more: Partial<ClauseInVersion> = {}): ClauseInVersion => ({
  id,
  milestoneId: null,
  section: 'action',
  kind: 'paragraph',
  place: 0,
  text: { original: 'es', es: { text: words } },
  ...more,
});
const text = (...clauses: ClauseInVersion[]): TextInVersion => ({
  clauses: clauses.map((one, index) => ({ ...one, place: (index + 1) * STEP })),
  fields: {},
});
const told = (former: TextInVersion, later: TextInVersion) =>
  compareClauses(former, later, 'es').map(({ id, change }) => `${id} ${change}`);

describe('compareClauses', () => {
  const [a, b, c, d] = [clause('a', 'Uno'), clause('b', 'Dos'), clause('c', 'Tres'), clause('d', 'Cuatro')];

  it('lists a removed clause behind the one that it followed', () => {
    expect(told(text(a, b, c), text(a, d, c))).toEqual(['a kept', 'b removed', 'd added', 'c kept']);
    expect(told(text(a, b), text(b))).toEqual(['a removed', 'b kept']);
    expect(told(text(a), text())).toEqual(['a removed']);
    expect(told(text(a, b, c, d), text(a, c, d))).toEqual(['a kept', 'b removed', 'c kept', 'd kept']);
    expect(told(text(a, b, c), text(a))).toEqual(['a kept', 'b removed', 'c removed']);
  });

  it('shows an added and a removed clause with all their words, in the language of the reader', () => {
    const both = clause('a', '', { text: { original: 'es', es: { text: 'Agua' }, en: { text: 'Water' } } });
    const [added] = compareClauses(text(), text(both), 'en');
    const [removed] = compareClauses(text(both), text(), 'en');
    expect([added!.language, added!.pieces]).toEqual(['en', [{ change: 'added', text: 'Water' }]]);
    expect([removed!.language, removed!.pieces]).toEqual(['en', [{ change: 'removed', text: 'Water' }]]);
  });

  it('lists a moved clause once, with the words that changed', () => {
    const compared = compareClauses(text(a, b, c), text(clause('c', 'Tres veces'), a, b), 'es');
    expect(compared.map(({ id, change }) => `${id} ${change}`)).toEqual(['c moved', 'a kept', 'b kept']);
    expect(compared[0]!.pieces).toEqual([
      { change: 'kept', text: 'Tres' },
      { change: 'added', text: ' veces' },
    ]);
  });

  it('says that a clause changed which is set otherwise', () => {
    expect(told(text(a), text(clause('a', 'Uno', { kind: 'item' })))).toEqual(['a changed']);
  });

  it('puts the texts of the commitment before those of its milestones', () => {
    const milestone = clause('m', 'Hito', { milestoneId: 'h', section: 'title' });
    const own = clause('t', 'Agua', { section: 'title' });
    expect(told(text(milestone, a, own), text(milestone, a, own))).toEqual(['t kept', 'a kept', 'm kept']);
  });

  it('lists clauses by their place, in whatever order they come', () => {
    const ordered = text(a, b, c);
    const shuffled = { ...ordered, clauses: [ordered.clauses[2]!, ordered.clauses[0]!, ordered.clauses[1]!] };
    expect(told(shuffled, shuffled)).toEqual(['a kept', 'b kept', 'c kept']);
  });

  it('keeps the same part of two milestones apart, the milestones in the order of the later version', () => {
    const first = clause('m', 'Hito', { milestoneId: 'h', section: 'title' });
    const second = clause('n', 'Hito', { milestoneId: 'i', section: 'title' });
    const both = text(first, second);
    expect(told(both, both)).toEqual(['m kept', 'n kept']);
    expect(
      told(both, {
        ...both,
        fields: {
          milestones: [
            { id: 'i', number: 1 },
            { id: 'h', number: 2 },
          ],
        },
      }),
    ).toEqual(['n kept', 'm kept']);
    expect(told(text(first), text(second))).toEqual(['n added', 'm removed']);
  });

  it('lists a removed clause behind the nearest one before it that stays where it was', () => {
    expect(told(text(a, b, c, d), text(d, a, b))).toEqual(['d moved', 'a kept', 'b kept', 'c removed']);
    expect(told(text(a, b, c), text(b, a))).toEqual(['b kept', 'c removed', 'a moved']);
  });

  it('compares in the original where one version lacks the language of the reader', () => {
    const both = { original: 'es', es: { text: 'Agua' }, en: { text: 'Water' } };
    const later = { ...both, en: { text: 'Clean water' } };
    const english = (...texts: ClauseInVersion['text'][]) => {
      const [former, after] = texts.map((words) => text(clause('a', '', { text: words })));
      return compareClauses(former!, after!, 'en')[0]!.language;
    };
    expect(english(both, later)).toBe('en');
    expect(english({ original: 'es', es: { text: 'Agua' } }, later)).toBe('es');
    expect(english({ original: 'en', en: { text: 'Water' } }, { original: 'en', en: { text: 'Clean water' } })).toBe(
      'en',
    );
  });

  it('compares in the original where the translation does not say yet what changed', () => {
    const both = { original: 'es', es: { text: 'Agua' }, en: { text: 'Water' } };
    const behind = { original: 'es', es: { text: 'Agua limpia' }, en: { text: 'Water', outdated: true as const } };
    const english = (...texts: ClauseInVersion['text'][]) => {
      const [former, after] = texts.map((words) => text(clause('a', '', { text: words })));
      const [{ language, change }] = compareClauses(former!, after!, 'en') as [ReturnType<typeof compareClauses>[0]];
      return `${language} ${change}`;
    };
    expect(english(both, behind)).toBe('es changed');
    expect(english(behind, behind)).toBe('en kept');
    expect(english(behind, { ...behind, en: { text: 'Clean water' } })).toBe('en changed');
  });

  it('looks for so many changed words in all clauses together', () => {
    const all = (word: (id: number, index: number) => string) =>
      text(
        ...Array.from({ length: 40 }, (_, id) =>
          clause(`c${id}`, Array.from({ length: 400 }, (_each, index) => word(id, index)).join(' ')),
        ),
      );
    const compared = (former: TextInVersion, later: TextInVersion) => {
      let rewritten = 0;
      const count = comparisons(() => {
        rewritten = compareClauses(former, later, 'es').filter((one) => one.rewritten).length;
      });
      return { count, rewritten };
    };
    const former = all((id, index) => `p${id}x${index}`);
    const others = compared(
      former,
      all((id, index) => `q${id}x${index}`),
    );
    expect(others.rewritten).toBe(40);
    // Words that the other text does not have are not looked for at all.
    expect(others.count).toBeLessThan(100);
    const shuffled = compared(
      former,
      all((id, index) => `p${id}x${(index * 7) % 400}`),
    );
    expect(shuffled.rewritten).toBe(40);
    // The count would be 4,300,000 if each clause had words of its own to look for.
    expect(shuffled.count).toBeLessThan(300_000);
  });
});

describe('compareFields', () => {
  const version = (fields: TextInVersion['fields']): TextInVersion => ({ clauses: [], fields });

  it('tells the values that differ, also of a milestone that both versions have', () => {
    const milestone = { id: 'm', number: 1, planned: { endOn: '2026-01-01' } };
    const former = version({ state: 'draft', ogpValues: ['a'], milestones: [milestone] });
    const later = version({
      state: 'draft',
      ogpValues: ['a', 'b'],
      milestones: [
        { ...milestone, number: 3, planned: { endOn: '2026-02-01' } },
        { id: 'n', number: 2 },
      ],
    });
    expect(compareFields(former, later)).toEqual([
      { field: 'ogpValues', milestoneId: null, former: ['a'], later: ['a', 'b'] },
      { field: 'planned', milestoneId: 'm', former: { endOn: '2026-01-01' }, later: { endOn: '2026-02-01' } },
    ]);
  });

  it('tells nothing of a period without dates', () => {
    expect(compareFields(version({}), version({ period: { startOn: null }, ogpValues: [] }))).toEqual([]);
  });

  it('tells each role that differs, and none where a version does not say who its owners were', () => {
    const owner = (institutionId: string, role: string) => ({ institutionId, role });
    const [former, later] = [
      version({ owners: [owner('a', 'lead'), owner('b', 'supporting'), owner('c', 'lead')] }),
      version({ owners: [owner('a', 'lead'), owner('b', 'lead'), owner('d', 'supporting')] }),
    ];
    expect(compareFields(former, later)).toEqual([
      { field: 'owner', milestoneId: null, institutionId: 'b', former: 'supporting', later: 'lead' },
      { field: 'owner', milestoneId: null, institutionId: 'd', former: null, later: 'supporting' },
      { field: 'owner', milestoneId: null, institutionId: 'c', former: 'lead', later: null },
    ]);
    expect(compareFields(version({}), later)).toEqual([]);
    expect(compareFields(former, version({}))).toEqual([]);
  });
});

describe('valuesIn', () => {
  it('gives those of the text in the given order, then those of each milestone, and nothing else that is kept', () => {
    const fields = {
      period: { startOn: null },
      state: 'draft',
      milestones: [
        { id: 'm', number: 1, planned: {} },
        { id: 'n', number: 2 },
      ],
    };
    expect(valuesIn(fields, ['state', 'period', 'budget', 'planned'])).toEqual([
      { field: 'state', milestoneId: null, value: 'draft' },
      { field: 'period', milestoneId: null, value: { startOn: null } },
      { field: 'planned', milestoneId: 'm', value: {} },
    ]);
    expect(valuesIn({}, ['state'])).toEqual([]);
  });
});
