import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let author: string;
let id: string;
let reference: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  const proposal = await proposer(t, author).submitted(at.plan, title('Un parque <b>limpio</b>'));
  ({ id, reference } = proposal);
  await proposer(t, author).edit(id, proposal.version, title('Un parque <b>seguro</b>'));
  await proposer(t, author).edit(id, proposal.version + 1, title('Un parque <b>seguro</b> y limpio'));
});
afterAll(() => t.close());

const read = (url: string) => filling(t, null).read(url);

it('leads from a proposal to what changed last, marked for the eye and for the ear', async () => {
  expect((await read(`/es/propuestas/${reference}`)).body).toContain(`href="/es/versiones/${id}"`);
  const { body } = await read(`/es/versiones/${id}`);
  expect(body).toContain('<h1>De la versión 2 a la 3</h1>');
  expect(body).toMatch(
    /<ins><span class="hidden" lang="es">\[agregado: <\/span> y limpio<span class="hidden" lang="es">\]<\/span><\/ins>/,
  );
  expect(body).toContain(`href="/es/propuestas/${reference}"`);
});

it('gives each pair of versions, and each version alone, an address that stays', async () => {
  const pair = await read(`/es/versiones/${id}?from=1&to=2`);
  expect(pair.body).toContain('<h1>De la versión 1 a la 2</h1>');
  expect(pair.body).toContain('seguro');
  expect(pair.body).not.toContain('<b>seguro');
  const one = await read(`/es/versiones/${id}?from=1&to=1`);
  expect(one.body).toContain('<h1>Versión 1</h1>');
  expect(one.body).not.toContain('<ins>');
  expect((await read(`/en/versions/${id}?from=1&to=3`)).body).toContain('From version 1 to 3');
});

it.each(['from=0&to=1', 'to=99', 'from=a', 'to=99999999999999999999', 'to=-1', 'from=1e2'])(
  'finds nothing at a version that is not there: %s',
  async (asked) => {
    expect((await read(`/es/versiones/${id}?${asked}`)).statusCode).toBe(404);
  },
);

it('finds nothing for a thing that has no versions, or that is none', async () => {
  expect((await read(`/es/versiones/${at.plan}`)).statusCode).toBe(404);
  expect((await read('/es/versiones/nada')).statusCode).toBe(404);
});

it('shows what a comment said before, although it was edited only once', async () => {
  const { headers } = await filling(t, author).send(`/es/propuestas/${reference}`, 'commentCreate', {
    body: 'A favor.',
  });
  const place = String(headers.location).split(/[?#]/)[0]!;
  expect((await read(place)).body).not.toContain('/es/versiones/');
  const edited = await filling(t, author).send(place, 'commentEdit', { body: 'En contra.' });
  expect(edited.statusCode).toBe(303);
  const key = place.split('/').at(-1)!;
  expect((await read(place)).body).toContain(`href="/es/versiones/${key}"`);
  const { body } = await read(`/es/versiones/${key}`);
  expect(body).toContain('<h1>De la versión 1 a la 2</h1>');
  expect(body).toContain('<del>');
});
