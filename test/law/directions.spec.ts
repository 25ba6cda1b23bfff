import { closedDirections, mayTurn } from '../../src/domain/direction.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { filling } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';

/**
 * A text that turns its surroundings: right-to-left letters, an open override and an open isolate, an end without a
 * beginning.
 */
const turning = (words: string) => `\u05d0\u05d2 ${words} \u202e\u2067\u202c`;
const es = (words: string) => ({ language: 'ES', text: turning(words) });

let t: TestApp;
let at: CoCreation;
let author: string;
let reference: string;
let comment: string;
beforeAll(async () => {
  t = await testApp('empty', {});
  at = await coCreation(t);
  author = await at.citizen();
  await t.gql.as(author)('mutation { accountRename(input: { publicName: "דוד כהן" }) { userErrors { code } } }');
  const mine = proposer(t, author);
  const texts = { title: es('Agua'), problem: es('Falta\nAyer'), action: es('Reparar') };
  const { id, ...proposal } = await mine.submitted(at.plan, texts);
  reference = proposal.reference;
  await proposer(t, 'secretariat').review(id, BOTH);
  await responder(t, 'liaison').respond(id, '15', declined({ text: es('No hay') }));
  const other = await mine.submitted(at.plan, texts);
  await proposer(t, 'secretariat').merge(other.id, { into: reference, reason: turning('Igual') });
  await mine.submitted(at.plan, texts);
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'sigue@example.org' from account where handle = $1`,
    [author],
  );
  const said = await t.gql.as('member')(
    `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }`,
    { input: { subject: id, body: turning('Dicho') } },
  );
  comment = said.commentCreate.comment.id;
  await t.gql.as(author)(
    `mutation ($id: ID!, $reason: Text) { commentReport(id: $id, input: { rule: SPAM, reason: $reason }) { userErrors { code } } }`,
    { id: comment, reason: turning('Aviso') },
  );
});
afterAll(() => t.close());

/** Elements that isolate their text: by themselves, because they are a field, or because they contain nothing else. */
const APART = /^(bdi|textarea|option|title)$/;
const BLOCKS = /^(p|li|blockquote|h[1-6]|dd|td|div)$/;

/** Texts of a page that may turn others, with their surrounding elements and the rest of the nearest block. */
function turningTexts(html: string) {
  const open: string[] = [];
  const found: { text: string; within: string[] }[] = [];
  const elements = html.replace(/<script[^]*?<\/script>/g, '').matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g);
  for (const [, end, name, attributes, text] of elements) {
    if (text !== undefined) {
      if (mayTurn(text)) found.push({ text, within: [...open] });
    } else if (end) open.length = Math.max(open.lastIndexOf(name!), open.lastIndexOf(`${name}.said`));
    else if (!attributes!.endsWith('/')) open.push(attributes!.includes('class="said"') ? `${name}.said` : name!);
  }
  return found;
}

/** Markdown of people is in a separate block, without any text of ours. */
const isApart = ({ within }: { within: string[] }) =>
  within.some((tag) => APART.test(tag)) || (within.includes('div.said') && BLOCKS.test(within.at(-1)!));

it.each([
  ['', '/es/propuestas'],
  ['', '/es/propuestas/P'],
  ['', '/en/proposals/P'],
  ['', '/es/buscar?q=agua'],
  ['', '/es/comentarios/C'],
  ['author', '/es/mi-cuenta'],
  ['author', '/es/mi-cuenta/propuestas'],
  ['moderator', '/es/moderacion/joint'],
  ['secretariat', '/es/planes/joint/revision'],
  ['secretariat', '/es/propuestas/P/revision?into=2'],
  ['municipal', '/es/planes/joint/por-responder'],
  ['municipal', '/es/propuestas/P/responder'],
])('sets apart what somebody wrote from right to left: %s %s', async (who, url) => {
  const reader = who === 'author' ? author : who || null;
  const { statusCode, body } = await filling(t, reader).read(url.replace('P', reference).replace('C', comment));
  expect(statusCode).toBe(200);
  const found = turningTexts(body);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((one) => !isApart(one))).toEqual([]);
  expect(found.filter(({ text }) => closedDirections(text) !== text)).toEqual([]);
});

it('leaves nothing open in feeds and letters', async () => {
  const feeds = await Promise.all(
    [`/es/propuestas/${reference}/cambios.atom`, `/es/propuestas/${reference}/comentarios.atom`].map((url) =>
      t.app.inject({ method: 'GET', url }),
    ),
  );
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
  const letters: { subject: string; body_text: string; body_html: string }[] = await t.db.query(
    `select subject, body_text, body_html from kept_mail where recipient = 'sigue@example.org'`,
  );
  const texts = [...feeds.map(({ body }) => body), ...letters.flatMap((letter) => Object.values(letter))];
  const lines = texts.flatMap((text) => text.split(/\n|<[^>]*>/)).filter(mayTurn);
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.filter((line) => closedDirections(line) !== line)).toEqual([]);
});

it('keeps a text as it was typed', async () => {
  const { proposal } = await t.gql('query ($r: String!) { proposal(reference: $r) { title { text } } }', {
    r: reference,
  });
  expect(proposal.title.text).toBe(turning('Agua').trim());
});
