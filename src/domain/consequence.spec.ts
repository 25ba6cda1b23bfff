import { Foreseen, isFinal, joined, MOVED, movedDays } from './consequence.js';

const days = (entries: Record<string, string | null>) => new Map(Object.entries(entries));

it('counts the proposals of each pair of days, the largest first, and leaves out those that stay', () => {
  const before = days({ a: '2026-03-02', b: '2026-03-10', c: '2026-03-10', d: '2026-03-01', e: '2026-03-05' });
  const after = days({ a: '2026-03-20', b: '2026-03-20', c: '2026-03-20', d: '2026-03-20', e: '2026-03-05' });
  expect(movedDays(before, after, '2026-02-01')).toEqual([
    { code: 'due_days_moved', count: 2, before: '2026-03-10', after: '2026-03-20' },
    { code: 'due_days_moved', count: 1, before: '2026-03-02', after: '2026-03-20' },
    { code: 'due_days_moved', count: 1, before: '2026-03-01', after: '2026-03-20' },
  ]);
});

it('says who becomes late the day after the new day, and who is late no longer', () => {
  const [early, today, later] = ['2026-03-09', '2026-03-10', '2026-03-11'];
  const move = (from: string, to: string) =>
    movedDays(days({ a: from }), days({ a: to }), today)
      .map(({ code }) => code)
      .slice(1);
  expect([move(later, today), move(later, early), move(early, today), move(early, later)]).toEqual([
    [],
    ['made_late'],
    ['no_longer_late'],
    ['no_longer_late'],
  ]);
});

it('counts suggestions apart from proposals', () => {
  const moved = movedDays(days({ a: '2026-03-11' }), days({ a: '2026-03-09' }), '2026-03-10', MOVED.suggestions);
  expect(moved.map(({ code, count }) => [code, count])).toEqual([
    ['answer_days_moved', 1],
    ['answers_made_late', 1],
  ]);
});

it('says nothing when no day moves', () => {
  expect(movedDays(days({ a: null, b: '2026-03-10' }), days({ a: null, b: '2026-03-10' }), '2026-03-11')).toEqual([]);
});

it('joins what follows from several acts of one kind, and names nobody twice', () => {
  const hidden = (name: string, text: string) => ({
    code: 'texts_hidden' as const,
    count: 1,
    names: [name],
    lines: [{ name, text }],
  });
  expect(joined([hidden('Ana', 'Uno'), hidden('Ana', 'Dos')])).toEqual([
    {
      code: 'texts_hidden',
      count: 2,
      names: ['Ana'],
      lines: [
        { name: 'Ana', text: 'Uno' },
        { name: 'Ana', text: 'Dos' },
      ],
    },
  ]);
});

it.each([
  ['final', true],
  ['contest_is_final', true],
  ['contested_once', true],
  ['own_role_ends', true],
  ['window_closes_for_good', true],
  ['window_closes_now', false],
  ['assigned_many', false],
])('says of %s whether nobody can take it back: %s', (code, final) => {
  expect(isFinal(code)).toBe(final);
});

it('joins what follows without names and without texts', () => {
  expect(joined([{ code: 'final', count: 1 }])).toEqual([{ code: 'final', count: 1, names: [], lines: [] }]);
});

it('ends a command that was only asked what follows', () => {
  const consequences = [{ code: 'final' as const, count: 1 }];
  expect(new Foreseen(consequences)).toMatchObject({
    name: 'Foreseen',
    message: 'This was only asked.',
    consequences,
  });
});
