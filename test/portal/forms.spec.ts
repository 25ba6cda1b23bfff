import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { cameBack, wentTo } from '../support/filling.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

let t: TestApp;
let page: string;
let owner: string;
beforeAll(async () => {
  t = await testApp();
  const { planId } = await jointPlan(t);
  const plan = `pln_${planId.replaceAll('-', '')}`;
  const secretariat = t.gql.as('secretariat');
  const { commitmentDraft } = await secretariat(
    `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Abrir actas" }, origin: CO_CREATED, members: ["15"] }) {
      commitment { id reference } } }`,
    { plan },
  );
  const { ownershipInvite } = await secretariat(
    `mutation ($id: ID!) { ownershipInvite(id: $id, input: { institution: "justicia", role: LEAD }) { commitment { owners { id } } } }`,
    { id: commitmentDraft.commitment.id },
  );
  page = `/es/compromisos/${commitmentDraft.commitment.reference}`;
  owner = ownershipInvite.commitment.owners[0].id;
});
afterAll(() => t.close());

const signedIn = async (handle: string) => ({ cookie: await cookieOf(t, handle), ...FROM_HERE });
const get = async (handle: string) => await t.app.inject({ method: 'GET', url: page, headers: await signedIn(handle) });
const send = async (fields: Record<string, string>, headers: Record<string, string>) =>
  await cameBack(
    t,
    await t.app.inject({
      method: 'POST',
      url: page,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ form: 'ownershipRespond', at: owner, ...fields }).toString(),
    }),
    headers,
  );

it('draws a form for whoever may send it, and for nobody else', async () => {
  expect((await get('liaison')).body).toContain('name="form" value="ownershipRespond"');
  expect((await get('secretariat')).body).not.toContain('name="form" value="ownershipRespond"');
  expect((await t.app.inject({ method: 'GET', url: page })).statusCode).toBe(404);
});

it('keeps what a person sees while signed in out of every cache', async () => {
  expect((await get('liaison')).headers['cache-control']).toBe('private, no-store');
});

it('brings a refused form back with what was written, what is wrong, and the way to the field', async () => {
  const reason = 'a'.repeat(2100);
  const { statusCode, body } = await send({ accept: 'no', reason }, await signedIn('liaison'));
  expect(statusCode).toBe(422);
  expect(body).toContain(reason);
  const id = `ownershipRespond-${owner}-reason`;
  expect(body).toContain(`<a href="#${id}">`);
  expect(body).toContain(`aria-describedby="${id}-hint ${id}-fault ${id}-count"`);
});

it('says that a choice is missing instead of failing', async () => {
  const { statusCode, body } = await send({}, await signedIn('liaison'));
  expect(statusCode).toBe(422);
  expect(body).toContain(`<a href="#ownershipRespond-${owner}-accept">`);
});

it('does nothing for another site, and nothing for whoever may not', async () => {
  const fields = { accept: 'yes' };
  const elsewhere = { ...(await signedIn('liaison')), origin: 'https://elsewhere.example' };
  expect((await send(fields, elsewhere)).statusCode).toBe(403);
  expect((await send(fields, await signedIn('secretariat'))).statusCode).toBe(403);
  expect((await send({ form: 'nothing' }, await signedIn('liaison'))).statusCode).toBe(404);
});

it('knows no form and no field by what every object of JavaScript has, or by a name of two lines', async () => {
  const headers = await signedIn('liaison');
  for (const form of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    expect([form, (await send({ form }, headers)).statusCode]).toEqual([form, 404]);
  for (const name of ['constructor-2', 'toString', 'two\nlines']) {
    const { statusCode, body } = await send({ accept: 'no', [name]: 'x' }, headers);
    expect([name, statusCode]).toEqual([name, 422]);
    expect(body).not.toContain('native code');
  }
});

it('forgets forms that came back when whoever wrote them signs out', async () => {
  const { headers } = await t.app.inject({ method: 'POST', url: '/sign-out', headers: await signedIn('liaison') });
  expect([headers['set-cookie']].flat().join()).toContain('tequio-returned=; Path=/; Max-Age=0');
});

it('does it once when it is sent twice, and says that it is done', async () => {
  const headers = await signedIn('liaison');
  const fields = { accept: 'yes', once: 'drawn-with-the-form' };
  const [first, second] = await Promise.all([send(fields, headers), send(fields, headers)]);
  expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
  expect(wentTo(first)).toEqual([page, 'ownershipResponded']);
});

it('tells what was done once, to the browser that did it, and nothing to whoever opens the address', async () => {
  const read = (cookie?: string) => t.app.inject({ method: 'GET', url: page, headers: cookie ? { cookie } : {} });
  const told = await read('done=ownershipResponded; lang=es');
  expect(told.body).toContain('Listo: es público si su institución acepta');
  expect(told.headers['cache-control']).toBe('private, no-store');
  expect(told.headers['set-cookie']).toMatch(/^done=; Path=\/; Max-Age=0;/);
  for (const cookie of [undefined, 'done=', 'done=<b>', 'done=constructor'])
    expect((await read(cookie)).body).not.toContain('class="done"');
});
