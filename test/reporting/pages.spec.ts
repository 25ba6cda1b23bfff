import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const get = async (url: string) => (await t.app.inject({ method: 'GET', url })).body;

async function rowsBehind(url: string): Promise<number> {
  const body = await get(url);
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  return body.split('data-row="MILESTONE"').length - 1 + (next ? await rowsBehind(next) : 0);
}

const PAGES = [
  '/es',
  '/es/planes/edomex-tlalnepantla-2021',
  '/es/compromisos/EDOMEX-TLALNE-2021-03',
  '/es/instituciones/infoem',
  '/es/hitos',
  '/en/milestones?plan=edomex-tlalnepantla-2021',
];

it.each(PAGES)('leads on %s from each number to exactly as many milestones', async (url) => {
  const body = await get(url);
  const links = [...body.matchAll(/<a href="(\/(?:es\/hitos|en\/milestones)\?[^"]+)"[^>]*>(\d+) /g)].map(
    ([, link, count]) => [link!.replaceAll('&amp;', '&'), Number(count)] as const,
  );
  expect(links.length).toBeGreaterThan(1);
  for (const [link, count] of new Map(links)) {
    // "3 of 28 are late" leads to the three, "2 also against the adjusted date" to the two.
    expect([link, await rowsBehind(link)]).toEqual([link, count]);
  }
});

it('counts no progress of a commitment that is being written', async () => {
  const body = await get('/es/compromisos/EDOMEX-EJEMPLO-01');
  expect(body).toContain('Todavía no se cuenta: el compromiso se escribe.');
  expect(body).not.toContain('No se puede determinar');
  expect(await get('/es/compromisos/EDOMEX-TLALNE-2021-03')).not.toContain('Todavía no se cuenta');
});

it('never shows a contradicted milestone as complete, and says the rule beside the numbers', async () => {
  const body = await get('/es/hitos?standing=CONTRADICTED');
  expect(body.split('data-row="MILESTONE"').length - 1).toBeGreaterThan(0);
  const rows = body.slice(body.lastIndexOf('<tbody'));
  expect(rows).not.toMatch(/Cumplido y confirmado|Cumplido, según el responsable/);
  expect(rows).toContain('Contradicho');
  expect(body).toContain('nunca cuenta como cumplido');
});

it('draws each way of counting with a shape of its own, so that nobody needs colour', async () => {
  const body = await get('/es/acerca');
  const drawn = [...body.matchAll(/<svg class="boxes"[^>]*>(.*?)<\/svg>/g)].map(([, paths]) => paths);
  expect(drawn).toHaveLength(7);
  expect(new Set(drawn).size).toBe(7);
});

it('lists what is due in a month, and says what it did not take for a month', async () => {
  const { milestones } = await t.gql(
    `{ milestones(first: 100, filter: { dueFrom: "2022-12-01", dueUntil: "2022-12-31" }) { totalCount } }`,
  );
  expect(milestones.totalCount).toBeGreaterThan(0);
  expect(await rowsBehind('/es/hitos?due=2022-12')).toBe(milestones.totalCount);
  expect(await get('/es/hitos?due=diciembre')).toContain('Eso no es un mes');
});

it('reads the page of milestones in one SQL statement', async () => {
  expect(await t.readsAnew(() => get('/es/hitos?plan=edomex-tlalnepantla-2021'))).toHaveLength(1);
});
