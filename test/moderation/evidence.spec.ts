import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { filling, wentTo } from '../support/filling.js';
import { pdf } from '../support/files.js';
import { type Reported, reported } from '../support/reported.js';

/** Moderators hide evidence by the rules of comments: nobody else reaches it, and the report stands. */
const CANARY = 'canario en la foto';
const WHY = { rule: 'PERSONAL_DATA', reason: 'Se ven caras de niñas y niños.' };

let t: TestApp;
let at: Reported;
let reader: string;
beforeAll(async () => {
  t = await testApp();
  at = await reported(t);
  reader = await at.citizen();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const act = async (who: string, mutation: string, type: string, id: string, input: object) =>
  (
    await t.gql.as(who)(
      `mutation ($id: ID!, $input: ${type}!) { ${mutation}(id: $id, input: $input) { evidence { id visibility } userErrors { code } } }`,
      { id, input },
    )
  )[mutation];

async function shown() {
  const report = await at.draft();
  const file = await at.uploaded(pdf({ text: `${CANARY} ${report}` }));
  const { evidence } = await at.add(report, { title: { language: 'ES', text: CANARY }, file });
  const draft = await act('moderator', 'evidenceHide', 'HideInput', evidence.id, WHY);
  expect(draft.userErrors).toEqual([{ code: 'EVIDENCE_NOT_FOUND' }]);
  await at.send(report);
  return { report, id: evidence.id as string, address: evidence.file.address as string };
}

/** Everything that somebody reads of a report's evidence, as one text. */
async function readBy(who: string | null, { report, id, address }: { report: string; id: string; address: string }) {
  const ask = who ? t.gql.as(who) : t.gql;
  const nodes = 'evidence { id title { text } file { address sha256 } }';
  const answers = await ask(
    `query ($report: ID!, $id: ID!) { one: node(id: $id) { ... on Evidence { id title { text } } }
       report: node(id: $report) { ... on MilestoneReport { ${nodes} milestone { ${nodes} } } }
       commitment(reference: "JOINT-01") { milestones(first: 50) { nodes { ${nodes} } } } }`,
    { report, id },
  );
  const cookie = who ? { cookie: await at.cookieOf(who) } : {};
  const file = await t.app.inject({ method: 'GET', url: address, headers: cookie });
  const pages = await Promise.all(
    [`/es/informes/${report}`, `/es/informes/${report}/pruebas`, '/es/compromisos/JOINT-01'].map((url) =>
      t.app.inject({ method: 'GET', url, headers: cookie }),
    ),
  );
  return { whole: JSON.stringify(answers) + pages.map(({ body }) => body).join(), file: file.statusCode };
}
const sees = async (who: string | null, of: { report: string; id: string; address: string }) => {
  const { whole, file } = await readBy(who, of);
  return [whole.includes(CANARY), whole.includes(of.address), file];
};

it('hides a file with its name from everybody but whoever showed it and the moderators, and the report stands', async () => {
  const made = await shown();
  expect((await act('liaison', 'evidenceReport', 'ReportInput', made.id, { rule: 'SPAM' })).userErrors).toEqual([
    { code: 'NOT_ALLOWED' },
  ]);
  expect((await act(reader, 'evidenceReport', 'ReportInput', made.id, { rule: 'PERSONAL_DATA' })).userErrors).toEqual(
    [],
  );
  const { moderationQueue } = await t.gql.as('moderator')(
    '{ moderationQueue(plan: "joint") { nodes { kind reasons thing { id } } } }',
  );
  expect(moderationQueue.nodes).toEqual([{ kind: 'EVIDENCE', reasons: ['REPORTED'], thing: { id: made.id } }]);
  expect(await sees(null, made)).toEqual([true, true, 200]);

  for (const who of [reader, 'liaison', 'secretariat'])
    expect((await act(who, 'evidenceHide', 'HideInput', made.id, WHY)).userErrors).toEqual([{ code: 'NOT_ALLOWED' }]);
  expect((await act('moderator', 'evidenceHide', 'HideInput', made.id, WHY)).evidence.visibility).toBe('HIDDEN');
  for (const who of [null, reader, 'secretariat', 'civil-society', 'monitor'])
    expect([who, ...(await sees(who, made))]).toEqual([who, false, false, 404]);
  for (const who of ['liaison', 'moderator']) expect([who, ...(await sees(who, made))]).toEqual([who, true, true, 200]);

  const { moderationLog, node } = await t.gql(
    `query ($id: ID!) { moderationLog(plan: "joint", first: 5) { nodes { kind reason thing { id } commitment { reference } } }
       node(id: $id) { ... on MilestoneReport { state status } } }`,
    { id: made.report },
  );
  expect(moderationLog.nodes).toEqual([
    { kind: 'EVIDENCE', reason: WHY.reason, thing: null, commitment: { reference: 'JOINT-01' } },
  ]);
  expect(node).toEqual({ state: 'SENT', status: 'LIMITED' });
  const exported = JSON.stringify(await exportPlan(t.db, 'joint'));
  expect([exported.includes(CANARY), exported.includes('Prueba que la moderación oculta')]).toEqual([false, true]);
  const { viewer } = await t.gql.as('liaison')('{ viewer { hiddenTexts { kind thing { id } } } }');
  expect(viewer.hiddenTexts).toEqual([{ kind: 'EVIDENCE', thing: { id: made.id } }]);
});

it('is taken back by whoever hid it, until whoever showed it appeals, and then somebody else decides', async () => {
  const made = await shown();
  await act('moderator', 'evidenceHide', 'HideInput', made.id, WHY);
  const back = await act('moderator', 'hidingTakeBack', 'TakeBackInput', made.id, { reason: 'Fue un error.' });
  expect(back).toEqual({ evidence: { id: made.id, visibility: 'VISIBLE' }, userErrors: [] });
  expect(await sees(null, made)).toEqual([true, true, 200]);

  await act('moderator', 'evidenceHide', 'HideInput', made.id, { ...WHY, rule: 'OFF_TOPIC' });
  const appealed = await act('liaison', 'evidenceAppeal', 'AppealInput', made.id, { argument: 'Sí viene al caso.' });
  expect(appealed.userErrors).toEqual([]);
  const { node } = await t.gql.as('liaison')(
    'query ($id: ID!) { node(id: $id) { ... on Evidence { moderationActions moderation { appeal { id } } } } }',
    { id: made.id },
  );
  expect(node.moderationActions).toEqual([]);
  for (const who of ['secretariat', 'civil-society']) {
    const { appealDecide } = await t.gql.as(who)(
      `mutation ($id: ID!, $input: AppealDecideInput!) { appealDecide(id: $id, input: $input) { userErrors { code } } }`,
      { id: node.moderation.appeal.id, input: { restore: true, reason: 'Lo vimos.' } },
    );
    expect(appealDecide.userErrors).toEqual([]);
  }
  expect(await sees(null, made)).toEqual([true, true, 200]);
});

it('is hidden and appealed on the page of the evidence, without script', async () => {
  const made = await shown();
  const url = `/es/informes/${made.report}/pruebas`;
  const hidden = await filling(t, 'moderator').send(url, 'evidenceHide', { at: made.id, ...WHY });
  expect(wentTo(hidden)).toEqual([url, 'hidden']);
  const own = (await filling(t, 'liaison').read(url)).body;
  for (const words of ['La moderación ocultó esta prueba', WHY.reason]) expect(own).toContain(words);
  expect((await filling(t, 'liaison').read('/es/mi-cuenta')).body).toContain(CANARY);
  const appealed = await filling(t, 'liaison').send(url, 'evidenceAppeal', { at: made.id, argument: 'Nadie se ve.' });
  expect(wentTo(appealed)).toEqual([url, 'appealed']);
  expect((await filling(t, null).read(url)).body).not.toContain(CANARY);
});
