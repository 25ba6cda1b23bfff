import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { filesBeside } from '../../src/portal/frame/beside.js';
import { wordsIn } from '../../src/portal/frame/wording.js';
import { testApp, type TestApp } from '../support/app.js';
import { filling } from '../support/filling.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const get = (url: string, headers: Record<string, string> = {}) => t.app.inject({ method: 'GET', url, headers });

interface Reached {
  status: number;
  body: string;
  bytes: number;
}

/** A tool for programmers with scripts of its own, and no page of the portal. */
const TOOL = '/graphiql';

/** Every address of the portal that links lead to from the two home pages. */
async function crawl(): Promise<Map<string, Reached>> {
  const seen = new Map<string, Reached>();
  const queue = ['/es', '/en'];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url) || url === TOOL) continue;
    const { statusCode: status, headers, rawPayload } = await get(url, { 'accept-encoding': 'gzip' });
    const body = (headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload).toString();
    seen.set(url, { status, body, bytes: rawPayload.length });
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    for (const [, link] of body.matchAll(/(?:href|src)="(\/[^"#]*)/g)) queue.push(link!.replaceAll('&amp;', '&'));
  }
  return seen;
}

it('has no broken link, no script but its own file, and no page above 60 kB', async () => {
  const pages = [...(await crawl())];
  expect(pages.length).toBeGreaterThan(60);
  expect(pages.filter(([, { status }]) => status >= 400).map(([url, { status }]) => `${url} ${status}`)).toEqual([]);
  expect(pages.filter(([, { bytes }]) => bytes > 60_000).map(([url, { bytes }]) => `${url} ${bytes}`)).toEqual([]);
  const ours =
    /<script defer src="\/assets\/page-\w+\.js" data-used="[^"<>]+" data-over="[^"<>]+" data-back="[^"<>]+"><\/script>/;
  const active = pages.filter(
    ([, { body }]) => body.startsWith('<!') && /<script|\son\w+=|style="/i.test(body.replace(ours, '')),
  );
  expect(active.map(([url]) => url).filter((url) => url !== '/graphiql')).toEqual([]);
}, 300_000);

it('reads each page with one document, and one SQL statement for each of its roots', async () => {
  const count = async (url: string) => (await t.readsAnew(() => get(url))).length;
  expect(await count('/es/planes/edomex-tlalnepantla-2021')).toBe(1);
  expect(await count('/es/compromisos/EDOMEX-TLALNE-2021-03')).toBe(1);
  expect(await count('/es/instituciones/infoem')).toBe(1);
  expect(await count('/es')).toBe(1);
});

it('speaks the language of the browser, Spanish when it says none, and remembers the last one chosen', async () => {
  expect((await get('/', { 'accept-language': 'en-GB,en;q=0.9' })).headers.location).toBe('/en');
  expect((await get('/', { 'accept-language': 'fr' })).headers.location).toBe('/es');
  expect((await get('/')).headers.location).toBe('/es');
  const english = await get('/en');
  expect(english.body).toContain('<html lang="en"');
  const cookie = String(english.headers['set-cookie']).split(';')[0]!;
  expect((await get('/', { cookie, 'accept-language': 'es' })).headers.location).toBe('/en');
});

