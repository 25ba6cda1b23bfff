import { readdirSync, readFileSync } from 'node:fs';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
beforeAll(async () => void (t = await testApp('demo')));
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const PLAN = 'edomex-tlalnepantla-ejemplo';
const proposal = (number: string) => `EDOMEX-TLALNEPANTLA-EJEMPLO-P-${number}`;
const grouped = (count: number) => count.toLocaleString('es-MX');

const valueOf = (control: string, attribute: string) => new RegExp(`\\s${attribute}="([^"]*)"`).exec(control)?.[1];

/**
 * Each form of a page: its hidden fields, its other fields with values that a person would choose, and its texts with a
 * counter and their limits.
 */
function formsOn(body: string) {
  return [...body.matchAll(/<form method="post" class="form" id="([^"]+)"[^]*?<\/form>/g)].map(([html, id]) => {
    const fields = new Map<string, string>();
    const offer = (name: string | undefined, value: string) => name && !fields.get(name) && fields.set(name, value);
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name, value]): [string, string] => [name!, value!],
    );
    for (const [control] of html.matchAll(/<input (?!type="hidden")[^>]*>/g))
      offer(valueOf(control, 'name'), valueOf(control, 'value') ?? '');
    for (const [select] of html.matchAll(/<select[^]*?<\/select>/g))
      offer(valueOf(select, 'name'), [...select.matchAll(/<option value="([^"]+)"/g)][0]?.[1] ?? '');
    for (const [control, text] of html.matchAll(/<textarea[^>]*>([^<]*)/g)) offer(valueOf(control, 'name'), text!);
    for (const [name, value] of fields) {
      if (value === '')
        fields.set(name, name.endsWith('Time') ? '10:00' : /(?:Day|On|By)$/.test(name) ? '30/11/2026' : 'x');
    }
    const counted = [...html.matchAll(/id="([^"]+)-count" data-most="(\d+)"/g)].map(([, field, most]) => ({
      name: field!.slice(id!.length + 1),
      most: Number(most),
    }));
    return { id: id!, hidden, fields, counted };
  });
}

it.each([
  [null, '/es/proponer', 5],
  ['citizen-nopal', '/es/proponer', 1],
  ['citizen-nopal', `/es/propuestas/${proposal('001')}`, 2],
  ['citizen-nopal', '/es/mi-cuenta', 2],
  ['secretariat', `/es/planes/${PLAN}/transcribir`, 6],
  ['secretariat', `/es/propuestas/${proposal('007')}/revision?into=${proposal('005')}&parts=2`, 8],
  ['secretariat', `/es/planes/${PLAN}/etapas`, 4],
  ['administrator', `/es/planes/${PLAN}/encargos`, 1],
  ['liaison-sjydh', `/es/propuestas/${proposal('004')}/responder`, 2],
  ['liaison-sjydh', `/es/planes/${PLAN}/plantillas`, 2],
])('refuses to %p on %s what is too long, with both numbers and without cutting it', async (handle, page, least) => {
  const browser = browsing(t);
  if (handle) {
    const [name, value] = (await cookieOf(t, handle)).split('=');
    browser.cookies.set(name!, value!);
  }
  const opened = await browser.open(page);
  expect([page, opened.status, opened.to]).toEqual([page, 200, undefined]);
  let seen = 0;
  for (const { id, hidden, fields, counted } of formsOn(opened.body)) {
    for (const { name, most } of counted) {
      const long = 'ñ'.repeat(most + 1);
      const { status, body } = await browser.post(page, new URLSearchParams([...hidden, ...fields.set(name, long)]));
      fields.set(name, 'x');
      const told = `El texto tiene ${grouped(most + 1)} caracteres y caben ${grouped(most)}.`;
      expect([id, name, status, body.includes(told), body.includes(long)]).toEqual([id, name, 422, true, true]);
      expect(body).toContain(
        `<p class="hint count over" id="${id}-${name}-count" data-most="${most}">Lleva ${grouped(most + 1)} de ${grouped(most)} caracteres. Quite 1.`,
      );
      seen++;
      await t.db.query('delete from rate_count');
    }
  }
  expect(seen).toBeGreaterThanOrEqual(least);
});

it('says of a list how many fit', async () => {
  const draft = `mutation ($plan: ID!, $areas: [String!]) {
    proposalDraft(input: { plan: $plan, title: { language: ES, text: "Agua" }, policyAreas: $areas }) { userErrors { code message path } } }`;
  const { plan } = await t.gql(`{ plan(slug: "${PLAN}") { id } }`);
  const areas = Array.from({ length: 11 }, (_, index) => `area-${index}`);
  const answer = await t.gql.as('citizen-nopal')(draft, { plan: plan.id, areas });
  expect(answer.proposalDraft.userErrors).toEqual([
    { code: 'CHOICES_AT_MOST', message: expect.stringMatching(/ 10 /), path: ['input', 'policyAreas'] },
  ]);
});

it('lets no browser cut what is pasted into a form', () => {
  const portal = new URL('../../src/portal/', import.meta.url);
  const cutting = readdirSync(portal, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && /maxlength/i.test(readFileSync(new URL(file, portal), 'utf8')),
  );
  expect(cutting).toEqual([]);
});
