import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());
afterEach(() => t.setNow(new Date().toISOString()));

const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const THING =
  'window { id kind state opensAt closesAt availableActions changes { nodes { change reason } } synthesis { text { text } } } userErrors { code }';
const run = async (who: string, name: string, key: string, type: string, id: string, input: object) =>
  (
    await t.gql.as(who)(`mutation ($id: ID!, $input: ${type}!) { ${name}(${key}: $id, input: $input) { ${THING} } }`, {
      id,
      input,
    })
  )[name];
const open = (input: object, who = 'secretariat') => run(who, 'windowOpen', 'plan', 'WindowOpenInput', at.plan, input);
const move = (id: string, input: object, who = 'secretariat') =>
  run(who, 'windowMove', 'id', 'WindowMoveInput', id, input);
const close = (id: string, who = 'secretariat') =>
  run(who, 'windowClose', 'id', 'ReasonInput', id, { reason: 'Basta' });
const consultation = { kind: 'PUBLIC_CONSULTATION', closesAt: hours(24), reason: 'Se consulta el borrador' };

it('opens a window with a public reason, for the secretariat only', async () => {
  expect(codes(await open(consultation, author))).toEqual(['NOT_ALLOWED']);
  expect(codes(await open({ ...consultation, reason: '' }))).toEqual(['TEXT_REQUIRED']);
  expect(codes(await open({ ...consultation, closesAt: hours(-1) }))).toEqual(['WINDOW_CLOSES_BEFORE_IT_OPENS']);
  expect(codes(await open({ ...consultation, opensAt: hours(-3), closesAt: hours(-1) }))).toEqual([
    'WINDOW_IN_THE_PAST',
  ]);
  const { window } = await open(consultation);
  expect(window).toMatchObject({
    state: 'OPEN',
    changes: { nodes: [{ change: 'OPENED', reason: 'Se consulta el borrador' }] },
  });
  expect(window.availableActions).toEqual(['MOVE', 'CLOSE']);
});

it('opens no window in the past, and moves none to where it is', async () => {
  expect(codes(await open({ ...consultation, opensAt: hours(-30) }))).toEqual(['WINDOW_IN_THE_PAST']);
  const { window } = await open({ ...consultation, opensAt: hours(2) });
  const { opensAt, closesAt } = window;
  for (const same of [{}, { opensAt }, { closesAt }, { opensAt, closesAt }])
    expect(codes(await move(window.id, { ...same, reason: 'Aviso' }))).toEqual(['NOTHING_TO_MOVE']);
});

it('says that a plan past its co-creation opens no window', async () => {
  const stage = (name: string) =>
    t.db.query(`begin; select open_entry(); update plan set stage = '${name}' where slug = 'joint';
      select record('operator', null, 'plan.tested', 'pln_x', null, '{}'); commit`);
  await stage('closed');
  const closed = codes(await open(consultation));
  await stage('co_creation');
  expect(closed).toEqual(['PLAN_TAKES_NO_WINDOWS']);
});

it('opens now what is said to open at an earlier hour of today, as the form offers', async () => {
  const instant = (hour: string) => `2026-06-10T${hour}:00.000Z`;
  t.setNow(instant('18:00'));
  const { window } = await open({ ...consultation, opensAt: instant('06:00'), closesAt: '2026-06-11T06:00:00.000Z' });
  expect(window).toMatchObject({ state: 'OPEN', opensAt: instant('18:00') });
  t.setNow(new Date().toISOString());
});

it('moves what is still to come and nothing that has passed', async () => {
  const { window } = await open({ ...consultation, opensAt: hours(2) });
  const moved = await move(window.id, { opensAt: hours(4), reason: 'Más tiempo' });
  expect(moved.window.changes.nodes.map(({ change }: { change: string }) => change)).toEqual(['OPENED', 'MOVED']);
  expect(codes(await close(window.id))).toEqual(['WINDOW_NOT_OPEN']);
  t.setNow(hours(5));
  expect(codes(await move(window.id, { opensAt: hours(6), reason: 'x' }))).toEqual(['WINDOW_IN_THE_PAST']);
  expect(codes(await move(window.id, { closesAt: hours(48), reason: 'Más tiempo' }))).toEqual([]);
  expect(codes(await move(window.id, { closesAt: hours(49), reason: 'x' }, author))).toEqual(['NOT_ALLOWED']);
  t.setNow(hours(60));
  expect(codes(await move(window.id, { closesAt: hours(90), reason: 'x' }))).toEqual(['WINDOW_CLOSED']);
});

it('gates submission by the instants of the call: closing it refuses the next one', async () => {
  const { plan } = await t.gql(`{ plan(slug: "joint") { windows { id kind closesAt } } }`);
  const call = plan.windows.find(({ kind }: { kind: string }) => kind === 'CALL_FOR_PROPOSALS');
  const { proposal } = await proposer(t, author).draft(at.plan);
  expect((await close(call.id)).window.state).toBe('CLOSED');
  expect(codes(await proposer(t, author).submit(proposal.id))).toEqual(['CALL_NOT_OPEN']);
  expect(codes(await open({ ...consultation, kind: 'CALL_FOR_PROPOSALS' }))).toEqual([]);
  expect(codes(await proposer(t, author).submit(proposal.id))).toEqual([]);
});

it('moves the day on which answers are due with the response window', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  const { plan } = await t.gql(`{ plan(slug: "joint") { windows { id kind } } }`);
  const window = plan.windows.find(({ kind }: { kind: string }) => kind === 'REASONED_RESPONSE');
  await move(window.id, { closesAt: hours(40 * 24), reason: 'Son muchas' });
  const due = async () =>
    (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { respondBy } } }`, { id: proposal.id })).node
      .respondBy;
  const [{ on }] = await t.db.query(
    `select (closes_at at time zone 'America/Mexico_City')::date::text as on from plan_window where kind = 'reasoned_response'`,
  );
  expect(await due()).toBe(on);
  expect(await due()).not.toBe(proposal.respondBy);
});

it('publishes one synthesis of a window, once it is over', async () => {
  const { window } = await open({ ...consultation, closesAt: hours(1) });
  const publish = (who = 'secretariat') =>
    run(who, 'synthesisPublish', 'window', 'SynthesisInput', window.id, { text: { language: 'ES', text: 'Se dijo…' } });
  expect(codes(await publish())).toEqual(['WINDOW_NOT_OVER']);
  t.setNow(hours(2));
  expect(codes(await publish(author))).toEqual(['NOT_ALLOWED']);
  expect((await publish()).window.synthesis).toEqual({ text: { text: 'Se dijo…' } });
  expect(codes(await publish())).toEqual(['SYNTHESIS_PUBLISHED']);
});
