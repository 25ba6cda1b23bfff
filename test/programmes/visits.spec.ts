import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation } from '../support/co-creation.js';
import { programmeIn, recorder } from '../support/programmes.js';

let t: TestApp;
let at: CoCreation;
let programme: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  ({ programme } = await programmeIn(t, at.planId));
});
afterAll(() => t.close());

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
const services = { language: 'ES', text: 'Actas de nacimiento' };

it('records a visit as far as it is stated, and says of all else that it is not stated', async () => {
  const { visit } = await recorder(t, 'liaison').add(programme, {
    municipality: '15106',
    visited: '2022-03',
    place: 'Plaza de los Mártires',
    services,
    personsAttended: 40,
    womenAttended: 25,
    attendedByLanguage: [
      { language: 'SPA', persons: 40 },
      { language: 'OTO', persons: 6 },
    ],
    source: { title: { language: 'ES', text: 'Informe de la caravana' }, url: 'https://example.org/informe' },
  });
  expect(visit).toMatchObject({
    state: 'RECORDED',
    version: 1,
    visited: { on: '2022-03-01', precision: 'MONTH' },
    jurisdiction: { code: '15106' },
    place: 'Plaza de los Mártires',
    services: { text: 'Actas de nacimiento' },
    personsAttended: 40,
    womenAttended: 25,
    menAttended: null,
    attendedByLanguage: [
      { language: 'SPA', persons: 40 },
      { language: 'OTO', persons: 6 },
    ],
    sources: [{ title: { text: 'Informe de la caravana' }, url: 'https://example.org/informe' }],
    availableActions: ['EDIT', 'REMOVE'],
  });
  const bare = await recorder(t, 'secretariat').add(programme, { municipality: '15110' });
  expect(bare.visit).toMatchObject({ visited: null, services: null, personsAttended: null, sources: [] });
});

it.each([
  ['a municipality that there is not', { municipality: '15999' }, 'MUNICIPALITY_NOT_FOUND input.municipality'],
  ['a State', { municipality: '15' }, 'MUNICIPALITY_NOT_FOUND input.municipality'],
  ['a day that there is not', { municipality: '15106', visited: '2022-02-30' }, 'DATE_INVALID input.visited'],
  ['a day to come', { municipality: '15106', visited: '2999' }, 'VISIT_IN_THE_FUTURE input.visited'],
  [
    'more women than persons',
    { municipality: '15106', personsAttended: 1, womenAttended: 2 },
    'VISIT_NUMBERS_DISAGREE input.womenAttended',
  ],
  [
    'a source that would run in a browser',
    { municipality: '15106', source: { title: services, url: 'javascript:alert(1)' } },
    'SOURCE_ADDRESS_INVALID input.source.url',
  ],
])('refuses %s', async (_, input, code) => {
  expect(codes(await recorder(t, 'liaison').add(programme, input))).toEqual([code]);
});

it.each(['municipal', 'moderator', 'reader', 'member'])('is not for the %s', async (who) => {
  expect(codes(await recorder(t, who).add(programme, { municipality: '15106' }))).toEqual(['NOT_ALLOWED']);
});

