import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let [author, neighbour] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, neighbour] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

const page = async (path: string) => {
  const { statusCode, body } = await filling(t, null).read(path);
  expect(statusCode).toBe(200);
  return body;
};
const say = (subject: string, body: string) =>
  t.gql.as(neighbour)(
    `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }`,
    { input: { subject, body } },
  );

it('finds words in proposals and comments, marked, with a way to each', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Luminarias en la calzada'));
  const { commentCreate } = await say(
    id,
    `Vivo ${'en la calle que sube al cerro '.repeat(12)} y las **luminarias** de ahí <b>no</b> sirven`,
  );
  const found = await page('/es/buscar?q=luminaria');
  expect(found).toContain(`href="/es/propuestas/${reference}"`);
  expect(found).toContain('<mark>Luminarias</mark>');
  expect(found).toContain(`href="/es/comentarios/${commentCreate.comment.id}"`);
  // The excerpt shows the part with the found word, even though the comment begins with other words.
  expect(found).toMatch(/sube al cerro +y las <mark>luminarias<\/mark> de ahí/);
  expect(await page('/es/buscar?q=luminaria&in=COMMENT')).not.toContain(`href="/es/propuestas/${reference}"`);
  expect(await page('/en/search?q=luminaria')).toContain('Proposal');
});

it('says what to do where nothing was found, and asks nothing where no words were given', async () => {
  const nothing = await page('/es/buscar?q=zzzz');
  expect(nothing).toContain('No se encontró nada');
  expect(nothing).toContain('href="/es/compromisos"');
  expect(nothing).toContain('noindex');
  expect(await t.readsAnew(() => page('/es/buscar'))).toEqual([]);
  expect(await page('/es/buscar?q=%20&in=NOTHING')).not.toContain('No se encontró nada');
  await page(`/es/buscar?q=${'a'.repeat(5000)}&after=nonsense`.slice(0, 3000));
  const [long, fits] = [`luminaria ${'a'.repeat(191)}`, `luminaria ${'a'.repeat(190)}`];
  const cut = await page(`/es/buscar?q=${encodeURIComponent(long)}`);
  expect(cut).toContain('Caben 200 caracteres. Se buscó con los primeros 200.');
  expect(cut).toContain(`value="${long}"`);
  expect(await page(`/es/buscar?q=${encodeURIComponent(fits)}`)).not.toContain('Caben 200');
  // The last of the 200 is the first half of a character.
  expect(await page(`/es/buscar?q=${encodeURIComponent(`${'a'.repeat(199)}😀`)}`)).toContain('Caben 200');
});

it('goes on where a page ends, and finds nothing twice', async () => {
  for (let n = 0; n < 23; n++)
    await t.db
      .query('delete from rate_count')
      .then(() => proposer(t, author).submitted(at.plan, title(`Jacaranda ${n}`)));
  const references = (body: string) => [...body.matchAll(/href="\/es\/propuestas\/([^"]+)"/g)].map(([, one]) => one);
  const first = await page('/es/buscar?q=jacaranda');
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
  const second = await page(next);
  expect([references(first).length, references(second).length]).toEqual([20, 3]);
  expect(new Set([...references(first), ...references(second)]).size).toBe(23);
});

it('finds nothing that is hidden', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, title('Cacomixtle en venta'));
  expect(await page('/es/buscar?q=cacomixtle')).toContain('Cacomixtle');
  await t.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }`,
    { id },
  );
  expect(await page('/es/buscar?q=cacomixtle')).toContain('No se encontró nada');
});
