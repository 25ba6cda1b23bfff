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
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into institution (id, slug, name, kind, jurisdiction_id)
       select $1, 'obras', $2, 'government_office', id from jurisdiction where code = '15104'`,
      [newId(), JSON.stringify({ original: 'es', es: { text: 'Obras Públicas' } })],
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const as = (who: string) => filling(t, who);
const submitted = (words: string) => proposer(t, author).submitted(at.plan, title(words));
const reviewed = async (words: string) => {
  const proposal = await submitted(words);
  return { ...(await proposer(t, 'secretariat').review(proposal.id, BOTH)).proposal, reference: proposal.reference };
};
const edited = async (id: string, version: number) => {
  const problem = { language: 'ES', text: `Ahora pide otra cosa, versión ${version + 1}.` };
  const { proposal } = await proposer(t, author).edit(id, version, { problem });
  return String(proposal.version);
};
/** Only the secretariat changes a proposal under review: it assigns another institution. */
const assigned = async (id: string) =>
  (await proposer(t, 'secretariat').review(id, { assignments: [{ jurisdiction: '15104', institution: 'obras' }] }))
    .proposal.version as number;
const stateOf = async (id: string) =>
  (
    await t.gql.as('secretariat')(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { state visibility debts { state institution { slug } } responses { outcome } } ... on Comment { now: state } } }`,
      { id },
    )
  ).node;

interface Act {
  who: string;
  url: string;
  form: string;
  fields: Record<string, string>;
  done: string;
}

/** Sends a form that was filled in before the edit, reads what came back, and sends that again. */
async function overtaken(act: Act, id: string, now: string) {
  const read = String(Number(now) - 1);
  const before = await stateOf(id);
  const { statusCode, body } = await as(act.who).send(act.url, act.form, { ...act.fields, version: read });
  expect([statusCode, await stateOf(id)]).toEqual([422, before]);
  expect(body).toContain('Alguien cambió esto después de que usted lo abrió.');
  expect(body).toContain('<title>Esto cambió mientras usted lo tenía abierto: ');
  expect(body).not.toContain('Hay algo que corregir');
  const link = /<a href="#([^"]+-expectedVersion)">/.exec(body)![1]!;
  expect(body).toContain(`id="${link}"`);
  const form = body.slice(body.indexOf(`id="${link}"`)).split('</form>')[0]!;
  expect(form).toContain(`name="version" value="${now}"`);
  const sent = await as(act.who).send(act.url, act.form, act.fields);
  expect(wentTo(sent)[1]).toBe(act.done);
  return body;
}

const WHY = { rule: 'SPAM', reason: 'Es un anuncio de zapatos.' };

it.each([
  ['hides it', 'moderator', '', 'proposalHide', WHY, 'hidden'],
  ['names who answers', 'secretariat', '/revision', 'proposalReview', { 'institution-15': 'justicia' }, 'assigned'],
])('shows whoever %s what a proposal says since its author edited it', async (_, who, page, form, fields, done) => {
  const { id, reference, version } = await submitted('Mercado limpio');
  const now = await edited(id, version);
  const url = `/es/propuestas/${reference}${page}`;
  const body = await overtaken({ who, url, form, fields, done }, id, now);
  expect(body).toContain(`Ahora pide otra cosa, versión ${now}.`);
  for (const typed of Object.values(fields)) expect(body).toContain(typed);
});

it('shows whoever merges a proposal that either of both was edited, and keeps the reason', async () => {
  const [from, into] = [await submitted('Una fuente'), await submitted('Otra fuente')];
  const url = `/es/propuestas/${from.reference}/revision?into=${into.reference}`;
  const now = await edited(into.id, into.version);
  const reason = 'Piden la misma fuente.';
  const refused = await as('secretariat').send(url, 'proposalMerge', {
    reason,
    intoVersion: String(into.version),
  });
  expect([refused.statusCode, (await stateOf(from.id)).state]).toEqual([422, 'SUBMITTED']);
  for (const shown of [reason, `Ahora pide otra cosa, versión ${now}.`, `name="intoVersion" value="${now}"`])
    expect(refused.body).toContain(shown);
  const act = { who: 'secretariat', url, form: 'proposalMerge', fields: { reason }, done: 'merged' };
  await overtaken(act, from.id, await edited(from.id, from.version));
});

it('keeps the parts of a proposal that was edited while it was split', async () => {
  const { id, reference, version } = await submitted('Dos cosas');
  const now = await edited(id, version);
  const parts = Object.fromEntries(
    [0, 1].flatMap((n) => ['title', 'problem', 'action'].map((field) => [`${field}-${n}`, `Escrito ${field} ${n}`])),
  );
  const fields = { ...parts, reason: 'Son dos.' };
  const url = `/es/propuestas/${reference}/revision?parts=2`;
  const body = await overtaken({ who: 'secretariat', url, form: 'proposalSplit', fields, done: 'split' }, id, now);
  for (const typed of Object.values(fields)) expect(body).toContain(typed);
});

