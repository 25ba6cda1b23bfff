import { generate } from 'otplib';
import { testApp, type TestApp } from '../support/app.js';
import { browsing, signedIn } from '../support/browsing.js';
import { type CoCreation, coCreation } from '../support/co-creation.js';
import { lastMailTo } from '../support/mail.js';

let t: TestApp;
let made: CoCreation;
beforeAll(async () => {
  t = await testApp();
  made = await coCreation(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const ACCOUNT = '/es/mi-cuenta';

it('leads visitors from what is about themselves to the way in, and back', async () => {
  const browser = browsing(t);
  for (const path of [ACCOUNT, `${ACCOUNT}/propuestas`, `${ACCOUNT}/segundo-paso`, `${ACCOUNT}/borrar`]) {
    const to = `/es/entrar?returnTo=${encodeURIComponent(path)}`;
    expect(await browser.open(path)).toMatchObject({ status: 303, to });
    expect(await browser.send(path, { form: 'accountErase' })).toMatchObject({
      status: path.endsWith('borrar') ? 401 : 404,
    });
  }
  expect((await browser.open('/es/planes?by=theme')).body).toContain(
    'href="/es/entrar?returnTo=%2Fes%2Fplanes%3Fby%3Dtheme"',
  );
  expect((await browser.open(`/es/entrar?returnTo=${ACCOUNT}`)).body).toContain(
    `<input type="hidden" name="returnTo" value="${ACCOUNT}"/>`,
  );
});

it('says on every page who is signed in, with the way to their account and the way out', async () => {
  const browser = await signedIn(t, await made.citizen());
  const { body } = await browser.open('/en');
  expect(body).toContain('href="/en/my-account"');
  expect(body).toContain('action="/sign-out"');
  expect(body).not.toContain('href="/en/sign-in');
  await browser.send('/sign-out', { language: 'en' });
  expect((await browser.open('/en')).body).toContain('href="/en/sign-in');
});

it('asks for a button before it uses a link up, because programs follow links', async () => {
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email: 'luz@example.org', language: 'es' });
  const { link } = await lastMailTo(t, 'luz@example.org');
  const path = link.slice(link.indexOf('/es/'));
  for (let i = 0; i < 3; i++) expect((await browsing(t).open(path)).status).toBe(200);
  const token = /name="token" value="([^"]+)"/.exec((await browser.open(path)).body)![1]!;
  expect((await browser.send('/sign-in/confirm', { token, language: 'es' })).to).toBe('/es/entrar/bienvenida');
  const welcome = await browser.open('/es/entrar/bienvenida');
  const notice = /name="notice" value="(\d+)"/.exec(welcome.body)![1]!;
  expect(await browser.send('/sign-in/confirm', { publicName: 'Luz', notice, language: 'es' })).toMatchObject({
    to: '/es',
  });
  expect((await browser.open(ACCOUNT)).body).toContain('luz@example.org');
});

it('tells beside the field what a door refused', async () => {
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email: 'ana@example.org', language: 'es' });
  await browser.send('/sign-in/confirm', { code: '12', language: 'es' });
  const { body } = await browser.open('/es/entrar/codigo');
  expect(body).toContain('<a href="#door-code">');
  expect(body).toContain('aria-describedby="door-code-hint door-code-fault"');
});

it('takes no words from an address', async () => {
  for (const problem of ['TOO_MANY', 'CODE_INVALID', '%3Cb%3E'])
    for (const page of ['/es/entrar', '/es/entrar/codigo', '/en/sign-in/confirm', '/es/mi-cuenta', '/es/proponer'])
      for (const cookie of ['', 'tequio-door=x', 'tequio-returned=x']) {
        const url = `${page}?problem=${problem}&minutes=CALL-5550100`;
        const { body } = await t.app.inject({ method: 'GET', url, headers: { cookie } });
        expect([url, body.includes('class="faults"'), /<p>[^<]*5550100/.test(body)]).toEqual([url, false, false]);
      }
});

