import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Sessions } from '../../src/accounts/session.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { Live } from '../../src/kernel/live/live.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { listen, listeningUrl, until } from '../support/live.js';

const SOCKETS = 10;
const EACH = 10;

let t: TestApp;
let at: CoCreation;
let [author, neighbour] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, neighbour] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

const listening = () => t.app.get(Live).listening;

/** Opens many subscriptions on many sockets, and collects everything that each of them hears. */
async function crowd(queries: string[], headers: Record<string, string> = {}) {
  const url = await listeningUrl(t);
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  const before = listening();
  const heard: unknown[][] = [];
  const failed: unknown[] = [];
  const clients = Array.from({ length: Math.ceil(queries.length / EACH) }, (_, socket) => {
    const client = createClient({ url, webSocketImpl: Socket, retryAttempts: 0 });
    for (const query of queries.slice(socket * EACH, (socket + 1) * EACH)) {
      const got: unknown[] = [];
      heard.push(got);
      client.subscribe(
        { query },
        { next: ({ data }) => got.push(data), error: (e) => failed.push(e), complete: () => {} },
      );
    }
    return client;
  });
  await until(() => failed.length > 0 || listening() === before + queries.length);
  return {
    heard,
    failed,
    stop: async () => {
      for (const client of clients) void client.dispose();
      await until(() => listening() === before);
    },
  };
}

const reads = (sent: string[]) => sent.filter((sql) => sql.includes('json_agg'));

it('reads once for all visitors who ask the same, and tells each', async () => {
  const { id } = await proposer(t, author).submitted(at.plan);
  const query = `subscription { proposalChanged(id: "${id}") { supports { totalCount } } }`;
  const { heard, failed, stop } = await crowd(Array(SOCKETS * EACH).fill(query));
  const sent = await t.statements(async () => {
    await proposer(t, neighbour).support(id);
    await until(() => failed.length > 0 || heard.every((got) => got.length === 1));
  });
  expect(failed).toEqual([]);
  for (const got of heard) expect(got).toEqual([{ proposalChanged: { supports: { totalCount: 1 } } }]);
  const ofSupports = reads(sent).filter((sql) => sql.includes('proposal'));
  // One statement is for all subscriptions, the other for the answer of the command itself.
  expect(ofSupports.length).toBeLessThanOrEqual(2);
  await stop();
});

it('tells whoever comes later nothing of what was before, though others who ask the same still hear it', async () => {
  const query = 'subscription { logged { seq verb } }';
  const write = (verb: string) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ record }) => record({ verb, subject: 'pln_1', planId: null }));
  const first = await listen<{ logged: { seq: number; verb: string } }>(t, query);
  const latecomers: { from: number; ear: Awaited<ReturnType<typeof listen<{ logged: { seq: number } }>>> }[] = [];
  for (let n = 0; n < 8; n++) {
    await write('law.tested');
    const from = Number((await t.db.query('select size from log_head'))[0].size);
    await until(() => t.app.get(Live).lastTold === from - 1);
    latecomers.push({ from, ear: await listen<{ logged: { seq: number } }>(t, query) });
  }
  await write('law.tested');
  const last = Number((await t.db.query('select size from log_head'))[0].size) - 1;
  const seqs = (got: { logged: { seq: number } }[]) => got.map(({ logged }) => logged.seq);
  await until(() =>
    [first, ...latecomers.map(({ ear }) => ear)].every(({ got }) => seqs(got as never).at(-1) === last),
  );
  for (const { from, ear } of latecomers)
    expect(seqs(ear.got)).toEqual(Array.from({ length: last - from + 1 }, (_, n) => from + n));
  await Promise.all([first, ...latecomers.map(({ ear }) => ear)].map((ear) => ear.stop()));
});

it('asks of each person by themselves who they are, whatever others ask', async () => {
  const { id } = await proposer(t, author).submitted(at.plan);
  const [{ id: account }] = await t.db.query('select id from account where handle = $1', [neighbour]);
  const { token } = await t.app.get(Sessions).open(t.db.manager, account, 'email');
  const query = `subscription { proposalChanged(id: "${id}") { supportedByMe: availableActions } }`;
  const visitor = await listen(t, query);
  const person = await listen(t, query, { headers: { cookie: `tequio=${token}` } });
  await t.app
    .get(UnitOfWork)
    .run(OPERATOR, async ({ record }) => record({ verb: 'proposal.supported', subject: id, planId: null }));
  await until(() => visitor.got.length === 1 && person.got.length === 1);
  expect(person.got).not.toEqual(visitor.got);
  await t.db.query('delete from login_session');
  await t.app
    .get(UnitOfWork)
    .run(OPERATOR, async ({ record }) => record({ verb: 'proposal.supported', subject: id, planId: null }));
  await until(() => visitor.got.length === 2 && person.failed.length > 0);
  expect(person.failed[0]).toMatchObject({ code: 4403, reason: 'Signed out' });
  await visitor.stop();
});

it('closes what goes over the subscriptions of one address, and says so', async () => {
  const { failed, stop } = await crowd(Array(100).fill('subscription { logged { seq } }'));
  const over = await listen(t, 'subscription { logged { seq } }');
  expect(over.failed[0]).toMatchObject({ code: 4429, reason: 'Too many subscriptions from this network address' });
  expect(failed).toEqual([]);
  await stop();
});

it('closes what goes over the connections of one account, and says so', async () => {
  const [{ id: account }] = await t.db.query('select id from account where handle = $1', [neighbour]);
  const { token } = await t.app.get(Sessions).open(t.db.manager, account, 'email');
  const headers = { cookie: `tequio=${token}` };
  const ears = [];
  for (let n = 0; n < 20; n++) ears.push(await listen(t, 'subscription { logged { seq } }', { headers }));
  const over = await listen(t, 'subscription { logged { seq } }', { headers });
  expect(over.failed[0]).toMatchObject({ code: 4429, reason: 'Too many connections of this account' });
  await Promise.all(ears.map((ear) => ear.stop()));
});
