import { GraphQLSchemaHost } from '@nestjs/graphql';
import { decodeId, encodeId, type NodeType } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { JOBS_SCHEMA } from '../../src/kernel/jobs/install-queue.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, proposer } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { png, upload } from '../support/files.js';
import { evaluator } from '../support/evaluations.js';
import { measurer } from '../support/indicators.js';
import { programmeIn, recorder, sendVisits } from '../support/programmes.js';
import { reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

/**
 * Every act of the schema is done twice. The second time it writes no entry and enqueues no letter: it answers with the
 * thing, or it is refused. `changes.spec.ts` beside it is about edits.
 */
const NOT_TWICE: Record<string, string> = {
  'it makes a new thing each time; its sender has `clientMutationId` to make only one':
    'proposalDraft proposalTranscribe proposalKeep commitmentDraft milestoneAdd activityAdd evidenceAdd suggestionCreate commentCreate tokenCreate indicatorAdd measurementAdd evaluationPublish',
  'it takes a file; done twice in test/word-files/returning.spec': 'wordFileTake',
  'it takes a file; done twice in test/report-files/returned.spec': 'milestoneReportsFileTake',
  'it takes a file; done twice in test/evidence/showing.spec': 'evidencePublicVersionAdd',
  'the account is gone, and with it the person who would ask again': 'accountErase',
  'a key takes the place of one that was never confirmed, and a code counts once (test/accounts/second-factor.spec)':
    'secondFactorStart secondFactorConfirm secondFactorRemove',
};
const tried = new Set<string>();

let t: TestApp;
let at: CoCreation;
let [author, other] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await drafting(t);
  other = await at.citizen();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into account (id, handle, public_name) values ($1, 'admin', 'admin'), ($2, 'second', 'second')`,
      [newId(), newId()],
    );
    await manager.query(
      `insert into appointment (id, account_id, role, from_on) select $1, id, 'administrator', '2020-01-01' from account where handle = 'admin'`,
      [newId()],
    );
    await manager.query(
      `insert into account_contact (account_id, email) select id, handle || '@example.org' from account`,
    );
    record({ verb: 'account.opened', subject: 'acc_test', planId: null });
  });
});
// Nobody may start many proposals in a day, so each test has an author of its own.
beforeEach(async () => {
  author = await at.citizen();
});
afterAll(() => t.close());

const written = async () =>
  (
    await t.db.query(
      `select (select size::int from log_head) as entries, (select count(*)::int from ${JOBS_SCHEMA}.jobs) as letters`,
    )
  )[0] as object;
async function done(who: string, call: string): Promise<string[]> {
  tried.add(/^\w+/.exec(call)![0]);
  const { done: payload } = await t.gql.as(who)(`mutation { done: ${call} { userErrors { code } } }`);
  return payload.userErrors.map(({ code }: { code: string }) => code);
}

/** Does the act, and then again: the codes of the second time are known, and it writes nothing. */
async function twice(who: string, call: string, codes: string[] = []): Promise<void> {
  expect([call, await done(who, call)]).toEqual([call, []]);
  const before = await written();
  expect([call, await done(who, call), await written()]).toEqual([call, codes, before]);
}

const TEXT = '{ language: ES, text: "Agua" }';
const submitted = async (): Promise<string> => (await proposer(t, author).submitted(at.plan)).id;
const draft = async (): Promise<string> => (await proposer(t, author).draft(at.plan)).proposal.id;
/** Gives the asked fields of what one mutation made. */
const made = async (who: string, call: string, thing: string): Promise<Record<string, string>> =>
  (await t.gql.as(who)(`mutation { made: ${call} { ${thing} userErrors { code } } }`)).made;
async function said(subject: string, as = author): Promise<string> {
  const { comment } = await t.gql
    .as(as)(
      `mutation { made: commentCreate(input: { subject: "${subject}", body: "De acuerdo" }) { comment { id } userErrors { code } } }`,
    )
    .then(({ made: payload }) => payload);
  return comment.id;
}

it('writes nothing when a proposal is assigned, merged, divided or released in the same way again', async () => {
  const [one, two, three] = [await submitted(), await submitted(), await submitted()];
  const state = '{ jurisdiction: "15", institution: "justicia" }';
  const both = `${state}, { jurisdiction: "15104", institution: "transparencia" }`;
  await twice('secretariat', `proposalReview(id: "${one}", input: { assignments: [${both}] })`);
  const many = `proposalsReview(input: { plan: "${at.plan}", institution: "justicia", proposals: ["${one}", "${two}", "${three}"] })`;
  await twice('secretariat', many);
  await twice('secretariat', `responseDebtRelease(id: "${one}", input: { jurisdiction: "15104", reason: "No" })`, [
    'NO_RESPONSE_OWED',
  ]);
  await twice('secretariat', `proposalReview(id: "${one}", input: { assignments: [${both}] })`);
  await twice('secretariat', `proposalMerge(id: "${two}", input: { into: "${one}", reason: "Lo mismo" })`, [
    'PROPOSAL_NOT_OPEN',
  ]);
  await twice('secretariat', `proposalUnmerge(id: "${two}", input: { reason: "Error" })`, ['NOT_MERGED']);
  const part = `{ title: ${TEXT}, problem: ${TEXT}, action: ${TEXT} }`;
  await twice('secretariat', `proposalSplit(id: "${three}", input: { parts: [${part}, ${part}], reason: "Son dos" })`, [
    'PROPOSAL_NOT_OPEN',
  ]);
});

it('writes nothing when an author or a supporter does the same again', async () => {
  const [own, sent] = [await draft(), await submitted()];
  await twice(author, `proposalEdit(id: "${own}", expectedVersion: 1, input: { title: ${TEXT} })`, [
    'VERSION_OUTDATED',
  ]);
  await twice(author, `proposalEdit(id: "${own}", expectedVersion: 2, input: { title: ${TEXT} })`);
  const { id } = (await upload(t, { cookie: await cookieOf(t, author) }, png())) as unknown as { id: string };
  await twice(author, `proposalAttach(id: "${own}", input: { upload: "${id}", description: "La calle" })`, [
    'UPLOAD_NOT_FOUND',
  ]);
  const { proposal } = await t.gql.as(author)(
    `{ proposal: node(id: "${own}") { ... on Proposal { attachments { id } } } }`,
  );
  await twice(author, `proposalDetach(id: "${proposal.attachments[0].id}")`, ['ATTACHMENT_NOT_FOUND']);
  await twice(author, `proposalErase(id: "${own}")`, ['PROPOSAL_NOT_FOUND']);
  await twice(author, `proposalSubmit(id: "${await draft()}")`, ['ALREADY_SUBMITTED']);
  await twice(other, `proposalSupport(id: "${sent}")`, ['ALREADY_SUPPORTED']);
  await twice(other, `proposalUnsupport(id: "${sent}")`, ['NOT_SUPPORTED']);
  await twice(author, `proposalWithdraw(id: "${sent}")`, ['PROPOSAL_NOT_OPEN']);
  const keep = `proposalKeep(input: { plan: "${at.plan}", title: ${TEXT} })`;
  const tokens = [await made(author, keep, 'token'), await made(author, keep, 'token')].map(({ token }) => token);
  await twice(author, `proposalClaim(input: { token: "${tokens[0]}" })`, ['KEPT_PROPOSAL_CLAIMED']);
  await twice(author, `proposalDiscard(input: { token: "${tokens[1]}" })`);
});

it('writes nothing when a response is given, revised, contested or decided in the same way again', async () => {
  const [one, two] = [await submitted(), await submitted()];
  const words = 'outcome: NOT_ACCEPTED, category: NO_RESOURCES';
  const respond = (id: string, code: string) =>
    `proposalRespond(id: "${id}", input: { jurisdiction: "${code}", ${words}, text: ${TEXT} })`;
  await done(
    'secretariat',
    `proposalReview(id: "${one}", input: { assignments: [{ jurisdiction: "15", institution: "justicia" }] })`,
  );
  await twice('liaison', respond(one, '15'), ['ALREADY_RESPONDED']);
  await done('secretariat', respond(one, '15104'));
  const { responses } = (
    await t.gql(`{ p: node(id: "${one}") { ... on Proposal { responses { id jurisdiction { code } } } } }`)
  ).p;
  const { id } = responses.find(({ jurisdiction }: { jurisdiction: { code: string } }) => jurisdiction.code === '15');
  const revised = `input: { ${words}, text: { language: ES, text: "No hay dinero" }, reason: "Error" }`;
  await twice('liaison', `responseRevise(id: "${id}", expectedVersion: 1, ${revised})`, ['VERSION_OUTDATED']);
  expect(await done('liaison', `responseRevise(id: "${id}", expectedVersion: 2, ${revised})`)).toEqual([
    'NOTHING_CHANGES',
  ]);
  await twice(author, `responseContest(id: "${id}", expectedVersion: 2, input: { reason: "Sí hay" })`, [
    'ALREADY_CONTESTED',
  ]);
  await twice(
    'municipal',
    `contestDecide(id: "${id}", expectedVersion: 2, input: { uphold: false, decision: "No hay" })`,
    ['NOT_CONTESTED'],
  );

  const save = `responseTemplateSave(plan: "${at.plan}", input: { name: "Sin dinero", ${words}, text: ${TEXT} })`;
  await twice('secretariat', save);
  const { template } = (await made('secretariat', save, 'template { id }')) as unknown as { template: { id: string } };
  const many = `input: { plan: "${at.plan}", jurisdiction: "15", template: "${template.id}", proposals: ["${two}"] }`;
  await twice('secretariat', `proposalsRespond(${many})`, ['ONE_NOT_OPEN']);
});

it.each(['comment', 'proposal'])('writes nothing when the same is done again in moderating a %s', async (kind) => {
  const subject = await submitted();
  const make = () => (kind === 'comment' ? said(subject) : submitted());
  const [text, shown, held] = [await make(), await make(), await make()];
  await twice(other, `${kind}Report(id: "${shown}", input: { rule: SPAM })`, ['ALREADY_REPORTED']);
  await twice('moderator', `reportDismiss(id: "${await reportOn(shown)}")`, ['ALREADY_DECIDED']);
  await twice(other, `${kind}Report(id: "${text}", input: { rule: SPAM })`, ['ALREADY_REPORTED']);
  await twice('moderator', `reportsDismiss(ids: ["${text}"])`, ['REPORT_NOT_FOUND']);
  const hide = 'input: { rule: SPAM, reason: "Anuncio" }';
  await twice('moderator', `${kind}Hide(id: "${text}", ${hide})`, ['ALREADY_HIDDEN']);
  await twice('moderator', `hidingTakeBack(id: "${text}", input: { reason: "Error" })`, ['NOT_ALLOWED']);
  if (kind === 'comment') await twice('moderator', `commentsHide(ids: ["${text}"], ${hide})`, ['ALREADY_HIDDEN']);
  else await done('moderator', `proposalHide(id: "${text}", ${hide})`);
  await twice(author, `${kind}Appeal(id: "${text}", input: { argument: "No lo es" })`, ['ALREADY_APPEALED']);

  const appeal = await newest('moderation_appeal', 'ModerationAppeal', 'appealed_at');
  const restore = `appealDecide(id: "${appeal}", input: { restore: true, reason: "No lo es" })`;
  await twice('secretariat', restore, ['NOTHING_CHANGES']);
  await twice('civil-society', restore, ['ALREADY_DECIDED']);

  await t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    const column = kind === 'comment' ? 'state' : 'visibility';
    await tx.manager.query(`update ${kind} set ${column} = 'held' where id = $1`, [decodeId(held)!.uuid]);
    tx.record({ verb: 'law.tested', subject: held, planId: at.planId });
  });
  await twice('moderator', `${kind}Release(id: "${held}")`, ['NOT_HELD']);
});

it('writes nothing when the same is done again in moderating a suggestion', async () => {
  const { commitment } = await writer(t, 'secretariat').draft(at.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.at(-1).id;
  const { suggestion } = await writer(t, author).suggest({
    commitment: commitment.id,
    baseVersion: 1,
    clause,
    text: es('Medir'),
  });
  const { id } = suggestion;
  await twice(other, `suggestionReport(id: "${id}", input: { rule: SPAM })`, ['ALREADY_REPORTED']);
  const hide = 'input: { rule: SPAM, reason: "Anuncio" }';
  await twice('moderator', `suggestionHide(id: "${id}", ${hide})`, ['ALREADY_HIDDEN']);
  await twice(author, `suggestionAppeal(id: "${id}", input: { argument: "No lo es" })`, ['ALREADY_APPEALED']);
});

async function newest(table: string, type: NodeType, by: string): Promise<string> {
  const [row] = await t.db.query(`select id from ${table} order by ${by} desc, id desc limit 1`);
  return encodeId(type, row.id);
}
const reportOn = async (thing: string) => {
  const [row] = await t.db.query('select id from moderation_report where subject_id = $1', [decodeId(thing)!.uuid]);
  return encodeId('ModerationReport', row.id);
};

it('writes nothing when the same is said or voted again', async () => {
  const subject = await submitted();
  const one = await said(subject);
  const edit = (version: number) => `commentEdit(id: "${one}", expectedVersion: ${version}, input: { body: "Sí" })`;
  await twice(author, edit(1), ['VERSION_OUTDATED']);
  expect(await done(author, edit(2))).toEqual([]);
  await twice(other, `commentVote(id: "${one}", vote: UP)`);
  await twice(other, `commentVote(id: "${one}", vote: DOWN)`);
  await twice(other, `commentVote(id: "${one}")`);
  await twice(author, `commentWithdraw(id: "${one}")`, ['COMMENT_NOT_OPEN']);
  await twice(author, `commentErase(id: "${one}")`, ['COMMENT_NOT_OPEN']);
  await twice(other, `followSet(subject: "${subject}", input: { frequency: DAILY })`);
  await twice(other, `followEnd(id: "${await newest('follow', 'Follow', 'created_at')}")`);
});

it('writes nothing when the same is done again with an own account', async () => {
  await twice(other, 'accountRename(input: { publicName: "Ana Ruiz" })');
  await twice(other, 'accountSetLanguage(input: { language: EN })');
  const { noticeVersion } = await t.gql('{ noticeVersion }');
  await twice(other, `noticeAccept(input: { version: ${noticeVersion} })`);
  await twice(other, `tokenRevoke(id: "${encodeId('ApiToken', newId())}")`);
  await twice(other, `sessionRevoke(id: "${encodeId('LoginSession', newId())}")`);
  await twice(other, 'sessionsRevokeAll(input: { tokens: true })');
});

it('writes nothing when somebody is appointed, replaced or dismissed again', async () => {
  const grant = `appointmentGrant(input: { plan: "${at.plan}", role: OGP_READER, account: "${other}" })`;
  await twice('admin', grant, ['ALREADY_HOLDER']);
  const held = await newest('appointment', 'Appointment', 'id');
  const end = (input: string) => `appointmentEnd(id: "${held}", input: { lastDay: "2099-12-31"${input} })`;
  await twice('admin', end(''), ['NOTHING_CHANGES']);
  await twice('admin', end(', reason: "Se acaba"'), ['NOTHING_CHANGES']);
  await twice('admin', `appointmentHandOver(id: "${held}", input: { to: "${author}" })`, ['APPOINTMENT_ENDED']);
});

it('writes nothing when the same is done again with a commitment and its owners', async () => {
  const { commitment } = (await made(
    'secretariat',
    `commitmentDraft(input: { plan: "${at.plan}", title: ${TEXT}, origin: CO_CREATED, members: ["15"] })`,
    'commitment { id }',
  )) as unknown as { commitment: { id: string } };
  const edit = (version: number) =>
    `commitmentEdit(id: "${commitment.id}", expectedVersion: ${version}, input: { title: ${TEXT}, problem: ${TEXT} })`;
  await twice('secretariat', edit(1), ['VERSION_OUTDATED']);
  expect(await done('secretariat', edit(2))).toEqual([]);
  await twice(
    'secretariat',
    `ownershipInvite(id: "${commitment.id}", input: { institution: "justicia", role: LEAD })`,
    ['INSTITUTION_ALREADY_OWNER'],
  );
  const owner = await newest('commitment_owner', 'Ownership', 'id');
  await twice('liaison', `ownershipRespond(id: "${owner}", input: { accept: true })`, ['ALREADY_RESPONDED']);

  const [{ value, area }] = await t.db.query(
    'select (select min(code) from ogp_value) as value, (select min(code) from policy_area) as area',
  );
  const [start, end] = ['2026-01-01', '2026-12-31'].map((day) => JSON.stringify(day));
  const rest = `action: ${TEXT}, contribution: ${TEXT}, period: { start: ${start}, end: ${end} }, ogpValues: ["${value}"], policyAreas: ["${area}"]`;
  const dated = `{ title: ${TEXT}, planned: { start: ${start}, end: ${end} }, meansOfVerification: ${TEXT} }`;
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  await made(
    'secretariat',
    `commitmentEdit(id: "${commitment.id}", expectedVersion: 2, input: { ${rest} })`,
    '__typename',
  );
  await made('secretariat', `milestoneAdd(commitment: "${commitment.id}", input: ${dated})`, '__typename');
  const milestone = await newest('milestone', 'Milestone', 'id');
  const editing = (version: number) =>
    `milestoneEdit(id: "${milestone}", expectedVersion: ${version}, input: { outputs: ${TEXT}, institutions: ["justicia"] })`;
  await twice('secretariat', editing(1), ['VERSION_OUTDATED']);
  expect(await done('secretariat', editing(2))).toEqual([]);
  await made(
    'secretariat',
    `windowOpen(plan: "${at.plan}", input: { kind: PUBLIC_CONSULTATION, closesAt: "${closesAt}", reason: "Empieza" })`,
    '__typename',
  );
  const to = (name: string, input = '{ reason: "Falta presupuesto" }') =>
    `${name}(id: "${commitment.id}", input: ${input})`;
  await twice('secretariat', to('commitmentConsult', '{}'), ['COMMITMENT_NOT_A_DRAFT']);
  const window = await newest('plan_window', 'PlanWindow', 'opens_at');
  await made('secretariat', `windowClose(id: "${window}", input: { reason: "Fin" })`, '__typename');
  await twice('secretariat', to('commitmentReturnToDraft'), ['COMMITMENT_NOT_IN_CONSULTATION']);
  await twice('secretariat', to('commitmentDefer'), ['COMMITMENT_NOT_EDITABLE']);
  const { commitment: gone } = (await made(
    'secretariat',
    `commitmentDraft(input: { plan: "${at.plan}", title: ${TEXT}, origin: CO_CREATED, members: ["15"] })`,
    'commitment { id }',
  )) as unknown as { commitment: { id: string } };
  await twice('secretariat', `commitmentWithdraw(id: "${gone.id}", input: { reason: "No es del plan" })`, [
    'COMMITMENT_NOT_EDITABLE',
  ]);
});

it('writes nothing when the text of a plan is written again', async () => {
  const edit = (version: number) =>
    `planTextEdit(id: "${at.plan}", expectedVersion: ${version}, input: { vision: ${TEXT} })`;
  await twice('secretariat', edit(0), ['VERSION_OUTDATED']);
  expect(await done('secretariat', edit(1))).toEqual([]);
});

it('writes nothing when a suggestion is decided or taken back again', async () => {
  const drafts = await Promise.all(
    ['Agua', 'Luz'].map((title) =>
      writer(t, 'secretariat').draft(at.plan, { title: es(title), action: es('Medir las fugas') }),
    ),
  );
  const suggest = (text: string, { commitment } = drafts[0]!, clause = commitment.clauses.nodes.at(-1).id) =>
    `suggestionCreate(input: { commitment: "${commitment.id}", baseVersion: 1, kind: CHANGE, clause: "${clause}", text: { language: ES, text: "${text}" }, reason: "Más claro" })`;
  const suggested = async (text: string, of = drafts[0]!) => {
    const payload = await made('society', suggest(text, of), 'suggestion { id }');
    return (payload as unknown as { suggestion: { id: string } }).suggestion.id;
  };
  const [taken, declined, withdrawn] = [await suggested('Medir'), await suggested('Ver'), await suggested('Contar')];
  await twice('drafter', `suggestionDecline(id: "${declined}", input: { reason: "No cabe" })`, ['SUGGESTION_DECIDED']);
  await twice('society', `suggestionWithdraw(id: "${withdrawn}")`, ['SUGGESTION_DECIDED']);
  await twice('drafter', `suggestionAccept(id: "${taken}")`, ['SUGGESTION_DECIDED']);
  const many = [await suggested('Medir hoy', drafts[1]), await suggested('Medir ayer', drafts[1])]
    .map((id) => `"${id}"`)
    .join(', ');
  await twice('drafter', `suggestionsAccept(ids: [${many.split(', ')[0]}])`, ['SUGGESTION_DECIDED']);
  await twice('drafter', `suggestionsDecline(ids: [${many.split(', ')[1]}], input: { reason: "No cabe" })`, [
    'SUGGESTION_DECIDED',
  ]);
  await twice('society', `suggestionRevert(id: "${taken}", input: { reason: "Error" })`, ['SUGGESTION_NOT_ACCEPTED']);
});

it('writes nothing when the same is done again with a window', async () => {
  await twice('secretariat', `planHoldFirstComments(id: "${at.plan}", input: { first: 2, reason: "Ataques" })`, [
    'NOTHING_CHANGES',
  ]);
  const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
  const open = `kind: PUBLIC_CONSULTATION, closesAt: "${days(3)}", reason: "Empieza"`;
  await twice('secretariat', `windowOpen(plan: "${at.plan}", input: { ${open} })`, ['WINDOW_THERE_ALREADY']);
  const window = await newest('plan_window', 'PlanWindow', 'opens_at');
  await twice('secretariat', `windowMove(id: "${window}", input: { closesAt: "${days(4)}", reason: "Más tiempo" })`, [
    'NOTHING_TO_MOVE',
  ]);
  t.setNow(days(1));
  await twice('secretariat', `windowClose(id: "${window}", input: { reason: "Fin" })`, ['WINDOW_NOT_OPEN']);
  t.setNow(days(2));
  await twice('secretariat', `synthesisPublish(window: "${window}", input: { text: ${TEXT} })`, [
    'SYNTHESIS_PUBLISHED',
  ]);
  const correct = (version: number) =>
    `synthesisCorrect(window: "${window}", expectedVersion: ${version}, input: { text: { language: ES, text: "Luz" }, reason: "Error" })`;
  await twice('secretariat', correct(1), ['VERSION_OUTDATED']);
  expect(await done('secretariat', correct(2))).toEqual(['NOTHING_CHANGES']);
  const again = `windowReopen(id: "${window}", input: { closesAt: "${days(6)}", reason: "Error" })`;
  await twice('secretariat', again, ['WINDOW_NOT_CLOSED']);
});

it('writes nothing when the same is done again with visits of a programme', async () => {
  const { programme } = await programmeIn(t, at.planId);
  await twice('liaison', `programmeVisitAdd(programme: "${programme}", input: { municipality: "15106" })`, [
    'VISIT_THERE_ALREADY',
  ]);
  const { nodes } = await recorder(t, 'liaison').recorded('caravanas');
  const edit = (version: number) =>
    `programmeVisitEdit(id: "${nodes[0].id}", expectedVersion: ${version}, input: { place: "Centro" })`;
  await twice('liaison', edit(1), ['VERSION_OUTDATED']);
  expect(await done('liaison', edit(2))).toEqual([]);
  await twice('liaison', `programmeVisitRemove(id: "${nodes[0].id}", input: { reason: "Error" })`, [
    'VISIT_TAKEN_BACK',
  ]);
  const { id } = await sendVisits(t, 'liaison', 'municipality,day\n15106,2022\n');
  await twice('liaison', `programmeVisitsImport(id: "${programme}", input: { upload: "${id}" })`);
});

it('writes nothing when the same is done again with a milestone report', async () => {
  const { milestones } = await reporting(t, at);
  const words = `status: LIMITED, narrative: ${TEXT}`;
  const about = (index: number, more = '') => `input: { milestone: "${milestones[index]}", ${words} ${more} }`;
  const latest = () => newest('milestone_report', 'MilestoneReport', 'created_at');
  await twice('liaison', `milestoneReportDraft(${about(0)})`, ['MILESTONE_REPORT_DRAFT_EXISTS']);
  const edited = `milestoneReportEdit(id: "${await latest()}", expectedVersion: 1, input: { status: COMPLETE })`;
  await twice('liaison', edited, ['VERSION_OUTDATED']);
  const shown = `evidenceAdd(report: "${await latest()}", input: { title: ${TEXT}, url: "https://a.example/" })`;
  const { evidence } = (await made('liaison', shown, 'evidence { id }')) as unknown as { evidence: { id: string } };
  await twice('liaison', `evidenceRemove(id: "${evidence.id}")`, ['EVIDENCE_NOT_FOUND']);
  await twice('liaison', `milestoneReportDiscard(id: "${await latest()}")`, ['MILESTONE_REPORT_NOT_FOUND']);
  await twice('liaison', `milestoneReportsSave(input: { rows: [{ milestone: "${milestones[0]}", ${words} }] })`);
  const report = await latest();
  const added = `evidenceAdd(report: "${report}", input: { title: ${TEXT}, url: "https://b.example/" })`;
  const { evidence: proof } = (await made('liaison', added, 'evidence { id }')) as unknown as {
    evidence: { id: string };
  };
  await twice('liaison', `milestoneReportSend(id: "${report}")`, ['MILESTONE_REPORT_SENT']);
  await twice('municipal', `milestoneReportReturn(id: "${report}", input: { reason: "Falta" })`, [
    'MILESTONE_REPORT_NOT_SENT',
  ]);
  await twice(other, `evidenceReport(id: "${proof.id}", input: { rule: SPAM })`, ['ALREADY_REPORTED']);
  const hide = 'input: { rule: SPAM, reason: "Anuncio" }';
  await twice('moderator', `evidenceHide(id: "${proof.id}", ${hide})`, ['ALREADY_HIDDEN']);
  await twice('liaison', `evidenceAppeal(id: "${proof.id}", input: { argument: "No lo es" })`, ['ALREADY_APPEALED']);
  expect(await done('liaison', `milestoneReportSend(id: "${report}")`)).toEqual([]);
  await twice('municipal', `milestoneReportCheck(id: "${report}")`, ['MILESTONE_REPORT_NOT_SENT']);
  expect(await done('society', `milestoneReportDraft(${about(1, 'voice: COUNTERPART')})`)).toEqual([]);
  await twice('society', `voicePublish(id: "${await latest()}")`, ['MILESTONE_REPORT_SENT']);

  const dates = `period: { start: "2022-01-01", end: "2023-06" }, reason: "Lluvias"`;
  const move = (index: number) => `milestoneRebaseline(id: "${milestones[index]}", input: { ${dates} })`;
  const moving = () => newest('rebaseline', 'Rebaseline', 'created_at');
  await twice('liaison', move(0), ['REBASELINE_OPEN']);
  const why = 'input: { reason: "Otra vez" }';
  await twice('civil-society', `rebaselineObject(id: "${await moving()}", ${why})`, ['ALREADY_OBJECTED']);
  await twice('liaison', `rebaselineWithdraw(id: "${await moving()}")`, ['REBASELINE_DECIDED']);
  expect(await done('liaison', move(1))).toEqual([]);
  await twice('secretariat', `rebaselineDecline(id: "${await moving()}", ${why})`, ['REBASELINE_DECIDED']);
  expect(await done('liaison', move(2))).toEqual([]);
  await twice('secretariat', `rebaselineAgree(id: "${await moving()}")`, ['REBASELINE_DECIDED']);
});

it('writes nothing when the same questions are set again', async () => {
  const question = 'code: "persons", kind: PERSONS, label: [{ language: ES, text: "¿Cuántas personas?" }]';
  await twice(
    'secretariat',
    `questionnaireSet(plan: "${at.plan}", input: { voice: OWNER, questions: [{ ${question} }] })`,
  );
});

it('writes nothing when the same is done again with an activity', async () => {
  const milestone = await newest('milestone', 'Milestone', 'number');
  const add = `activityAdd(milestone: "${milestone}", input: { title: ${TEXT}, institution: "justicia" })`;
  const { activity } = (await made('liaison', add, 'activity { id }')) as unknown as { activity: { id: string } };
  const at_ = `id: "${activity.id}"`;
  const edit = (version: number) =>
    `activityEdit(${at_}, expectedVersion: ${version}, input: { who: "Las autoridades" })`;
  await twice('liaison', edit(1), ['VERSION_OUTDATED']);
  expect(await done('liaison', edit(2))).toEqual([]);
  await twice('liaison', `activityDone(${at_})`, ['ACTIVITY_DONE']);
  await twice('liaison', `activityReopen(${at_})`, ['ACTIVITY_NOT_DONE']);
  await twice('liaison', `activityRemove(${at_}, input: { reason: "Ya no hace falta" })`, ['ACTIVITY_REMOVED']);
});

it('writes nothing when the same is done again with indicators and their values', async () => {
  const why = 'input: { reason: "Otra vez" }';
  const [{ programme }] = await t.db.query(
    `select 'prg_' || replace(id::text, '-', '') as programme from programme where slug = 'caravanas'`,
  );
  const liaison = measurer(t, 'liaison');
  const { indicator } = await liaison.add(programme, { name: { language: 'ES', text: 'Caravanas' } });
  const edit = (version: number) =>
    `indicatorEdit(id: "${indicator.id}", expectedVersion: ${version}, input: { target: { value: 9 } })`;
  await twice('liaison', edit(1), ['VERSION_OUTDATED']);
  expect(await done('liaison', edit(2))).toEqual([]);
  const { measurement } = await liaison.measure(indicator.id, { value: 1 });
  const correct = (version: number) =>
    `measurementEdit(id: "${measurement.id}", expectedVersion: ${version}, input: { value: 2 })`;
  await twice('liaison', correct(1), ['VERSION_OUTDATED']);
  expect(await done('liaison', correct(2))).toEqual([]);
  await twice('liaison', `measurementRemove(id: "${measurement.id}", ${why})`, ['MEASUREMENT_TAKEN_BACK']);
  await twice('liaison', `indicatorRemove(id: "${indicator.id}", ${why})`, ['INDICATOR_TAKEN_BACK']);
});

it('writes nothing when the same is done again with evaluations of a programme', async () => {
  const why = 'input: { reason: "Otra vez" }';
  const [{ programme }] = await t.db.query(
    `select 'prg_' || replace(id::text, '-', '') as programme from programme where slug = 'caravanas'`,
  );
  const { evaluation } = await evaluator(t, 'secretariat').publish(programme, {
    title: { language: 'ES', text: 'Valoración' },
    url: 'https://example.org/valoracion.pdf',
    findings: [{ text: { language: 'ES', text: 'Hallazgo' }, addressee: 'justicia', answerBy: '2099-01-01' }],
  });
  const [{ id }] = evaluation.findings.nodes;
  await twice(
    'liaison',
    `findingAnswer(id: "${id}", expectedVersion: 1, input: { text: { language: ES, text: "Sí" } })`,
    ['VERSION_OUTDATED'],
  );
  await twice('secretariat', `evaluationRemove(id: "${evaluation.id}", ${why})`, ['EVALUATION_TAKEN_BACK']);
});

it('tries every act of the schema, or says why not', () => {
  const acts = Object.keys(t.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields());
  const known = Object.values(NOT_TWICE).flatMap((names) => names.split(' '));
  expect([...new Set([...known, ...tried])].toSorted()).toEqual(acts.toSorted());
  expect(known.filter((name) => tried.has(name))).toEqual([]);
});
