import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const PLAN = 'edomex-tlalnepantla-ejemplo';
const citizen = () => filling(t, 'citizen-nopal');
const stepOf = (answer: Parameters<typeof wentTo>[0]) =>
  new URL(wentTo(answer)[0]!, 'http://x').searchParams.get('step');

/** Answers the first question and returns the address of the draft. */
async function begun(title: string): Promise<string> {
  const sent = await citizen().send('/es/proponer', 'proposalDraft', { title });
  return wentTo(sent)[0]!.split('?')[0]!;
}

it.each([
  ['/es/proponer', false],
  ['/es/proponer?plan=edomex-tlalnepantla-ejemplo', false],
  ['/es/proponer?plan=edomex-tlalnepantla-2021', true],
])('says on %s for which plan it is and until when, and whether another was asked for', async (url, other) => {
  for (const who of [null, 'citizen-nopal']) {
    const { body } = await filling(t, who).read(url);
    expect(body).toContain(`Para: <a href="/es/planes/${PLAN}">`);
    // The call ends with its last day: the page says that day, as every other page does, and not the midnight after it.
    expect(body).toMatch(/Se reciben propuestas hasta el <time[^>]*>\d+ de \S+ de \d{4}<\/time>/);
    expect(body.includes('no recibe propuestas ahora')).toBe(other);
  }
});

it('keeps an answer whichever way somebody goes on: forth, back, or out', async () => {
  const draft = await begun('Sombra en la parada');
  const answer = (step: string, fields: Record<string, string>) =>
    citizen().send(`${draft}?step=${step}`, 'proposalEdit', fields);
  expect(stepOf(await answer('problem', { problem: 'No hay techo.' }))).toBe('action');
  expect(stepOf(await answer('action', { action: 'Poner uno.', way: 'back' }))).toBe('problem');
  expect(wentTo(await answer('change', { affected: 'A quien espera.', way: 'leave' }))).toEqual([
    '/es/mi-cuenta/propuestas',
    'draftKept',
  ]);
  const { body } = await citizen().read(draft);
  for (const words of ['No hay techo.', 'Poner uno.', 'A quien espera.']) expect(body).toContain(words);
  expect((await citizen().read(`${draft}?step=title`)).body).not.toContain('value="back"');
});

it('leads people who were interrupted back to their drafts, from the form and from the home page', async () => {
  const draft = await begun('Se quedó a medias');
  for (const url of ['/es', '/es/proponer', `/es/proponer?plan=${PLAN}`]) {
    const { body } = await citizen().read(url);
    expect(body).toContain('Lo que dejó sin enviar');
    expect(body).toContain(`<a href="${draft}">Se quedó a medias</a>`);
    expect((await filling(t, 'citizen-maguey').read(url)).body).not.toContain('Se quedó a medias');
    expect((await filling(t, null).read(url)).body).not.toContain('Lo que dejó sin enviar');
  }
  expect((await citizen().read('/en/propose')).body).toContain('What you began and did not send');
});

it('takes any municipality of the State, the chosen one in view when somebody comes back', async () => {
  const draft = await begun('Luz en el camino');
  const before = (await citizen().read(`${draft}?step=where`)).body;
  expect(before).toMatch(/<details><summary>Otros? municipios? \(\d+\)/);
  await citizen().send(`${draft}?step=where`, 'proposalEdit', { jurisdictions: ['15', '15106'] });
  expect((await citizen().read(draft)).body).toContain('Toluca');
  const after = (await citizen().read(`${draft}?step=where`)).body;
  expect(after).toMatch(/<details open><summary>Otros? municipios? \(\d+\)/);
  expect(after).toMatch(/value="15106" checked/);
});

it('keeps every policy area that was ticked, and shows those when somebody comes back', async () => {
  const draft = await begun('Compras a la vista');
  const where = `${draft}?step=where`;
  const policyAreas = ['audits', 'asset_disclosure'];
  await citizen().send(where, 'proposalEdit', { policyAreas });
  const { body } = await citizen().read(where);
  for (const area of policyAreas) expect(body).toContain(`value="${area}" checked`);
  expect(body.match(/<details open>/g)).toHaveLength(1);
  await citizen().send(where, 'proposalEdit', { policyAreas: ['audits'] });
  expect((await citizen().read(where)).body).not.toContain('value="asset_disclosure" checked');
  const eleven = [...body.matchAll(/name="policyAreas" value="(\w+)"/g)].slice(0, 11).map(([, code]) => code!);
  const refused = await citizen().send(where, 'proposalEdit', { policyAreas: eleven });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Aquí caben 10 a lo más');
  expect(refused.body).toMatch(/<a href="#(proposalEdit-prp_\w+-policyAreas)">[^]*<fieldset id="\1"/);
});

