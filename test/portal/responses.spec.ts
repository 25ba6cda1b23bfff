import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let author: string;
let commitment: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  const { commitmentDraft } = await t.gql.as('secretariat')(
    `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Agua" }, origin: CO_CREATED, members: ["15", "15104"] }) {
      commitment { reference } userErrors { code } } }`,
    { plan: at.plan },
  );
  commitment = commitmentDraft.commitment.reference;
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));
afterEach(() => t.setNow(new Date().toISOString()));

const DESK = '/es/planes/joint/por-responder';
const TEMPLATES = '/es/planes/joint/plantillas';
const answer = (reference: string) => `/es/propuestas/${reference}/responder`;
const liaison = () => filling(t, 'liaison');
const page = async (url: string) => (await filling(t, null).read(url)).body;
async function reviewed(words: string): Promise<{ id: string; reference: string }> {
  const proposal = await proposer(t, author).submitted(at.plan, title(words));
  await proposer(t, 'secretariat').review(proposal.id, BOTH);
  return proposal;
}
const responses = async (id: string) =>
  (
    await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { responses { id version outcome fromTemplate contest { state } text { text(in: EN) } } } } }`,
      { id },
    )
  ).node.responses;
const NO = { outcome: 'NOT_ACCEPTED', category: 'NO_RESOURCES', text: 'No hay presupuesto.' };

it('offers no search to whoever owes nothing', async () => {
  const [owed, none] = [(await liaison().read(DESK)).body, (await liaison().read(`${DESK}?q=nada`)).body];
  expect([owed.includes('class="search"'), none.includes('class="search"')]).toEqual([false, true]);
});

it('shows whoever owes answers what they owe, what is late first', async () => {
  const [late, early] = [await reviewed('Para ayer'), await reviewed('Para después')];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update proposal set respond_by = '2020-01-31' where reference = $1`, [late.reference]);
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  for (const url of [DESK, '/es/pendientes']) {
    const { body } = await liaison().read(url);
    expect(body.indexOf(late.reference)).toBeGreaterThan(0);
    expect(body.indexOf(late.reference)).toBeLessThan(body.indexOf(early.reference));
    expect(body).toContain('Debió responder a más tardar el');
  }
  expect((await liaison().read('/es/pendientes')).body).toContain('1 con retraso');
  const { tasks } = await t.gql.as('liaison')('{ tasks { kind count overdue } owed { totalCount } }');
  expect(tasks.find(({ kind }: { kind: string }) => kind === 'RESPOND')).toEqual({
    kind: 'RESPOND',
    count: 2,
    overdue: 1,
  });
  const visit = async (url: string) => (await t.statements(() => liaison().read(url))).length;
  expect((await visit(DESK)) - (await visit('/es/proponer'))).toBe(0);
});

it('tells whoever owes nothing there whose desk it is', async () => {
  const { reference, id } = await reviewed('Ajena');
  for (const [who, url] of [
    [author, DESK],
    [author, TEMPLATES],
    [author, answer(reference)],
    ['reader', answer(reference)],
  ] as const) {
    const { statusCode, body } = await filling(t, who).read(url);
    expect([statusCode, body.includes('Esta mesa no es suya')]).toEqual([403, true]);
  }
  const sent = await filling(t, author).post(answer(reference), 'proposalRespond', {
    at: id,
    jurisdiction: '15',
    language: 'ES',
    ...NO,
  });
  expect(sent.statusCode).toBe(403);
  expect(await responses(id)).toEqual([]);
});

