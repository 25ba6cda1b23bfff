import { verifyFiles } from '../../src/operations/verify-files.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import { importPlan } from '../../src/open-data/plan/import-plan.js';
import { PlanDocument } from '../../src/open-data/plan/document.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { pdf, png } from '../support/files.js';
import { type Reported, reported } from '../support/reported.js';

let t: TestApp;
let at: Reported;
let report = '';
beforeAll(async () => {
  t = await testApp();
  at = await reported(t);
  report = await at.draft();
  await at.add(report, { file: await at.uploaded(png()) });
  await at.add(report, { reservedFile: await at.uploaded(pdf({ size: 2_500_000 })), legalGround: 'Ley' });
  await at.add(report, { url: 'https://a.example/' });
});
afterAll(() => t.close());

const shown = `query ($id: ID!) { node(id: $id) { ... on MilestoneReport { evidence {
  kind title { text } url legalGround notCopied file { sha256 bytes mediaType } reservedFile { sha256 bytes address } } } } }`;

it('carries evidence in the document of a plan, with hashes and without files or drafts', async () => {
  const before = await exportPlan(t.db, 'joint');
  expect(JSON.stringify(before)).not.toContain('Acta firmada');
  await at.send(report);
  const seen = (await t.gql(shown, { id: report })).node.evidence;
  const document = await exportPlan(t.db, 'joint');
  const carried = PlanDocument.parse(document).plan.commitments[0]!.milestones[0]!.reports[0]!.evidence;
  expect(carried.map(({ files }) => files.map(({ kind }) => kind))).toEqual([['file'], ['reserved'], []]);
  const elsewhere = await testApp();
  try {
    await loadJurisdictions(elsewhere.app.get(UnitOfWork));
    await importPlan(elsewhere.app.get(UnitOfWork), PlanDocument.parse(document));
    const [there] = await elsewhere.db.query('select id from milestone_report');
    const id = `rep_${there.id.replaceAll('-', '')}`;
    expect((await elsewhere.gql(shown, { id })).node.evidence).toEqual(seen);
    expect((await verifyFiles(elsewhere.db)).knownByHashOnly).toBe(2);
  } finally {
    await elsewhere.close();
  }
});

it('compares every stored byte with its hash, and names what differs', async () => {
  const progress: number[] = [];
  const whole = await verifyFiles(t.db, (done, of) => void progress.push(done / of));
  const [{ bytes }] = await t.db.query('select sum(octet_length(content))::int as bytes from file_content');
  expect(whole).toEqual({ files: 2, bytes, wrong: [], knownByHashOnly: 0 });
  expect([progress.length > 2, progress.at(-1)]).toEqual([true, 1]);
  await asSuperuser(async (client) => {
    await client.query(`alter table tequio.file_content drop constraint file_content_is_what_its_name_says`);
    await client.query(
      `update tequio.file_content set content = set_byte(content, 2000000, 7) where octet_length(content) > 2000000`,
    );
    await client.query(
      `update tequio.file_content set content = content || '\\x00'::bytea where octet_length(content) < 1000`,
    );
  }, t.database.name);
  const { wrong } = await verifyFiles(t.db);
  expect(wrong.length).toBe(2);
  for (const { sha256, computed, bytes: size } of wrong) {
    expect(computed).not.toBe(sha256);
    expect([0, 1]).toContain(size.there - size.stated!);
  }
});
