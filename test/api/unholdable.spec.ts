import { publicName } from '../../src/domain/account.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { dump } from 'js-yaml';
import ICAL from 'ical.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';
import { MADRID_PROPOSALS, tableFile, take } from '../support/participation.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';
import { strictXml } from '../support/xml.js';

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
});
afterAll(() => t.close());

const BAD = [
  '\u0000',
  '\u0008',
  '\u000b',
  '\u001b',
  '\u007f',
  '\u0085',
  '\ud800',
  '\ufdd0',
  '\ufffe',
  '\uffff',
  '\u{1fffe}',
];

it('refuses such a text at the door of GraphQL, before anything is stored', async () => {
  const { id } = await proposer(t, await at.citizen()).submitted(at.plan, title('Alumbrado'));
  const headers = { cookie: await cookieOf(t, await at.citizen()), 'content-type': 'application/json' };
  for (const one of BAD) {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...headers, ...FROM_HERE },
      payload: JSON.stringify({
        query: 'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { userErrors { code } } }',
        variables: { input: { subject: id, body: `De acuerdo${one}` } },
      }),
    });
    expect([one, answer.statusCode]).toEqual([one, 400]);
    expect(answer.json().errors[0].message).toContain('cannot be kept (U+');
  }
  const [{ n }] = await t.db.query('select count(*)::int as n from comment');
  expect(n).toBe(0);
});

it('brings a form back with � where it was, and says which character and where', async () => {
  const { id, reference } = await proposer(t, await at.citizen()).submitted(at.plan, title('Banquetas'));
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, await at.citizen())).split('=');
  browser.cookies.set(name!, value!);
  const page = `/es/propuestas/${reference}`;
  const answer = await browser.post(page, {
    form: 'commentCreate',
    once: 'a',
    subject: id,
    body: 'Hacen falta banquetas\ufffe anchas',
  });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('no se puede guardar (U+FFFE), después de «acen falta banquetas»');
  expect(answer.body).toContain('Hacen falta banquetas\ufffd anchas');
});

it('leaves them out of a file that is imported, counts them and says which', async () => {
  const path = tableFile(MADRID_PROPOSALS, [
    {
      id: 7,
      url: 'https://decide.example/7',
      title: 'Más informa\ufffeción',
      date: '2017-01-01',
      text: 'a\u0000b\u0007 &#xFFFE;<p>fin</p>',
      status: 'open',
      numSupports: 1,
    },
  ]);
  const report = await take(t, 'decide-madrid-proposals', path);
  expect(report.doubtsByReason['holds characters that no text can hold']).toBe(2);
  expect(
    report.doubts
      .filter(({ reason }) => reason === 'holds characters that no text can hold')
      .map(({ column, done }) => [column, done]),
  ).toEqual([
    ['title', 'left out: U+FFFE'],
    ['text', 'left out: U+0000, U+0007'],
  ]);
  const { proposals } = await t.gql('{ proposals(first: 50) { nodes { title { text } action { text } } } }');
  const [one] = proposals.nodes.filter((each: { title: { text: string } }) => each.title.text === 'Más información');
  for (const gone of ['\0', '\u0007', '\ufffe']) expect(one.action.text).not.toContain(gone);
});

it('refuses them in a document of a plan, each with its place', () => {
  const document = JSON.stringify({ tequio: 1, plan: { slug: 'a', title: 'Plan\ufffe abierto' } });
  expect(() => readPlanDocument(document)).toThrow(/plan\.title: .*U\+FFFE, after "Plan"/);
});

it('refuses them in a name that people would read', () => {
  const named = (one: string) => () => publicName(`Ana${one}Ruiz`, ['input', 'publicName']);
  // Every kind of space in a name becomes one space.
  expect(named('\u000b')()).toBe('Ana Ruiz');
  for (const one of BAD.filter((each) => each !== '\u000b')) expect(named(one)).toThrow();
});

it('writes feeds, calendars and documents that parse of rows that were stored before', async () => {
  const author = await at.citizen();
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Parque'));
  await proposer(t, 'secretariat').review(id, BOTH);
  await responder(t, 'liaison').respond(id, '15', declined());
  await t.gql.as(author)(
    'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { userErrors { code } } }',
    { input: { subject: id, body: 'Sombra' } },
  );
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const spoilt = `{"original":"es","es":{"text":"x\uffffy ]]\ufffe> \u0001z"}}`.replace('\u0001', '\\u0001');
    await manager.query('update plan set title = $1', [spoilt]);
    await manager.query('update proposal set title = $1', [spoilt]);
    await manager.query('update plan_window set title = $1', [spoilt]);
    await manager.query(`update comment set body = $1`, ['x\uffffy ]]\ufffe> \u0001z']);
    record({ verb: 'law.tested', subject: id, planId: null });
  });
  const plan = (await t.gql('{ plans(first: 1) { nodes { slug } } }')).plans.nodes[0].slug;
  for (const path of [
    `/es/planes/${plan}/feed.atom`,
    `/en/plans/${plan}/feed.atom`,
    `/es/planes/${plan}/propuestas.atom`,
    `/es/planes/${plan}/moderacion.atom`,
    `/es/propuestas/${reference}/comentarios.atom`,
    `/es/propuestas/${reference}/cambios.atom`,
  ]) {
    const { body, statusCode } = await t.app.inject(path);
    expect([path, statusCode]).toEqual([path, 200]);
    expect(() => strictXml(body)).not.toThrow();
    expect(body).toContain('x\ufffdy ');
  }
  const { body } = await t.app.inject(`/es/planes/${plan}/calendar.ics`);
  const [event] = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
  expect(new ICAL.Event(event).summary).toContain('x\ufffdy ');
  const document = await exportPlan(t.db, plan);
  expect(readPlanDocument(dump(document)).plan.title).toMatchObject({ es: 'x\ufffdy ]]\ufffd> \ufffdz' });
});
