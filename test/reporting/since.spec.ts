import { dayIn } from '../../src/kernel/clock.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const get = async (url: string) => (await t.app.inject({ method: 'GET', url })).body;
const counts = (body: string) => [...body.matchAll(/<h2[^>]*>[^<]*\((\d+)\)/g)].map(([, count]) => Number(count));

it.each([
  ['/es/novedades?plan=edomex-tlalnepantla-2021', 'desde', 7],
  ['/en/news?commitment=EDOMEX-TLALNE-2021-03', 'since', 0],
])('tells on %s what changed since a day, and nothing of a day to come', async (url, name, moves) => {
  const [reported, moved, contradicted, late, evidenced] = counts(await get(`${url}&${name}=2020-01-01`));
  expect(reported).toBeGreaterThan(0);
  expect(moved).toBe(moves);
  expect(contradicted).toBeGreaterThan(0);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(evidenced).toBeGreaterThan(0);
  expect(counts(await get(`${url}&${name}=2999-01-01`))).toEqual([0, 0, 0, 0, 0]);
});

it('counts an imported report on its own day, and not on the day of the import', async () => {
  const { milestones } = await t.gql(
    `{ milestones(first: 100, filter: { plan: "edomex-tlalnepantla-2021" }) { nodes { reports { lastStepAt sentAt reported { on } } } } }`,
  );
  const reports = milestones.nodes
    .flatMap(({ reports: all }: { reports: { sentAt: string | null }[] }) => all)
    .filter(({ sentAt }: { sentAt: string | null }) => sentAt === null);
  expect(reports.length).toBeGreaterThan(0);
  for (const { lastStepAt, reported } of reports)
    expect(lastStepAt && dayIn('America/Mexico_City', new Date(lastStepAt))).toBe(reported?.on ?? null);
  // Only one report was sent on the day on which the plan was loaded.
  const later = counts(await get('/es/novedades?plan=edomex-tlalnepantla-2021&desde=2025-01-01'));
  expect(later.slice(0, 3)).toEqual([1, 0, 0]);
});

it('marks what was invented, at the head of each part', async () => {
  const body = await get('/es/novedades?plan=edomex-tlalnepantla-2021&desde=2022-01-01');
  const parts = body.split('<h2').slice(1, 6);
  expect(parts).toHaveLength(5);
  for (const part of parts) expect(part.slice(0, part.indexOf('</h2>'))).toContain('class="example"');
});

it('prints the whole address with its conditions, and the day', async () => {
  const body = await get('/es/novedades?plan=edomex-tlalnepantla-2021&desde=2022-01-01');
  const [, address] = /<span class="address">([^<]*)</.exec(body) ?? [];
  expect(address).toMatch(/\/es\/novedades\?plan=edomex-tlalnepantla-2021&amp;desde=2022-01-01$/);
});

it('reads the day in the word of either language, and says so when it is no day', async () => {
  expect(await get('/en/news?desde=2020-02-03')).toContain('3 February 2020');
  expect(await get('/es/novedades?desde=2020-02-31')).toContain('Eso no es un día');
});

it('shows and asks for a day as people write it, as every other form does', async () => {
  for (const url of ['/es/novedades?desde=3/2/2020', '/en/news?since=2020-02-03']) {
    const body = await get(url);
    expect(body).toContain('value="03/02/2020"');
    expect(body).toMatch(/id="desde-hint">(Día\/mes\/año|Day\/month\/year), /);
  }
  expect(await get('/es/novedades?desde=31/2/2020')).toContain('value="31/2/2020"');
});

it('lists a milestone as moved once a new date is in force, and as late from the day after its date', async () => {
  const list = async (filter: string) =>
    (await t.gql(`{ milestones(first: 100, filter: { ${filter} }) { nodes { reference } } }`)).milestones.nodes;
  const [first] = await list('');
  expect(await list('movedSince: "2026-01-01T00:00:00Z"')).toEqual([]);
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `insert into rebaseline (id, milestone_id, number, state, reason, role, decided_at, created_at)
       select gen_random_uuid(), m.id, 9, x.state, 'Lluvias', 'institution_liaison', x.at, x.at
         from milestone m join commitment c on c.id = m.commitment_id,
           (values ('in_force', timestamptz '2026-02-03T00:00:00Z')) x(state, at)
        where c.reference || '.' || m.number = $1`,
      [first.reference],
    );
    await manager.query(`select record('operator', null, 'commitment.edited', 'com_x', null, '{}')`);
  });
  expect(await list('movedSince: "2026-02-03T00:00:00Z"')).toEqual([first]);
  expect(await list('movedSince: "2026-02-03T00:00:01Z"')).toEqual([]);
});
