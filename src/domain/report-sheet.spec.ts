import { refusals, valuesOfRefusal } from '../../test/support/rules.js';
import {
  normalText,
  offerSheet,
  planRow,
  readSheetCell,
  readSheetDay,
  SHEET_ROWS_AT_MOST,
  type SheetRowFacts,
  takeSheet,
  unplacedRows,
} from './report-sheet.js';

const WORDS = {
  ticks: new Set(['sí', 'yes']),
  levels: new Map([['limitado', 'limited' as const]]),
};

it.each([
  ['unchanged', 'Sí', { value: 'yes' }],
  ['unchanged', '', { value: '' }],
  ['unchanged', 'quizá', null],
  ['status', ' LIMITADO ', { value: 'limited' }],
  ['status', 'limited', { value: 'limited' }],
  ['status', 'casi', null],
  ['done_on', '2026-06-30', { value: '2026-06-30' }],
  ['done_on', '30/06/2026', { value: '2026-06-30' }],
  ['done_on', 'ayer', null],
  ['narrative', ' Se hizo\r\nya ', { value: 'Se hizo\nya' }],
  ['narrative', 'a'.repeat(20_000), { value: 'a'.repeat(20_000) }],
  ['obstacles', 'a'.repeat(20_001), null],
] as const)('reads in %s the cell %j', (column, text, read) => {
  expect(readSheetCell(column, text, WORDS)).toEqual(read);
});

it.each([
  ['30/06/2026', { value: '2026-06-30' }],
  ['06/30/2026', { value: '2026-06-30' }],
  ['6.6.2026', { value: '2026-06-06' }],
  ['12/12/2026', { value: '2026-12-12' }],
  ['05/06/2026', { days: ['2026-06-05', '2026-05-06'] }],
  ['12/11/2026', { days: ['2026-11-12', '2026-12-11'] }],
  ['13/11/2026', { value: '2026-11-13' }],
  ['2026-6-5', { value: '2026-06-05' }],
  ['31/02/2026', null],
  ['130/06/2026', null],
  ['30/06/20261', null],
  ['12026-6-5', null],
  ['2026-6-123', null],
  ['2026-02-29', null],
  ['30 de junio', null],
  ['5/6/26', null],
  ['46203', null],
])('reads the day %s that somebody typed as text', (text, read) => {
  expect(readSheetDay(text)).toEqual(read);
});

const NOTHING = { unchanged: '', status: 'limited', done_on: '', narrative: '', obstacles: '' };
const cells = (more: Partial<typeof NOTHING> = {}): SheetRowFacts['given'] => {
  const all = { ...NOTHING, ...more };
  return {
    unchanged: { value: all.unchanged },
    status: { value: all.status },
    done_on: { value: all.done_on },
    narrative: { value: all.narrative },
    obstacles: { value: all.obstacles },
  };
};
const row = (more: Partial<SheetRowFacts> = {}): SheetRowFacts => ({
  base: { ...NOTHING, version: 0 },
  given: cells(),
  present: { ...NOTHING, version: 0 },
  isSent: false,
  ...more,
});

it.each<[string, Partial<SheetRowFacts>, string[], string | null]>([
  ['nobody touched', {}, [], null],
  ['people filled in', { given: cells({ narrative: 'Ya' }) }, ['narrative'], null],
  [
    'nobody touched while a colleague wrote it',
    { present: { ...NOTHING, narrative: 'De mi colega', version: 1 } },
    [],
    null,
  ],
  [
    'people filled in while a colleague wrote it',
    { given: cells({ narrative: 'Ya' }), present: { ...NOTHING, obstacles: 'Nada', version: 1 } },
    ['narrative'],
    'SHEET_ROW_OUTDATED',
  ],
  [
    'was taken from the same file before',
    { given: cells({ narrative: 'Ya' }), present: { ...NOTHING, narrative: 'Ya', version: 1 } },
    [],
    null,
  ],
  ['was sent meanwhile', { given: cells({ narrative: 'Ya' }), isSent: true }, ['narrative'], 'SHEET_ROW_SENT'],
  [
    'people emptied',
    {
      base: { ...NOTHING, narrative: 'Ya', version: 2 },
      present: { ...NOTHING, narrative: 'Ya', version: 2 },
    },
    ['narrative'],
    null,
  ],
  [
    'holds a day that can be read in two ways',
    { given: { ...cells(), done_on: { days: ['2026-06-05', '2026-05-06'] } } },
    ['done_on'],
    null,
  ],
  ['holds something that its column does not take', { given: { ...cells(), status: null } }, ['status'], null],
  [
    'differs by line ends only',
    {
      base: { ...NOTHING, narrative: 'Uno\r\ndos', version: 1 },
      present: { ...NOTHING, narrative: 'Uno\ndos', version: 1 },
      given: cells({ narrative: 'Uno\ndos' }),
    },
    [],
    null,
  ],
])('plans a row that %s', (_, facts, changed, conflict) => {
  expect(planRow(row(facts))).toEqual({ changed, answers: [], conflict });
});

