import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, textNow, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const ACTION = 'Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos';
const visitor = () => filling(t, null);

interface Clause {
  id: string;
  text: { text: string };
}

/** A commitment that civil society began, with its clauses. */
async function begun() {
  const { commitment } = await writer(t, 'civil-society').draft(plan.plan, {
    problem: es('Se pierde agua.'),
    action: es(ACTION),
  });
  const clause = (text: string): string => commitment.clauses.nodes.find((each: Clause) => each.text.text === text).id;
  const at = `/es/compromisos/${commitment.reference}`;
  return { id: commitment.id, at, clause, form: (text: string) => `${at}/sugerir?clause=${clause(text)}` };
}

const toPage = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;

/** A suggestion that a citizen made with the form; gives the address of its page. */
async function suggested(form: string, fields: Record<string, string>, name = 'suggestionChange') {
  const answer = await filling(t, await plan.citizen()).send(form, name, { reason: 'Se entiende mejor', ...fields });
  expect(toPage(answer)).toMatch(/^\/es\/sugerencias\/sug_/);
  return toPage(answer);
}

it('leads from a commitment that is being written to its text, and from each clause to its form', async () => {
  const { at, form, clause } = await begun();
  expect((await visitor().read(at)).body).toContain(`href="${at}/texto"`);
  const { body } = await visitor().read(`${at}/texto`);
  expect(body).toContain(`id="${clause('Medir las fugas')}"`);
  expect(body).toContain(`href="${form('Medir las fugas')}"`);
  expect(body).toContain('Puede sugerir cambios hasta el');
  expect((await visitor().read(form('Medir las fugas'))).body).toContain('>Medir las fugas</textarea>');
});

it('counts beside a clause the suggestions that its link lists', async () => {
  const { at, form, clause } = await begun();
  await suggested(form('Medir las fugas'), { text: 'Medir las fugas cada mes' });
  await suggested(form('Medir las fugas'), {}, 'suggestionRemove');
  await suggested(form('Cambiar los tubos'), { text: 'Cambiar todos los tubos' });
  const { body } = await visitor().read(`${at}/texto`);
  const list = `${at}/sugerencias?clause=${clause('Medir las fugas')}&amp;show=pending`;
  expect(body).toContain(`href="${list}" data-count="2"`);
  expect(body).toContain('3 sugerencias pendientes en todo el texto');
  const rows = async (url: string) => [...(await visitor().read(url)).body.matchAll(/data-row/g)].length;
  expect(await rows(list.replace('&amp;', '&'))).toBe(2);
  expect(await rows(`${at}/sugerencias`)).toBe(3);
  expect(await rows(`${at}/sugerencias?show=decided`)).toBe(0);
});

it('counts beside a clause the comments that its page shows, also after it was removed', async () => {
  const { at, form, clause } = await begun();
  const page = `/es/clausulas/${clause('Medir las fugas')}`;
  const text = () => visitor().read(`${at}/texto`);
  expect((await text()).body).toContain(`<a href="${page}#comentarios">Comentar`);
  const sent = await filling(t, await plan.citizen()).send(page, 'commentCreate', { body: '¿Cada cuándo se mide?' });
  const comment = toPage(sent);
  expect(comment).toMatch(/^\/es\/comentarios\/cmt_/);
  expect((await text()).body).toContain(`<a href="${page}#comentarios" data-count="1">1 comentario`);
  const { body } = await visitor().read(page);
  expect(body).toContain('<h2 id="comentarios">1 comentario</h2>');
  expect(body.split('<article class="comment').length - 1).toBe(1);
  expect((await visitor().read(comment)).body).toContain(`<a href="${page}#comentarios">Sobre una cláusula</a>`);
  const removal = await suggested(form('Medir las fugas'), {}, 'suggestionRemove');
  await filling(t, 'drafter').send(removal, 'suggestionAccept');
  const removed = (await visitor().read(page)).body;
  expect(removed).toContain('Esta cláusula se quitó del texto.');
  expect(removed).toContain('¿Cada cuándo se mide?');
  expect(removed).not.toContain('name="form" value="commentCreate"');
  expect((await visitor().read(comment)).body).toContain('Sobre una cláusula que se quitó');
});

it('shows below a suggestion what people say about it', async () => {
  const { form } = await begun();
  const page = await suggested(form('Medir las fugas'), { text: 'Medir las fugas cada mes' });
  await filling(t, await plan.citizen()).send(page, 'commentCreate', { body: 'Mejor cada semana.' });
  const { body } = await visitor().read(page);
  expect(body).toContain('<h2 id="comentarios">1 comentario</h2>');
  expect(body).toContain('Mejor cada semana.');
});

it('lets a citizen suggest and a drafter accept, word by word', async () => {
  const { id, at, form } = await begun();
  const page = await suggested(form('Medir las fugas'), { text: 'Medir las fugas cada mes' });
  const seen = await visitor().read(page);
  expect(seen.body).toMatch(/<ins>.*cada mes.*<\/ins>/);
  expect(seen.body).not.toContain('name="form" value="suggestionAccept"');
  expect(wentTo(await filling(t, 'drafter').send(page, 'suggestionAccept'))).toEqual([page, 'suggestionAccepted']);
  expect((await textNow(t, id)).action.text).toContain('Medir las fugas cada mes');
  expect((await visitor().read(page)).body).toContain('hizo la versión 2 del texto');
  expect((await visitor().read(`${at}/sugerencias?show=decided`)).body).toContain('Aceptada');
});

