import { readFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { loadDemonstration } from '../../src/open-data/demonstration.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { filling } from '../support/filling.js';

const SLUG = 'edomex-tlalnepantla-2021';
const source = () => readFileSync(new URL(`../../src/demo/${SLUG}.yaml`, import.meta.url), 'utf8');

let t: TestApp;
let work: UnitOfWork;

async function filled(): Promise<TestApp> {
  const app = await testApp();
  await loadJurisdictions(app.app.get(UnitOfWork));
  await loadDemonstration(app.db, app.app.get(UnitOfWork));
  return app;
}

const count = async (table: string): Promise<number> =>
  Number((await t.db.query(`select count(*) from ${table}`))[0].count);

beforeAll(async () => {
  t = await filled();
  work = t.app.get(UnitOfWork);
});
afterAll(() => t.close());

it('loads Mexico, the State and its 125 municipalities once', async () => {
  expect(await count('jurisdiction')).toBe(127);
  const entries = await count('log');
  expect(await loadJurisdictions(work)).toEqual({ created: 0, updated: 0, unchanged: 127 });
  expect(await count('log')).toBe(entries);
});

it('takes the plan with which the README begins a site', async () => {
  const [, document = ''] = /```yaml\n([^]*?)```/.exec(readFileSync('README.md', 'utf8'))!;
  const { plan } = readPlanDocument(document.replaceAll(/^ {3}/gm, ''));
  expect(plan).toMatchObject({ stage: 'co_creation', members: [{ jurisdiction: '15104' }] });
});

it('loads the whole demonstration plan as one entry of the log, and lets its liaisons begin two reports', async () => {
  const counts = Object.fromEntries(
    await Promise.all(
      [
        'commitment',
        'milestone',
        'milestone_report',
        'evidence',
        'assessment',
        'measurement',
        'programme_visit',
        'account',
        'appointment',
      ].map(async (table) => [table, await count(table)]),
    ),
  );
  expect(counts).toEqual({
    commitment: 9,
    milestone: 31,
    milestone_report: 48,
    evidence: 29,
    assessment: 12,
    measurement: 20,
    programme_visit: 15,
    account: 25,
    appointment: 28,
  });
  expect(await t.db.query(`select verb from log order by seq`)).toEqual([
    { verb: 'jurisdictions.loaded' },
    { verb: 'plan.imported' },
    { verb: 'milestone_report.drafted' },
    { verb: 'milestone_report.sent' },
    { verb: 'milestone_report.drafted' },
    { verb: 'plan.imported' },
  ]);
});

it('shows it through the API in both languages, with its texts, dates and sources', async () => {
  const ask = `{ plan(slug: "${SLUG}") { title { text } stage members { jurisdiction { code } }
    commitments(first: 20) { totalCount edges { node { reference state title { text } completion } } } } }`;
  const es = (await t.gql(ask)).plan;
  const en = (await t.gql(ask, {}, 'en')).plan;
  expect(es.stage).toBe('CLOSED');
  expect(es.members.map((member: { jurisdiction: { code: string } }) => member.jurisdiction.code)).toEqual([
    '15',
    '15104',
  ]);
  expect(es.commitments.totalCount).toBe(9);
  expect(es.commitments.edges[0].node).toMatchObject({ reference: 'EDOMEX-TLALNE-2021-01', state: 'ENDED' });
  expect(en.title.text).not.toBe(es.title.text);
});

it('leaves alone what is there when it starts again', async () => {
  expect(await loadDemonstration(t.db, work)).toBe(false);
});

it('changes nothing when the same document comes again', async () => {
  const entries = await count('log');
  const { total } = await importPlan(work, readPlanDocument(source()));
  expect(total).toMatchObject({ created: 0, updated: 0 });
  expect(total.unchanged).toBeGreaterThan(200);
  expect(await count('log')).toBe(entries);
});

it('changes nothing when what it exported is imported', async () => {
  const exported = await exportPlan(t.db, SLUG);
  for (const text of [dump(exported), JSON.stringify(exported)]) {
    expect((await importPlan(work, readPlanDocument(text))).total).toMatchObject({ created: 0, updated: 0 });
  }
});

it('exports from a second database what it imported there', async () => {
  const exported = await exportPlan(t.db, SLUG);
  const other = await testApp();
  try {
    await loadJurisdictions(other.app.get(UnitOfWork));
    await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(exported)));
    expect(await exportPlan(other.db, SLUG)).toEqual(exported);
  } finally {
    await other.close();
  }
});