it('keeps a mistyped address and the way back, and says where the letter goes', async () => {
  const browser = browsing(t);
  const asked = { email: 'ana@gmial.example', returnTo: '/es/proponer/guardada?t=secret', language: 'es' };
  await browser.send('/sign-in/request', asked);
  const code = (await browser.open('/es/entrar/codigo')).body;
  expect(code).toContain('<strong>ana@gmial.example</strong>');
  const again = /href="(\/es\/entrar\?returnTo=[^"]+)"[^>]*>Corregir/.exec(code)![1]!;
  const form = (await browser.open(again.replaceAll('&amp;', '&'))).body;
  expect(form).toContain('value="ana@gmial.example"');
  expect(form).toContain('name="returnTo" value="/es/proponer/guardada?t=secret"');
  await browser.send('/sign-in/request', { ...asked, email: 'ana at example' });
  const refused = (await browser.open('/en/sign-in')).body;
  expect(refused).toContain('value="ana at example"');
  expect(refused).toContain('This e-mail address is not complete');
});

it('changes name and language, and brings a name back that cannot be taken', async () => {
  const browser = await signedIn(t, await made.citizen());
  expect(await browser.send(ACCOUNT, { form: 'accountRename', publicName: 'Nopal Azul' })).toMatchObject({
    status: 303,
    to: ACCOUNT,
    done: 'renamed',
  });
  expect((await browser.open('/es')).body).toContain('Nopal Azul');
  expect((await browser.send(ACCOUNT, { form: 'accountRename', publicName: ' ' })).status).toBe(422);
  await browser.send(ACCOUNT, { form: 'accountLanguage', language: 'EN' });
  expect((await browser.ask('{ viewer { language } }')).viewer.language).toBe('EN');
});

it('shows a new token once, on the page that made it, and at no address', async () => {
  const browser = await signedIn(t, await made.citizen());
  const shown = await browser.post(ACCOUNT, { form: 'tokenCreate', name: 'Tablero', scopes: 'READ', days: '7' });
  expect(shown.status).toBe(200);
  const secret = /tq_[\w-]{20,}/.exec(shown.body)![0];
  const after = await browser.open(ACCOUNT);
  expect(after.body).toContain('Tablero');
  expect(after.body).not.toContain(secret);
  const { viewer } = await browser.ask('{ viewer { tokens { id } } }');
  await browser.send(ACCOUNT, { form: 'tokenRevoke', at: viewer.tokens[0].id });
  expect((await browser.open(ACCOUNT)).body).not.toContain('Tablero');
  const refused = await browser.post(ACCOUNT, { form: 'tokenCreate', name: '', days: '7' });
  expect([refused.status, refused.body.includes('<details open')]).toEqual([422, true]);
});

it('ends one session elsewhere, and only that one', async () => {
  const handle = await made.citizen();
  const [here, there, other] = [await signedIn(t, handle), await signedIn(t, handle), await signedIn(t, handle)];
  const { viewer } = await there.ask('{ viewer { sessions { id current } } }');
  const id = viewer.sessions.find(({ current }: { current: boolean }) => current).id;
  expect((await here.open(ACCOUNT)).body).toMatch(
    /Cerrar<span class="hidden"> · \d{1,2} de [a-z]+ de \d{4}, \d{1,2}:\d{2}/,
  );
  expect(await here.send(ACCOUNT, { form: 'sessionRevoke', at: id })).toMatchObject({
    to: ACCOUNT,
    done: 'sessionRevoked',
  });
  expect([(await there.open(ACCOUNT)).status, (await other.open(ACCOUNT)).status]).toEqual([303, 200]);
});

it('sets a second step up with a picture, a secret and codes that are shown only then', async () => {
  const browser = await signedIn(t, await made.citizen());
  const page = `${ACCOUNT}/segundo-paso`;
  expect((await browser.open(page)).body).not.toContain('class="qr"');
  expect((await browser.send(page, { form: 'secondFactorStart' })).to).toBe(page);
  const setup = await browser.open(page);
  expect(setup.body).toContain('<img class="qr" src="data:image/svg+xml;base64,');
  const recovery = /\b[a-z2-9]{5}-[a-z2-9]{5}\b/.exec(setup.body)![0];
  expect((await browser.send(page, { form: 'secondFactorConfirm', code: '12' })).status).toBe(422);
  const { secondFactorSetup } = await browser.ask('{ secondFactorSetup { secret } }');
  const code = await generate({ secret: secondFactorSetup.secret });
  expect(await browser.send(page, { form: 'secondFactorConfirm', code })).toMatchObject({
    to: ACCOUNT,
    done: 'secondFactorOn',
  });
  const on = await browser.open(page);
  expect(on.body).not.toContain(recovery);
  expect(on.body).toContain('value="secondFactorRemove"');
  await browser.send(page, { form: 'secondFactorRemove' });
  expect((await browser.open(page)).body).toContain('value="secondFactorStart"');
});

