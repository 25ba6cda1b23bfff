import { DAY_MS, dayAfter } from '../../src/domain/days.js';
import { longDay } from '../../src/domain/printed.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { doneOf, filling } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let author: string;
let neighbour: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, neighbour] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

/** Answers every question of a proposal, as a person does. */
async function propose(who: string, line: string): Promise<string> {
  const hand = filling(t, who);
  let answer = await hand.send('/es/proponer', 'proposalDraft', { title: line });
  for (const fields of [
    { problem: 'Nadie sabe cuánto se gasta.' },
    { action: 'Publicar el gasto cada mes.' },
    { expectedChange: 'Se podría comparar.' },
    { jurisdictions: ['15', '15104'] },
  ]) {
    answer = await hand.send(String(answer.headers.location), 'proposalEdit', fields as never);
    expect(answer.statusCode).toBe(303);
  }
  return String(answer.headers.location);
}

it('asks one question at a time, keeps each answer, and shows everything before it is sent', async () => {
  const last = await propose(author, 'Alumbrado a la vista');
  const { body } = await filling(t, author).read(last);
  for (const text of ['Alumbrado a la vista', 'Nadie sabe cuánto se gasta.', 'Se podría comparar.'])
    expect(body).toContain(text);
  expect((await filling(t, neighbour).read(last)).statusCode).toBe(404);
  const sent = await filling(t, author).send(last, 'proposalSubmit');
  expect(sent.statusCode).toBe(303);
  // The author's account has no e-mail address, so the page announces no letter.
  expect(doneOf(sent)).toBe('proposedUnmailed');
  const page = await filling(t, null).read(String(sent.headers.location).split('?')[0]!);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Publicar el gasto cada mes.');
});

it('shows the day that it is in Mexico, where the evening is tomorrow already by universal time', async () => {
  const night = new Date(Date.now() - DAY_MS);
  night.setUTCHours(2, 30, 0, 0);
  const tomorrow = night.toISOString().slice(0, 10);
  const evening = dayAfter(tomorrow, -1);
  t.setNow(night.toISOString());
  const { reference } = await proposer(t, author).submitted(at.plan, title('De noche'));
  const { body } = await filling(t, null).read(`/es/propuestas/${reference}`);
  expect(body).toContain(`<time datetime="${evening}">${longDay('es', evening)}</time>`);
  expect(body).not.toContain(longDay('es', tomorrow));
  t.setNow(new Date().toISOString());
});

it('empties what is emptied, and keeps what every proposal says', async () => {
  const es = (text: string) => ({ language: 'ES', text });
  const hand = proposer(t, author);
  const { id, version, reference } = await hand.submitted(at.plan, {
    ...title('Con detalle'),
    expectedChange: es('Que se sepa'),
    affected: es('Quien vive aquí'),
  });
  const where = `/es/proponer/${id}`;
  const sent = await filling(t, author).post(where, 'proposalEdit', {
    at: id,
    version: String(version),
    language: 'ES',
    step: 'change',
    asked: 'affected',
    affected: '',
  });
  expect(sent.statusCode).toBe(303);
  const { proposal } = await t.gql(
    'query ($reference: String!) { proposal(reference: $reference) { version affected { text } expectedChange { text } } }',
    { reference },
  );
  expect(proposal).toMatchObject({ affected: null, expectedChange: { text: 'Que se sepa' } });
  for (const input of [{ problem: null }, { action: null }, { title: null }]) {
    const { userErrors } = await hand.edit(id, proposal.version, input);
    expect(userErrors).toEqual([{ code: 'TEXT_REQUIRED', path: ['input', Object.keys(input)[0]] }]);
  }
});

it('shows on the home page what was proposed last while people can take part', async () => {
  const { body } = await filling(t, null).read('/es');
  expect(body).toContain('Lo último que se propuso');
  expect(body).toContain(
    `href="/es/propuestas?plan=${(await t.gql('{ plans(first: 1) { nodes { slug } } }')).plans.nodes[0].slug}"`,
  );
});