it('takes an answer in both languages with the commitments it reached, once, and a new version of it', async () => {
  const { reference, id } = await reviewed('Bibliotecas abiertas');
  const fields = { jurisdiction: '15', outcome: 'ACCEPTED', category: 'TAKEN_UP', text: 'Se incorpora.' };
  const refused = await liaison().send(answer(reference), 'proposalRespond', fields);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(`<a href="#proposalRespond-${id}-commitments">`);
  expect(refused.body).toContain('Se incorpora.');
  expect(refused.body).toMatch(/value="ACCEPTED" checked/);
  const empty = await liaison().send(answer(reference), 'proposalRespond', { jurisdiction: '15', text: '' });
  expect(empty.statusCode).toBe(422);
  const whole = { ...fields, translation: 'It is taken up.', commitments: [commitment], once: 'the-same-click' };
  const first = await liaison().send(answer(reference), 'proposalRespond', whole);
  expect(wentTo(first)).toEqual([`/es/propuestas/${reference}`, 'responded']);
  const again = await liaison().post(answer(reference), 'proposalRespond', {
    at: id,
    version: /name="version" value="(\d+)"/.exec(empty.body)![1]!,
    language: 'ES',
    ...whole,
  });
  expect(again.statusCode).toBe(303);
  expect(await responses(id)).toMatchObject([{ version: 1, text: { text: 'It is taken up.' } }]);

  const revise = { ...NO, language: 'ES', reason: '' };
  const incomplete = await liaison().send(answer(reference), 'responseRevise', revise);
  expect([incomplete.statusCode, incomplete.body.includes('-reason-fault')]).toEqual([422, true]);
  const done = await liaison().send(answer(reference), 'responseRevise', {
    ...revise,
    reason: 'Cambió el presupuesto.',
  });
  expect(wentTo(done)[1]).toBe('responseRevised');
  expect(await responses(id)).toMatchObject([{ version: 2, outcome: 'NOT_ACCEPTED' }]);
  const overtaken = await liaison().send(answer(reference), 'responseRevise', { ...revise, reason: 'x', version: '1' });
  expect(overtaken.statusCode).toBe(422);
});

it('gives back beside the form nothing that the form carries itself', async () => {
  const { reference } = await reviewed('Una sola deuda');
  const refused = await liaison().send(answer(reference), 'proposalRespond', { text: 'Este año no.' });
  expect([refused.statusCode, refused.body.includes('Este año no.')]).toEqual([422, true]);
  expect(refused.body).not.toContain('Puede copiar su texto de aquí');
  const moved = await liaison().send(answer(reference), 'proposalRespond', { jurisdiction: '15104' });
  expect(moved.body).toContain('Miembro del plan');
});

it('says that nothing was found where words find nothing of what is owed', async () => {
  const { body } = await liaison().read(`${DESK}?q=zzzz`);
  expect(body).toContain('Ninguna propuesta cumple esas condiciones');
});

