import { OPERATOR } from '../../src/domain/actor.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { browsing } from '../support/browsing.js';
import { lastMailTo } from '../support/mail.js';

/**
 * Nobody may take the name of an office or an institution, in any script: neither a newcomer nor an account that is
 * renamed.
 */
let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  const { planId } = await jointPlan(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into institution (id, slug, name, acronym, kind) values
         ($1, 'infoem', '{"original":"es","es":{"text":"Instituto de la Verdad"},"en":{"text":"Institute of Truth"}}', 'INFOEM', 'autonomous_body')`,
      [newId()],
    );
    record({ verb: 'plan.imported', subject: 'pln_test', planId });
  });
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const OF_OFFICES = [
  'Secretaría del foro',
  'Ѕесretarіa del foro',
  'SECRETARÍA-DEL-FORO (oficial)',
  'Secretaría técnica',
  'Technical Secretariat',
  'Municipio de Tlalnepantla de Baz',
  'Contraloría',
  'Secretaría de Justicia',
  'Ana, Secretaría de Justicia',
  'Instituto de la Verdad',
  'lnstitute of Truth',
  'INFOEM Atención',
];
const OF_PEOPLE = ['María Estado', 'Juan Foro', 'Rosa del Campo Municipio', 'Оксана Іваненко', 'Verdad Ruiz'];

const rename = async (handle: string, publicName: string) =>
  (
    await t.gql.as(handle)(
      'mutation ($n: Text!) { accountRename(input: { publicName: $n }) { userErrors { code path message } } }',
      { n: publicName },
    )
  ).accountRename.userErrors;

/** The holder of an office may not take its name either, because the name would stay when the appointment ends. */
it.each(['reader', 'liaison', 'secretariat'])('refuses them to %s, who renames their account', async (handle) => {
  for (const name of OF_OFFICES) {
    await t.db.query('delete from rate_count');
    const [problem] = await rename(handle, name);
    expect([name, problem]).toEqual([
      name,
      expect.objectContaining({ code: 'NAME_OF_OFFICE', path: ['input', 'publicName'] }),
    ]);
    expect(problem.message).toContain('Escriba su nombre o un seudónimo.');
  }
  for (const name of OF_PEOPLE) expect([name, await rename(handle, name)]).toEqual([name, []]);
});

it('refuses them to a newcomer, with what was typed and what to do', async () => {
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email: 'nueva@example.org', language: 'es' });
  const { link } = await lastMailTo(t, 'nueva@example.org');
  const welcome = { notice: String(NOTICE_VERSION), language: 'es' };
  await browser.send('/sign-in/confirm', { token: new URL(link).searchParams.get('t')!, language: 'es' });
  for (const publicName of OF_OFFICES) {
    const { refused } = await browser.send('/sign-in/confirm', { ...welcome, publicName });
    expect([publicName, refused]).toEqual([publicName, '/es/entrar/bienvenida NAME_OF_OFFICE']);
  }
  const { body } = await browser.open('/es/entrar/bienvenida');
  expect(body).toContain('value="INFOEM Atención"');
  expect(body).toContain('href="#door-publicName">Este es el nombre de un cargo o de una institución.');
  expect((await browser.send('/sign-in/confirm', { ...welcome, publicName: 'Juan Foro' })).to).toBe('/es');
});

it('lets a name stay that somebody has already', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update account set public_name = 'Contraloría' where handle = 'reader'`);
    record({ verb: 'plan.imported', subject: 'pln_test', planId: null });
  });
  expect((await t.gql.as('reader')('{ viewer { publicName } }')).viewer.publicName).toBe('Contraloría');
  const set = await t.gql.as('reader')(
    'mutation { accountSetLanguage(input: { language: EN }) { userErrors { code } } }',
  );
  expect(set.accountSetLanguage.userErrors).toEqual([]);
  expect(await rename('reader', 'Contraloría')).toMatchObject([{ code: 'NAME_OF_OFFICE' }]);
});
