import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type DocumentNode, getIntrospectionQuery, graphqlSync, Kind, parse } from 'graphql';
import { Execute } from '../../src/api/execute.js';
import { Events } from '../../src/api/live/events.js';
import { LIMITS } from '../../src/api/limits.js';
import { operationOf } from '../../src/api/live/operation.js';
import { decodeId } from '../../src/api/node-id.js';
import { Lane, LANE } from '../../src/api/weight/lane.js';
import { checked, ERRORS_AT_MOST } from '../../src/api/weight/checked.js';
import { TOO_DEEP } from '../../src/api/weight/nested.js';
import { Weigher } from '../../src/api/weight/weigh.js';
import { ANSWER_BYTES, tooLarge } from '../../src/api/weight/too-much.js';
import { OPERATOR, VISITOR } from '../../src/domain/actor.js';
import type { Live, LogLine } from '../../src/kernel/live/live.js';
import { Subscriber } from '../../src/kernel/live/subscriber.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { Reads } from '../../src/api/read/reads.js';
import { testApp, type TestApp } from '../support/app.js';
import { type Discussion, discussion } from '../support/discussion.js';
import { readsOfDocument } from '../support/reads-of-document.js';

let t: TestApp;
let d: Discussion;
let edited: string;
beforeAll(async () => {
  t = await testApp();
  d = await discussion(t);
  ({ id: edited } = await d.say('ana', 'Texto.'));
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    // Inserts 150 edits, each with the longest permitted text.
    await manager.query(
      `insert into comment_version (comment_id, version, body, language, written_at)
       select $1, n, rpad('Texto ' || n, 5000, ' muy largo y nunca igual'), 'es', now() from generate_series(1, 150) n`,
      [decodeId(edited)!.uuid],
    );
    record({ verb: 'law.tested', subject: edited, planId: null });
  });
});
afterAll(() => t.close());

async function post(query: string, headers: Record<string, string> = {}) {
  const { statusCode: status, body } = await t.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', ...headers },
    payload: JSON.stringify({ query }),
  });
  const [error] = (JSON.parse(body) as { errors?: { message: string; extensions: { code: string } }[] }).errors ?? [];
  return { status, body, code: error?.extensions.code, message: error?.message };
}

const aliases = (n: number, part: string) => Array.from({ length: n }, (_, i) => `a${i}:${part}`).join(' ');
const comment = (fields: string) => `{ node(id: "${edited}") { ... on Comment { ${fields} } } }`;