it('answers those ticked from a template, as many as were ticked, and counts them so', async () => {
  const kept = {
    outcome: 'NOT_ACCEPTED',
    category: 'NO_RESOURCES',
    text: 'Este año no.',
    translation: 'Not this year.',
  };
  const templatesFor = async (as: string) => (await t.gql.as(as)(MINE)).plan.responseTemplates.length;
  const MINE = '{ plan(slug: "joint") { responseTemplates { name text { text } } } }';
  const nameless = await liaison().send(TEMPLATES, 'responseTemplateSave', kept);
  expect(nameless.statusCode).toBe(422);
  expect(nameless.body).toContain('<a href="#responseTemplateSave-name">');
  expect(nameless.body).toContain('Not this year.');
  const saved = await liaison().send(TEMPLATES, 'responseTemplateSave', { ...kept, name: 'Sin dinero' });
  expect([await templatesFor('liaison'), await templatesFor('secretariat'), await templatesFor(author)]).toEqual([
    1, 1, 0,
  ]);
  expect((await t.gql(MINE)).plan.responseTemplates).toEqual([]);
  expect(wentTo(saved)).toEqual([TEMPLATES, 'templateSaved']);
  const list = (await liaison().read(TEMPLATES)).body;
  expect(list).toContain('usada en 0 respuestas');
  const template = /edit=(tpl_\w+)/.exec(list)![1]!;
  const changed = await liaison().send(`${TEMPLATES}?edit=${template}`, 'responseTemplateSave', {
    ...kept,
    text: 'Este año tampoco.',
  });
  expect(changed.statusCode).toBe(303);

  const many = [await reviewed('Uno'), await reviewed('Dos'), await reviewed('Tres')];
  const nothing = await liaison().send(DESK, 'proposalsRespond', {});
  expect(nothing.body).toContain('Marque al menos una propuesta.');
  const ticked = many.slice(0, 2).map(({ id }) => id);
  const untold = await liaison().send(DESK, 'proposalsRespond', { ticked });
  expect(untold.body).toContain('Complete «Plantilla».');
  expect(untold.body.match(/value="prp_\w+" checked/g)).toHaveLength(2);
  const { body: asked } = await liaison().ask(DESK, 'proposalsRespond', { ticked, template });
  for (const text of ['Este año tampoco.', 'No aceptada', many[0]!.reference, many[1]!.reference, 'Uno', 'Dos'])
    expect(asked).toContain(text);
  expect(asked).not.toContain(many[2]!.reference);
  const sent = await liaison().send(DESK, 'proposalsRespond', { ticked, template, once: 'once-for-all' });
  expect(wentTo(sent)).toEqual([DESK, 'respondedMany']);
  const bulk = {
    plan: at.plan,
    jurisdiction: '15',
    ticked,
    template,
    once: 'once-for-all',
    [`version-${template}`]: '2',
  };
  // The answer leads back to the same part of the list, where the official responds to the next proposals.
  const chosen = `${DESK}?member=15`;
  expect(wentTo(await liaison().post(chosen, 'proposalsRespond', bulk))).toEqual([chosen, 'respondedMany']);
  expect((await liaison().post(DESK, 'proposalsRespond', { ...bulk, once: 'another' })).statusCode).toBe(422);
  for (const { id } of many.slice(0, 2)) expect(await responses(id)).toMatchObject([{ fromTemplate: true }]);
  expect(await responses(many[2]!.id)).toEqual([]);
  expect(await page(`/es/propuestas/${many[0]!.reference}`)).toContain('de una plantilla');
  expect((await liaison().read(TEMPLATES)).body).toContain('usada en 2 respuestas');
  expect((await filling(t, 'municipal').read(TEMPLATES)).body).not.toContain('edit=tpl');
});

it('lets the secretariat answer many for one member at a time', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Nadie la tiene'));
  await responder(t, 'secretariat').saveTemplate(at.plan, { name: 'De la secretaría', ...declined() });
  // A proposal that nobody has reviewed waits on the review desk; this desk lists it only when the reader asks for it.
  expect((await filling(t, 'secretariat').read(DESK)).body).toContain('No debe ninguna respuesta aquí.');
  const both = (await filling(t, 'secretariat').read(`${DESK}?unreviewed=yes`)).body;
  expect(both).toContain('cada respuesta es de uno solo');
  const one = (await filling(t, 'secretariat').read(`${DESK}?unreviewed=yes&member=15104`)).body;
  expect(one).toContain('name="form" value="proposalsRespond"');
  const [, template = ''] = /<option value="(tpl_\w+)"/.exec(one)!;
  const here = `${DESK}?unreviewed=yes&member=15104`;
  await filling(t, 'secretariat').send(here, 'proposalsRespond', { ticked: [id], template });
  expect(await page(`/es/propuestas/${reference}`)).toMatch(/Secretaría técnica<br\/?>Respondió el/);
});

