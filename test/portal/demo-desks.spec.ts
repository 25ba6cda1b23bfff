import { testApp, type TestApp } from '../support/app.js';
import { cookieOf } from '../support/sign-in.js';

/** The tasks of the people of the demonstration, who hold every role. */
let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const bodyOf = async (url: string, cookie: string) =>
  (await t.app.inject({ method: 'GET', url, headers: { cookie } })).body;

/** Desks whose rows are those of another one, or of a list that everybody reads. */
const ROWS: Record<string, string> = { OWNERSHIP: 'COMMITMENT', RETURNED: 'REPORT', VOICE: 'MILESTONE' };

async function rowsBehind(url: string, kind: string, cookie: string): Promise<number> {
  const body = await bodyOf(url, cookie);
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  return body.split(`data-row="${kind}"`).length - 1 + (next ? await rowsBehind(next, kind, cookie) : 0);
}

async function desksOf(who: string) {
  const cookie = await cookieOf(t, who);
  const body = await bodyOf('/es/pendientes', cookie);
  return [...body.matchAll(/<a href="([^"]+)" data-count="(\d+)" data-of="([A-Z_]+)"/g)].map(
    ([, href, count, kind]) => {
      const [url] = href!.replaceAll('&amp;', '&').split('#');
      return {
        url: url!,
        count: Number(count),
        kind: kind!,
        rows: () => rowsBehind(url!, ROWS[kind!] ?? kind!, cookie),
      };
    },
  );
}

it.each([
  'secretariat',
  'contact-state',
  'contact-civil-society',
  'drafter-government',
  'drafter-civil-society',
  'liaison-sjydh',
  'liaison-tlalnepantla',
  'liaison-infoem',
  'moderator-one',
  'monitoring-body',
])('counts for %s on each desk as many as are behind it', async (who) => {
  const desks = await desksOf(who);
  expect(desks.length).toBeGreaterThan(0);
  for (const { kind, count, url, rows } of desks)
    expect({ kind, url, count: await rows() }).toEqual({ kind, url, count });
});

it('tells an institution of the reports that came back, and leads to their rows', async () => {
  const returned = await t.db.query(
    `select i.slug from milestone_report r join institution i on i.id = r.institution_id where r.state = 'returned'`,
  );
  const [{ handle }] = await t.db.query(
    `select a.handle from account a join appointment h on h.account_id = a.id join institution i on i.id = h.institution_id
      where h.role = 'institution_liaison' and i.slug = $1 limit 1`,
    [returned[0].slug],
  );
  const desk = (await desksOf(handle)).find(({ kind }) => kind === 'RETURNED');
  expect(desk).toMatchObject({ count: returned.length, url: expect.stringContaining('show=returned') });
});

it('leads the monitoring body to the milestones of which only their owner speaks', async () => {
  const desk = (await desksOf('monitoring-body')).find(({ kind }) => kind === 'VOICE');
  expect(desk?.url).toContain('standing=SAID_BY_OWNER');
  // A counterpart of single commitments finds them among the roles, each with its name.
  const { body } = await t.app.inject({
    method: 'GET',
    url: '/es/pendientes',
    headers: { cookie: await cookieOf(t, 'counterpart') },
  });
  const [roles] = /<section[^>]*encargos[^]*?<\/section>/.exec(body) ?? [body];
  const followed = await t.db.query(
    `select c.reference from appointment h join account a on a.id = h.account_id join commitment c on c.id = h.commitment_id where a.handle = 'counterpart'`,
  );
  expect(followed.length).toBeGreaterThan(1);
  for (const { reference } of followed) expect(roles).toContain(`/es/compromisos/${reference}`);
});

it('counts a finding once for an institution with roles in several plans', async () => {
  const desks = (await desksOf('liaison-sjydh')).filter(({ kind }) => kind === 'FINDING');
  expect(desks.map(({ count }) => count)).toEqual([1]);
});
