import { refusals } from '../../test/support/rules.js';
import { clausesOf, rewritten } from './clause.js';
import { STEP } from './clause-place.js';
import {
  changedClauses,
  clauseOf,
  type DraftClause,
  newClause,
  sectionOf,
  textOfSection,
  withClauseAt,
  withoutClause,
  withoutMilestone,
  withSection,
  withWords,
} from './draft-text.js';
import { localized } from './localized-text.js';
import { firstSpans, type Source, spansAfter } from './provenance.js';

const ANA: Source = { kind: 'drafter', id: 'ana' };
const BETO: Source = { kind: 'suggestion', id: 'beto' };
const AT = { milestoneId: null, section: 'action' } as const;
let made = 0;
const newId = () => `new-${++made}`;
const clause = (id: string, words: string, place: number, more: Partial<DraftClause> = {}): DraftClause => ({
  ...AT,
  id,
  kind: 'paragraph',
  text: localized('es', words),
  place,
  removed: false,
  spans: { es: firstSpans(words, ANA) },
  ...more,
});
const TEXT = [clause('a', 'Uno', 10), clause('b', 'Dos', 20), clause('c', 'Tres', 30)];
const ids = (clauses: readonly DraftClause[]) => sectionOf(clauses, AT).map(({ id }) => id);

it('reads the clauses of a section in their order, without those that were removed or stand elsewhere', () => {
  const others = [
    clause('x', 'X', 5, { removed: true }),
    clause('y', 'Y', 5, { section: 'problem' }),
    clause('z', 'Z', 5, { milestoneId: 'm' }),
  ];
  expect(ids([...TEXT.toReversed(), ...others])).toEqual(['a', 'b', 'c']);
  expect(textOfSection(TEXT, AT)).toEqual(localized('es', 'Uno\n\nDos\n\nTres'));
  expect(textOfSection(TEXT, { ...AT, section: 'problem' })).toBeNull();
  expect(clauseOf([...TEXT, ...others], 'x')).toBeUndefined();
  expect(clauseOf([...TEXT, ...others], 'b')).toBe(TEXT[1]);
});

it('writes a section anew: what is missing is removed, and new words have their source', () => {
  const anew = rewritten('action', sectionOf(TEXT, AT), 'es', 'Uno\n\nDos y medio\n\nCuatro', []);
  const after = withSection(TEXT, AT, anew, BETO, newId);
  const [a, b, c] = sectionOf(after, AT);
  expect([a, b?.id, c?.text]).toEqual([TEXT[0], 'b', localized('es', 'Cuatro')]);
  expect(b?.spans['es']).toEqual([
    { length: 3, source: ANA },
    { length: 8, source: BETO },
  ]);
  expect(changedClauses(TEXT, after).map(({ clause: { id } }) => id)).toEqual(['b', 'c']);
});

it('removes every clause of a section that is written empty', () => {
  expect(withSection(TEXT, AT, [], BETO, newId)).toEqual(TEXT.map((each) => ({ ...each, removed: true })));
});

it('leaves other sections alone', () => {
  const other = clause('y', 'Y', 5, { section: 'problem' });
  expect(withSection([...TEXT, other], AT, [], BETO, newId).find(({ id }) => id === 'y')).toBe(other);
});