it('leads a contest to somebody else than who responded, and takes their decision', async () => {
  const { id, reference } = await reviewed('Discutida');
  await liaison().send(answer(reference), 'proposalRespond', { jurisdiction: '15', ...NO });
  await filling(t, author).send(`/es/propuestas/${reference}`, 'responseContest', { reason: 'Sí hubo presupuesto.' });
  expect((await filling(t, 'municipal').read(DESK)).body).toContain('Sí hubo presupuesto.');
  expect((await liaison().read(DESK)).body).not.toContain('Sí hubo presupuesto.');
  // The secretariat cannot decide without a session to cite, so the contest waits for the other institution only.
  expect((await filling(t, 'secretariat').read('/es/pendientes')).body).not.toContain('data-of="CONTEST"');
  expect((await filling(t, 'municipal').read('/es/pendientes')).body).toMatch(
    /<strong class="count">1<\/strong> <a [^>]*data-of="CONTEST">inconformidad por decidir/,
  );
  const { contestsToDecide } = await t.gql.as('municipal')(
    '{ contestsToDecide(plan: "joint") { nodes { availableActions proposal { id } } } }',
  );
  expect(contestsToDecide.nodes).toEqual([{ availableActions: ['DECIDE'], proposal: { id } }]);
  const url = answer(reference);
  const undecided = await filling(t, 'municipal').send(url, 'contestDecide', { decision: 'Porque sí.' });
  expect(undecided.statusCode).toBe(422);
  expect(undecided.body).toContain('Porque sí.');
  const [given] = await responses(id);
  const own = await liaison().post(url, 'contestDecide', { at: given.id, version: '1', uphold: 'no', decision: 'x' });
  expect([422, 403]).toContain(own.statusCode);
  const said = { uphold: 'no', decision: 'Se revisó la cuenta.', text: 'Lo de antes.' };
  const asked = await filling(t, 'municipal').ask(url, 'contestDecide', said);
  expect(asked.body.match(/<blockquote>.*?<\/blockquote>/gs)?.join()).toMatch(
    /^(?!.*Lo de antes).*Se revisó la cuenta/s,
  );
  expect(asked.body.match(/Todos podrán leer lo que escribió/g)).toHaveLength(1);
  expect(asked.body).toContain('Qué se decide: <strong>No: la respuesta queda</strong>');
  const done = await filling(t, 'municipal').send(url, 'contestDecide', {
    once: 'decided',
    uphold: 'no',
    decision: 'Se revisó la cuenta.',
  });
  expect(wentTo(done)[1]).toBe('contestDecided');
  const twice = { at: given.id, version: '1', once: 'decided', uphold: 'no', decision: 'Se revisó la cuenta.' };
  expect((await filling(t, 'municipal').post(url, 'contestDecide', twice)).statusCode).toBe(303);
  const told = await page(`/es/propuestas/${reference}`);
  expect(told).toContain('Se revisó la cuenta.');
  expect(told).toMatch(/Decidió <a[^>]*>[^<]*Unidad de Transparencia/);
  expect(await responses(id)).toMatchObject([{ contest: { state: 'REJECTED' } }]);
});

