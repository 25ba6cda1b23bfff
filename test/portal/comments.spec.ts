import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

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

/** The texts that a page quotes, in their order. */
const quotes = (body: string) => body.match(/<blockquote>.*?<\/blockquote>/gs) ?? [];
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
  expect(one.body).toContain('Lo que contesta');
  expect(one.body).toContain('Hace falta <strong>luz</strong>.');
});

it('says to whoever commented how they learn of replies, and lets them follow there', async () => {
  const writer = await at.citizen();
  const place = await comment(writer, '¿Cuándo abre?');
  const hand = filling(t, writer);
  const before = (await hand.read(place)).body;
  expect(before).toContain('Si quiere saber cuando le contesten');
  for (const other of [neighbour, null])
    expect((await filling(t, other).read(place)).body).not.toContain('Si quiere saber cuando le contesten');
  const subject = /id="followSet-(\w+)"/.exec(before)![1]!;
  expect(wentTo(await hand.send(place, 'followSet', { at: subject }))[0]).toBe(place);
  const after = (await hand.read(place)).body;
  expect(after).toContain('Usted sigue esto.');
  expect(after).not.toContain('Si quiere saber cuando le contesten');
});

it('leads from each comment of a thread to the open form that tells moderators of it', async () => {
  const writer = await at.citizen();
  const place = await comment(writer, 'Léanme todos.');
  const way = `href="${place}?report=yes#commentReport-${place.split('/').at(-1)}"`;
  expect((await filling(t, neighbour).read(url)).body).toContain(way);
  for (const who of [writer, null]) expect((await filling(t, who).read(url)).body).not.toContain(way);
  const { body } = await filling(t, neighbour).read(`${place}?report=yes`);
  expect(body).toMatch(/<details open><summary>Avisar a moderación/);
});

it('leads from the address of a comment to its place among the others', async () => {
  const [one, other] = [await at.citizen(), await at.citizen()];
  const first = await comment(one, 'Primero.');
  const place = await comment(other, 'Segundo.');
  const { body } = await visitor().read(place);
  const link = /href="([^"]+)">Verlo en la conversación/.exec(body)![1]!.replaceAll('&amp;', '&');
  expect(link).toMatch(new RegExp(`#${place.split('/').at(-1)}$`));
  const thread = await visitor().read(link.split('#')[0]!);
  expect(thread.body).toContain(`id="${place.split('/').at(-1)}"`);
  expect(thread.body).not.toContain(`id="${first.split('/').at(-1)}"`);
  expect(thread.body).toContain('Volver al inicio de la lista');
});

it('begins a list anew for an address that says a place in it which is none', async () => {
  const { statusCode, headers } = await visitor().read(`${url}?order=OLDEST&after=nada`);
  expect([statusCode, headers.location]).toEqual([303, `${url}?order=OLDEST`]);
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

it('leads whoever withdraws a comment to its page, which nobody else finds where nobody answered', async () => {
  const writer = await at.citizen();
  const own = await comment(writer, 'Me precipité.');
  const { headers } = await filling(t, writer).send(own, 'commentWithdraw');
  const after = await filling(t, writer).read(String(headers.location));
  expect(after.statusCode).toBe(200);
  expect(after.body).toContain('Su autor retiró este comentario.');
  expect(after.body).not.toContain('Verlo en la conversación');
  expect((await visitor().read(own)).statusCode).toBe(404);
});

const desk = '/es/moderacion/joint';
/** The checkbox of the case that contains this text. */
async function boxOf(text: string): Promise<string> {
  const { body } = await filling(t, 'moderator').read(desk);
  return /name="ticked" value="([^"]+)"/.exec(body.slice(body.indexOf(text)))![1]!;
}

