import { readdirSync, readFileSync } from 'node:fs';
import { encodeId } from '../../src/api/node-id.js';
import { readConfig } from '../../src/config.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { letterLines } from '../../src/notifications/saying.js';
import type { ToldThing } from '../../src/notifications/things.document.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';

/**
 * A site in Auckland has a plan in Tijuana. At this instant it is half past eleven of the previous evening in the
 * plan's time zone.
 */
const NOW = '2030-12-01T07:30:00.000Z';
const END_OF_THE_DAY_THERE = '2030-12-01T08:00:00.000Z';

let t: TestApp;
let planId: string;
beforeAll(async () => {
  t = await testApp('empty', { TIME_ZONE: 'Pacific/Auckland' });
  ({ planId } = await coCreation(t));
  await t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    await tx.manager.query(`update plan set time_zone = 'America/Tijuana' where id = $1`, [planId]);
    await tx.manager.query('update plan_window set closes_at = $2 where plan_id = $1', [planId, END_OF_THE_DAY_THERE]);
    tx.record({ verb: 'plan.imported', subject: encodeId('Plan', planId), planId });
  });
  t.setNow(NOW);
});
afterAll(() => t.close());

const page = async (url: string) => (await t.app.inject({ url })).body;

it('keeps the days of a plan where the plan lives, on its pages and on those of several plans', async () => {
  const plan = await page('/es/planes/joint');
  expect(plan).toMatch(/hasta el <time datetime="2030-12-01T08:00:00.000Z">30 nov 2030<\/time>/);
  expect(plan).toMatch(/title="30 de noviembre de 2030">hoy</);
  expect(plan).not.toContain('1 de diciembre de 2030');
  const home = await page('/es');
  expect(home).toMatch(/>30 nov 2030<\/time>/);
  expect(home).toMatch(/title="30 de noviembre de 2030">hoy</);
});

it('keeps the days of what belongs to no plan where the site lives', async () => {
  const about = await page('/es/acerca');
  expect(about).toContain('1 de diciembre de 2030');
  expect(about).not.toContain('30 de noviembre de 2030');
  const [{ day }] = await t.db.query(
    `select (created_at at time zone 'Pacific/Auckland')::date::text as day from account where handle = 'secretariat'`,
  );
  expect((await t.gql('{ account(handle: "secretariat") { memberSince } }')).account.memberSince).toBe(day);
});

it('says in letters when a window ends where its plan lives', () => {
  const given = {
    __typename: 'PlanWindow',
    kind: 'PUBLIC_CONSULTATION',
    name: null,
    opensAt: '2030-11-20T08:00:00.000Z',
    closesAt: END_OF_THE_DAY_THERE,
    plan: { timeZone: 'America/Tijuana' },
    changes: { nodes: [] },
    synthesis: null,
  } satisfies ToldThing;
  const [line] = letterLines(
    ['window'],
    { id: '', title: '', url: '', who: null, words: null, repliesTo: null, given },
    'es',
    0,
  );
  expect(line).toContain('20 de noviembre de 2030, 00:00');
  expect(line).toContain('30 de noviembre de 2030');
  expect(line).not.toContain('diciembre');
});

it('exports the zone of a plan, so that another site reads the same days', async () => {
  expect((await exportPlan(t.db, 'joint')).plan.timeZone).toBe('America/Tijuana');
});

it('leaves a plan its zone when it is imported again from a document that names none', async () => {
  const { plan, ...document } = await exportPlan(t.db, 'joint');
  const { timeZone: _, ...withoutZone } = plan;
  const again = readPlanDocument(JSON.stringify({ ...document, plan: { ...withoutZone, title: 'Plan conjunto' } }));
  await importPlan(t.app.get(UnitOfWork), again);
  expect((await exportPlan(t.db, 'joint')).plan.timeZone).toBe('America/Tijuana');
});

it('starts with no zone that the world does not have', () => {
  expect(() => readConfig({ TIME_ZONE: 'America/Toluca' })).toThrow(
    /TIME_ZONE: there is no time zone “America\/Toluca”/,
  );
  expect(readConfig({}).timeZone).toBe('America/Mexico_City');
});

it('names a zone in the settings only, and asks the database for no day of its own', () => {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const naming = (wrong: RegExp) => sources.filter((file) => wrong.test(readFileSync(file, 'utf8')));
  // The first file gives an example of a zone's name; two others read rows that were written in Madrid and in Ecuador.
  expect(naming(/['"`](?:America|Pacific|Europe)\/\w+/).toSorted()).toEqual([
    'src/config.ts',
    'src/open-data/layouts/decide-madrid.ts',
    'src/open-data/layouts/ecuador-2019.ts',
    'src/plans/plan.types.ts',
  ]);
  // A salt belongs to a day of the database, which no page shows.
  expect(naming(/\bcurrent_date\b/i)).toEqual(['src/accounts/forgetting.task.ts']);
});
