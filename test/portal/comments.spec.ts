import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let author: string;
let neighbour: string;
let url: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, neighbour] = [await at.citizen(), await at.citizen()];
  const { reference } = await proposer(t, author).submitted(at.plan, title('Mercado'));
  url = `/es/propuestas/${reference}`;
});
afterAll(() => t.close());

const visitor = () => filling(t, null);
const comment = async (who: string, body: string, more: Record<string, string> = {}) => {
  const { headers } = await filling(t, who).send(url, 'commentCreate', { body, ...more });
  return String(headers.location).split('?')[0]!;
};

it('lets people comment and answer, each at an address of its own', async () => {
  const place = await comment(author, 'Hace falta **luz**.', { position: 'FOR' });
  const reply = await filling(t, neighbour).send(place, 'commentCreate', { body: 'De acuerdo.' });
  const thread = await visitor().read(url);
  expect(thread.body).toContain('Hace falta <strong>luz</strong>.');
  expect(thread.body).toContain('De acuerdo.');
  const one = await visitor().read(String(reply.headers.location).split('?')[0]!);
  expect(one.body).toContain('Lo que responde');
  expect(one.body).toContain('Hace falta <strong>luz</strong>.');
});

it('counts a vote once, changes it and takes it back', async () => {
  const place = await comment(author, 'Voten.');
  const vote = (choice: string) => filling(t, neighbour).send(place, 'commentVote', { vote: choice });
  await vote('up');
  expect((await visitor().read(place)).body).toContain('1 a favor, 0 en contra');
  await vote('down');
  expect((await visitor().read(place)).body).toContain('0 a favor, 1 en contra');
  await vote('none');
  expect((await visitor().read(place)).body).toContain('0 a favor, 0 en contra');
});

it('reports, hides with a public reason, appeals, and restores by another moderator', async () => {
  const place = await comment(author, 'Texto dudoso.');
  await filling(t, neighbour).send(place, 'commentReport', { rule: 'OFF_TOPIC' });
  const desk = '/es/moderacion/joint';
  expect((await visitor().read(desk)).headers.location).toContain('/es/entrar?returnTo=');
  const { body } = await filling(t, 'moderator').read(desk);
  expect(body).toContain('Texto dudoso.');
  const [, ticked] = /name="ticked" value="([^"]+)"/.exec(body)!;
  const refused = await filling(t, 'moderator').send(desk, 'moderate', { ticked: ticked!, decision: 'hide' });
  expect(refused.statusCode).toBe(422);
  await filling(t, 'moderator').send(desk, 'moderate', {
    ticked: ticked!,
    decision: 'hide',
    rule: 'OFF_TOPIC',
    reason: 'Habla de otra cosa.',
  });
  expect((await visitor().read(url)).body).not.toContain('Texto dudoso.');
  expect((await visitor().read('/es/registro-de-moderacion/joint')).body).toContain('Habla de otra cosa.');
  const appealed = await filling(t, author).send(place, 'commentAppeal', { argument: 'Sí viene al caso.' });
  expect(appealed.statusCode).toBe(303);
});

it('reads a thread with the thing it is about in one statement', async () => {
  expect(await t.statements(() => visitor().read(url))).toHaveLength(1);
});