it('brings a contest of what was revised meanwhile back with the words, beside what the response says now', async () => {
  const { id, reference } = await reviewed('Cambiada mientras tanto');
  const url = `/es/propuestas/${reference}`;
  await liaison().send(answer(reference), 'proposalRespond', { jurisdiction: '15', ...NO });
  const [given] = await responses(id);
  const [by, more] = [filling(t, author), { at: given.id, reason: 'Sí hubo presupuesto.' }];
  await liaison().send(answer(reference), 'responseRevise', { ...NO, text: 'Se hará en mayo.', reason: 'Hay fecha.' });
  const back = await by.post(url, 'responseContest', { ...more, version: '1' });
  expect(back.statusCode).toBe(422);
  expect(back.body).toMatch(/<textarea[^>]*name="reason"[^>]*>Sí hubo presupuesto\.</);
  expect(back.body).toContain('Alguien cambió esto después de que usted lo abrió.');
  expect(back.body).toContain('Léalo junto a lo que dice ahora');
  expect(back.body).toMatch(/id="responseContest-[^]*?name="version" value="2"/);
  expect(wentTo(await by.post(url, 'responseContest', { ...more, version: '2' }))[1]).toBe('contested');

  // A form that came back for another reason still carries the version that was read.
  const unwritten = await filling(t, 'municipal').post(answer(reference), 'contestDecide', {
    at: given.id,
    version: '1',
  });
  expect(unwritten.body).toMatch(/id="contestDecide-[^]*?name="version" value="1"/);
  const no = { at: given.id, version: '2', uphold: 'no', decision: 'No alcanza.' };
  await filling(t, 'municipal').post(answer(reference), 'contestDecide', no);
  await liaison().send(answer(reference), 'responseRevise', { ...NO, text: 'En junio.', reason: 'Otra fecha.' });
  await by.send(url, 'responseContest', { reason: 'Otra vez no.' });
  const told = await page(url);
  for (const text of ['Sí hubo presupuesto.', 'No alcanza.', 'Otra vez no.', 'Se hará en mayo.', 'En junio.'])
    expect(told).toContain(text);
});

it('records for the secretariat what a session of the forum decided, with the new answer', async () => {
  const { reference, id } = await reviewed('Al foro');
  const session = newId();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`insert into session (id, plan_id, kind, number) values ($1, $2, 'ordinary', 7)`, [
      session,
      at.planId,
    ]);
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  await liaison().send(answer(reference), 'proposalRespond', { jurisdiction: '15', ...NO });
  expect(await page(`/es/propuestas/${reference}`)).toContain(
    'Quien la propuso puede presentar una inconformidad a más tardar',
  );
  const asked = await filling(t, author).ask(`/es/propuestas/${reference}`, 'responseContest', { reason: 'Qué.' });
  expect(asked.body).toContain(
    'Se puede presentar una sola inconformidad con esta versión de la respuesta. Debe decidirse a más tardar',
  );
  await filling(t, author).send(`/es/propuestas/${reference}`, 'responseContest', { reason: 'No es cierto.' });
  const waiting = await page(`/es/propuestas/${reference}`);
  expect(waiting).toContain('Se debe decidir a más tardar el');
  expect(waiting).toContain('Decide otra institución del plan');
  const fields = { uphold: 'yes', decision: 'La sesión le dio la razón.', ...NO, text: 'Se hará en partes.' };
  const without = await filling(t, 'secretariat').send(answer(reference), 'contestDecide', fields);
  expect(without.statusCode).toBe(422);
  const done = await filling(t, 'secretariat').send(answer(reference), 'contestDecide', {
    ...fields,
    session: `ses_${session.replaceAll('-', '')}`,
  });
  expect(wentTo(done)[1]).toBe('contestDecided');
  expect(await responses(id)).toMatchObject([{ version: 2, contest: { state: 'UPHELD' } }]);
  const changed = await page(`/es/propuestas/${reference}`);
  expect(changed).toContain('Se hará en partes.');
  expect(changed).toContain('cambiada tras una inconformidad por');
  // The former version stays readable, with the institution that gave it.
  expect(changed).toContain('Versión anterior de esta respuesta');
  expect(changed).toContain(NO.text);
});

it('names the secretariat as the author of a response that it gave, and shows its desk though nothing is to be done', async () => {
  const { reference } = await reviewed('De la secretaría');
  await filling(t, 'secretariat').send(answer(reference), 'proposalRespond', { jurisdiction: '15', ...NO });
  expect(await page(`/es/propuestas/${reference}`)).toContain('Secretaría técnica');
  await filling(t, author).send(`/es/propuestas/${reference}`, 'responseContest', { reason: 'No.' });
  const desk = await filling(t, 'member').read(answer(reference));
  expect(desk.statusCode).toBe(403);
  const liaisonDesk = await liaison().read(answer(reference));
  expect([liaisonDesk.statusCode, liaisonDesk.body.includes('Esta mesa no es suya')]).toEqual([200, false]);
});
