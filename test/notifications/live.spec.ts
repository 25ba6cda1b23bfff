import { OPERATOR } from '../../src/domain/actor.js';
import { Sessions } from '../../src/accounts/session.js';
import { Identity } from '../../src/api/identity.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import { Live } from '../../src/kernel/live/live.js';
import { jointPlan } from '../support/builders.js';
import { asSuperuser } from '../support/databases.js';
import { listen, until } from '../support/live.js';

let one: TestApp;
let two: TestApp;
let planId: string;
beforeAll(async () => {
  one = await testApp();
  two = await anotherApp(one.database);
  ({ planId } = await jointPlan(one));
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const globalId = () => `pln_${planId.replaceAll('-', '')}`;
const write = (t: TestApp, n = 1) =>
  t.app
    .get(UnitOfWork)
    .run(OPERATOR, async ({ record }) => record({ verb: 'law.tested', subject: `pln_${n}`, planId: null }));
const size = async () => Number((await one.db.query('select size from log_head'))[0].size);

const COMMITMENT = {
  origin: 'CO_CREATED',
  title: { language: 'ES', text: 'Abrir los datos' },
  members: ['15'],
};
const draft = (handle: string) =>
  one.gql.as(handle)(
    `mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) { commitment { id reference } userErrors { code } } }`,
    { input: { ...COMMITMENT, plan: globalId() } },
  );

/** Waits until every subscription had time to hear of what was written. */
const told = () => new Promise((resolve) => setTimeout(resolve, 1500));

interface Logged {
  logged: { seq: number; verb: string; subject: string };
}

it('tells subscribers of both processes everything, in order, also when their LISTEN connections are cut', async () => {
  const query = 'subscription { logged { seq verb subject } }';
  const ears = [await listen<Logged>(one, query), await listen<Logged>(two, query), await listen<Logged>(two, query)];
  const first = await size();
  const EACH = 60;
  const cut = () =>
    asSuperuser(
      async (client) =>
        (
          await client.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tequio live' and datname = $1`,
            [one.database.name],
          )
        ).rowCount,
    );
  const writer = async (t: TestApp) => {
    for (let n = 0; n < EACH; n++) await write(t, n);
  };
  const writers = [one, two, one, two].map(writer);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await cut()).toBeGreaterThanOrEqual(2);
  await Promise.all(writers);
  const expected = Array.from({ length: 4 * EACH }, (_, n) => first + n);
  await until(() => ears.every(({ got }) => got.length >= expected.length));
  for (const { got, failed } of ears) {
    expect(got.map(({ logged }) => logged.seq)).toEqual(expected);
    expect(failed).toEqual([]);
  }
  // The connection is cut and nothing else wakes the listeners: the check each second finds the news.
  expect(await cut()).toBeGreaterThanOrEqual(1);
  await write(one);
  await until(() => ears.every(({ got }) => got.length === expected.length + 1), 3000);
  await Promise.all(ears.map((ear) => ear.stop()));
  await until(async () => (await cut()) === 0);
});