it('exports no person, only invented accounts', async () => {
  await work.run({ kind: 'operator' }, async ({ manager, record }) => {
    await manager.query(
      `insert into account (id, handle, public_name) values (gen_random_uuid(), 'real', 'A Real Person')`,
    );
    await manager.query(
      `insert into appointment (id, account_id, role, plan_id, from_on) select gen_random_uuid(), a.id, 'secretariat', p.id, '2021-01-01'
         from account a, plan p where a.handle = 'real' and p.slug = $1`,
      [SLUG],
    );
    record({ verb: 'account.opened', subject: 'test', planId: null });
  });
  expect(JSON.stringify(await exportPlan(t.db, SLUG))).not.toContain('A Real Person');
});

it('updates only the row that changed, and keeps its past', async () => {
  const document = readPlanDocument(source());
  document.plan.commitments[2]!.problem = { original: 'es', es: 'Otro problema' };
  expect((await importPlan(work, document)).total).toMatchObject({ created: 0, updated: 1 });
  const [row] = await t.db.query(`select version, problem from commitment where reference = 'EDOMEX-TLALNE-2021-03'`);
  expect(row).toEqual({ version: 2, problem: { original: 'es', es: { text: 'Otro problema' } } });
  expect((await importPlan(work, readPlanDocument(source()))).total).toMatchObject({ created: 0, updated: 1 });
});

it('writes nothing in a dry run and says what it would do', async () => {
  const before = [await count('log'), await count('commitment')];
  const document = readPlanDocument(
    source()
      .replaceAll(SLUG, 'another-plan')
      .replaceAll('EDOMEX-TLALNE', 'OTHER')
      .replaceAll('handle: ', 'handle: other-'),
  );
  expect((await importPlan(work, document, { dryRun: true })).tables['commitment']).toEqual({
    created: 9,
    updated: 0,
    unchanged: 0,
  });
  expect([await count('log'), await count('commitment')]).toEqual(before);
});

it.each([
  [
    'a slip in a key',
    'tequio: 1\nplan: { slug: a, titel: A, title: A, stage: closed, members: [{ jurisdiction: "15" }] }',
    /plan: .*titel/,
  ],
  ['no version', 'plan: {}', /^tequio: /m],
  ['neither YAML nor JSON', '{ "plan": [', /neither YAML nor JSON/],
  [
    'an original that is not there',
    'tequio: 1\nplan: { slug: a, title: { original: fr, es: A }, stage: closed, members: [{ jurisdiction: "15" }] }',
    /names "fr" as its original/,
  ],
  [
    'an unknown member',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "99999" }] }',
    /no jurisdiction "99999"/,
  ],
  [
    'a commitment of another plan',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "15" }], commitments: [{ reference: EDOMEX-TLALNE-2021-01, title: A, members: [{ jurisdiction: "15" }] }] }',
    /belongs to the plan "edomex-tlalnepantla-2021"/,
  ],
  [
    'an appointment that ended without a last day',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "15" }] }\naccounts: [{ handle: a, name: A, synthetic: true, appointments: [{ role: moderator, from: "2026-01-01", endedAt: "2026-01-02T10:00:00Z" }] }]',
    /accounts\[1\]\.appointments\[1\]\.until: is missing/,
  ],
  [
    'the same reference twice',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "15" }], commitments: [{ reference: X-1, title: A, members: [{ jurisdiction: "15" }] }, { reference: X-1, title: B, members: [{ jurisdiction: "15" }] }] }',
    /X-1: given twice/,
  ],
  [
    'an invented person who holds no role and is called by an office',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "15" }] }\naccounts: [{ handle: a, name: Secretarіa del foro, synthetic: true }]',
    'account a: "Secretarіa del foro" is the name of an office',
  ],
  [
    'the end of a role by a session that the plan does not have',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "15" }] }\naccounts: [{ handle: a, name: A, synthetic: true, appointments: [{ role: moderator, from: "2026-01-01", endedBy: { kind: ordinary, number: 3 } }] }]',
    'account a: the plan has no session "ordinary 3".',
  ],
  [
    'a person where the public contact of an institution belongs',
    'tequio: 1\nplan: { slug: a, title: A, stage: closed, members: [{ jurisdiction: "15" }] }\ninstitutions: [{ slug: b, name: B, kind: not_stated, publicContact: Lic. Ana Pérez }]',
    'institutions[1].publicContact: give an e-mail address or a telephone number of the office, and no name.',
  ],
])('refuses %s with a sentence', async (_, text, sentence) => {
  const attempt = async () => importPlan(work, readPlanDocument(text));
  await expect(attempt()).rejects.toThrow(sentence);
  expect(await t.db.query(`select 1 from plan where slug = 'a'`)).toEqual([]);
});

