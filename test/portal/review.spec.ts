import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const DESK = '/es/planes/joint/revision';
const one = (reference: string, query = '') => `/es/propuestas/${reference}/revision${query}`;
const submitted = (words: string) => proposer(t, author).submitted(at.plan, title(words));
const secretariat = () => filling(t, 'secretariat');
const page = async (url: string) => (await filling(t, null).read(url)).body;

it('lists what nobody was named for, the oldest first, page by page, with one statement', async () => {
  const made: string[] = [];
  for (let i = 0; i < 3; i++) made.push((await submitted(`Vieja ${i}`)).reference);
  const { body } = await secretariat().read(DESK);
  expect(made.map((reference) => body.indexOf(reference))).toEqual(
    made.map((reference) => body.indexOf(reference)).toSorted((a, b) => a - b),
  );
  // Signing in costs two more statements: the sign-in session and the appointments.
  const visit = async (url: string) => (await t.statements(() => secretariat().read(url))).length;
  const nothing = await visit('/es/proponer');
  expect((await visit(DESK)) - nothing).toBe(0);
  expect((await visit(one(made[0]!))) - nothing).toBe(0);
});

it.each([
  ['a citizen', () => author],
  ['a liaison', () => 'liaison'],
])('tells %s whose desk it is, and does nothing for them', async (_, who) => {
  const { reference, id } = await submitted('No es mía');
  for (const url of [DESK, one(reference), '/es/planes/joint/transcribir', '/es/moderacion/joint']) {
    const { statusCode, body } = await filling(t, who()).read(url);
    expect([statusCode, body.includes('Esta mesa no es suya')]).toEqual([403, true]);
    expect(body).not.toContain('name="form"');
  }
  const { statusCode } = await filling(t, who()).post(one(reference), 'proposalMerge', {
    at: id,
    into: 'x',
    reason: 'y',
  });
  expect(statusCode).toBe(403);
  expect(await page(`/es/propuestas/${reference}`)).toContain('Enviada');
  expect((await filling(t, null).read(DESK)).headers.location).toContain('/es/entrar?returnTo=');
});

it('names who answers, once however often it is sent, and brings a refusal back beside its field', async () => {
  const { reference } = await submitted('Parques limpios');
  const nobody = await secretariat().send(one(reference), 'proposalReview', {});
  expect(nobody.statusCode).toBe(422);
  expect(nobody.body).toContain('Elija al menos una institución');
  const wrong = await secretariat().send(one(reference), 'proposalReview', {
    'institution-15': 'transparencia',
    'institution-15104': 'transparencia',
  });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toMatch(/<a href="#proposalReview-[^"]+-institution-15">/);
  expect(wrong.body).toMatch(/<option value="transparencia" selected/);
  const fields = { 'institution-15': 'justicia', once: 'the-same-click' };
  const first = await secretariat().send(one(reference), 'proposalReview', fields);
  expect(wentTo(first)).toEqual([one(reference), 'assigned']);
  const version = async () =>
    (
      await t.gql(`query ($r: String!) { proposal(reference: $r) { version state debts { institution { slug } } } }`, {
        r: reference,
      })
    ).proposal;
  const once = await version();
  await secretariat().send(one(reference), 'proposalReview', fields);
  expect(await version()).toEqual(once);
  expect(once).toMatchObject({
    state: 'UNDER_REVIEW',
    debts: [{ institution: { slug: 'justicia' } }, { institution: null }],
  });
  expect(await page(`/es/propuestas/${reference}`)).toContain('Secretaría de Justicia');
  expect((await secretariat().read(DESK)).body).not.toContain(reference);
  expect((await secretariat().read(`${DESK}?show=reviewed`)).body).toContain(reference);
});

