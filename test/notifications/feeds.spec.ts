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

it('gives the windows of a plan as a calendar, and says what was invented', async () => {
  const address = `/es/planes/${SLUG}/calendar.ics`;
  const answer = await t.app.inject(address);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const ics = unfolded(answer.body);
  const { plan } = await t.gql(`{ plan(slug: "${SLUG}") { windows { id synthetic } } }`);
  expect(plan.windows.length).toBeGreaterThan(0);
  expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(plan.windows.length);
  for (const { id } of plan.windows) expect(ics).toContain(`UID:${id}@tequio.example`);
  const invented = plan.windows.filter(({ synthetic }: { synthetic: boolean }) => synthetic);
  expect(ics.match(/SUMMARY:.*inventad/g)).toHaveLength(invented.length);
  const again = await t.app.inject({ url: address, headers: { 'if-none-match': String(answer.headers['etag']) } });
  expect(again.statusCode).toBe(304);
});

it('knows no feed of a plan that is not there', async () => {
  for (const path of ['/es/planes/nada/feed.atom', '/en/plans/nada/calendar.ics'])
    expect((await t.app.inject(path)).statusCode).toBe(404);
});