it('releases nobody from a proposal that was changed meanwhile', async () => {
  const { id, version, reference } = await reviewed('Alumbrado');
  const read = await as('secretariat').read(`/es/propuestas/${reference}/revision`);
  expect(read.body).toContain(`name="version" value="${version}"`);
  await assigned(id);
  const { statusCode, body } = await as('secretariat').send(
    `/es/propuestas/${reference}/revision`,
    'responseDebtRelease',
    { reason: 'No le toca.', version: String(version) },
  );
  expect(statusCode).toBe(422);
  expect(body).toContain('No le toca.');
  expect((await stateOf(id)).debts.map(({ state }: { state: string }) => state)).toEqual(['OWED', 'OWED']);
});

it('publishes no response to what was changed while it was written', async () => {
  const { id, version, reference } = await reviewed('Banquetas');
  const url = `/es/propuestas/${reference}/responder`;
  const answer = { jurisdiction: '15', outcome: 'NOT_ACCEPTED', category: 'NO_RESOURCES', text: 'No hay dinero.' };
  await assigned(id);
  const refused = await as('liaison').send(url, 'proposalRespond', { ...answer, version: String(version) });
  expect([refused.statusCode, (await stateOf(id)).responses]).toEqual([422, []]);
  for (const shown of ['No hay dinero.', 'Alguien cambió esto después de que usted lo abrió.', 'está arriba'])
    expect(refused.body).toContain(shown);
  expect((await as('liaison').send(url, 'proposalRespond', answer)).statusCode).toBe(303);
});

it('answers none of many when one was changed or the template was, and names which', async () => {
  const kept = { name: 'Sin dinero', ...declined() };
  const saved = await responder(t, 'liaison').saveTemplate(at.plan, { ...kept, institution: 'justicia' });
  const [one, other] = [await reviewed('Baches'), await reviewed('Topes')];
  const desk = '/es/planes/joint/por-responder?member=15';
  const fields = {
    ticked: [one.id, other.id],
    template: saved.template.id,
    [`version-${one.id}`]: String(one.version),
    [`version-${other.id}`]: String(other.version),
  };
  const now = await assigned(other.id);
  const refused = await as('liaison').send(desk, 'proposalsRespond', fields);
  expect([refused.statusCode, (await stateOf(one.id)).responses]).toEqual([422, []]);
  expect(refused.body).toContain(`<a href="#proposalsRespond-version-${other.id}">`);
  expect(refused.body).toContain(`id="proposalsRespond-version-${other.id}"`);
  expect(refused.body).not.toContain(`id="proposalsRespond-version-${one.id}"`);

  await responder(t, 'liaison').saveTemplate(at.plan, { ...kept, category: 'OTHER', institution: 'justicia' });
  fields[`version-${other.id}`] = String(now);
  const template = `version-${saved.template.id}`;
  const changed = await as('liaison').send(desk, 'proposalsRespond', { ...fields, [template]: '1' });
  expect([changed.statusCode, (await stateOf(one.id)).responses]).toEqual([422, []]);
  expect(changed.body).toContain(`id="proposalsRespond-${template}"`);
  expect((await as('liaison').send(desk, 'proposalsRespond', fields)).statusCode).toBe(303);
});

it('leads to no row that is not in the list any more, and still says that it was changed', async () => {
  const kept = { name: 'Sin dinero ya', ...declined(), institution: 'justicia' };
  const { template } = await responder(t, 'liaison').saveTemplate(at.plan, kept);
  const [one, other] = [await reviewed('Zanjas'), await reviewed('Cunetas')];
  const versions = Object.fromEntries([one, other].map(({ id, version }) => [`version-${id}`, String(version)]));
  await assigned(other.id);
  const refused = await as('liaison').send('/es/planes/joint/por-responder?member=15&q=Zanjas', 'proposalsRespond', {
    ticked: [one.id, other.id],
    template: template.id,
    ...versions,
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(`<li>Alguien cambió ${other.reference} mientras tanto`);
  const [places, links] = [/ id="([^"]+)"/g, / href="#([^"]+)"/g].map((pattern) =>
    [...refused.body.matchAll(pattern)].map(([, name]) => name),
  );
  expect(links!.filter((link) => !places!.includes(link))).toEqual([]);
});