describe('a clause that is put elsewhere', () => {
  const [first, , last] = TEXT;
  it.each([
    ['to the beginning', last!, null, ['c', 'a', 'b']],
    ['behind the first', last!, 'a', ['a', 'c', 'b']],
    ['to the end', first!, 'c', ['b', 'c', 'a']],
  ])('goes %s', (_, moved, behind, expected) => {
    expect(ids(withClauseAt(TEXT, moved, behind))).toEqual(expected);
  });

  it('leaves the places of the others, where there is room', () => {
    expect(withClauseAt(TEXT, last!, 'a')).toEqual([TEXT[0], TEXT[1], { ...last, place: 15 }]);
  });

  it('goes behind the nearest one before a removed one', () => {
    const added = newClause(AT, { kind: 'item', text: localized('es', 'Nuevo') }, BETO, 'n');
    expect(ids(withClauseAt(withoutClause(TEXT, 'b'), added, 'b'))).toEqual(['a', 'n', 'c']);
    expect(ids(withClauseAt(withoutClause(TEXT, 'a'), added, 'a'))).toEqual(['n', 'b', 'c']);
  });

  it('places the section anew where no room is left', () => {
    const tight = [clause('a', 'Uno', 10), clause('b', 'Dos', 11), clause('c', 'Tres', 12)];
    const after = withClauseAt(tight, clause('n', 'N', 0), 'b');
    expect(sectionOf(after, AT).map(({ id, place }) => [id, place])).toEqual([
      ['a', STEP],
      ['b', 2 * STEP],
      ['n', 3 * STEP],
      ['c', 4 * STEP],
    ]);
  });

  it('is refused behind a clause of another section, or of none', () => {
    const other = clause('y', 'Y', 5, { section: 'problem' });
    expect(refusals(() => withClauseAt([...TEXT, other], first!, 'y'))).toEqual(['CLAUSE_NOT_FOUND input.after']);
    expect(refusals(() => withClauseAt(TEXT, first!, 'gone'))).toEqual(['CLAUSE_NOT_FOUND input.after']);
  });
});

it('changes the words of one clause in one language, and tells what went and whose it was', () => {
  const after = withWords(TEXT, 'b', 'es', 'Dos y medio', (before) => spansAfter(before!, 'Dos y medio', BETO));
  expect(textOfSection(after, AT)).toEqual(localized('es', 'Uno\n\nDos y medio\n\nTres'));
  const gone = withWords(after, 'b', 'es', 'Dos', (before) => spansAfter(before!, 'Dos', ANA));
  expect(changedClauses(after, gone)).toMatchObject([
    { clause: { id: 'b' }, taken: [{ text: ' y medio', source: BETO }] },
  ]);
  expect(withWords(TEXT, 'b', 'en', 'Two', () => firstSpans('Two', BETO))[1]!.text['en']).toEqual({ text: 'Two' });
});

it('refuses a clause without words, and names the field', () => {
  expect(refusals(() => withWords(TEXT, 'b', 'es', ' ', () => []))).toEqual(['TEXT_REQUIRED input.text']);
});

it('tells of a new clause with the source of its words and nothing taken', () => {
  const added = newClause(AT, { kind: 'item', text: localized('es', 'Nuevo') }, BETO, 'n');
  expect(added.spans).toEqual({ es: firstSpans('Nuevo', BETO) });
  expect(changedClauses(TEXT, [...TEXT, added])).toEqual([{ clause: added, taken: [] }]);
});

it('tells the words of a translation that is there no more as taken', () => {
  const text = { ...localized('es', 'Dos'), en: { text: 'Two' } };
  const both = clause('b', 'Dos', 20, { text, spans: { es: firstSpans('Dos', ANA), en: firstSpans('Two', BETO) } });
  expect(changedClauses([both], [TEXT[1]!])).toMatchObject([{ taken: [{ text: 'Two', source: BETO }] }]);
});

it('tells the words of a removed clause as taken, once', () => {
  const after = withoutClause(TEXT, 'b');
  expect(changedClauses(TEXT, after)).toMatchObject([{ clause: { id: 'b' }, taken: [{ text: 'Dos', source: ANA }] }]);
  expect(changedClauses(after, TEXT)).toMatchObject([{ taken: [] }]);
  const back = [TEXT[0]!, clause('b', 'Otro', 20), TEXT[2]!];
  expect(changedClauses(after, back)).toMatchObject([{ taken: [] }]);
  expect(clausesOf('action', textOfSection(after, AT))).toHaveLength(2);
});

it('takes all clauses of a milestone out of the text, and no others', () => {
  const own = clause('m', 'Hito', 10, { milestoneId: 'mil' });
  expect(withoutMilestone([...TEXT, own], 'mil')).toEqual([...TEXT, { ...own, removed: true }]);
});