it('keeps a place that the page does not offer, given by the API', async () => {
  const draft = await begun('En todo el país');
  const id = draft.split('/').at(-1)!;
  const { proposalEdit } = await t.gql.as('citizen-nopal')(
    `mutation ($id: ID!) { proposalEdit(id: $id, expectedVersion: 1, input: { jurisdictions: ["MX"] }) { userErrors { code } } }`,
    { id },
  );
  expect(proposalEdit.userErrors).toEqual([]);
  await citizen().send(`${draft}?step=where`, 'proposalEdit', { policyAreas: 'audits' });
  const { node } = await t.gql.as('citizen-nopal')(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { jurisdictions { code } policyAreas { code } } } }`,
    { id },
  );
  expect(node).toEqual({ jurisdictions: [{ code: 'MX' }], policyAreas: [{ code: 'audits' }] });
});

it('does not send what lacks an answer, and says which, with the way to each question', async () => {
  const draft = await begun('Sin decir más');
  const { body } = await citizen().read(draft);
  for (const step of ['problem', 'action'])
    expect(body).toMatch(new RegExp(`<li><a href="${draft}\\?step=${step}&amp;from=review">`));
  expect(body).not.toContain('value="proposalSubmit"');
  const sent = await citizen().post(draft, 'proposalSubmit', { at: draft.split('/').at(-1)! });
  expect([sent.statusCode, sent.body.match(/Falta el texto/g)?.length]).toEqual([422, 2]);
});

it('leads back to the whole after one answer was mended from there', async () => {
  const draft = await begun('De vuelta');
  const url = `${draft}?step=problem&from=review`;
  expect((await citizen().read(url)).body).toContain('Guardar y volver a ver todo');
  const mended = await citizen().send(url, 'proposalEdit', { problem: 'Uno\nDos' });
  expect(wentTo(mended)[0]).toBe(draft);
  expect((await citizen().read(draft)).body).toContain('<p class="written">Uno\nDos</p>');
});

it('shows the newer text beside one’s own when two change it at once, and overwrites it only when both were seen', async () => {
  const draft = await begun('A la vez');
  const url = `${draft}?step=problem&from=review`;
  await citizen().send(url, 'proposalEdit', { problem: 'Lo primero.' });
  await citizen().send(url, 'proposalEdit', { problem: 'Lo de la otra ventana.' });
  const at = draft.split('/').at(-1)!;
  const fields = { at, version: '2', asked: 'problem', step: 'problem', language: 'ES', problem: 'Lo mío.' };
  const late = await citizen().post(url, 'proposalEdit', fields);
  expect(late.statusCode).toBe(422);
  expect(late.body).toMatch(/Esto dice ahora[^]*Lo de la otra ventana\.[^]*Lo mío\.<\/textarea>/);
  expect(late.body).toContain(`href="#proposalEdit-${at}-expectedVersion"`);
  expect(late.body).toContain(`id="proposalEdit-${at}-expectedVersion"`);
  const now = /name="version" value="(\d+)"/.exec(late.body)![1]!;
  const settled = await citizen().post(url, 'proposalEdit', { ...fields, version: now });
  expect(settled.statusCode).toBe(303);
  expect((await citizen().read(draft)).body).toContain('Lo mío.');
});

it('offers the plan with an open call beside any number of older plans, on the home page too', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const [{ id }] = await manager.query(
      `insert into plan select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'slug', 'a-' || n, 'submitted_on', '2001-01-01'))).*
       from plan p, generate_series(1, 25) n where slug = 'edomex-tlalnepantla-2021' returning id`,
    );
    record({ verb: 'plan.imported', subject: encodeId('Plan', id), planId: id });
  });
  expect((await citizen().read('/es/proponer')).body).toContain(`Para: <a href="/es/planes/${PLAN}">`);
  const home = (await citizen().read('/es')).body;
  const plans = [...home.matchAll(/<h2 id="plan-([^"]+)"/g)].map(([, slug]) => slug);
  expect(plans.slice(0, 2)).toEqual([PLAN, 'edomex-tlalnepantla-2021']);
});