it('names the one of many that a colleague answered first, and answers none', async () => {
  const saved = await responder(t, 'liaison').saveTemplate(at.plan, {
    name: 'No',
    ...declined(),
    institution: 'justicia',
  });
  const [one, other] = [await reviewed('Luces'), await reviewed('Postes')];
  const [desk, template] = ['/es/planes/joint/por-responder?member=15', saved.template.id];
  const answer = { jurisdiction: '15', outcome: 'NOT_ACCEPTED', category: 'NO_RESOURCES', text: 'No hay dinero.' };
  await as('liaison').send(`/es/propuestas/${other.reference}/responder`, 'proposalRespond', answer);
  const refused = await as('liaison').send(desk, 'proposalsRespond', { ticked: [one.id, other.id], template });
  expect(refused.body).toContain(`${other.reference} ya no espera esa respuesta, y no se hizo nada con ninguna.`);
  expect((await stateOf(one.id)).responses).toEqual([]);
});

it('replaces no template that somebody else saved meanwhile, also where none of that name was known', async () => {
  const url = '/es/planes/joint/plantillas';
  const fields = { name: 'Ya hecha', outcome: 'NOT_ACCEPTED', category: 'OTHER', text: 'Lo mío.' };
  await responder(t, 'liaison').saveTemplate(at.plan, { name: 'Ya hecha', ...declined(), institution: 'justicia' });
  const taken = await as('liaison').send(url, 'responseTemplateSave', fields);
  expect(taken.statusCode).toBe(422);
  for (const shown of [
    'Ya hay una plantilla con ese nombre',
    'No hay presupuesto.',
    'Lo mío.',
    'name="version" value="1"',
  ])
    expect(taken.body).toContain(shown);
  const sent = await as('liaison').send(url, 'responseTemplateSave', { ...fields, version: '1' });
  expect(sent.statusCode).toBe(303);
  expect((await as('liaison').send(url, 'responseTemplateSave', { ...fields, version: '1' })).statusCode).toBe(422);
});

describe('a comment that was edited while a moderator decided', () => {
  const said = async (who: string, subject: string, body: string) => {
    const { commentCreate } = await t.gql.as(who)(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }`,
      { input: { subject, body } },
    );
    return commentCreate.comment.id as string;
  };
  const changed = (who: string, id: string, body: string) =>
    t.gql.as(who)(
      `mutation ($id: ID!, $body: Text!) { commentEdit(id: $id, expectedVersion: 1, input: { body: $body }) { userErrors { code } } }`,
      { id, body },
    );

  it('is not hidden before its new text was read', async () => {
    const { id: subject } = await submitted('Comentada');
    const id = await said(author, subject, 'Vendo zapatos.');
    await changed(author, id, 'Perdón: pido más bancas.');
    const act = { who: 'moderator', url: `/es/comentarios/${id}`, form: 'commentHide', fields: WHY, done: 'hidden' };
    expect(await overtaken(act, id, '2')).toMatch(/Esto dice ahora[^]*Perdón: pido más bancas\.[^]*<\/form>/);
  });

  it('stays when many are hidden, and says so in its place', async () => {
    const { id: subject } = await submitted('Muchos anuncios');
    const ids = [await said(author, subject, 'Compre uno.'), await said(author, subject, 'Compre dos.')];
    for (const id of ids)
      await t.gql.as(await at.citizen())(
        'mutation ($id: ID!) { commentReport(id: $id, input: { rule: SPAM }) { userErrors { code } } }',
        { id },
      );
    await changed(author, ids[1]!, 'Ya no vendo nada.');
    const desk = '/es/moderacion/joint';
    const fields = { ticked: ids, verdict: 'hide', ...WHY, [`version-${ids[0]}`]: '1', [`version-${ids[1]}`]: '1' };
    const refused = await as('moderator').send(desk, 'moderate', fields);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(`<a href="#moderate-version-${ids[1]}">`);
    expect(refused.body).toContain(`name="version-${ids[1]}" value="2"`);
    expect(refused.body).toContain(`name="version-${ids[0]}" value="1"`);
    expect(refused.body).toContain(WHY.reason);
    expect(await stateOf(ids[0]!)).toEqual({ now: 'VISIBLE' });
    await as('moderator').send(desk, 'moderate', { ...fields, [`version-${ids[1]}`]: '2' });
    expect([await stateOf(ids[0]!), await stateOf(ids[1]!)]).toEqual([{ now: 'HIDDEN' }, { now: 'HIDDEN' }]);
  });

  it('is not released before its new text was read', async () => {
    const { id: subject } = await submitted('Retenida');
    await t.gql.as('secretariat')(
      `mutation ($id: ID!) { planHoldFirstComments(id: $id, input: { first: 1, reason: "Ola de publicidad" }) { userErrors { code } } }`,
      { id: at.plan },
    );
    const writer = await at.citizen();
    const id = await said(writer, subject, 'Muy bien.');
    await changed(writer, id, 'Un insulto.');
    const release = { form: 'commentRelease', fields: {}, done: 'released' };
    const body = await overtaken({ who: 'moderator', url: `/es/comentarios/${id}`, ...release }, id, '2');
    expect(body).toMatch(/Esto dice ahora[^]*Un insulto\./);
    expect(body).toContain('Si su decisión sigue en pie');
  });
});