it('never holds an answer of more than 4 MB: the database says that it would be one', async () => {
  const sent: number[] = [];
  const large = comment(aliases(12, 'versions(first: 100) { nodes { body html } }'));
  const before = process.memoryUsage().heapUsed;
  const answers = await Promise.all(Array.from({ length: 6 }, () => post(large)));
  for (const { code, message, body } of answers) {
    expect(code).toBe('ANSWER_TOO_LARGE');
    expect(message).toMatch(/4 MB.*fewer fields/);
    sent.push(body.length);
  }
  expect(Math.max(...sent)).toBeLessThan(1000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(120 * 1024 * 1024);
});

it('refuses what one comment that was edited often could be made to weigh, before it asks the database', async () => {
  const statements = await t.readsAnew(async () => {
    const { status, code, message } = await post(comment(aliases(50, 'versions(first: 100) { nodes { body html } }')));
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(message).toMatch(/characters of an answer.*fewer fields/);
  });
  expect(statements).toEqual([]);
});

it('compares few texts for one document, however little of each comparison it asks for', async () => {
  const { computations } = LIMITS;
  const times = (n: number) => comment(`comparison(from: 1, to: 2) { ${aliases(n, 'texts { rewritten }')} }`);
  expect(await post(times(computations))).toMatchObject({ status: 200, code: undefined });
  const listed = `{ proposals(first: ${computations + 1}) { nodes { comparison { texts { name } } } } }`;
  const statements = await t.readsAnew(async () => {
    for (const document of [times(computations + 1), listed]) {
      const { status, code, message } = await post(document);
      expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(message).toMatch(/9 comparisons of texts, lists counted as full, at most 8/);
    }
  });
  expect(statements).toEqual([]);
});

it('counts what an answer holds while it is shaped: the same text under many keys is as many texts', async () => {
  const document = comment(`versions(first: 100) { nodes { ${aliases(20, 'html')} } }`);
  expect(await post(document)).toMatchObject({ code: 'ANSWER_TOO_LARGE' });
  // The limit also holds for the executor of GraphQL, which runs queries that ask about the schema too.
  expect(await post(document.replace('{ node', '{ __schema { queryType { name } } node'))).toMatchObject({
    code: 'ANSWER_TOO_LARGE',
  });
});

describe('about the schema', () => {
  const SAID = 'name description';
  /** Each asked for once is a megabyte. */
  const megabyte = `fields { ${SAID} type { ${SAID} fields { ${SAID} } } }`;

  it.each([
    ['under many keys', `{ __schema { types { ${aliases(190, megabyte)} } } }`],
    ['at many roots', `{ ${aliases(20, `__schema { types { ${megabyte} } }`)} }`],
    [
      'in fragments',
      `{ __schema { types { ${aliases(8, '...T').replaceAll(/a\d+:/g, '')} } } }
      fragment T on __Type { ${aliases(20, megabyte)} }`,
    ],
    ['of one type', `{ __type(name: "Node") { ${aliases(90, `possibleTypes { ${SAID} fields { ${SAID} } }`)} } }`],
    ['of a type in a variable', `query ($n: String!) { __type(name: $n) { ${aliases(20, megabyte)} } }`],
    [
      'in several operations',
      aliases(4, `query { __schema { types { ${aliases(2, megabyte)} } } }`).replaceAll(/a(\d+):query/g, 'query q$1'),
    ],
  ])('refuses what would fill the memory: %s', async (_, document) => {
    expect(await post(document)).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('characters about the schema'),
    });
  });

  it('counts as many characters as the answer has', () => {
    const { schema } = t.app.get(GraphQLSchemaHost);
    const introspection = getIntrospectionQuery({
      inputValueDeprecation: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    });
    for (const document of [
      introspection,
      `{ __schema { types { ${megabyte} } } }`,
      '{ __type(name: "Commitment") { fields(includeDeprecated: true) { args { name type { name } } } } }',
    ]) {
      const answer = JSON.stringify(graphqlSync({ schema, source: document }).data).length;
      expect(checked(schema, parse(document)).errors).toEqual([]);
      const weigher = new Weigher(schema, parse(document));
      weigher.operation(parse(document).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!);
      expect(weigher.ofSchema / answer).toBeGreaterThan(0.95);
      expect(weigher.ofSchema / answer).toBeLessThan(1.05);
    }
  });

  it('ends with fragments that spread themselves', async () => {
    const circle = '{ __schema { types { ...T } } } fragment T on __Type { name ofType { ...T } }';
    expect((await post(circle)).message).toMatch(/spreads itself/);
  });
});

it('gives each event of a subscription, and each answer, all of its budget', async () => {
  const page = comment('versions(first: 100) { nodes { body } }');
  for (const _ of Array.from({ length: (2 * ANSWER_BYTES) / 500_000 })) {
    expect((await post(page)).code).toBeUndefined();
  }
});

