import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
  const asked = `{ proposals(first: 20) { nodes { comments(first: 1) { nodes { id } } } } }`;
  const { proposals } = await t.gql(asked);
  const commented = proposals.nodes.find(
    ({ comments }: { comments: { nodes: unknown[] } }) => comments.nodes.length > 0,
  );
  const report = `mutation ($id: ID!) { commentReport(id: $id, input: { rule: SPAM }) { userErrors { code } } }`;
  await t.gql.as('citizen-nopal')(report, { id: commented.comments.nodes[0].id });
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const PLAN = 'edomex-tlalnepantla-ejemplo';
const proposal = (number: string) => `EDOMEX-TLALNEPANTLA-EJEMPLO-P-${number}`;

/** Every form of a page: its name, its hidden fields, and the names of its required fields. */
function formsOn(body: string) {
  return [...body.matchAll(/<form method="post" class="form" id="([^"]+)"[^]*?<\/form>/g)].map(([html, id]) => {
    const fields = new URLSearchParams();
    for (const [, name, value] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      fields.append(name!, value!);
    const needed = [...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)]
      .filter(([control]) => /\srequired[\s/>=]/.test(control))
      .map(([control]) => /\sname="([^"]+)"/.exec(control)![1]!);
    return { id: id!, fields, needed: [...new Set(needed)] };
  });
}

const summaryOf = (body: string) => /<div class="faults"[^]*?<\/div>/.exec(body)?.[0] ?? '';

async function signedIn(handle: string | null) {
  const browser = browsing(t);
  if (handle) {
    const [name, value] = (await cookieOf(t, handle)).split('=');
    browser.cookies.set(name!, value!);
  }
  return browser;
}

it.each([
  [null, '/es/proponer', ['proposalKeep']],
  ['citizen-nopal', '/en/propose', ['proposalDraft']],
  ['citizen-nopal', `/es/propuestas/${proposal('001')}`, ['commentCreate', 'proposalReport']],
  ['citizen-nopal', '/es/mi-cuenta', ['accountRename', 'tokenCreate']],
  ['citizen-nopal', '/en/my-account/delete', []],
  ['secretariat', `/es/planes/${PLAN}/transcribir`, ['proposalTranscribe']],
  [
    'secretariat',
    `/en/proposals/${proposal('007')}/review?into=${proposal('005')}&parts=2`,
    ['proposalMerge', 'proposalSplit'],
  ],
  ['secretariat', `/es/planes/${PLAN}/etapas`, ['windowOpen', 'windowClose', 'windowMove']],
  ['secretariat', `/es/planes/${PLAN}/encargos`, []],
  ['administrator', `/es/planes/${PLAN}/encargos`, ['appointmentGrant', 'appointmentHandOver']],
  ['liaison-sjydh', `/es/propuestas/${proposal('004')}/responder`, ['proposalRespond']],
  ['liaison-sjydh', `/en/plans/${PLAN}/templates`, ['responseTemplateSave']],
  ['moderator-one', `/es/moderacion/${PLAN}`, ['moderate']],
])('names to %p all that is missing on %s, at once and with the way to it', async (handle, page, expected) => {
  const browser = await signedIn(handle);
  const { body } = await browser.open(page);
  const forms = formsOn(body).filter(({ needed }) => needed.length > 0);
  expect(forms.map(({ fields }) => fields.get('form'))).toEqual(expect.arrayContaining(expected));
  for (const { id, fields, needed } of forms) {
    const answer = await browser.post(page, fields);
    const summary = summaryOf(answer.body);
    const told = [...summary.matchAll(/<a href="#([^"]+)">(?:Complete «|Fill in “)([^<]+)(?:»|”)\.<\/a>/g)];
    expect(answer.status).toBe(422);
    // A browser cannot know that one of several checkboxes is required, so the server may ask for more.
    expect(told.map(([, field]) => field)).toEqual(expect.arrayContaining(needed.map((name) => `${id}-${name}`)));
    // Each message names the field as the page does, after the name of its part.
    for (const [, , label] of told) for (const words of label!.split(/(?<=\d): /)) expect(body).toContain(words);
  }
});
