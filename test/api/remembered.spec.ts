import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InjectOptions } from 'fastify';
import type { DataSource } from 'typeorm';
import { RememberedAnswers } from '../../src/api/remembered/remembered-answers.js';
import { Clock } from '../../src/kernel/clock.js';
import { Revision } from '../../src/kernel/revision.js';
import { documentOf } from '../../src/portal/frame/documents.js';
import { anotherApp, SIZE_OF_LOG, testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { cookieOf } from '../support/sign-in.js';

/** Two processes on one database. */
let here: TestApp;
let there: TestApp;
let at: CoCreation;
let author: string;
let proposal: { id: string; reference: string };
beforeAll(async () => {
  here = await testApp();
  there = await anotherApp(here.database);
  at = await coCreation(here);
  author = await at.citizen();
  proposal = await proposer(here, author).submitted(at.plan, title('Rampas'));
});
afterAll(async () => {
  await there.close();
  await here.close();
});

/** Statements that the work sent, without the one for the size of the log. */
const readBy = async (work: () => Promise<unknown>) =>
  (await here.statements(work)).filter((sql) => sql !== SIZE_OF_LOG);
const get = (t: TestApp, url: string, headers: Record<string, string> = {}) =>
  t.app.inject({ url, headers: { host: 'localhost', ...headers } });
const post = (t: TestApp, payload: object, headers: Record<string, string> = {}) =>
  t.app.inject({ method: 'POST', url: '/graphql', payload, headers } as InjectOptions);
const QUERY =
  'query ($reference: String!) { proposal(reference: $reference) { title { text } supports { totalCount } } }';
const ask = (t: TestApp, more: object = {}, headers: Record<string, string> = {}) =>
  post(t, { query: QUERY, variables: { reference: proposal.reference }, ...more }, headers);

it.each([
  ['a page', () => get(here, `/es/propuestas/${proposal.reference}`)],
  ['a list', () => get(here, '/es/propuestas')],
  ['a feed', () => get(here, '/es/planes/joint/feed.atom')],
  ['a query', () => ask(here)],
])('answers a visitor who asks for %s again without reading it again, letter by letter', async (_, read) => {
  const first = await read();
  expect(first.statusCode).toBe(200);
  let second: Awaited<ReturnType<typeof read>> | undefined;
  const sent = await here.statements(async () => {
    second = await read();
  });
  expect(sent).toEqual([SIZE_OF_LOG]);
  expect(second!.body).toBe(first.body);
  const { date: _date, ...headers } = second!.headers;
  expect(headers).toEqual((({ date: _then, ...others }) => others)(first.headers));
});

it('reads once what many ask for at the same time', async () => {
  await proposer(here, author).submitted(at.plan, title('Otra'));
  const answers: number[] = [];
  const sent = await here.statements(async () => {
    await Promise.all(Array.from({ length: 40 }, async () => answers.push((await ask(here)).statusCode)));
  });
  expect(answers).toEqual(Array.from({ length: 40 }, () => 200));
  const revisions = sent.filter((sql) => sql === SIZE_OF_LOG);
  expect(sent.length - revisions.length).toBe(1);
  expect(revisions.length).toBeLessThan(10);
});

it('shows at once what another process wrote, also to whoever asks while others do, in every round', async () => {
  const rounds = Number(process.env['ROUNDS'] ?? 60);
  const crowd = { asks: true };
  const asked = Promise.all(
    [1, 2, 3, 4].map(async () => {
      while (crowd.asks) await ask(here);
    }),
  );
  const supporter = proposer(there, await at.citizen());
  let before = '';
  try {
    for (let round = 0; round < rounds; round++) {
      await there.db.query('delete from rate_count');
      const writer = round % 2 === 0 ? supporter.support(proposal.id) : supporter.unsupport(proposal.id);
      expect((await writer).userErrors).toEqual([]);
      const [{ body }, page] = await Promise.all([ask(here), get(here, `/en/proposals/${proposal.reference}`)]);
      expect(JSON.parse(body).data.proposal.supports.totalCount).toBe(1 - (round % 2));
      expect(page.body).not.toBe(before);
      before = page.body;
    }
  } finally {
    crowd.asks = false;
    await asked;
  }
}, 600_000);

it('does not remember what is one person’s, nor answers one person with what is remembered', async () => {
  const page = `/es/propuestas/${proposal.reference}`;
  await get(here, page);
  const cookie = await cookieOf(here, author);
  const own = await get(here, page, { cookie });
  expect(own.body).toContain('/es/mi-cuenta');
  expect(own.headers['cache-control']).toBe('private, no-store');
  expect((await get(here, page)).body).not.toContain('/es/mi-cuenta');
  const told = await get(here, page, { cookie: 'done=supported' });
  expect(told.headers['set-cookie']).toBeDefined();
  expect((await get(here, page)).body).not.toBe(told.body);
  expect(await readBy(() => get(here, page, { cookie }))).not.toEqual([]);
});

it('keeps apart what is asked in another language, form or compression', async () => {
  await ask(here);
  expect(await readBy(() => ask(here, {}, { 'accept-language': 'en' }))).toHaveLength(1);
  expect(await readBy(() => ask(here, { variables: { reference: 'X' } }))).toHaveLength(1);
  const strict = await ask(here, {}, { accept: 'application/graphql-response+json' });
  expect(strict.headers['content-type']).toMatch('application/graphql-response+json');
  const page = `/es/propuestas/${proposal.reference}`;
  const plain = await get(here, page);
  const packed = await get(here, page, { 'accept-encoding': 'br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect((await get(here, page)).body).toBe(plain.body);
  expect((await get(here, page, { 'accept-encoding': 'br' })).rawPayload.equals(packed.rawPayload)).toBe(true);
});

it('reads anew for whoever says so', async () => {
  await ask(here);
  expect(await readBy(() => ask(here, {}, { 'cache-control': 'no-cache' }))).toHaveLength(1);
});

it('tells a browser that it has the page already, and reads nothing for that', async () => {
  const page = `/es/propuestas/${proposal.reference}`;
  const { headers } = await get(here, page);
  let again: Awaited<ReturnType<typeof get>> | undefined;
  expect(await readBy(async () => (again = await get(here, page, { 'if-none-match': String(headers.etag) })))).toEqual(
    [],
  );
  expect(again!.statusCode).toBe(304);
  expect(again!.body).toBe('');
  expect(again!.headers).not.toHaveProperty('content-length');
  expect(again!.headers['etag']).toBe(headers.etag);
  expect((await get(here, page)).statusCode).toBe(200);
});

it('remembers no refusal, no error, no page that is not there and no write', async () => {
  for (const read of [
    () => ask(here, { query: '{ nonsense }' }),
    () => ask(here, { query: '{ proposals(after: "nonsense") { totalCount } }' }),
    () => get(here, '/es/propuestas/NO-HAY'),
  ]) {
    const [first, second] = [await read(), await read()];
    expect(second.body).toBe(first.body);
  }
  expect(await readBy(() => get(here, '/es/propuestas/NO-HAY'))).not.toEqual([]);
  const keep = {
    query: documentOf('forms/proposal-keep'),
    variables: { input: { plan: at.plan, ...title('Banquetas') } },
  };
  const tokens = await Promise.all([1, 2].map(async () => JSON.parse((await post(here, keep)).body).data.result.token));
  expect(new Set(tokens).size).toBe(2);
});

it('remembers no address that only one person was given', async () => {
  for (const url of ['/es/entrar/confirmar?t=abc', '/es/proponer/guardada?t=abc'])
    expect((await get(here, url)).headers['cache-control']).toBe('private, no-store');
});

it('makes the answer that others wait for also when the first has left', async () => {
  const url = `${await there.app.listen(0, '127.0.0.1').then(() => there.app.getUrl())}/es/propuestas`;
  // All send the same, because another language or compression is another question.
  const headers = { 'accept-encoding': 'identity', 'accept-language': 'es' };
  const answers: number[] = [];
  const read = await readBy(async () => {
    const left = request(url, { headers }).on('error', () => undefined);
    left.end();
    await once(there.app.getHttpServer(), 'request');
    left.destroy();
    await Promise.all([1, 2, 3].map(async () => answers.push((await fetch(url, { headers })).status)));
  });
  expect(answers).toEqual([200, 200, 200]);
  expect(read).toHaveLength(1);
});

it('asks anew for what changes without an entry of the log', async () => {
  const sent = { query: '{ keptProposal(token: "tq_none") { claimed } }' };
  await post(here, sent);
  expect(await readBy(() => post(here, sent))).toHaveLength(1);
});

it('notices with the minute what changes by the clock alone', async () => {
  const page = '/es';
  const now = new Date();
  here.setNow(now.toISOString());
  try {
    await get(here, page);
    expect(await readBy(() => get(here, page))).toEqual([]);
    here.setNow(new Date(now.getTime() + 60_000).toISOString());
    expect(await readBy(() => get(here, page))).not.toEqual([]);
  } finally {
    here.app.get(Clock).now = () => new Date();
  }
});

it('never outlives the end of a window, to the millisecond', async () => {
  const { windowOpen } = await here.gql.as('secretariat')(
    `mutation ($plan: ID!, $input: WindowOpenInput!) {
       windowOpen(plan: $plan, input: $input) { window { id closesAt } userErrors { code } } }`,
    {
      plan: at.plan,
      input: { kind: 'DRAFTING', closesAt: new Date(Date.now() + 7_200_000).toISOString(), reason: 'Prueba' },
    },
  );
  const { id, closesAt } = windowOpen.window;
  const state = async () =>
    JSON.parse(
      (await ask(here, { query: `{ node(id: "${id}") { ... on PlanWindow { state } } }`, variables: {} })).body,
    ).data.node.state;
  try {
    here.setNow(new Date(Date.parse(closesAt) - 1).toISOString());
    expect(await state()).toBe('OPEN');
    expect(await readBy(state)).toEqual([]);
    here.setNow(closesAt);
    expect(await state()).toBe('CLOSED');
  } finally {
    here.app.get(Clock).now = () => new Date();
  }
});

it('goes on when the size of the log cannot be told, and says what is wrong where the rest cannot be read either', async () => {
  const { query } = here.db;
  here.db.query = (async (sql: string, ...more: unknown[]) => {
    if (sql === SIZE_OF_LOG) throw new Error('away');
    return (query as (...all: unknown[]) => unknown).call(here.db, sql, ...more);
  }) as never;
  try {
    expect((await ask(here)).statusCode).toBe(200);
  } finally {
    here.db.query = query;
  }
  expect((await ask(here)).statusCode).toBe(200);
});

describe('of the answers themselves', () => {
  const saying = (text: string) => ({ headers: {}, body: Buffer.from(text) });
  const minute = new Clock('America/Mexico_City');
  minute.now = () => new Date('2026-01-01T00:00:00Z');
  let size = '1';
  const answers = () => new RememberedAnswers({ now: async () => size } as Revision, minute);
  const first = async (of: RememberedAnswers, question: string) => {
    const turn = await of.ask(question);
    if (!('give' in turn)) throw new Error('somebody asked before');
    return turn.give;
  };
  const next = async (of: RememberedAnswers, question: string) => {
    const turn = await of.ask(question);
    if (!('answer' in turn)) throw new Error('nobody asked before');
    return { said: turn.answer.then((answer) => answer && String(answer.body)) };
  };

  it('gives what is being read to nobody who asks after something was written', async () => {
    const of = answers();
    const early = await first(of, 'q');
    const waits = await next(of, 'q');
    size = '2';
    const late = await first(of, 'q');
    early(saying('old'));
    expect(await waits.said).toBe('old');
    late(saying('new'));
    expect(await (await next(of, 'q')).said).toBe('new');
  });

  it('lets each read for themselves when the first got nothing for everybody', async () => {
    const of = answers();
    const give = await first(of, 'q');
    const waits = await next(of, 'q');
    give(null);
    give(saying('too late'));
    expect(await waits.said).toBeNull();
    await first(of, 'q');
  });

  it('forgets what was not asked for the longest time, and keeps nothing that is very large', async () => {
    const of = answers();
    (await first(of, 'huge'))(saying('x'.repeat(2_000_000)));
    await first(of, 'huge');
    for (let n = 0; n < 40; n++) (await first(of, `large ${n}`))(saying(`${n}`.padEnd(900_000)));
    expect(await (await next(of, 'large 39')).said).toMatch(/^39/);
    await first(of, 'large 0');
  });
});

describe('of the size of the log', () => {
  /** A database that answers when the test says so. */
  const database = () => {
    const asked: { answer(size: string): void; fail(): void }[] = [];
    const query = () =>
      new Promise((resolve, reject) => {
        asked.push({
          answer: (size) => resolve([{ size }]),
          fail: () => reject(new Error('Connection terminated unexpectedly')),
        });
      });
    return { asked, revision: new Revision({ query } as unknown as DataSource) };
  };

  it('is asked anew for those who come while it is asked, once for all of them', async () => {
    const { asked, revision } = database();
    const first = revision.now();
    await sleep(0);
    const later = [revision.now(), revision.now()];
    await sleep(0);
    expect(asked).toHaveLength(1);
    asked[0]!.answer('1');
    expect(await first).toBe('1');
    await sleep(0);
    expect(asked).toHaveLength(2);
    asked[1]!.answer('2');
    expect(await Promise.all(later)).toEqual(['2', '2']);
  });

  it('fails at once for those who wait while the database is away, and is asked again by who comes next', async () => {
    const { asked, revision } = database();
    const first = revision.now();
    await sleep(0);
    const later = revision.now();
    asked[0]!.fail();
    expect((await Promise.allSettled([first, later])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = revision.now();
    await sleep(0);
    asked[1]!.answer('3');
    expect(await next).toBe('3');
  });
});