it('reports, hides with a public reason, appeals, and restores by another moderator', async () => {
  const place = await comment(author, 'Texto dudoso.');
  await filling(t, neighbour).send(place, 'commentReport', { rule: 'OFF_TOPIC' });
  expect((await visitor().read(desk)).headers.location).toContain('/es/entrar?returnTo=');
  const ticked = await boxOf('Texto dudoso.');
  const refused = await filling(t, 'moderator').send(desk, 'moderate', { ticked, verdict: 'hide' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(`value="${ticked}" checked`);
  expect(refused.body).toContain('Complete «Razón pública».');
  const nothing = await filling(t, 'moderator').send(desk, 'moderate', { verdict: 'dismiss' });
  expect(nothing.body).toContain('Marque al menos un comentario.');
  const hidden = { ticked, verdict: 'hide', rule: 'OFF_TOPIC', reason: 'Habla de otra cosa.' };
  const asked = (await filling(t, 'moderator').ask(desk, 'moderate', hidden)).body;
  expect(asked).toContain('Regla: <strong>Fuera de tema</strong>');
  expect(quotes(asked)).toEqual([expect.stringContaining('Texto dudoso.'), expect.stringContaining(hidden.reason)]);
  await filling(t, 'moderator').send(desk, 'moderate', hidden);
  expect((await visitor().read(url)).body).not.toContain('Texto dudoso.');
  const log = (await visitor().read('/es/registro-de-moderacion/joint')).body;
  expect(log).toContain('<span>Habla de otra cosa.</span>');
  expect(log).toContain(`<a href="${url}">Mercado</a>`);
  expect(log).not.toContain('Texto dudoso.');
  const inEnglish = (await visitor().read('/en/moderation-log/joint')).body;
  expect(inEnglish).toContain('<span lang="es">Habla de otra cosa.</span>');
  expect(inEnglish).toMatch(/<a href="[^"]+"><span lang="es">Mercado<\/span>/);
  for (const own of [place, '/es/mi-cuenta']) {
    const { body } = await filling(t, author).read(own);
    expect(body).toContain('Texto dudoso.');
    expect(body).toContain('olo lo leen quien lo escribió y quienes moderan');
    expect(body).toContain('Habla de otra cosa.');
  }
  expect((await filling(t, neighbour).read(place)).body).not.toContain('Texto dudoso.');
  expect((await filling(t, neighbour).read('/es/mi-cuenta')).body).not.toContain('Textos suyos que moderación ocultó');
  await filling(t, author).send(place, 'commentAppeal', { argument: 'Sí viene al caso.\n\nLéanlo.' });
  await at.appoint(neighbour, 'moderator');
  const own = (await filling(t, 'moderator').read(desk)).body;
  expect(own).toContain('Lo que dice quien pide que se reconsidere:');
  expect(own).toContain('JOINT-P-001 Mercado</a>');
  expect(own).toContain('Esta reconsideración la decide otra persona.');
  expect(own).toContain('<p class="written">Sí viene al caso.</p><p class="written">Léanlo.</p>');
  expect(own).toContain('0 casos esperan su decisión.');
  expect(own).not.toContain('value="appealDecide"');
  expect((await filling(t, neighbour).read(desk)).body).toContain('1 caso espera su decisión.');
  const verdict = { restore: 'yes', reason: 'Viene al caso.' };
  const question = (await filling(t, neighbour).ask(desk, 'appealDecide', verdict)).body;
  expect(question).toContain('Qué se decide: <strong>Sí, vuelve a verse</strong>');
  const decided = await filling(t, neighbour).send(desk, 'appealDecide', verdict);
  expect(decided.statusCode).toBe(303);
  expect((await visitor().read(url)).body).toContain('Texto dudoso.');
  expect((await visitor().read('/es/registro-de-moderacion/joint')).body).toContain(
    'Procedente: <span>Viene al caso.</span>',
  );
  expect((await filling(t, author).read('/es/mi-cuenta')).body).not.toContain('Texto dudoso.');
});

it('tells a moderator without the second factor to set it up, and shows nothing that waits', async () => {
  const place = await comment(await at.citizen(), 'Texto que espera.');
  await filling(t, neighbour).send(place, 'commentReport', { rule: 'SPAM' });
  const cookie = await cookieOf(t, 'moderator', { secondFactor: false });
  const { body } = await t.app.inject({ method: 'GET', url: desk, headers: { ...FROM_HERE, cookie } });
  expect(body).toContain('hace falta el segundo paso');
  expect(body).toContain('href="/es/mi-cuenta/segundo-paso"');
  expect(body).not.toContain('Texto que espera.');
});

it('counts no comments where only the place of a hidden one is left', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Parques'));
  const page = `/es/propuestas/${reference}`;
  const headed = async () => /<h2 id="comentarios">([^<]*)</.exec((await visitor().read(page)).body)![1];
  expect(await headed()).toBe('0 comentarios');
  const { commentCreate } = await t.gql.as(await at.citizen())(
    'mutation ($id: ID!) { commentCreate(input: { subject: $id, body: "Nada que ver." }) { comment { id } } }',
    { id },
  );
  expect(await headed()).toBe('1 comentario');
  await t.gql.as('moderator')(
    'mutation ($id: ID!) { commentHide(id: $id, input: { rule: OFF_TOPIC, reason: "Habla de otra cosa." }) { userErrors { code } } }',
    { id: commentCreate.comment.id },
  );
  expect((await visitor().read(page)).body).toContain('Moderación ocultó este comentario.');
  expect(await headed()).toBe('Comentarios');
});

it('dismisses reports and leaves what was written as it is', async () => {
  const place = await comment(author, 'Texto correcto.');
  await filling(t, neighbour).send(place, 'commentReport', { rule: 'SPAM' });
  const ticked = await boxOf('Texto correcto.');
  const sent = await filling(t, 'moderator').send(desk, 'moderate', { ticked, verdict: 'dismiss' });
  expect(sent.statusCode).toBe(303);
  expect((await filling(t, 'moderator').read(desk)).body).not.toContain('Texto correcto.');
  expect((await visitor().read(url)).body).toContain('Texto correcto.');
});

it('shows a reported proposal on the desk, and hides it there', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Compre aquí'));
  await t.gql.as(await at.citizen())(
    'mutation ($id: ID!) { proposalReport(id: $id, input: { rule: SPAM }) { userErrors { code } } }',
    { id },
  );
  expect((await filling(t, 'moderator').read(desk)).body).toContain('Compre aquí');
  await filling(t, 'moderator').send(desk, 'proposalHide', { rule: 'SPAM', reason: 'Es un anuncio.' });
  expect((await visitor().read(`/es/propuestas/${reference}`)).body).not.toContain('Compre aquí');
});