it('finds the other one by words, tells what merging does before it does it, links both ways and undoes it', async () => {
  const [a, b] = [await submitted('Ciclovía por el río'), await submitted('Ciclovía junto al río')];
  await proposer(t, await at.citizen()).support(a.id);
  const found = (await secretariat().read(one(a.reference, '?q=ciclovia'))).body;
  expect(found).toContain(`into=${b.reference}`);
  expect(found).not.toContain(`into=${a.reference}`);
  const [short] = /P-\d+$/.exec(b.reference)!;
  expect((await secretariat().read(one(a.reference, `?into=${short.toLowerCase()}`))).body).toContain(
    `value="${b.reference}"`,
  );
  const chosen = one(a.reference, `?into=${b.reference}`);
  const told = (await secretariat().read(chosen)).body;
  expect(told).toContain(`Su apoyo (1) pasa también a ${b.reference}.`);
  expect((await secretariat().read(one(a.reference, '?into=JOINT-P-999'))).body).toContain(
    'Ninguna propuesta tiene esa clave',
  );
  const refused = await secretariat().send(chosen, 'proposalMerge', {});
  expect([refused.statusCode, refused.body.includes('-reason-fault')]).toEqual([422, true]);
  await secretariat().send(chosen, 'proposalMerge', { reason: 'Dicen lo mismo.' });
  expect(await page(`/es/propuestas/${a.reference}`)).toContain(`/es/propuestas/${b.reference}`);
  expect(await page(`/es/propuestas/${b.reference}`)).toContain(`/es/propuestas/${a.reference}`);
  expect((await secretariat().read(`${DESK}?show=joined`)).body).toContain(a.reference);
  const undone = await secretariat().send(one(a.reference), 'proposalUnmerge', { reason: 'Son distintas.' });
  expect(wentTo(undone)[1]).toBe('unmerged');
  expect(await page(`/es/propuestas/${a.reference}`)).toContain('Son distintas.');
});

it('splits into as many parts as were asked for, keeps what was written when one is wrong, and links them', async () => {
  const { reference } = await submitted('Agua y luz');
  const url = one(reference, '?parts=3');
  const parts = {
    'title-0': 'Agua',
    'problem-0': 'Falta agua',
    'action-0': 'Reparar',
    'title-1': 'Luz',
    'problem-1': 'Falta luz',
    'action-1': 'Cambiar focos',
    'title-2': 'Drenaje',
    'problem-2': 'Se inunda',
    reason: 'Son tres cosas.',
  };
  const fewer = await secretariat().send(url, 'proposalSplit', { ...parts, way: 'parts-2' });
  expect(fewer.body).toMatch(/name="parts" value="2"/);
  for (const words of ['Agua', 'Falta luz', 'Se inunda', 'Son tres cosas.']) expect(fewer.body).toContain(words);
  const more = await secretariat().send(url, 'proposalSplit', { ...parts, way: 'parts-4' });
  expect(more.body).toMatch(/<textarea[^>]*name="problem-2"[^>]*>Se inunda</);
  expect(more.body).toContain('name="title-3"');
  const refused = await secretariat().send(url, 'proposalSplit', parts);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toMatch(/<a href="#proposalSplit-[^"]+-action-2">/);
  for (const words of ['Agua', 'Falta luz', 'Se inunda']) expect(refused.body).toContain(words);
  const done = await secretariat().send(url, 'proposalSplit', { ...parts, 'action-2': 'Desazolvar' });
  expect(wentTo(done)[1]).toBe('split');
  const { proposal } = await t.gql(
    `query ($r: String!) { proposal(reference: $r) { splitInto { reference title { text } } } }`,
    { r: reference },
  );
  expect(proposal.splitInto).toHaveLength(3);
  expect(await page(`/es/propuestas/${proposal.splitInto[2].reference}`)).toContain(`/es/propuestas/${reference}`);
});

