import { OPERATOR } from '../../src/domain/actor.js';
import { dayIn } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { daysShown } from '../../src/portal/responses/coverage-days.js';
import { shortDay } from '../../src/domain/printed.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  const at = await coCreation(t);
  const author = await at.citizen();
  const theme = newId();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  t.setNow(yesterday);
  const { id } = await proposer(t, author).submitted(at.plan, title('Alumbrado'));
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into theme (id, plan_id, code, position, name) values ($1, $2, 'luz', 1, '{"original":"es","es":{"text":"Luz"}}')`,
      [theme, at.planId],
    );
    await manager.query('update proposal set theme_id = $1', [theme]);
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  await proposer(t, 'secretariat').review(id, BOTH);
  t.setNow(new Date().toISOString());
  await responder(t, 'liaison').respond(id, '15', declined());
});
afterAll(() => t.close());

const read = async (url: string) => (await filling(t, null).read(url)).body;
/** The cells of the table row whose first cell begins with these words. */
const row = (body: string, first: string) =>
  [...body.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)]
    .map(([, cells]) =>
      [...cells!.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell]) => cell!.replaceAll(/<[^>]+>/g, '').trim()),
    )
    .find(([name]) => name?.includes(first));

it('counts each owed answer once: one given, one waiting, of two', async () => {
  const body = await read('/es/respuestas/joint');
  expect(body).toContain('1 de 2 respuestas dadas');
  expect(row(body, 'Secretaría de Justicia')!.slice(1, 4)).toEqual(['1', '0', '0']);
  expect(row(body, 'Unidad de Transparencia')!.slice(1, 4)).toEqual(['0', '1', '0']);
});

it('says that nothing is owed where nothing is', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into plan (id, slug, title, stage) values ($1, 'nothing-owed', '{"original":"es","es":{"text":"Otro"}}', 'co_creation')`,
      [newId()],
    );
    record({ verb: 'plan.imported', subject: 'pln_other', planId: null });
  });
  const body = await read('/es/respuestas/nothing-owed');
  expect(body).toContain('Todavía no se debe ninguna respuesta en este plan.');
  expect(body).not.toContain('<table');
});

it('says it for each theme, with a plot', async () => {
  const body = await read('/es/respuestas/joint');
  expect(row(body, 'Luz')!.slice(1, 4)).toEqual(['1', '1', '0']);
  expect(body).toContain('class="share"');
  expect(body).toContain('2 respuestas que se deben, en total');
  // Nothing grows on a day without a change: the line goes across, then up.
  const [, points] = /<polyline class="owed" points="([^"]+)"/.exec(body)!;
  const corners = points!.split(' ').map((point) => point.split(',').map(Number));
  for (const [i, [x, y]] of corners.entries())
    if (i > 0) expect(x === corners[i - 1]![0] || y === corners[i - 1]![1]).toBe(true);
});

it('says it on the page of an institution, with a plot of how it came about', async () => {
  const body = await read('/es/instituciones/justicia');
  expect(body).toContain('1 de 1 respuesta dada');
  expect(body).toContain('<figure class="coverage"');
  expect((await t.readsAnew(() => read('/es/instituciones/justicia'))).length).toBe(1);
});

it.each(['/es/respuestas/joint', '/es/instituciones/justicia'])(
  'draws every day to the end of today at %s, and the table beside it says the same',
  async (url) => {
    const body = await read(url);
    const table = /<summary>Día por día<\/summary>([^]*?)<\/details>/.exec(body)![1]!;
    const rows = [...table.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)]
      .slice(1)
      .map(([, cells]) =>
        [...cells!.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell]) =>
          cell!.replaceAll(/<[^>]+>/g, '').trim(),
        ),
      );
    const today = dayIn('America/Mexico_City', new Date());
    expect(rows.at(-1)![0]).toBe(shortDay('es', today));
    const drawn = (shape: string) =>
      new RegExp(`<${shape} points="([^"]+)"`)
        .exec(body)![1]!
        .split(' ')
        .map((point) => point.split(',').map(Number));
    const [owed, responded] = [drawn('polyline class="owed"'), drawn('polygon class="responded"').slice(1, -1)];
    // The line has one corner for the first row, two for each later one, and one at the end.
    expect([owed.length, responded.length]).toEqual([2 * rows.length, 2 * rows.length]);
    const most = Math.max(1, ...rows.map(([, given, waiting]) => Number(given) + Number(waiting)));
    const level = (value: number) => 180 - (value * 176) / most;
    for (const [i, [, given, waiting]] of rows.entries()) {
      expect(owed[2 * i]![1]).toBeCloseTo(level(Number(given) + Number(waiting)), 0);
      expect(responded[2 * i]![1]).toBeCloseTo(level(Number(given)), 0);
    }
    const [from, to] = [owed.at(-2)![0]!, owed.at(-1)![0]!];
    expect(to).toBe(640);
    expect(to - from).toBeGreaterThan(100);
  },
);

it('shows at most sixty days, the first and today among them', () => {
  const days = Array.from({ length: 200 }, (_, n) => ({
    on: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
    owed: n + 1,
    responded: n,
  }));
  const shown = daysShown(days, '2026-12-01');
  expect([shown.length, shown[0], shown.at(-1)]).toEqual([60, days[0], { ...days[199]!, on: '2026-12-01' }]);
  expect(daysShown(days.slice(0, 2), days[1]!.on)).toEqual(days.slice(0, 2));
  expect(daysShown([], '2026-12-01')).toEqual([]);
});

it('gives the same figures by day for a plan, a theme and an institution', async () => {
  const days = 'responseCoverageByDay { owed responded }';
  const { plan, institution } = await t.gql(
    `{ plan(slug: "joint") { ${days} themes { ${days} } } institution(slug: "transparencia") { ${days} } }`,
  );
  const both = [
    { owed: 2, responded: 0 },
    { owed: 2, responded: 1 },
  ];
  expect(plan.responseCoverageByDay).toEqual(both);
  expect(plan.themes[0].responseCoverageByDay).toEqual(both);
  expect(institution.responseCoverageByDay).toEqual([{ owed: 1, responded: 0 }]);
});