it('answers 503, and says when to come back, to those who ask for many large answers at once', async () => {
  const large = comment(aliases(3, 'versions(first: 100) { nodes { body html } }'));
  const ask = () =>
    t.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      payload: JSON.stringify({ query: large }),
    });
  let end!: () => void;
  const held = new Promise<void>((resolve) => (end = resolve));
  const lane = t.app.get(Reads)['lane'];
  const before = Array.from({ length: LANE.ofOneAddress }, () => lane.run('127.0.0.1', () => held));
  const answers = await Promise.all(Array.from({ length: 4 }, ask));
  for (const { statusCode, headers, body } of answers) {
    expect([statusCode, headers['retry-after']]).toEqual([503, '2']);
    expect(body).toContain('TOO_MANY_LARGE_ANSWERS');
  }
  end();
  await Promise.all(before);
  expect((await ask()).statusCode).toBe(200);
});

describe('values in each other 20,000 times', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const query = 'query ($id: ID!) { node(id: $id) { id } }';

  it('are refused in a body, before anything looks at them', async () => {
    for (const variables of [`{"id":${deep}}`, `{"other":${deep}}`, deep]) {
      const { statusCode, body } = await t.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json' },
        payload: `{"query":"${query}","variables":${variables}}`,
      });
      expect(statusCode).toBe(400);
      expect(body).toContain('64 times at most');
    }
  });

  it('are refused in an address and in a form', async () => {
    const url = `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(`{"id":${deep.slice(16_000, 24_000)}}`)}`;
    const asked = await t.app.inject({ method: 'GET', url, headers: { 'apollo-require-preflight': '1' } });
    expect(asked.statusCode).toBe(400);
    const form = await t.app.inject({
      method: 'POST',
      url: '/es/entrar',
      headers: { 'content-type': 'application/json' },
      payload: deep,
    });
    expect(form.statusCode).toBe(400);
  });

  it('are refused over a socket', async () => {
    const asked = { query: 'subscription { logged { verb } }', variables: { a: JSON.parse(deep) as unknown } };
    const answer = await operationOf(t.app.get(GraphQLSchemaHost).schema, asked, () => Promise.reject(new Error()));
    expect(answer).toMatchObject([{ message: TOO_DEEP, extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

it('reads a burst of events in parts when together they are larger than an answer may be', async () => {
  const lines = new Subscriber<LogLine>(
    () => true,
    () => {},
  );
  for (let seq = 0; seq < 40; seq++) lines.offer({ seq } as LogLine);
  lines.end();
  const sizes: number[] = [];
  const live = { subscribe: async () => lines } as unknown as Live;
  const context = {
    actor: VISITOR,
    language: 'es',
    now: new Date(),
    timeZone: 'America/Mexico_City',
    prepared: false,
  } as const;
  const told: unknown[] = [];
  const events = await new Events(live).of(context, {
    fits: () => true,
    read: async (some) => {
      if (some.length > 7) throw tooLarge();
      sizes.push(some.length);
      return some.map(({ seq }) => ({ seq }));
    },
  });
  for await (const event of events) told.push(event);
  expect(told).toEqual(Array.from({ length: 40 }, (_, seq) => ({ seq })));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
});

it('lets go whoever lets too many characters wait, and never whoever waits for one thing only', () => {
  const by = { most: 10, weightOf: (text: string) => text.length };
  const seat = () =>
    new Subscriber<string>(
      () => true,
      () => {},
      by,
    );
  const slow = seat();
  for (const text of ['123456', '123456']) slow.offer(text);
  const quick = seat();
  quick.offer('longer than ten');
  return Promise.all([
    expect(slow.next()).rejects.toThrow('too much waits'),
    expect(quick.next()).resolves.toEqual({ value: 'longer than ten', done: false }),
  ]);
});

it.each([
  ['/es/planes', 'Esta página tiene demasiado contenido'],
  ['/en/plans', 'This page holds too much'],
])('shows a page with a sentence at %s when its data are too large', async (url, sentence) => {
  const run = jest.spyOn(Execute.prototype, 'run').mockResolvedValue({
    data: null,
    errors: [{ message: '', extensions: { code: 'ANSWER_TOO_LARGE' } }],
  });
  try {
    const { statusCode, body } = await t.app.inject({ url, headers: { 'cache-control': 'no-cache' } });
    expect(statusCode).toBe(503);
    expect(body).toContain(sentence);
  } finally {
    run.mockRestore();
  }
});

it('says that the database takes too long as a mistake of the document, not as a failure of ours', async () => {
  const slow = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const { saidByLimits } = await import('../../src/api/weight/too-much.js');
  expect(saidByLimits(slow)).toMatchObject({ extensions: { code: 'TOOK_TOO_LONG' } });
  expect(saidByLimits(new Error('anything else'))).toEqual(new Error('anything else'));
});

const times = (n: number, text: string) =>
  Array.from({ length: n }, (_, i) => text.replaceAll('$i', String(i)).replaceAll('$j', String(i + 1))).join(' ');

/** Documents of about 7 kB each, which took GraphQL's own rules up to a second. */
const HOSTILE: [string, string][] = [
  ['one field 3,500 times', `{ ${times(3500, '__typename')} }`],
  ['one list under one key 400 times', `{ plans { nodes { ${times(400, 'proposals { totalCount }')} } } }`],
  ['a tree of equal keys', `{ ${times(6, `plans { ${times(6, `nodes { ${times(25, 'id')} }`)} }`)} }`],
  [
    'hundreds of fragments that hold the same',
    `{ plans { nodes { ${times(300, '...F$i')} } } } ${times(300, 'fragment F$i on Plan { id }')}`,
  ],
  [
    'ninety fragments that hold the same fields',
    `{ plans { nodes { ${times(90, '...F$i')} } } } ${times(90, 'fragment F$i on Plan { id slug stage version }')}`,
  ],
  ['hundreds of operations', times(400, 'query Q$i { __typename }')],
  ['hundreds of fields that are not there', `{ ${times(1800, 'plansi$i')} }`],
  ['types that are not there', `{ ${times(700, '... on Plano$i { id }')} }`],
  [
    'fragments in a circle that nobody uses',
    `{ __typename } ${times(90, 'fragment F$i on Plan { ...F$j id }')} fragment F90 on Plan { ...F0 }`,
  ],
  [
    'a fragment with a long argument, often',
    `{ ${times(60, `a: node(id: "${'x'.repeat(100)}") { id }`)} b: node(id: "y") { id } }`,
  ],
  ['a list in a list in a list', `{ node(id: ${'['.repeat(1800)}${']'.repeat(1800)}) { id } }`],
  ['variables that nobody uses', `query (${times(600, '$v$i: Int')}) { __typename }`],
];

/** Parts of a document that may be read for each token that it may have. Without the weighing it would be up to 260. */
const READS_OF_TOKEN = 20;

it.each(HOSTILE)('refuses %s before it reads much of it', (_, source) => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  let parsed: DocumentNode;
  try {
    parsed = parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    expect(String(error)).toContain('Syntax Error');
    return;
  }
  const { document, reads } = readsOfDocument(parsed);
  const { errors } = checked(schema, document);
  expect(errors).not.toEqual([]);
  // GraphQL adds one error that says that there are more. For each, it compares a name with all names of the schema.
  expect(errors.length).toBeLessThanOrEqual(ERRORS_AT_MOST + 1);
  expect(reads()).toBeLessThan(LIMITS.tokens * READS_OF_TOKEN);
});

it('reads few large answers at once, lets small ones pass, and tells those who ask for many to wait', async () => {
  const lane = new Lane();
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
  };
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 20 }, () => lane.run('greedy', work)),
    ...Array.from({ length: 3 }, (_, i) => lane.run(`other ${i}`, work)),
  ]);
  expect(most).toBe(LANE.atOnce);
  expect(outcomes.slice(0, 20).filter(({ status }) => status === 'fulfilled')).toHaveLength(LANE.ofOneAddress);
  expect(outcomes.slice(20).every(({ status }) => status === 'fulfilled')).toBe(true);
  await expect(lane.run('greedy', work)).resolves.toBeUndefined();
});