it('shows both sides of a conflict, and lets a drafter settle it with other words', async () => {
  const { id, at, form } = await begun();
  const one = await suggested(form('Medir las fugas'), { text: 'Medir las tomas' });
  const two = await suggested(form('Medir las fugas'), { text: 'Medir las cisternas' });
  await filling(t, 'drafter').send(one, 'suggestionAccept');
  const { body } = await filling(t, 'drafter').read(two);
  expect(body).toContain('Así dice ahora');
  expect(body).toMatch(/Medir las tomas[^]*Medir las cisternas/);
  expect(body).not.toContain('name="form" value="suggestionAccept"');
  expect((await visitor().read(`${at}/sugerencias?show=conflict`)).body).toContain('Medir las cisternas');
  const text = 'Medir las tomas y las cisternas';
  const back = await filling(t, 'drafter').send(two, 'suggestionReword', { text });
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain(`>${text}</textarea>`);
  await filling(t, 'drafter').send(two, 'suggestionReword', { text, reason: 'Caben las dos' });
  expect((await textNow(t, id)).action.text).toContain(text);
  expect((await visitor().read(two)).body).toContain('Caben las dos');
});

it('shows why a suggestion was declined, taken out again, or that its author withdrew it', async () => {
  const { id, form } = await begun();
  const declined = await suggested(form('Medir las fugas'), { text: 'Medir nada' });
  await filling(t, 'drafter').send(declined, 'suggestionDecline', { reason: 'No cabe en el plan' });
  expect((await visitor().read(declined)).body).toContain('No cabe en el plan');
  const added = await suggested(
    form('Medir las fugas'),
    { text: 'Publicar la medida', clauseKind: 'ITEM' },
    'suggestionAdd',
  );
  await filling(t, 'drafter').send(added, 'suggestionAccept');
  expect((await textNow(t, id)).action.text).toContain('- Medir las fugas\n- Publicar la medida');
  await filling(t, 'society').send(added, 'suggestionRevert', { reason: 'Cambió el sentido' });
  const reverted = await visitor().read(added);
  expect(reverted.body).toContain('Cambió el sentido');
  expect(reverted.body).toContain('Para que vuelva, la aceptan las dos partes de la redacción');
  await filling(t, 'society').send(added, 'suggestionAccept');
  expect((await visitor().read(added)).body).toContain('esta parte de la redacción: Sociedad civil. Falta la otra');
  await filling(t, 'drafter').send(added, 'suggestionAccept');
  expect((await visitor().read(added)).body).not.toContain('Falta la otra');
  const drafters = await filling(t, 'drafter').send(form('Medir las fugas'), 'suggestionChange', {
    text: 'Medir todas las fugas',
    reason: 'Todas',
  });
  expect((await filling(t, 'drafter').read(toPage(drafters))).body).toContain('Nadie acepta lo que sugirió');
  expect((await filling(t, 'society').read(toPage(drafters))).body).not.toContain('Nadie acepta lo que sugirió');
  const who = await plan.citizen();
  const own = await filling(t, who).send(form('Medir las fugas'), 'suggestionChange', {
    text: 'Medir',
    reason: 'Corto',
  });
  await filling(t, who).send(toPage(own), 'suggestionWithdraw');
  expect((await visitor().read(toPage(own))).body).toContain('Retirada');
});

it('keeps what a visitor typed until they signed in, and what was refused', async () => {
  const { form } = await begun();
  const typed = { text: 'Medir las fugas con sensores', reason: 'Hay sensores' };
  const asked = await visitor().send(form('Medir las fugas'), 'suggestionChange', typed);
  expect(asked.body).toContain(`>${typed.text}</textarea>`);
  expect(asked.body).toContain(`>${typed.reason}</textarea>`);
  expect(asked.body).toContain('href="/es/entrar?returnTo=');
  const refused = await filling(t, await plan.citizen()).send(form('Medir las fugas'), 'suggestionChange', {
    text: 'Medir las fugas',
    reason: typed.reason,
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(`>${typed.reason}</textarea>`);
});

it('gives the words back where the clause was removed meanwhile, or the version is unknown', async () => {
  const { id, form, clause } = await begun();
  const [citizen, at] = [await plan.citizen(), form('Medir las fugas')];
  const words = { text: 'Medir las fugas con sensores', reason: 'Hay sensores' };
  const unknown = await filling(t, citizen).send(at, 'suggestionChange', { ...words, baseVersion: '9' });
  expect(unknown.statusCode).toBe(422);
  expect(unknown.body).toContain(`>${words.text}</textarea>`);
  const gone = await suggested(at, {}, 'suggestionRemove');
  await filling(t, 'drafter').send(gone, 'suggestionAccept');
  const late = await filling(t, citizen).post(at, 'suggestionChange', {
    ...words,
    commitment: id,
    clause: clause('Medir las fugas'),
    baseVersion: '1',
    language: 'ES',
  });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain(words.text);
  expect(late.body).toContain('Esta cláusula se quitó del texto.');
});

it('keeps the version that was read when the form comes back, so that no accepted word is undone', async () => {
  const { form } = await begun();
  const [citizen, at] = [await plan.citizen(), form('Medir las fugas')];
  const first = await suggested(at, { text: 'Medir todas las fugas' });
  const page = await filling(t, citizen).read(at);
  expect(page.body).toContain('name="baseVersion" value="1"');
  await filling(t, 'drafter').send(first, 'suggestionAccept');
  const back = await filling(t, citizen).send(at, 'suggestionChange', { text: 'Medir fugas', baseVersion: '1' });
  expect(back.statusCode).toBe(422);
  expect(/id="suggestionChange"[^]*?name="baseVersion" value="(\d+)"/.exec(back.body)![1]).toBe('1');
});
