import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, planWriter } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let plan: CoCreation;
let at: string;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  const { slug } = await planWriter(t, 'visitor', plan).ask('slug');
  at = `/es/planes/${slug}`;
});
afterAll(() => t.close());

const visitor = () => filling(t, null);
const toPage = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;
const VISION = 'Un gobierno que escucha.\n\n- Datos abiertos\n- Cuentas claras';

async function suggested(url: string, form: string, fields: Record<string, string>) {
  const answer = await filling(t, await plan.citizen()).send(url, form, { reason: 'Se entiende mejor', ...fields });
  expect(toPage(answer)).toMatch(/^\/es\/sugerencias\/sug_/);
  return toPage(answer);
}

it('lets the secretariat write the text of the plan, and everybody read it', async () => {
  expect((await visitor().read(at)).body).toContain(`href="${at}/texto"`);
  const empty = await visitor().read(`${at}/texto`);
  expect(empty.body).toContain('Nadie ha escrito todavía el texto de este plan.');
  expect(empty.body).not.toContain('name="form" value="planTextEdit"');
  const done = await filling(t, 'secretariat').send(`${at}/texto`, 'planTextEdit', { vision: VISION });
  expect(wentTo(done)).toEqual([`${at}/texto`, 'planTextWritten']);
  const { body } = await visitor().read(`${at}/texto`);
  expect(body).toContain('Un gobierno que escucha.');
  expect(body).toContain('<h2>Visión</h2>');
  expect((await filling(t, 'secretariat').read(`${at}/texto`)).body).toContain(`>${VISION}</textarea>`);
});

it('keeps what was typed when somebody else wrote meanwhile', async () => {
  const stale = await filling(t, 'secretariat').send(`${at}/texto`, 'planTextEdit', {
    version: '0',
    vision: 'Otra visión.',
  });
  expect(stale.statusCode).toBe(422);
  expect(stale.body).toContain('>Otra visión.</textarea>');
  expect((await visitor().read(`${at}/texto`)).body).not.toContain('Otra visión.');
});

it('lets a citizen suggest on a clause and in an empty section, and a drafter accept', async () => {
  const { clauses } = await planWriter(t, 'visitor', plan).read();
  const clause = clauses.nodes.find((each: { text: { text: string } }) => each.text.text === 'Datos abiertos').id;
  const text = (await visitor().read(`${at}/texto`)).body;
  expect(text).toContain(`href="${at}/sugerir?clause=${clause}"`);
  expect(text).toContain(`href="${at}/sugerir?section=challenges"`);
  const one = await suggested(`${at}/sugerir?clause=${clause}`, 'suggestionChange', {
    text: 'Datos abiertos y al día',
  });
  const two = await suggested(`${at}/sugerir?section=challenges`, 'suggestionAdd', { text: 'Falta personal.' });
  const seen = (await visitor().read(`${at}/texto`)).body;
  expect(seen).toContain(`href="${at}/sugerencias?clause=${clause}&amp;show=pending" data-count="1"`);
  expect(seen).toContain('2 sugerencias pendientes en todo el texto');
  const rows = async (url: string) => [...(await visitor().read(url)).body.matchAll(/data-row/g)].length;
  expect(await rows(`${at}/sugerencias`)).toBe(2);
  expect(await rows(`${at}/sugerencias?clause=${clause}&show=pending`)).toBe(1);
  expect((await visitor().read(one)).body).toContain(`href="${at}/texto?clause=${clause}#${clause}"`);
  for (const page of [one, two])
    expect(wentTo(await filling(t, 'drafter').send(page, 'suggestionAccept'))).toEqual([page, 'suggestionAccepted']);
  const { body } = await visitor().read(`${at}/texto`);
  expect(body).toContain('Datos abiertos y al día');
  expect(body).toContain('Falta personal.');
  expect((await filling(t, 'secretariat').read(`${at}/texto`)).body).not.toContain('name="form" value="planTextEdit"');
});

