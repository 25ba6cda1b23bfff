import { OPERATOR, ROLES } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const VIEWER = '{ viewer { account { handle roles { role } } secondFactorPassed } }';

it('has somebody for every role, and a citizen without any', async () => {
  const roles = await t.db.query(
    `select distinct role from appointment p join account a on a.id = p.account_id where a.synthetic`,
  );
  expect(roles.map(({ role }: { role: string }) => role).toSorted()).toEqual([...ROLES].toSorted());
  const [{ n }] = await t.db.query(
    `select count(*)::int as n from account a where synthetic and not exists (select from appointment p where p.account_id = a.id)`,
  );
  expect(n).toBeGreaterThanOrEqual(1);
});

it('signs in as each of them with one click, the second factor passed', async () => {
  for (const { handle } of await t.db.query('select handle from account where synthetic')) {
    const browser = browsing(t);
    expect((await browser.send(`/dev/sign-in/${handle}`, { language: 'es' })).to).toBe('/es');
    expect((await browser.ask(VIEWER)).viewer).toMatchObject({ account: { handle }, secondFactorPassed: true });
  }
});

it('signs in as nobody real, and as nobody who is not there', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`insert into account (id, handle, public_name) values ($1, 'real', 'Real')`, [newId()]);
    record({ verb: 'account.opened', subject: 'acc_test', planId: null });
  });
  expect((await browsing(t).send('/dev/sign-in/real')).status).toBe(404);
  expect((await browsing(t).send('/dev/sign-in/nobody')).status).toBe(404);
});

it.each([
  ['in production', { NODE_ENV: 'production' }],
  ['on a database of one’s own', { DATABASE_URL: 'postgres://localhost/tequio' }],
])('has no such door %s', async (_, settings) => {
  const other = await testApp('demo', settings);
  try {
    const browser = browsing(other);
    const [{ handle }] = await other.db.query('select handle from account where synthetic limit 1');
    expect((await browser.send(`/dev/sign-in/${handle}`)).status).toBe(404);
    expect(browser.cookies.has('tequio')).toBe(false);
  } finally {
    await other.close();
  }
});
