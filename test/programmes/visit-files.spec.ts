import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation } from '../support/co-creation.js';
import { programmeIn, recorder, sendVisits, visitsFile } from '../support/programmes.js';

let t: TestApp;
let at: CoCreation;
let programme: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  ({ programme } = await programmeIn(t, at.planId));
  const liaison = recorder(t, 'liaison');
  await liaison.add(programme, {
    municipality: '15106',
    visited: '2022-03-05',
    place: '=1+1',
    services: { language: 'ES', text: 'Actas; asesoría, "gratis"\n- de lunes a viernes' },
    personsAttended: 40,
    womenAttended: 25,
    attendedByLanguage: [{ language: 'OTO', persons: 6 }],
    source: { title: { language: 'ES', text: '@informe' }, url: 'https://example.org/' },
  });
  await liaison.add(programme, { municipality: '15110', visited: '2023', place: "'=ya neutro" });
});
afterAll(() => t.close());

const size = async () => Number((await t.db.query('select size from log_head'))[0].size);
const told = (payload: { userErrors: { code: string; path: string[] }[] }) =>
  payload.userErrors.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`.trim());
async function imported(csv: string | Buffer, { preview = false, who = 'liaison' } = {}) {
  const { id } = await sendVisits(t, who, csv);
  return recorder(t, who).import(programme, id, preview);
}
const HEAD =
  'id,version,day,municipality,municipality_name,place,services,language,attended,women,men,by_language,source,source_url';
const row = (cells: Record<string, string>) =>
  HEAD.split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
const file = (...rows: Record<string, string>[]) => [HEAD, ...rows.map(row)].join('\r\n');

it('goes out and in again and changes nothing', async () => {
  const [csv, before] = [await visitsFile(t, 'caravanas'), await size()];
  expect(csv.startsWith('\ufeffid,version,day,municipality')).toBe(true);
  const { userErrors, consequences } = await imported(csv, { preview: true });
  expect([userErrors, consequences]).toMatchObject([[], [{ code: 'VISITS_UNCHANGED', count: 2 }]]);
  expect(told(await imported(csv))).toEqual([]);
  expect([await size(), await visitsFile(t, 'caravanas')]).toEqual([before, csv]);
});

it('gives spreadsheets no cell that they would run, and takes the mark off again', async () => {
  const csv = await visitsFile(t, 'caravanas');
  expect(csv).toContain(",'=1+1,");
  expect(csv).toContain(",''=ya neutro,");
  expect(csv).toContain(",'@informe,");
  expect(csv.split(/\r\n|,/).filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
});

it('says what each row would do before anything is done, and does exactly that', async () => {
  const { nodes } = await recorder(t, 'liaison').recorded('caravanas', { municipality: '15106' });
  const [{ id }] = nodes;
  const csv = file(
    { id, version: '1', municipality: '15106', place: 'Centro', day: '05/03/2022', attended: '42' },
    { municipality: '15104', day: '2024-01', by_language: 'maz 3; spa 20', attended: '20' },
    { municipality: '15104', day: '2024-01', by_language: 'spa 20;maz 3', attended: '20' },
  );
  const only = csv.replace(HEAD, HEAD.replace(/women|men|services|language|source|source_url/g, 'left'));
  const asked = await imported(only, { preview: true });
  const before = await size();
  expect(asked.consequences).toEqual([
    { code: 'VISITS_ADDED', count: 1, lines: [{ name: '3 · 15104 · 2024-01', text: 'attended: 20' }] },
    {
      code: 'VISITS_CHANGED',
      count: 1,
      lines: [{ name: '2 · Toluca · 2022-03-05', text: 'place: =1+1 → Centro\nattended: 40 → 42' }],
    },
    { code: 'VISITS_UNCHANGED', count: 1, lines: [] },
  ]);
  expect(await size()).toBe(before);
  expect(told(await imported(only))).toEqual([]);
  expect(await size()).toBe(before + 1);
  const [changed] = (await recorder(t, 'liaison').recorded('caravanas', { municipality: '15106' })).nodes;
  expect(changed).toMatchObject({ version: 2, place: 'Centro', personsAttended: 42, womenAttended: 25 });
  // The same file again: what it corrects says so already, and its new visit is there.
  const again = await imported(only, { preview: true });
  expect([told(again), again.consequences]).toMatchObject([[], [{ code: 'VISITS_UNCHANGED', count: 3 }]]);
});

it('names each cell that it cannot take by row and column, and takes nothing of the file', async () => {
  const [{ id }] = (await recorder(t, 'liaison').recorded('caravanas', { municipality: '15110' })).nodes;
  const before = await size();
  const csv = file(
    { municipality: '15106', day: '31/02/2022' },
    { municipality: '15999' },
    { municipality: '15106', attended: 'muchas' },
    { municipality: '15106', by_language: 'klingon 3' },
    { municipality: '15106', attended: '2', women: '3' },
    { municipality: '15106', day: '2999-01-01' },
    { municipality: '15106', source: '', source_url: 'https://example.org' },
    { id: 'vis_00000000000000000000000000000000', municipality: '15106' },
    { id, version: '9', municipality: '15110', place: 'Otro' },
    { id, version: '1', municipality: '15110' },
    { day: '2022' },
    { municipality: '15106', day: '2021-05' },
    { municipality: '15106', day: '2021-05', attended: '9' },
  );
  const refused = await imported(csv);
  expect(told(refused)).toEqual([
    'VISITS_CELL_INVALID 2.day',
    'VISITS_CELL_INVALID 3.municipality',
    'VISITS_CELL_INVALID 4.attended',
    'VISITS_CELL_INVALID 5.by_language',
    'VISITS_CELL_INVALID 6.women',
    'VISITS_CELL_INVALID 7.day',
    'VISITS_CELL_INVALID 8.source_url',
    'VISITS_ROW_UNKNOWN 9.id',
    'VISITS_ROW_OUTDATED 10.version',
    'VISITS_ROW_TWICE 11.id',
    'VISITS_CELL_INVALID 12.municipality',
    'VISITS_ROW_THERE 14.day',
  ]);
  expect(refused.userErrors[0].message).toBe(
    'Fila 2, columna «day»: «31/02/2022» no se puede tomar. Se espera: 2022-02-23, 2022-02, 2022-Q1, 2022, 23/02/2022',
  );
  expect(await size()).toBe(before);
  const [cut] = (await imported(file({ municipality: '15106', day: `${'a'.repeat(99)}😀` }))).userErrors;
  expect(cut.message).toContain(`«${'a'.repeat(99)}»`);
});

it('reads files as spreadsheets of the country save them: with semicolons, in windows-1252', async () => {
  const csv = Buffer.from('municipality;place;day\r\n15106;Jardín Simón Bolívar;2020-02\r\n', 'latin1');
  expect(told(await imported(csv))).toEqual([]);
  const { nodes } = await recorder(t, 'liaison').recorded('caravanas', { municipality: '15106', to: '2020-12-31' });
  expect(nodes[0].place).toBe('Jardín Simón Bolívar');
});

it.each([
  ['no table', 'municipality\r\n"15106', 'VISITS_FILE_UNREADABLE'],
  ['no column of municipalities', 'day,place\r\n2022,Centro\r\n', 'VISITS_COLUMN_MISSING'],
  ['too many rows', `municipality\r\n${'15106\r\n'.repeat(5001)}`, 'VISITS_FILE_TOO_LONG'],
  ['a picture', Buffer.from([0x89, 0x50, 0, 0]), 'VISITS_FILE_UNREADABLE'],
  ['nothing', '', 'FILE_EMPTY'],
])('refuses a file with %s at once', async (_, content, code) => {
  const { errors } = (await sendVisits(t, 'liaison', content)) as unknown as { errors: { code: string }[] };
  expect(errors.map((error) => error.code)).toEqual([code]);
});

it('imports only what the same person sent, and attaches it to nothing else', async () => {
  const { id } = await sendVisits(t, 'secretariat', file({ municipality: '15106', day: '2019' }));
  expect(told(await recorder(t, 'liaison').import(programme, id))).toEqual(['UPLOAD_NOT_FOUND']);
  const stranger = await at.citizen();
  expect(told(await imported(file({ municipality: '15106', day: '2019' }), { who: stranger }))).toEqual([
    'NOT_ALLOWED',
  ]);
});

it('answers that there is no file where there is no programme', async () => {
  expect((await t.app.inject({ method: 'GET', url: '/files/visits/nada' })).statusCode).toBe(404);
});
