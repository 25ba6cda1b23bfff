import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { filling, wentTo } from '../support/filling.js';
import { mover, type Reporting, reporting } from '../support/reporting.js';

/** The desk of the moves of dates that wait for somebody, from their tasks to the last one. */
const DESK = '/es/planes/joint/fechas-por-acordar';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());

const counted = async (who: string) =>
  /<a href="([^"]+)" data-count="(\d+)" data-of="REBASELINE"/
    .exec((await filling(t, who).read('/es/pendientes')).body)
    ?.slice(1);
const rows = (body: string) => body.split('data-row="REBASELINE"').length - 1;
const links = (body: string) =>
  [...body.matchAll(/href="(\/es\/hitos\/[^"]+\/fechas[^"]*)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));

it('leads whoever must agree from the tasks through all moves, the oldest first', async () => {
  for (const milestone of at.milestones) await mover(t, 'liaison').propose(milestone, '2023-03-31');
  // Nobody else leads the commitment, so the moves wait for the secretariat and for no other institution.
  expect([await counted('secretariat'), await counted('municipal'), await counted('liaison')]).toEqual([
    [DESK, '3'],
    undefined,
    undefined,
  ]);
  const secretariat = filling(t, 'secretariat');
  const { body } = await secretariat.read(DESK);
  expect([rows(body), body.includes('Las lluvias cerraron el camino')]).toEqual([3, true]);
  const [first] = links(body);
  const opened = await secretariat.read(first!);
  expect(opened.body).toContain('Volver a la lista (3)');
  const [move] = (await mover(t, 'secretariat').moves(at.milestones[0]!)).rebaselines.nodes;
  const agreed = await secretariat.send(first!, 'rebaselineAgree', { at: move.id, version: String(move.version) });
  const [to, done] = wentTo(agreed);
  expect([to!.split('?')[0], done]).toEqual([first!.split('?')[0], 'datesInForce']);
  const after = await secretariat.read(String(agreed.headers.location));
  expect(after.body).toMatch(/rel="next" href="[^"]+">Siguiente: JUNTOS-01.2/);
  expect([rows((await secretariat.read(DESK)).body), await counted('secretariat')]).toEqual([2, [DESK, '2']]);
});

it('asks each other lead, and not again whoever agreed', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update commitment_owner set role = 'lead' where commitment_id = $1`, [at.commitmentId]);
    await manager.query(
      `insert into commitment_owner (id, commitment_id, institution_id, position, role, state)
       select gen_random_uuid(), $1, id, 2, 'lead', 'accepted' from institution where slug = 'observatorio'`,
      [at.commitmentId],
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  expect([await counted('municipal'), await counted('secretariat')]).toEqual([[DESK, '2'], undefined]);
  const [move] = (await mover(t, 'municipal').moves(at.milestones[1]!)).rebaselines.nodes;
  expect(move.availableActions).toContain('AGREE');
  expect((await mover(t, 'municipal').agree(move.id)).rebaseline).toMatchObject({
    state: 'PROPOSED',
    availableActions: ['DECLINE'],
  });
  expect([await counted('municipal'), rows((await filling(t, 'municipal').read(DESK)).body)]).toEqual([[DESK, '1'], 1]);
});

it('lists 200 moves part by part, each part in as many statements as a short list', async () => {
  const municipal = filling(t, 'municipal');
  const visit = (url: string) => t.statements(() => municipal.read(url));
  await visit(DESK);
  const before = (await visit(DESK)).length;
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into milestone (id, commitment_id, number, title)
       select gen_random_uuid(), $1, 100 + n, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Oficina ' || n))
         from generate_series(1, 200) n`,
      [at.commitmentId],
    );
    await manager.query(
      `insert into rebaseline (id, milestone_id, number, state, reason, former_end_on, former_end_precision, new_end_on, new_end_precision,
         role, institution_id, created_at)
       select gen_random_uuid(), m.id, 1, 'proposed', 'Llovió', '2022-12-31', 'day', '2023-03-31', 'day', 'institution_liaison', i.id,
         now() + make_interval(secs => m.number)
         from milestone m, institution i where m.commitment_id = $1 and m.number > 100 and i.slug = 'justicia'`,
      [at.commitmentId],
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  expect(await counted('municipal')).toEqual([DESK, '201']);
  const seen: number[] = [];
  let url: string | undefined = DESK;
  while (url) {
    const next: string = url;
    let body = '';
    expect((await t.statements(async () => ({ body } = await municipal.read(next)))).length).toBe(before);
    expect(body.length).toBeLessThan(60_000);
    seen.push(rows(body));
    url = /<a class="button" rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect([seen.length, seen.reduce((sum, one) => sum + one, 0)]).toEqual([11, 201]);
});

it('says that nothing waits, to people and not to visitors', async () => {
  expect((await filling(t, 'liaison').read(DESK)).body).toContain('Ahora ningún cambio de fechas espera su respuesta.');
  expect((await filling(t, null).read(DESK)).headers.location).toMatch(/^\/es\/entrar/);
});
