import { cookieOf, FROM_HERE } from '../support/sign-in.js';
import { anotherApp, type TestApp } from '../support/app.js';
import { type TestDatabase, testDatabase } from '../support/databases.js';
import { freezingProxy } from '../support/freezing-proxy.js';

let database: TestDatabase;
let proxy: Awaited<ReturnType<typeof freezingProxy>>;
let t: Omit<TestApp, 'database'>;
beforeAll(async () => {
  database = await testDatabase('demo');
  proxy = await freezingProxy(database.url);
  t = await anotherApp({ ...database, url: proxy.url }, { DATABASE_ANSWERS_WITHIN: '1' });
});
afterAll(async () => {
  proxy.thaw();
  await t.close();
  proxy.close();
  await database.drop();
});
afterEach(() => proxy.thaw());

const get = (url: string, headers: Record<string, string> = {}) => t.app.inject({ url, headers });
const plans = () => t.app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ plans { totalCount } }' } });

it('answers each request that a frozen database leaves without an answer, and serves again once it answers', async () => {
  expect((await get('/es')).statusCode).toBe(200);
  // Connections that were idle for so long must be given up too.
  await new Promise((done) => setTimeout(done, 1200));
  proxy.freeze();
  // There are more requests than connections: those that find none must end too.
  const [page, ...asked] = await Promise.all([get('/es'), ...Array.from({ length: 12 }, plans)]);
  expect(page.statusCode).toBe(503);
  expect(page.headers['retry-after']).toBe('30');
  expect(page.body).toContain('El sitio no alcanza sus datos');
  for (const answer of asked) expect(answer.json().errors[0].extensions.code).toBe('DATABASE_AWAY');
  expect((await get('/live')).statusCode).toBe(200);
  expect((await get('/ready')).statusCode).toBe(503);

  proxy.thaw();
  expect((await plans()).json().data.plans.totalCount).toBeGreaterThan(0);
  expect((await get('/es')).statusCode).toBe(200);
  expect((await get('/ready')).statusCode).toBe(200);
});

it('tells people who are signed in the same, and whoever sent something to look before they send it again', async () => {
  const [{ handle }] = await t.db.query('select handle from account limit 1');
  const cookie = await cookieOf(t as TestApp, handle);
  proxy.freeze();
  const page = await get('/es/tareas', { cookie });
  expect([page.statusCode, page.body.includes('El sitio no alcanza sus datos')]).toEqual([503, true]);
  const sent = await t.app.inject({
    method: 'POST',
    url: '/es/proponer',
    headers: { ...FROM_HERE, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'form=proposalDraft&title=Una+banca',
  });
  expect(sent.statusCode).toBe(503);
  expect(sent.body).toContain('mire si ya aparece');
  expect(sent.body).toContain('Una banca');
});