it('leads whoever signs in back to what they wanted to do on the page', async () => {
  const { reference } = await proposer(t, author).submitted(at.plan, title('Luminarias'));
  const url = `/es/propuestas/${reference}`;
  const visitor = (await filling(t, null).read(url)).body;
  const places = [...visitor.matchAll(/entrar\?returnTo=([^"]+)/g)].map(([, to]) => decodeURIComponent(to!));
  const parts = places.filter((place) => place !== url).map((place) => place.split('#'));
  expect(parts.map(([page, part]) => [page, part!.replace(/-.*/, '')])).toEqual([
    [url, 'proposalSupport'],
    [url, 'followSet'],
    [url, 'commentCreate'],
  ]);
  const { body } = await filling(t, neighbour).read(url);
  for (const [, part] of parts) expect(body).toContain(`<form method="post" class="form" id="${part}"`);
});

it('lets a neighbour stand behind a proposal once, and take it back', async () => {
  const { reference } = await proposer(t, author).submitted(at.plan, title('Banquetas'));
  const url = `/es/propuestas/${reference}`;
  expect((await filling(t, null).read(url)).body).toContain('/es/entrar?returnTo=');
  await filling(t, neighbour).send(url, 'proposalSupport');
  const supported = await filling(t, neighbour).read(url);
  expect(supported.body).toContain('1 apoyo<');
  expect(supported.body).toContain('Usted la apoya.');
  await filling(t, neighbour).send(url, 'proposalUnsupport');
  expect((await filling(t, neighbour).read(url)).body).toContain('0 apoyos<');
});

it('finds proposals by words without accents, and marks them', async () => {
  await proposer(t, author).submitted(at.plan, title('Árboles en la avenida'));
  const { body } = await filling(t, null).read('/es/propuestas?q=arboles');
  expect(body).toContain('<mark>Árboles</mark>');
  expect(body).toContain('1 propuesta encontrada');
  expect((await filling(t, null).read('/es/propuestas?q=zzzz')).body).toContain('0 propuestas encontradas');
});

it('calls each order by its name, and says which one is the usual', async () => {
  const orders = async (url: string) => {
    const { body } = await filling(t, null).read(url);
    return [.../<select id="order"[^]*?<\/select>/.exec(body)![0].matchAll(/<option[^>]*>([^<]*)/g)].map(
      ([, it]) => it,
    );
  };
  expect(await orders('/es/propuestas')).toEqual([
    'Más recientes',
    'Más apoyadas',
    'Más comentadas',
    'Esperan respuesta',
  ]);
  expect(await orders('/en/proposals?q=agua')).toEqual([
    'Most relevant',
    'Newest',
    'Most supported',
    'Most discussed',
    'Waiting for a response',
  ]);
});

it('reads the list and a proposal in one statement each', async () => {
  const { reference } = await proposer(t, author).submitted(at.plan, title('Pozos'));
  const read = (url: string) => t.readsAnew(() => filling(t, null).read(url));
  expect(await read(`/es/propuestas/${reference}`)).toHaveLength(1);
  expect(await read('/es/propuestas')).toHaveLength(1);
});

it('lets its author withdraw it, and nobody else', async () => {
  const { reference } = await proposer(t, author).submitted(at.plan, title('Me equivoqué'));
  const url = `/es/propuestas/${reference}`;
  expect((await filling(t, neighbour).read(url)).body).not.toContain('proposalWithdraw');
  await filling(t, author).send(url, 'proposalWithdraw');
  expect((await filling(t, null).read(url)).body).toContain('Retirada');
});

it('shows the answer first, leads whoever owes one to it, and counts it', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Bibliotecas'));
  await proposer(t, 'secretariat').review(id, BOTH);
  const url = `/es/propuestas/${reference}`;
  expect((await filling(t, 'liaison').read('/es/pendientes')).body).toContain(reference);
  const fields = { outcome: 'NOT_ACCEPTED', category: 'NO_RESOURCES', text: 'No hay presupuesto este año.' };
  const sent = await filling(t, 'liaison').send(`${url}/responder`, 'proposalRespond', {
    jurisdiction: '15',
    ...fields,
  });
  expect(sent.statusCode).toBe(303);
  const { body } = await filling(t, null).read(url);
  expect(body.indexOf('No hay presupuesto este año.')).toBeLessThan(body.indexOf('<p class="written">Falta agua'));
  expect((await filling(t, 'municipal').read('/es/pendientes')).body).toContain(reference);
  const coverage = await filling(t, null).read('/es/respuestas/joint');
  expect(coverage.body).toContain('1 de ');
  const empty = await filling(t, author).send(url, 'responseContest');
  expect(empty.statusCode).toBe(422);
  // The form comes back unfolded, so people see at once what is wrong.
  expect(empty.body).toMatch(/<details open>(?:(?!<\/details>)[^])*class="faults"/);
  const contested = await filling(t, author).send(url, 'responseContest', { reason: 'Sí hubo presupuesto.' });
  expect(contested.statusCode).toBe(303);
  expect((await filling(t, null).read(url)).body).toContain('Sí hubo presupuesto.');
});