it('plans the cells of questions like the others', () => {
  const same = { base: row({}).base, present: row({}).base, given: cells(), isSent: false };
  const answers = [
    { code: 'persons', base: '', given: { value: '31' }, present: '' },
    { code: 'sectors', base: 'public', given: { value: 'public' }, present: '' },
    { code: 'linked', base: '', given: null, present: '' },
  ];
  expect(planRow({ ...same, answers })).toEqual({ changed: [], answers: ['persons', 'linked'], conflict: null });
  expect(planRow({ ...same, answers, isSent: true })).toMatchObject({ conflict: 'SHEET_ROW_SENT' });
  const done = [{ code: 'persons', base: '', given: { value: '31' }, present: '31' }];
  expect(planRow({ ...same, answers: done })).toEqual({ changed: [], answers: [], conflict: null });
});

it('places each row once, with a milestone of the institution', () => {
  const rows = [
    { row: 2, milestone: 'a' },
    { row: 3, milestone: '' },
    { row: 4, milestone: 'x' },
    { row: 5, milestone: 'b' },
    { row: 6, milestone: 'b' },
  ];
  const problems = [...unplacedRows(rows, new Set(['a', 'b']))].map(([at, { code, path, values }]) => [
    at,
    code,
    values,
    path.join('.'),
  ]);
  expect(problems).toEqual([
    [3, 'SHEET_ROW_WITHOUT_ID', { row: 3 }, 'file.3'],
    [4, 'SHEET_ROW_OF_ANOTHER', { row: 4 }, 'file.4'],
    [5, 'SHEET_ROW_TWICE', { row: 5, other: 6 }, 'file.5'],
    [6, 'SHEET_ROW_TWICE', { row: 6, other: 5 }, 'file.6'],
  ]);
  expect(unplacedRows([], new Set())).toEqual(new Map());
});

it('offers a file to the table that it left from, with as many rows as one act takes', () => {
  const offered = (more: object) => refusals(() => offerSheet({ expected: null, table: 'a', rows: 0, ...more }));
  expect(offered({})).toEqual([]);
  expect(offered({ expected: 'a' })).toEqual([]);
  expect(offered({ expected: 'b' })).toEqual(['SHEET_OF_ANOTHER_TABLE file']);
  expect(offered({ rows: SHEET_ROWS_AT_MOST })).toEqual([]);
  expect(offered({ rows: SHEET_ROWS_AT_MOST + 1 })).toEqual(['SHEET_TOO_MANY_ROWS file']);
  const tooMany = { expected: null, table: 'a', rows: SHEET_ROWS_AT_MOST + 1 };
  expect(valuesOfRefusal(() => offerSheet(tooMany))).toEqual([{ most: SHEET_ROWS_AT_MOST }]);
});

it('takes what was read until just before it expires', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  const taking = (expiresIn: number) =>
    refusals(() => takeSheet({ expiresAt: new Date(now.getTime() + expiresIn) }, now));
  expect(taking(1)).toEqual([]);
  expect(taking(0)).toEqual(['SHEET_READING_NOT_FOUND input.file']);
  expect(refusals(() => takeSheet(undefined, now))).toEqual(['SHEET_READING_NOT_FOUND input.file']);
});

it('knows line ends and space around a text as no change', () => {
  expect(normalText(' a\r\nb\rc ')).toBe('a\nb\nc');
});
