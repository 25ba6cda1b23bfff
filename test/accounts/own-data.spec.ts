import { NOTICE_VERSION } from '../../src/domain/account.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { browsing } from '../support/browsing.js';
import { jointPlan } from '../support/builders.js';
import { lastMailTo } from '../support/mail.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const EMAIL = 'canary-mail-91@example.org';
const NAME = 'Canaria Nombre';

async function somebody(email: string, publicName: string) {
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email, language: 'es' });
  const { link } = await lastMailTo(t, email);
  await browser.send('/sign-in/confirm', {
    token: new URL(link).searchParams.get('t')!,
    notice: String(NOTICE_VERSION),
    publicName,
  });
  return browser;
}

/** Dumps every row of every table, of history and of the job queue as text. */
async function dump(): Promise<string> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('tequio', 'history', 'tequio_jobs')`,
    );
    const parts: string[] = [];
    for (const { name } of rows) parts.push(JSON.stringify((await client.query(`select * from ${name}`)).rows));
    return parts.join('\n');
  }, t.database.name);
}

const copyOf = async (browser: Awaited<ReturnType<typeof somebody>>) =>
  JSON.parse((await browser.ask('{ accountExport }')).accountExport);

it('gives somebody everything that is held about them, in words that they read, and nobody else’s', async () => {
  const other = await somebody('other@example.org', 'Otra Persona');
  const browser = await somebody('mine@example.org', 'Mía');
  const copy = await copyOf(browser);
  expect(copy.datos.contacto).toEqual([{ correo: 'mine@example.org' }]);
  expect(copy.datos.cuenta[0]).toMatchObject({ 'nombre público': 'Mía', 'versión del aviso aceptado': NOTICE_VERSION });
  expect(copy.datos['sesiones abiertas']).toMatchObject([{ 'forma de entrar': 'Correo' }]);
  expect(JSON.stringify(copy)).not.toMatch(/other@example|Otra Persona|token_hash/);
  expect((await copyOf(other)).datos.cuenta[0]['nombre público']).toBe('Otra Persona');
});

it('erases somebody: no trace of name, address or handle in any table, and the log still counts them (T14)', async () => {
  const browser = await somebody(EMAIL, NAME);
  await browser.ask(
    'mutation { tokenCreate(input: { name: "canary-token-name", scopes: [READ], days: 3 }) { secret } }',
  );
  await browser.ask(`mutation { accountRename(input: { publicName: "${NAME} Dos" }) { viewer { publicName } } }`);
  const { viewer } = await browser.ask('{ viewer { account { id handle } } }');
  expect(await dump()).toContain(EMAIL);
  const erase = (publicName: string) =>
    browser.ask(
      'mutation ($n: String!) { accountErase(input: { publicName: $n, texts: true }) { viewer { publicName } userErrors { code } } }',
      { n: publicName },
    );
  expect((await erase('otro')).accountErase.userErrors).toEqual([{ code: 'NAME_DOES_NOT_MATCH' }]);
  expect((await erase(`${NAME} Dos`)).accountErase).toEqual({ viewer: null, userErrors: [] });
  const left = await dump();
  for (const trace of [EMAIL, NAME, 'canary', viewer.account.handle]) expect(left).not.toContain(trace);
  expect((await browser.ask('{ viewer { publicName } }')).viewer).toBeNull();
  const [{ gaps }] = await t.db.query('select (select size from log_head) - (select count(*) from log) as gaps');
  expect(Number(gaps)).toBe(0);
  const seen = await t.gql('query ($id: ID!) { node(id: $id) { ... on Account { handle publicName memberSince } } }', {
    id: viewer.account.id,
  });
  expect(seen.node).toMatchObject({ publicName: null, memberSince: null });
  const byHandle = (handle: string) =>
    t.gql('query ($h: String!) { account(handle: $h) { handle publicName memberSince } }', { h: handle });
  expect((await byHandle(seen.node.handle)).account).toEqual(seen.node);
  expect((await byHandle(viewer.account.handle)).account).toBeNull();
});

it('ends what somebody held on the day that it is where plans live', async () => {
  const { planId } = await jointPlan(t);
  const instant = '2031-03-01T03:00:00.000Z';
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into appointment (id, account_id, role, plan_id, from_on)
       select gen_random_uuid(), a.id, 'moderator', $1, day::date from account a, unnest(array['2031-02-28', '2031-03-01']) day
        where a.handle = 'liaison'`,
      [planId],
    );
    record({ verb: 'appointment.granted', subject: 'law', planId });
  });
  t.setNow(instant);
  const { accountErase } = await t.gql.as('liaison')(
    'mutation { accountErase(input: { publicName: "liaison", texts: false }) { userErrors { code } } }',
  );
  t.setNow(new Date().toISOString());
  expect(accountErase.userErrors).toEqual([]);
  const rows = await t.db.query(
    `select p.until_on::text as until, p.ended_at as ended, a.erased_at as erased
       from appointment p join account a on a.id = p.account_id where a.erased_at = $1 and p.role = 'moderator'`,
    [instant],
  );
  expect(rows).toEqual([{ until: '2031-02-28', ended: new Date(instant), erased: new Date(instant) }]);
});

it('keeps one administrator when all of them go at the same moment', async () => {
  const several: Awaited<ReturnType<typeof somebody>>[] = [];
  const handles: string[] = [];
  // The sign-ins run one after the other, because each reads the last message to its address.
  for (let nth = 0; nth < 6; nth++) {
    const one = await somebody(`admin-${nth}@example.org`, `Administra ${nth}`);
    several.push(one);
    handles.push((await one.ask('{ viewer { account { handle } } }')).viewer.account.handle);
  }
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into appointment (id, account_id, role, from_on)
       select gen_random_uuid(), a.id, 'administrator', '2020-01-01' from account a where a.handle = any($1)`,
      [handles],
    );
    await manager.query(
      `update appointment set ended_at = now(), until_on = current_date
      where role = 'administrator' and account_id not in (select id from account where handle = any($1))`,
      [handles],
    );
    record({ verb: 'appointment.granted', subject: 'law', planId: null });
  });
  const gone = await Promise.all(
    several.map((one, nth) =>
      one.ask(
        `mutation { accountErase(input: { publicName: "Administra ${nth}", texts: false }) { userErrors { code } } }`,
      ),
    ),
  );
  const codes = gone.flatMap(({ accountErase }) => accountErase.userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(['LAST_ADMINISTRATOR']);
});

it('opens a new account, and not the erased one, for the same address', async () => {
  const again = await somebody(EMAIL, 'Otra vez');
  expect((await again.ask('{ viewer { publicName } }')).viewer.publicName).toBe('Otra vez');
});

it('refuses a name that dresses up', async () => {
  const browser = await somebody('dress@example.org', 'Normal');
  for (const name of ['\u202egro.elpmaxe', 'a\u200bb', '   ', 'x'.repeat(81)]) {
    const { accountRename } = await browser.ask(
      'mutation ($n: Text!) { accountRename(input: { publicName: $n }) { userErrors { code } } }',
      { n: name },
    );
    expect(accountRename.userErrors).toHaveLength(1);
  }
});