it('tells a change only to those who may see it at that moment', async () => {
  const secretariat = await one.db.query(`select id from account where handle = 'secretariat'`);
  const { token } = await one.app.get(Sessions).open(one.db.manager, secretariat[0].id, 'demonstration');
  const query = `subscription { progressed(plan: "${globalId()}") { reference title { text } } }`;
  const visitor = await listen(two, query);
  const member = await listen(two, query, { headers: { cookie: `tequio=${token}` } });
  const { commitmentDraft } = await draft('secretariat');
  expect(commitmentDraft.userErrors).toEqual([]);
  await until(() => member.got.length === 1);
  expect(member.got).toEqual([
    { progressed: { reference: commitmentDraft.commitment.reference, title: { text: 'Abrir los datos' } } },
  ]);
  // The appointment ends: from the next event on, the draft is no longer visible to them.
  await one.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update appointment set until_on = '2020-01-02' where account_id = $1`, [secretariat[0].id]);
    record({ verb: 'appointment.ended', subject: globalId(), planId });
  });
  await one.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update commitment set problem = null`);
    record({ verb: 'commitment.edited', subject: commitmentDraft.commitment.id, planId });
  });
  await told();
  expect(visitor.got).toEqual([]);
  expect(member.got).toHaveLength(1);
  // The session ends: the socket is closed at the next event.
  await one.db.query('delete from login_session');
  await one.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update commitment set state = 'in_consultation'`);
    record({ verb: 'commitment.opened', subject: commitmentDraft.commitment.id, planId });
  });
  await until(() => visitor.got.length === 1);
  await until(() => member.failed.length > 0);
  expect(visitor.got).toEqual([
    { progressed: { reference: commitmentDraft.commitment.reference, title: { text: 'Abrir los datos' } } },
  ]);
  expect(member.got).toHaveLength(1);
  expect(member.failed[0]).toMatchObject({ code: 4403 });
  await visitor.stop();
  await member.stop();
});

describe('the door', () => {
  const LOGGED = 'subscription { logged { seq } }';

  it('is closed to pages of other sites, and open to our own', async () => {
    const foreign = await listen(one, LOGGED, { headers: { origin: 'https://evil.example' } });
    expect(foreign.failed).toHaveLength(1);
    const address = (await one.app.getUrl()).replace(/\/$/, '');
    const own = await listen(one, LOGGED, { headers: { origin: address } });
    expect(own.failed).toEqual([]);
    await own.stop();
  });

  it('sends whoever it cannot look up away for a while, not out', async () => {
    const [{ id }] = await one.db.query(`select id from account where handle = 'secretariat'`);
    const { token } = await one.app.get(Sessions).open(one.db.manager, id, 'email', { secondFactor: true });
    const ear = await listen(one, LOGGED, { headers: { cookie: `tequio=${token}` } });
    const identity = one.app.get(Identity);
    identity.actorOf = () => Promise.reject(new Error('Connection terminated'));
    try {
      await write(one);
      await until(() => ear.failed.length > 0);
    } finally {
      Reflect.deleteProperty(identity, 'actorOf');
    }
    expect(ear.failed[0]).toMatchObject({ code: 1013, reason: 'Try again later' });
    expect(ear.got).toEqual([]);
    await until(() => one.app.get(Live).listening === 0);
  });

  it('refuses a wrong token', async () => {
    const ear = await listen(one, LOGGED, { connectionParams: { authorization: `Bearer tq_${'x'.repeat(30)}` } });
    expect(ear.failed[0]).toMatchObject({ code: 4403 });
  });

  it.each([
    ['a query', '{ plans { nodes { slug } } }'],
    ['a mistake', 'subscription { nothing }'],
    ['a wrong id', 'subscription { progressed(plan: "com_1") { id } }'],
    ['two fields', 'subscription Two { a: logged { seq } b: logged { seq } }'],
    [
      'too many levels',
      `subscription { progressed(plan: "x") ${'{ plan { commitments { nodes '.repeat(6)}{ id }${'}}}'.repeat(6)} }`,
    ],
  ])('answers %s with an error and nothing of the inside', async (_, query) => {
    const ear = await listen(one, query);
    expect(ear.got.filter((data) => Object.values(data).some(Boolean))).toEqual([]);
    expect(ear.failed.length).toBeGreaterThan(0);
    expect(JSON.stringify(ear.failed)).not.toMatch(/node_modules|\/src\/|select [a-z(]+ from/);
    await ear.stop();
  });

  it('closes a connection that wants too much at once', async () => {
    const { createClient } = await import('graphql-ws');
    const { WebSocket } = await import('ws');
    const { listeningUrl } = await import('../support/live.js');
    const client = createClient({ url: await listeningUrl(one), webSocketImpl: WebSocket, retryAttempts: 0 });
    const failed: unknown[] = [];
    for (let n = 0; n < 12; n++)
      client.subscribe({ query: LOGGED }, { next: () => {}, complete: () => {}, error: (error) => failed.push(error) });
    await until(() => failed.length > 0);
    expect(failed[0]).toMatchObject({ code: 4429 });
    await client.dispose();
  });
});