it('opens a comment on a response at its own address, with the way to the proposal', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Plazas'));
  await proposer(t, 'secretariat').review(id, BOTH);
  const { proposalRespond } = await t.gql.as('liaison')(
    `mutation ($id: ID!) { proposalRespond(id: $id, input: { jurisdiction: "15", outcome: NOT_ACCEPTED, category: OTHER,
      text: { language: ES, text: "No." } }) { response { id } } }`,
    { id },
  );
  const { commentCreate } = await t.gql.as(await at.citizen())(
    'mutation ($subject: ID!) { commentCreate(input: { subject: $subject, body: "¿Por qué?" }) { comment { id } userErrors { code path } } }',
    { subject: proposalRespond.response.id },
  );
  expect(commentCreate.userErrors).toEqual([]);
  const { statusCode, body } = await visitor().read(`/es/comentarios/${commentCreate.comment.id}`);
  expect(statusCode).toBe(200);
  expect(body).toContain(`/es/propuestas/${reference}#`);

  const page = await visitor().read(`/es/propuestas/${reference}`);
  expect(page.body).toContain('¿Por qué?');
  expect(page.body).toContain('1 comentario sobre esta respuesta');
  const thread = `/es/respuesta/${proposalRespond.response.id}`;
  expect(page.body).toContain(`href="${thread}#comentarios"`);
  await filling(t, neighbour).send(thread, 'commentCreate', { body: 'Yo tampoco entiendo.' });
  expect((await visitor().read(thread)).body).toContain('Yo tampoco entiendo.');
  const read = (path: string) => t.readsAnew(() => visitor().read(path));
  expect(await read(`/es/propuestas/${reference}`)).toHaveLength(1);
  expect(await read(thread)).toHaveLength(1);
});

it('lets whoever reports for an institution answer in its name, by that name, and nobody else', async () => {
  const box = async (who: string) =>
    /name="onBehalfOf"[^]*?<label[^>]*>([^<]*)</.exec((await filling(t, who).read(url)).body)?.[1];
  expect(await box('liaison')).toBe('Secretaría de Justicia');
  expect(await box('municipal')).toBe('Unidad de Transparencia');
  expect(await box(neighbour)).toBeUndefined();
  const place = await filling(t, 'municipal').send(url, 'commentCreate', {
    body: 'Se atiende.',
    onBehalfOf: 'transparencia',
  });
  expect(place.statusCode).toBe(303);
  expect((await visitor().read(url)).body).toContain('Comentario oficial');
});

it('reads a thread with the thing it is about in one statement', async () => {
  expect(await t.readsAnew(() => visitor().read(url))).toHaveLength(1);
});

it('erases a comment for good where its author asks for it, and keeps its place', async () => {
  const writer = await at.citizen();
  const place = await comment(writer, 'Dije de más.');
  expect((await filling(t, neighbour).read(place)).body).not.toContain('value="commentErase"');
  const erased = await filling(t, writer).send(place, 'commentErase');
  expect(wentTo(erased)).toEqual([place, 'commentErased']);
  expect((await filling(t, writer).read(place)).body).not.toContain('Dije de más.');
  expect((await visitor().read(url)).body).not.toContain('Dije de más.');
});

it('says how many comments of a new account wait, and lets the secretariat set it with a public reason', async () => {
  const page = '/es/planes/joint/etapas';
  expect((await visitor().read(page)).body).toContain('son públicos en el momento');
  expect((await filling(t, author).read(page)).body).not.toContain('value="planHoldFirstComments"');
  const missing = await filling(t, 'secretariat').send(page, 'planHoldFirstComments', { first: '2' });
  expect(missing.body).toContain('Complete «Razón».');
  const fields = { first: '2', reason: 'Llegan muchas cuentas de un día.' };
  const set = await filling(t, 'secretariat').send(page, 'planHoldFirstComments', fields);
  expect(wentTo(set)).toEqual([page, 'firstCommentsHeld']);
  expect((await visitor().read(page)).body).toContain('Los primeros 2 comentarios de cada cuenta nueva');
  await filling(t, 'secretariat').send(page, 'planHoldFirstComments', { first: '0', reason: 'Ya pasó.' });
  expect((await visitor().read(page)).body).toContain('son públicos en el momento');
});

it('leaves to another what a moderator wrote themselves, and offers nothing that would be refused', async () => {
  const writer = await at.citizen();
  const place = await comment(writer, 'Lo escribió quien modera.');
  await filling(t, neighbour).send(place, 'commentReport', { rule: 'SPAM' });
  await at.appoint(writer, 'moderator');
  const own = (await filling(t, writer).read(desk)).body;
  const after = own.slice(own.indexOf('Lo escribió quien modera.'));
  expect(after.slice(0, after.indexOf('</li><li>'))).toContain('Lo decide otra persona');
  expect(await boxOf('Lo escribió quien modera.')).toMatch(/^cmt_/);
});