it('corrects a visit on the version that was read, and keeps every version with its act', async () => {
  const liaison = recorder(t, 'liaison');
  const { visit } = await liaison.add(programme, { municipality: '15104', visited: '2023-05-04', personsAttended: 10 });
  const corrected = await liaison.edit(visit.id, 1, { personsAttended: 12, visited: null, reason: 'Acta firmada' });
  expect(corrected.visit).toMatchObject({ version: 2, personsAttended: 12, visited: null, reason: 'Acta firmada' });
  expect(codes(await recorder(t, 'secretariat').edit(visit.id, 1, { personsAttended: 9 }))).toEqual([
    'VERSION_OUTDATED expectedVersion',
  ]);
  expect((await liaison.edit(visit.id, 2, { personsAttended: 12 })).visit.version).toBe(2);
  expect(codes(await liaison.edit(visit.id, 2, { municipality: '15110' }))).toEqual(['VISIT_THERE_ALREADY input']);
  const gone = await recorder(t, 'secretariat').remove(visit.id, 'Fue otra caravana');
  expect(gone.visit).toMatchObject({ state: 'TAKEN_BACK', version: 3, availableActions: [] });
  expect(codes(await liaison.edit(visit.id, 3, { place: 'Centro' }))).toEqual(['VISIT_TAKEN_BACK id']);

  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on ProgrammeVisit { versions(first: 9) { totalCount nodes {
       number change state reason role institution { slug } personsAttended visited { on } } } } } }`,
    { id: visit.id },
  );
  const justicia = { slug: 'justicia' };
  expect(node.versions.nodes).toEqual([
    {
      number: 3,
      change: 'REMOVED',
      state: 'TAKEN_BACK',
      reason: 'Fue otra caravana',
      role: 'secretariat',
      institution: null,
      personsAttended: 12,
      visited: null,
    },
    {
      number: 2,
      change: 'EDITED',
      state: 'RECORDED',
      reason: 'Acta firmada',
      role: 'institution_liaison',
      institution: justicia,
      personsAttended: 12,
      visited: null,
    },
    {
      number: 1,
      change: 'ADDED',
      state: 'RECORDED',
      reason: null,
      role: 'institution_liaison',
      institution: justicia,
      personsAttended: 10,
      visited: { on: '2023-05-04' },
    },
  ]);
});

it('lists recorded visits by municipality and period, the latest first, and those taken back by name only', async () => {
  const liaison = recorder(t, 'liaison');
  for (const visited of ['2024-01-10', '2024-02', '2024-03-01'])
    await liaison.add(programme, { municipality: '15106', visited });
  const toluca = await liaison.recorded('caravanas', { municipality: '15106', from: '2024-01-10', to: '2024-02-01' });
  expect(toluca.nodes.map(({ visited }: { visited: { on: string } }) => visited.on)).toEqual([
    '2024-02-01',
    '2024-01-10',
  ]);
  const all = await liaison.recorded('caravanas');
  expect(all.nodes.at(-1).visited).toBeNull();
  const back = await liaison.recorded('caravanas', { state: 'TAKEN_BACK' });
  expect(back.nodes.map(({ reason }: { reason: string }) => reason)).toEqual(['Fue otra caravana']);
  const { programmeVisits } = await t.gql(
    `{ programmeVisits(filter: { programme: "caravanas", municipality: "15110" }) { totalCount nodes { programme { slug } } } }`,
  );
  expect(programmeVisits).toEqual({ totalCount: 1, nodes: [{ programme: { slug: 'caravanas' } }] });
});

it('says of each municipality of the State when it was visited, and which never was', async () => {
  const { programme: given } = await t.gql(
    `{ programme(slug: "caravanas") { municipalities { jurisdiction { code } visits first { on } last { on } } } }`,
  );
  expect(given.municipalities).toEqual([
    { jurisdiction: { code: '15104' }, visits: 0, first: null, last: null },
    { jurisdiction: { code: '15106' }, visits: 4, first: { on: '2022-03-01' }, last: { on: '2024-03-01' } },
    { jurisdiction: { code: '15110' }, visits: 1, first: null, last: null },
  ]);
});

it('reads a visit as it was at an instant, with the versions that it had then', async () => {
  const liaison = recorder(t, 'liaison');
  const { visit } = await liaison.add(programme, { municipality: '15110', visited: '2021', place: 'Centro' });
  const [{ at: then }] = await t.db.query('select clock_timestamp() as at');
  await liaison.edit(visit.id, 1, { place: 'Jardín' });
  t.setNow(new Date(then.getTime() + 60_000).toISOString());
  const { past } = await t.gql(
    `query ($id: ID!) { past: node(id: $id) { ... on ProgrammeVisit { place version versions { totalCount } } } }`,
    { id: `${visit.id}@${then.toISOString()}` },
  );
  expect(past).toEqual({ place: 'Centro', version: 1, versions: { totalCount: 1 } });
});

it('tells the followers of the plan, with the page of the programme', async () => {
  const { body } = await t.app.inject({ method: 'GET', url: '/es/planes/joint/feed.atom' });
  expect(body).toContain('Se registró una visita del programa: Caravanas');
  expect(body).toContain('/es/programas/caravanas');
});