it('finds a commitment by any of its references and sends to the one address it has', async () => {
  const answer = await get('/es/compromisos/mxmex0003');
  expect([answer.statusCode, answer.headers.location]).toEqual([301, '/es/compromisos/EDOMEX-TLALNE-2021-03']);
  expect((await get('/es/planes/')).headers.location).toBe('/es/planes');
  expect((await get('//evil.example/')).headers.location ?? '').not.toMatch(/^\/\//);
});

it('says in both languages that something is not there, with the status for machines', async () => {
  for (const url of ['/es/nada', '/en/nothing', '/es/compromisos/XX', '/en/plans/none', '/es/instituciones/%F0%28']) {
    const answer = await get(url);
    expect([url, [400, 404].includes(answer.statusCode)]).toEqual([url, true]);
    expect(answer.body).not.toMatch(/stack|node_modules/);
  }
  expect((await get('/es/nada')).body).toContain('lang="es"');
  expect((await get('/en/nothing')).body).toContain('lang="en"');
});

it('says so as a page too where another part of the server has nothing, or an address cannot be read', async () => {
  const browser = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'en' };
  for (const url of ['/dev/mailbox/999', '/files/x', '/es/planes/nada/feed.atom', '/es/propuestas/%E0%A4%A']) {
    const { statusCode, body, headers } = await get(url, browser);
    expect([url, statusCode, String(headers['content-type'])]).toEqual([url, 404, 'text/html; charset=utf-8']);
    expect(body).toContain('<h1>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  }
  expect((await get('/files/x', { accept: 'application/json' })).json()).toMatchObject({ statusCode: 404 });
});

it('takes a NUL for nothing that can be at an address, or be searched for', async () => {
  for (const url of ['/es/propuestas/%00', '/es/planes/%00/encargos', '/es/registro-de-moderacion/%00'])
    expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
  for (const url of ['/es/buscar?q=agua%00', '/es/propuestas?q=%00'])
    expect([url, (await get(url)).statusCode]).toEqual([url, 200]);
});

it('lets a browser run and load nothing that is not ours', async () => {
  const { headers } = await get('/es');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
  expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeDefined();
});

it('leads from open data to every file and feed, and to where queries are tried', async () => {
  for (const [url, address] of [
    ['/es/acerca', '/es/planes/edomex-tlalnepantla-2021/calendar.ics'],
    ['/en/about', '/en/plans/edomex-tlalnepantla-2021/progress.atom'],
  ]) {
    const { body } = await get(url!);
    const data = /<section aria-labelledby="(?:datos|data)">[^]*?<\/section>/.exec(body)![0];
    const links = [...data.matchAll(/href="([^"]+)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));
    expect(links).toContain(address);
    for (const kind of [/^\/graphiql$/, /^\/files\/indicators\//, /^\/files\/visits\//])
      expect(links.filter((link) => kind.test(link))).not.toEqual([]);
    for (const link of links) expect([link, (await get(link)).statusCode]).toEqual([link, 200]);
  }
});

it('says first on a commitment how far it has come, by its milestones and by the assessment, and then whose it is', async () => {
  for (const [url, ...said] of [
    ['/es/compromisos/EDOMEX-TLALNE-2021-07', 'Según los hitos', 'Evaluación publicada:', 'De quién es'],
    ['/en/commitments/EDOMEX-TLALNE-2021-07', 'By its milestones', 'Published assessment:', 'Whose it is'],
    ['/es/compromisos/EDOMEX-TLALNE-2021-09', 'Según los hitos', 'No consta una evaluación', 'De quién es'],
  ]) {
    const { body } = await get(url!);
    const places = said.map((words) => body.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
  expect((await get('/es/compromisos/EDOMEX-EJEMPLO-01')).body).not.toContain('una evaluación independiente');
});

it('says where comments are closed why they are, and leads to what is open', async () => {
  for (const [url, why, home] of [
    ['/es/compromisos/EDOMEX-TLALNE-2021-03', 'la etapa en que se comenta no está abierta', '/es'],
    ['/en/commitments/EDOMEX-TLALNE-2021-03', 'the stage in which people comment is not open', '/en'],
  ]) {
    const { body } = await get(url!);
    expect(body.slice(body.indexOf(why!))).toMatch(new RegExp(`^[^<]*<a href="${home}">(Ver qué|See what)`));
  }
});

it('answers 304 to a browser that has the page', async () => {
  const first = await get('/es/acerca');
  expect((await get('/es/acerca', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
});

it('shows hostile text as text', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'{{x}}';
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `update commitment set title = jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', $1::text))
        where reference = 'EDOMEX-TLALNE-2021-09'`,
      [hostile],
    );
    await manager.query(`select record('operator', null, 'commitment.edited', 'com_x', null, '{}')`);
  });
  const { body } = await get('/es/compromisos/EDOMEX-TLALNE-2021-09');
  expect(body).toContain('&lt;script');
  expect(body).not.toMatch(/<script|<img/);
});

it('marks what was invented where people see it', async () => {
  expect((await get('/es/compromisos/EDOMEX-TLALNE-2021-03')).body).toContain(
    'Ejemplo: no está en el registro público',
  );
  expect((await get('/en/commitments/EDOMEX-TLALNE-2021-03')).body).toMatch(/Example: not (on|in) the public record/);
});

it('has the same words to say in both languages', () => {
  const keys = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          keys(inner, `${path}.${key.replace(/_(one|many|other|zero)$/, '')}`),
        )
      : [path];
  expect([...new Set(keys(wordsIn('es')))].toSorted()).toEqual([...new Set(keys(wordsIn('en')))].toSorted());
  const groups = filesBeside('words', '.json').flatMap(({ name, url }) =>
    Object.keys(JSON.parse(readFileSync(url, 'utf8')) as object).map((group) => `${name} ${group}`),
  );
  expect(groups.filter((group, at) => groups.indexOf(group) !== at)).toEqual([]);
});

it('leads from a theme that somebody follows to its place on the page of the plan', async () => {
  const { plan } = await t.gql('{ plan(slug: "edomex-tlalnepantla-ejemplo") { slug themes { id code } } }');
  const [theme] = plan.themes;
  const { followSet } = await t.gql.as('citizen-maguey')(
    `mutation ($id: ID!) { followSet(subject: $id, input: { frequency: DAILY }) { userErrors { code } } }`,
    { id: theme.id },
  );
  expect(followSet.userErrors).toEqual([]);
  const account = await filling(t, 'citizen-maguey').read('/es/mi-cuenta');
  expect(account.body).toContain(`href="/es/planes/${plan.slug}#tema-${theme.code}"`);
  const { body } = await get(`/es/planes/${plan.slug}`);
  expect(body).toContain(`id="tema-${theme.code}"`);
  const [, proposals] = new RegExp(`href="(/es/propuestas\\?[^"]*theme=${theme.code})"`).exec(body)!;
  expect((await get(proposals!.replaceAll('&amp;', '&'))).body).toContain('EDOMEX-TLALNEPANTLA-EJEMPLO-P-');
});
