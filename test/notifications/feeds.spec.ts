import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { atom } from '../../src/notifications/atom.js';
import { pageAt } from '../../src/portal/addresses.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo', { PUBLIC_URL: 'https://tequio.example' });
});
afterAll(() => t.close());

const SLUG = 'edomex-tlalnepantla-2021';
const unfolded = (ics: string) => ics.replaceAll('\r\n ', '');

it.each([
  ['/es/planes', 'es', 'Se publicó el plan: '],
  ['/en/plans', 'en', 'The plan was published: '],
])('gives what happened on a plan as Atom at %s', async (path, language, words) => {
  const address = `${path}/${SLUG}/feed.atom`;
  const answer = await t.app.inject(address);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(answer.headers['content-language']).toBe(language);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain(`href="https://tequio.example${path}/${SLUG}"`);
  expect(pageAt(`${path}/${SLUG}`)).toMatchObject({ page: 'plan', key: SLUG });
  const again = await t.app.inject({ url: address, headers: { 'if-none-match': String(answer.headers['etag']) } });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
});

it('gives the windows of a plan, its open milestones and the reports due as a calendar, and says what was invented', async () => {
  const address = `/es/planes/${SLUG}/calendar.ics`;
  const answer = await t.app.inject(address);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const ics = unfolded(answer.body);
  const { plan, milestones } =
    await t.gql(`{ plan(slug: "${SLUG}") { id windows { id synthetic } reportingPeriods { number dueOn } }
    milestones(first: 100, filter: { plan: "${SLUG}", open: true }) { nodes { id synthetic current { endOn }
      activities(first: 20) { nodes { id synthetic state period { endOn } } } } } }`);
  const due = milestones.nodes.filter(({ current }: { current: { endOn: string | null } }) => current.endOn);
  const activities = milestones.nodes
    .flatMap(
      ({ activities: { nodes } }: { activities: { nodes: { state: string; period: { endOn: string } }[] } }) => nodes,
    )
    .filter(
      ({ state, period }: { state: string; period: { endOn: string | null } }) => state === 'OPEN' && period.endOn,
    );
  expect(activities.length).toBeGreaterThan(0);
  expect(plan.windows.length).toBeGreaterThan(0);
  expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(
    plan.windows.length + plan.reportingPeriods.length + due.length + activities.length,
  );
  for (const { id } of plan.windows) expect(ics).toContain(`UID:${id}@tequio.example`);
  expect(plan.reportingPeriods.length + due.length).toBeGreaterThan(1);
  for (const { number, dueOn } of plan.reportingPeriods)
    expect(ics).toMatch(
      new RegExp(`UID:${plan.id}-report-${number}@[^]*?DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}\\r\\n`),
    );
  for (const { id, current } of due)
    expect(ics).toMatch(new RegExp(`UID:${id}@[^]*?DTSTART;VALUE=DATE:${current.endOn.replaceAll('-', '')}\\r\\n`));
  const invented = [...plan.windows, ...due, ...activities].filter(
    ({ synthetic }: { synthetic: boolean }) => synthetic,
  );
  expect(ics.match(/SUMMARY:.*inventad/g)).toHaveLength(invented.length);
  const again = await t.app.inject({ url: address, headers: { 'if-none-match': String(answer.headers['etag']) } });
  expect(again.statusCode).toBe(304);
});

it.each([
  `/es/planes/${SLUG}/propuestas.atom`,
  `/en/plans/${SLUG}/proposals.atom`,
  `/es/planes/${SLUG}/moderacion.atom`,
  `/en/plans/${SLUG}/moderation.atom`,
])('gives %s as Atom, with its own address in it', async (address) => {
  const answer = await t.app.inject(address);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(answer.body).toContain(`<link rel="self" href="https://tequio.example${address}"/>`);
});

it('gives the comments on a commitment, and none that is hidden', async () => {
  const { commitments } = await t.gql('{ commitments(first: 1) { nodes { id reference plan { id } } } }');
  const [{ id, reference, plan }] = commitments.nodes;
  const uuid = (given: string) => given.slice(4).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const account = newId();
    await manager.query(`insert into account (id, handle, public_name) values ($1, 'ana-comenta', 'Ana')`, [account]);
    for (const [body, state] of [
      ['**Muy** bien', 'visible'],
      ['Un insulto', 'hidden'],
    ]) {
      const comment = newId();
      await manager.query(
        `insert into comment (id, plan_id, subject_type, subject_id, root_id, depth, author_account_id, body, language, state, created_at)
         values ($1, $2, 'commitment', $3, $1, 0, $4, $5, 'es', $6, now())`,
        [comment, uuid(plan.id), uuid(id), account, body, state],
      );
    }
    record({ verb: 'law.tested', subject: id, planId: uuid(plan.id) });
  });
  const answer = await t.app.inject(`/es/compromisos/${reference}/comentarios.atom`);
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('<strong>Muy</strong> bien');
  expect(answer.body).not.toContain('insulto');
  expect((await t.app.inject('/en/commitments/NONE/comments.atom')).statusCode).toBe(404);
});

const SITE = 'https://tequio.example';
it('tells a title as the text that it is, whatever was written', async () => {
  const body = atom({ title: 'a', page: `${SITE}/b`, self: `${SITE}/c`, site: SITE, language: 'es' }, [
    { id: `${SITE}/e`, title: '<b>Negrita</b> & ]]> <script>', link: `${SITE}/f`, at: new Date(0) },
  ]);
  expect(body).toContain(
    '<title type="html"><![CDATA[&lt;b&gt;Negrita&lt;/b&gt; &amp; ]]&gt; &lt;script&gt;]]></title>',
  );
});

it('knows no feed of a plan that is not there', async () => {
  for (const path of [
    '/es/planes/%00/feed.atom',
    '/es/planes/%00/propuestas.atom',
    '/en/plans/%00/moderation.atom',
    '/en/plans/%00/calendar.ics',
    '/es/propuestas/%00/comentarios.atom',
    '/es/propuestas/%00/cambios.atom',
    '/es/compromisos/%00/comentarios.atom',
    '/es/planes/nada/feed.atom',
    '/es/planes/nada/propuestas.atom',
    '/en/plans/nada/moderation.atom',
    '/en/plans/nada/calendar.ics',
  ])
    expect((await t.app.inject(path)).statusCode).toBe(404);
});
