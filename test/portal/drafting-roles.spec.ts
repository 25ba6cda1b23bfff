import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

const SESSION = newId();

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`insert into session (id, plan_id, kind, number) values ($1, $2, 'ordinary', 7)`, [
      SESSION,
      plan.planId,
    ]);
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
});
afterAll(() => t.close());

const visitor = () => filling(t, null);
const drafter = () => filling(t, 'drafter');
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const toPage = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;

async function begun() {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan);
  return { id: commitment.id as string, at: `/es/compromisos/${commitment.reference}` };
}

async function suggested(who: string, at: string, fields: Record<string, string | string[]>) {
  const answer = await filling(t, who).send(`${at}/sugerir?field=owner`, 'suggestionField', {
    reason: 'Le toca',
    ...fields,
  });
  expect(toPage(answer)).toMatch(/^\/es\/sugerencias\/sug_/);
  return toPage(answer);
}

it('leads from the text to the role of an institution, and shows it before and after as people read it', async () => {
  const { at } = await begun();
  const text = async () => (await visitor().read(`${at}/texto`)).body;
  expect(plain(await text())).toContain('Instituciones responsables Todavía no se nombra ninguna institución.');
  expect(await text()).toContain(`href="${at}/sugerir?field=owner"`);
  const lead = await suggested(await plan.citizen(), at, { institution: 'transparencia', part: 'LEAD' });
  expect(plain((await visitor().read(lead)).body)).toContain(
    'Papel de una institución: Unidad de Transparencia Antes: Ningún papel Sugerido: Institución que encabeza',
  );
  expect(plain((await visitor().read(`${at}/sugerencias`)).body)).toContain(
    'Papel de una institución · Unidad de Transparencia',
  );
  await drafter().send(lead, 'suggestionAccept');
  expect(plain(await text())).toContain('Unidad de Transparencia Institución que encabeza · Invitada');
  const form = `${at}/sugerir?field=owner&amp;institution=transparencia`;
  expect(await text()).toContain(`href="${form}"`);
  expect((await visitor().read(form.replace('&amp;', '&'))).body).toContain('value="transparencia" selected');
  expect(plain((await visitor().read(`${at}/versiones?from=1&to=2`)).body)).toContain(
    'Papel de una institución · Unidad de Transparencia Antes: Ningún papel · Después: Institución que encabeza',
  );
});

it('gives the form back filled in when the institution or its role is missing', async () => {
  const { at } = await begun();
  const form = `${at}/sugerir?field=owner`;
  const citizen = await plan.citizen();
  const back = await filling(t, citizen).send(form, 'suggestionField', { part: 'SUPPORTING', reason: 'Le toca' });
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain('>Le toca</textarea>');
  expect(back.body).toMatch(/value="SUPPORTING"[^>]* checked/);
  const without = await filling(t, citizen).send(form, 'suggestionField', {
    institution: 'transparencia',
    reason: 'Sí',
  });
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('value="transparencia" selected');
});

it('asks for the session that decided before a role changes that the institution has accepted', async () => {
  const { id, at } = await begun();
  const lead = await suggested(await plan.citizen(), at, { institution: 'transparencia', part: 'LEAD' });
  expect((await drafter().read(lead)).body).not.toContain('name="session"');
  await drafter().send(lead, 'suggestionAccept');
  const { node } = await t.gql(
    'query ($id: ID!) { node(id: $id) { ... on Commitment { owners { id institution { slug } } } } }',
    { id },
  );
  const owner = node.owners.find(({ institution }: { institution: object | null }) => institution);
  await t.gql.as('municipal')(
    `mutation ($id: ID!) { ownershipRespond(id: $id, input: { accept: true }) { userErrors { code } } }`,
    { id: owner.id },
  );
  const away = await suggested(await plan.citizen(), at, { institution: 'transparencia', part: 'NONE' });
  const refused = await drafter().send(away, 'suggestionAccept');
  expect(refused.statusCode).toBe(422);
  expect(plain(refused.body)).toContain('La institución ya aceptó este papel. Cite la sesión del foro');
  expect(wentTo(await drafter().send(away, 'suggestionAccept', { session: encodeId('Session', SESSION) }))).toEqual([
    away,
    'suggestionAccepted',
  ]);
  expect(plain((await visitor().read(`${at}/texto`)).body)).toContain('Todavía no se nombra ninguna institución.');
});

it('lets people of an institution ask for its own role to change', async () => {
  const { at } = await begun();
  expect((await filling(t, await plan.citizen()).read(`${at}/sugerir?field=owner`)).body).not.toContain('onBehalfOf');
  const page = await suggested('municipal', at, {
    institution: 'transparencia',
    part: 'SUPPORTING',
    onBehalfOf: 'transparencia',
  });
  expect(plain((await visitor().read(page)).body)).toContain('Papel de una institución · Unidad de Transparencia');
});