it('gives somebody a copy of their own data as a file, and nobody else', async () => {
  const handle = await made.citizen();
  const copy = await (await signedIn(t, handle)).post('/es/mi-cuenta/mis-datos.json');
  expect(copy.headers['content-disposition']).toBe('attachment; filename="mis-datos.json"');
  expect(copy.headers['cache-control']).toBe('private, no-store');
  expect(JSON.parse(copy.body).datos.cuenta[0]['alias en el sitio']).toBe(handle);
  expect(await browsing(t).post('/en/my-account/my-data.json')).toMatchObject({ status: 303, to: '/en/my-account' });
  const much = await signedIn(t, handle);
  for (let i = 0; i < 9; i++) await much.post('/es/mi-cuenta/mis-datos.json');
  expect((await much.send('/es/mi-cuenta/mis-datos.json')).refused).toBe('/es/mi-cuenta TOO_MANY');
  expect((await much.open('/es/mi-cuenta')).body).toContain('Vuelva a intentarlo en 60 min');
});

it('tells what goes and what stays before it erases, and does it only for the name typed', async () => {
  const handle = await made.citizen();
  const browser = await signedIn(t, handle);
  const page = `${ACCOUNT}/borrar`;
  expect((await browser.open(page)).body).toContain('Queda, sin su nombre');
  expect((await browser.send(page, { form: 'accountErase', texts: 'no', publicName: 'Otra' })).status).toBe(422);
  expect((await browser.send(page, { form: 'accountErase', publicName: handle })).status).toBe(422);
  const done = await browser.send(page, { form: 'accountErase', texts: 'no', publicName: handle });
  expect(done).toMatchObject({ status: 303, to: '/es', done: 'erased' });
  expect((await browser.open(ACCOUNT)).status).toBe(303);
});

it('lists what somebody began and what they sent, and shows nobody else their drafts', async () => {
  const [handle, other] = [await made.citizen(), await made.citizen()];
  await t.gql.as(handle)(
    `mutation ($plan: ID!) { proposalDraft(input: { plan: $plan, title: { language: ES, text: "Banquetas sin baches" } }) { userErrors { code } } }`,
    { plan: made.plan },
  );
  expect((await (await signedIn(t, handle)).open(`${ACCOUNT}/propuestas`)).body).toContain('Banquetas sin baches');
  expect((await (await signedIn(t, other)).open(`${ACCOUNT}/propuestas`)).body).not.toContain('Banquetas sin baches');
});

it('changes how often somebody is told of what they follow, and ends it', async () => {
  const handle = await made.citizen();
  await t.gql.as(handle)(
    `mutation ($plan: ID!) { followSet(subject: $plan, input: { frequency: DAILY }) { userErrors { code } } }`,
    { plan: made.plan },
  );
  const browser = await signedIn(t, handle);
  expect((await browser.open(ACCOUNT)).body).toContain(`id="followSet-${made.plan}"`);
  await browser.send(ACCOUNT, { form: 'followSet', at: made.plan, frequency: 'WEEKLY' });
  expect((await browser.ask('{ viewer { follows { frequency } } }')).viewer.follows).toEqual([{ frequency: 'WEEKLY' }]);
  const { viewer } = await browser.ask('{ viewer { follows { id } } }');
  const ended = await browser.send(ACCOUNT, { form: 'followEnd', at: viewer.follows[0].id });
  expect(ended).toMatchObject({ to: ACCOUNT, done: 'followEnded' });
  expect((await browser.ask('{ viewer { follows { frequency } } }')).viewer.follows).toEqual([]);
});