it('writes down what was given on paper, asks for a day that exists, mends it until it is sent', async () => {
  const url = '/es/planes/joint/transcribir';
  const fields = {
    title: 'Luz en la calle 5',
    problem: 'Está oscura',
    action: 'Poner focos',
    receivedHow: 'Encuesta en una caravana',
    jurisdictions: ['15104'],
  };
  const refused = await secretariat().send(url, 'proposalTranscribe', { ...fields, receivedOn: '31/02/2026' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Ese día no existe en el calendario');
  expect(refused.body).toContain('Encuesta en una caravana');
  const kept = await secretariat().send(url, 'proposalTranscribe', {
    ...fields,
    language: 'ES',
    receivedOn: '01/01/2020',
    once: 'one-sheet',
  });
  const again = await secretariat().send(url, 'proposalTranscribe', {
    ...fields,
    language: 'ES',
    receivedOn: '01/01/2020',
    once: 'one-sheet',
  });
  expect(again.headers.location).toBe(kept.headers.location);
  const draft = String(kept.headers.location).split('?')[0]!;
  expect((await secretariat().read(url)).body).toContain('Luz en la calle 5');
  const outside = await secretariat().send(draft, 'proposalSubmit');
  expect(outside.body).toContain('no había una convocatoria abierta');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' }).format(new Date());
  const mended = await secretariat().send(`${draft}?step=received`, 'proposalEdit', { receivedOn: today });
  expect(mended.statusCode).toBe(303);
  const sent = await secretariat().send(draft, 'proposalSubmit');
  const public_ = await page(String(sent.headers.location).split('?')[0]!);
  expect(public_).toContain('Se recibió en persona o en papel');
  expect(public_).toContain('Encuesta en una caravana');
  expect((await secretariat().read(url)).body).not.toContain('calle 5');
});

it('leads whoever has a desk to it from where they land, with how much waits, and nobody else', async () => {
  await submitted('Cuente conmigo');
  const { tasks } = await t.gql.as('secretariat')('{ tasks { kind count overdue plan { slug } } }');
  const review = tasks.find(({ kind }: { kind: string }) => kind === 'REVIEW');
  const waiting = await t.db.query(`select count(*)::int as n from proposal where state = 'submitted'`);
  // Each thing waits once: a proposal still to be reviewed is not also counted as a response that the secretariat owes.
  const [reviewed] = await t.db.query(
    `select count(*)::int as n from response_assignment a join proposal p on p.id = a.proposal_id
      where a.state = 'owed' and a.institution_id is null and p.state <> 'submitted'`,
  );
  expect(tasks.find(({ kind }: { kind: string }) => kind === 'RESPOND').count).toBe(reviewed.n);
  expect(review).toEqual({ kind: 'REVIEW', count: waiting[0].n, overdue: 0, plan: { slug: 'joint' } });
  const home = (await secretariat().read('/es')).body;
  expect(home).toContain('href="/es/planes/joint/revision"');
  const all = (await secretariat().read('/es/pendientes')).body;
  for (const way of ['revision', 'por-responder', 'transcribir', 'etapas', 'plantillas'])
    expect(all).toContain(`href="/es/planes/joint/${way}"`);
  expect((await filling(t, 'moderator').read('/es/pendientes')).body).toContain('href="/es/moderacion/joint?mine=yes"');
  expect((await filling(t, 'moderator').read('/es/pendientes')).body).not.toContain('/revision"');
  expect(all).not.toContain('/responder"');
  const member = (await filling(t, 'member').read('/es/pendientes')).body;
  expect(member).toContain('Hoy nada espera de usted aquí.');
  expect(member).toContain('<strong>Integrante del foro');
  expect(member).not.toContain('por-responder');
  expect(await t.gql.as(author)('{ tasks { kind } }')).toEqual({ tasks: [] });
  expect(await t.gql('{ tasks { kind } }')).toEqual({ tasks: [] });
  expect((await filling(t, author).read('/es')).body).not.toContain('/es/pendientes');
});

it('shows on a proposal the way to the desk to whoever has one', async () => {
  const { id, reference } = await submitted('Vía');
  const url = `/en/proposals/${reference}`;
  expect((await secretariat().read(url)).body).toContain(`/en/proposals/${reference}/review`);
  expect((await filling(t, author).read(url)).body).not.toContain('/review"');
  await proposer(t, 'secretariat').review(id, BOTH);
  expect((await filling(t, 'liaison').read(url)).body).toContain(`/en/proposals/${reference}/respond`);
});

it('lists nothing that is hidden, also while an appeal shows it to the secretariat', async () => {
  const { id, reference } = await submitted('Compre aquí');
  await t.gql.as('moderator')(
    'mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }',
    { id },
  );
  await t.gql.as(author)(
    'mutation ($id: ID!) { proposalAppeal(id: $id, input: { argument: "No vendo nada." }) { userErrors { code } } }',
    { id },
  );
  expect((await secretariat().read(`/es/propuestas/${reference}`)).body).toContain('Compre aquí');
  expect((await secretariat().read(DESK)).body).not.toContain('Compre aquí');
  expect((await secretariat().read(one(reference))).body).not.toContain('name="form"');
});
