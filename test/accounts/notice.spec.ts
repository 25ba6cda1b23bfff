import { readConfig } from '../../src/config.js';
import { encodeId } from '../../src/api/node-id.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { type CoCreation, coCreation, proposer } from '../support/co-creation.js';
import { png, upload } from '../support/files.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
});
afterAll(() => t.close());

/** Creates an account that accepted the notice before the present one. */
async function ofBefore(): Promise<string> {
  const handle = await at.citizen();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const [[{ id }]] = await manager.query('update account set notice_version = $2 where handle = $1 returning id', [
      handle,
      NOTICE_VERSION - 1,
    ]);
    record({ verb: 'account.imported', subject: encodeId('Account', id), planId: null });
  });
  return handle;
}
const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);

it('stores nothing more of somebody before they accepted the newer notice, by whatever door', async () => {
  const handle = await ofBefore();
  const refused = await proposer(t, handle).draft(at.plan);
  expect(refused).toMatchObject({ proposal: null, userErrors: [{ code: 'NOTICE_DUE', path: [] }] });
  const ask = t.gql.as(handle);
  const others = {
    tokenCreate: 'input: { name: "x", scopes: [READ], days: 1 }',
    accountRename: 'input: { publicName: "Otra" }',
    secondFactorStart: '',
  };
  for (const [name, given] of Object.entries(others)) {
    const answer = await ask(`mutation { ${name}${given && `(${given})`} { userErrors { code } } }`);
    expect([name, codes(answer[name])]).toEqual([name, ['NOTICE_DUE']]);
  }
  const file = await upload(t, { cookie: await cookieOf(t, handle) }, png());
  expect([file.status, file.errors[0].code]).toEqual([403, 'NOTICE_DUE']);
  expect((await ask('{ viewer { noticeDue } }')).viewer.noticeDue).toBe(true);
});

it('goes on once it is accepted, and only that version counts', async () => {
  const handle = await ofBefore();
  const accept = async (version: number) =>
    codes(
      (
        await t.gql.as(handle)('mutation ($v: Int!) { noticeAccept(input: { version: $v }) { userErrors { code } } }', {
          v: version,
        })
      ).noticeAccept,
    );
  expect(await accept(NOTICE_VERSION - 1)).toEqual(['NOTICE_REQUIRED']);
  expect(await accept(NOTICE_VERSION)).toEqual([]);
  expect(codes(await proposer(t, handle).draft(at.plan))).toEqual([]);
});

it('lets them read, take back and leave without accepting anything', async () => {
  const handle = await at.citizen();
  const { id } = await proposer(t, handle).submitted(at.plan);
  const other = await ofBefore();
  expect(codes(await proposer(t, other).support(id))).toEqual(['NOTICE_DUE']);
  expect(codes(await proposer(t, other).unsupport(id))).toEqual(['NOT_SUPPORTED']);
  const { accountErase } = await t.gql.as(other)(
    'mutation ($n: String!) { accountErase(input: { publicName: $n, texts: true }) { userErrors { code } } }',
    { n: other },
  );
  expect(codes(accountErase)).toEqual([]);
});

it('asks for it in the form that waits, with what was written, and carries it out once ticked', async () => {
  const handle = await ofBefore();
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, handle)).split('=');
  browser.cookies.set(name!, value!);
  expect((await browser.open('/es')).body).toContain('El aviso de privacidad cambió');
  const form = { form: 'proposalDraft', once: 'notice', language: 'ES', plan: at.plan, title: 'Con sombra' };
  const refused = await browser.post('/es/proponer', form);
  expect([refused.status, refused.body.includes('value="Con sombra"')]).toEqual([422, true]);
  const version = /name="acceptNotice" value="(\d+)"/.exec(refused.body)![1]!;
  const done = await browser.send('/es/proponer', { ...form, acceptNotice: version });
  expect([done.status, done.to]).toEqual([303, expect.stringContaining('/es/proponer/prp_')]);
  expect((await browser.open('/es')).body).not.toContain('El aviso de privacidad cambió');
});

it('has a page to accept it on', async () => {
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, await ofBefore())).split('=');
  browser.cookies.set(name!, value!);
  expect((await browser.open('/en/privacy')).body).toContain('name="form" value="noticeAccept"');
  const accepted = await browser.send('/en/privacy', { form: 'noticeAccept', version: String(NOTICE_VERSION) });
  expect(accepted).toMatchObject({ to: '/en/privacy', done: 'noticeAccepted' });
  expect((await browser.open('/en/privacy')).body).not.toContain('name="form" value="noticeAccept"');
});

it('offers the source of the version that runs, or says that its address is missing', async () => {
  const page = async (app: TestApp) => (await browsing(app).open('/es/acerca')).body;
  expect(await page(t)).toContain('no ha dicho dónde está el código fuente');
  const source = 'https://example.org/tequio/archive/3f2c.tar.gz';
  const named = await testApp('empty', { SOURCE_URL: source });
  try {
    expect(await page(named)).toContain(`<a href="${source}">`);
    expect((await named.gql('{ server { source } }')).server).toEqual({ source });
  } finally {
    await named.close();
  }
  expect(() => readConfig({ SOURCE_URL: 'javascript:alert(1)' })).toThrow('SOURCE_URL');
});

it('names who answers for personal data where the settings do, and says plainly where nobody does', async () => {
  const pages = ['/es/privacidad', '/es/acerca', '/es/entrar/bienvenida'];
  for (const page of pages) expect((await browsing(t).open(page)).body).toContain('nadie está nombrado');
  expect((await t.gql('{ server { operator { name } } }')).server.operator).toBeNull();
  const named = await testApp('empty', {
    OPERATOR_NAME: 'Unidad de Transparencia <de ejemplo>',
    OPERATOR_CONTACT: 'Av. Hidalgo 1',
  });
  try {
    for (const page of pages) {
      const { body } = await browsing(named).open(page);
      expect(body).toContain('Unidad de Transparencia &lt;de ejemplo>');
      expect(body).toContain('Av. Hidalgo 1');
    }
    expect((await named.gql('{ server { operator { name contact } } }')).server.operator).toEqual({
      name: 'Unidad de Transparencia <de ejemplo>',
      contact: 'Av. Hidalgo 1',
    });
  } finally {
    await named.close();
  }
});
