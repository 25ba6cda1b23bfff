import { Execute, type ExecuteOptions } from '../../src/api/execute.js';
import { anotherApp, type TestApp } from '../support/app.js';
import { crawl } from '../support/crawl.js';
import { type TestDatabase, testDatabase } from '../support/databases.js';
import { onFastRoads } from '../support/fast-roads.js';
import { cookieOf } from '../support/sign-in.js';

interface Asked {
  source: string;
  options: ExecuteOptions;
}

const NOW = '2026-06-15T15:00:30.000Z';

let database: TestDatabase;
onFastRoads();
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(() => database.drop());

/** Runs on an application of its own: all of a process takes the same roads. */
async function on<T>(SPEED: 'on' | 'off', work: (app: Omit<TestApp, 'database'>) => Promise<T>): Promise<T> {
  const app = await anotherApp(database, { SPEED });
  app.setNow(NOW);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

const answersTo = async ({ app }: Pick<TestApp, 'app'>, questions: Asked[]) => {
  const execute = app.get(Execute);
  const answers: string[] = [];
  for (const { source, options } of questions)
    answers.push(JSON.stringify([source, options.variables, await execute.run(source, options)]));
  return answers;
};

/** As programs ask, with what the answer says of itself. */
const sentTo = async ({ app }: Pick<TestApp, 'app'>, questions: Asked[]) => {
  const answers: unknown[] = [];
  for (const { source: query, options } of questions) {
    const { statusCode, headers, body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables: options.variables },
    });
    answers.push([statusCode, headers['content-type'], headers['cache-control'], body]);
  }
  return answers;
};

it('answers what pages ask byte by byte the same on fast and plain roads', async () => {
  // The first of each document and reader: further ones differ by the names of things.
  const first = new Map<string, Asked>();
  const fast = await on('on', async (t) => {
    const execute = t.app.get(Execute);
    const run = execute.run.bind(execute);
    execute.run = (source, options) => {
      const key = JSON.stringify([source, options.actor, options.language]);
      if (!first.has(key)) first.set(key, { source, options });
      return run(source, options);
    };
    for (const language of ['es', 'en']) await crawl(t as TestApp, `/${language}`, '', 1);
    const handles: { handle: string }[] = await t.db.query(
      `select distinct on (role) handle from appointment join account on account.id = account_id order by role, handle limit 3`,
    );
    for (const { handle } of handles) await crawl(t as TestApp, '/es', await cookieOf(t as TestApp, handle), 1);
    execute.run = run;
    const asked = [...first.values()];
    return { answers: await answersTo(t, asked), sent: await sentTo(t, asked) };
  });
  const asked = [...first.values()];
  const plain = await on('off', async (t) => ({ answers: await answersTo(t, asked), sent: await sentTo(t, asked) }));
  expect(new Set(asked.map(({ source }) => source)).size).toBeGreaterThan(20);
  expect(plain.answers).toEqual(fast.answers);
  expect(plain.sent).toEqual(fast.sent);
}, 240_000);