it('keeps vague dates as vague as they are', async () => {
  const document = readPlanDocument(
    'tequio: 1\nplan: { slug: vague, title: A, stage: closed, period: { start: 2014, end: { written: end of the summer } }, members: [{ jurisdiction: "15" }] }',
  );
  await importPlan(work, document);
  const [row] = await t.db.query(
    `select start_on::text, start_precision, end_on, end_precision, end_written from plan where slug = 'vague'`,
  );
  expect(row).toEqual({
    start_on: '2014-01-01',
    start_precision: 'year',
    end_on: null,
    end_precision: 'as_written',
    end_written: 'end of the summer',
  });
});

it('says the same of when and why appointments ended, also of one that was given again that day', async () => {
  await work.run({ kind: 'operator' }, async ({ manager, record }) => {
    await manager.query(
      `with ended as (
         update appointment p set until_on = from_on, ended_at = '2026-03-01T16:20:30.123Z', reason = 'Cambió de puesto',
             session_id = (select s.id from session s join plan on plan.id = s.plan_id where plan.slug = $1 order by s.kind, s.number limit 1)
          where id = (select p.id from appointment p join account a on a.id = p.account_id join plan on plan.id = p.plan_id
                       where a.synthetic and plan.slug = $1 and p.role = 'secretariat' order by p.id limit 1) returning p.*)
       insert into appointment (id, account_id, role, institution_id, jurisdiction_id, plan_id, from_on)
       select $2, account_id, role, institution_id, jurisdiction_id, plan_id, from_on from ended`,
      [SLUG, newId()],
    );
    record({ verb: 'appointment.ended', subject: 'test', planId: null });
  });
  const exported = await exportPlan(t.db, SLUG);
  const given = exported.accounts.flatMap(({ appointments }) => appointments);
  expect(given).toContainEqual(
    expect.objectContaining({
      endedAt: '2026-03-01T16:20:30.123+00:00',
      reason: 'Cambió de puesto',
      endedBy: { kind: 'ordinary', number: expect.any(Number) },
    }),
  );
  const document = readPlanDocument(JSON.stringify(exported));
  expect((await importPlan(work, document)).total).toMatchObject({ created: 0, updated: 0 });
  const other = await testApp();
  try {
    await loadJurisdictions(other.app.get(UnitOfWork));
    await importPlan(other.app.get(UnitOfWork), document);
    expect(await exportPlan(other.db, SLUG)).toEqual(exported);
  } finally {
    await other.close();
  }
});

it('links the public contact of an institution in both languages, exports it, and empties it when it is given no more', async () => {
  const contact = 'contacto@infoem.org.mx';
  const pages = () =>
    Promise.all(['/es/instituciones/infoem', '/en/institutions/infoem'].map((url) => filling(t, null).read(url)));
  const document = readPlanDocument(source());
  document.institutions.find(({ slug }) => slug === 'infoem')!.publicContact = contact;
  await importPlan(work, document);
  for (const { body } of await pages()) expect(body).toContain(`<a href="mailto:${contact}">${contact}</a>`);
  expect(dump(await exportPlan(t.db, SLUG))).toContain(`publicContact: ${contact}`);
  await importPlan(work, readPlanDocument(source()));
  for (const { body } of await pages()) expect(body).not.toContain(contact);
});