it('is discussed clause by clause', async () => {
  const { clauses } = await planWriter(t, 'visitor', plan).read();
  const page = `/es/clausulas/${clauses.nodes[0].id}`;
  expect((await visitor().read(`${at}/texto`)).body).toContain(`href="${page}#comentarios"`);
  const done = await filling(t, await plan.citizen()).send(page, 'commentCreate', { body: 'Falta decir para cuándo.' });
  expect(wentTo(done)[1]).toMatch(/^comment/);
  expect((await visitor().read(`${at}/texto`)).body).toContain('1 comentario');
});

it('stands on the drafting desk of whoever writes it, with numbers that are the rows behind them', async () => {
  const { clauses } = await planWriter(t, 'visitor', plan).read();
  await suggested(`${at}/sugerir?clause=${clauses.nodes[0].id}`, 'suggestionChange', { text: 'Un gobierno que oye.' });
  const drafter = filling(t, 'drafter');
  const { body } = await drafter.read(`${at}/redaccion`);
  const numbers = [...body.matchAll(/href="([^"]*of=plan)" data-count="(\d+)"/g)];
  expect(numbers.map(([, , count]) => Number(count))).toEqual([1, 0, 2]);
  for (const [, url, count] of numbers) {
    const shelf = (await drafter.read(url!.replaceAll('&amp;', '&'))).body;
    expect([url, [...shelf.matchAll(/<li [^>]*data-row/g)].length]).toEqual([url, Number(count)]);
    expect(shelf).toMatch(/<option value="plan" selected/);
  }
  expect((await filling(t, 'liaison').read(`${at}/redaccion`)).body).not.toContain('of=plan');
});

it('leads moderators to what is suggested on it, and the public log to the text', async () => {
  const { clauses } = await planWriter(t, 'visitor', plan).read();
  const clause = clauses.nodes[0].id;
  const page = await suggested(`${at}/sugerir?clause=${clause}`, 'suggestionChange', { text: 'Un gobierno tonto.' });
  const said = await filling(t, await plan.citizen()).send(`/es/clausulas/${clause}`, 'commentCreate', {
    body: 'Tontos todos.',
  });
  const comment = /cmt_\w+/.exec(wentTo(said).join())?.[0] ?? '';
  const report = { rule: 'INSULT' };
  expect((await filling(t, await plan.citizen()).send(page, 'suggestionReport', report)).statusCode).toBe(303);
  const desk = at.replace('planes', 'moderacion');
  expect((await filling(t, 'moderator').read(desk)).body).toMatch(
    new RegExp(`<a href="${page}">Sugerencia 4</a> · Cambiar · Visión .*<a href="${at}/texto`),
  );
  const because = { rule: 'INSULT', reason: 'Insulta.' };
  expect((await filling(t, 'moderator').send(page, 'suggestionHide', because)).statusCode).toBe(303);
  const hidden = await t.gql.as('moderator')(
    'mutation ($id: ID!) { commentHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }',
    { id: comment },
  );
  expect(hidden.commentHide.userErrors).toEqual([]);
  const { body } = await visitor().read(at.replace('planes', 'registro-de-moderacion'));
  expect(body).not.toContain('Ya no está publicado');
  expect(body.split(`<a href="${at}/texto">El texto del plan</a>`)).toHaveLength(3);
});

it('shows the versions of the text, and any two of them word by word', async () => {
  const { body } = await visitor().read(`${at}/texto/versiones`);
  expect(body).toContain(`href="${at}/texto/versiones?version=1"`);
  const compared = (await visitor().read(`${at}/texto/versiones?from=1&to=2`)).body;
  expect(compared).toMatch(/<ins>.* y al día.*<\/ins>/);
  expect((await visitor().read(`${at}/texto/versiones?version=9`)).statusCode).toBe(404);
  expect((await visitor().read(`${at.replace('/es/planes', '/en/plans')}/text/versions?version=1`)).body).toContain(
    'Datos abiertos',
  );
});

it('has a page for each way to read it, in both languages', async () => {
  for (const path of ['texto', 'texto/versiones', 'sugerencias', 'sugerir?section=foreword'])
    expect([path, (await visitor().read(`${at}/${path}`)).statusCode]).toEqual([path, 200]);
  const english = at.replace('/es/planes', '/en/plans');
  for (const path of ['text', 'suggestions', 'suggest?section=foreword'])
    expect([path, (await visitor().read(`${english}/${path}`)).statusCode]).toEqual([path, 200]);
});
