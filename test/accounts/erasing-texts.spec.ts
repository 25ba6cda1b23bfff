import { testApp, type TestApp } from '../support/app.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { BOTH, type CoCreation, proposer, title } from '../support/co-creation.js';
import { asSuperuser } from '../support/databases.js';
import { drafting, planWriter, writer as drafter } from '../support/drafting.js';
import { pdf, upload } from '../support/files.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await drafting(t);
});
afterAll(() => t.close());

const es = (text: string) => ({ language: 'ES', text });
const DRAFT = 'canario-borrador';
const PUBLIC = 'canario-publicado';
const FILE = 'canario-archivo';
const words = (canary: string) => ({
  title: es(canary),
  problem: es(`${canary} problema`),
  action: es(`${canary} acción`),
});
const erase = async (handle: string, texts: boolean) => {
  const { accountErase } = await t.gql.as(handle)(
    'mutation ($input: AccountEraseInput!) { accountErase(input: $input) { userErrors { code } } }',
    { input: { publicName: handle, texts } },
  );
  expect(accountErase.userErrors).toEqual([]);
};

async function attach(handle: string, proposal: string, more: string) {
  const content = pdf({ text: `${FILE} ${more}` });
  const { id } = await upload(t, { cookie: await cookieOf(t, handle) }, content);
  const { proposalAttach } = await t.gql.as(handle)(
    `mutation ($id: ID!, $input: ProposalAttachInput!) { proposalAttach(id: $id, input: $input) { proposal { version attachments { address } } userErrors { code } } }`,
    { id: proposal, input: { upload: id, description: `${more} ${FILE}` } },
  );
  expect(proposalAttach.userErrors).toEqual([]);
  return proposalAttach.proposal;
}

/** Dumps every row of every table, of history and of the queue as text, and files as their bytes. */
async function dump(): Promise<string> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('tequio', 'history', 'tequio_jobs')`,
    );
    const parts: string[] = [];
    for (const { name } of rows) parts.push(JSON.stringify((await client.query(`select * from ${name}`)).rows));
    const files = await client.query(`select encode(content, 'escape') as text from tequio.file_content`);
    return [...parts, ...files.rows.map(({ text }) => String(text))].join('\n');
  }, t.database.name);
}

/** Creates an account with a draft and a public proposal, each edited once and with a file. */
async function writer() {
  const handle = await at.citizen();
  const mine = proposer(t, handle);
  const { proposal: draft } = await mine.draft(at.plan, words(DRAFT));
  await mine.edit(draft.id, 1, { affected: es(DRAFT) });
  await attach(handle, draft.id, DRAFT);
  const { proposal } = await mine.draft(at.plan, words(PUBLIC));
  const { proposal: sent } = await mine.submit(proposal.id);
  await mine.edit(sent.id, 2, { title: es(`${PUBLIC} dos`) });
  const { attachments } = await attach(handle, sent.id, PUBLIC);
  return { handle, sent, address: attachments[0].address as string };
}

const READ = `query ($r: String!) { proposal(reference: $r) { state title { text } problem { text } author { publicName }
  supports { totalCount } versions { nodes { number } } attachments { id } debts { state } } }`;

it('takes drafts and private files along in any case, from history too, and leaves what is public without a name', async () => {
  const { handle, sent, address } = await writer();
  expect(await dump()).toContain(DRAFT);
  await erase(handle, false);
  const left = await dump();
  expect(left).not.toContain(DRAFT);
  expect(left).toContain(`${PUBLIC} dos`);
  expect((await t.gql(READ, { r: sent.reference })).proposal).toMatchObject({
    state: 'SUBMITTED',
    title: { text: `${PUBLIC} dos` },
    author: { publicName: null },
  });
  expect((await t.app.inject({ method: 'GET', url: address })).statusCode).toBe(200);
  await t.db
    .query(`begin; select open_entry(); select erase_proposals((select author_account_id from proposal where reference = '${sent.reference}'));
    select record('operator', null, 'law.tested', 'prp_x', null, '{}'); commit`);
});

it('leaves no trace of published texts and files where they wish so, and what others did keeps its place', async () => {
  const { handle, sent, address } = await writer();
  const neighbour = await at.citizen();
  await proposer(t, neighbour).support(sent.id);
  await erase(handle, true);
  const left = await dump();
  for (const trace of [DRAFT, PUBLIC, FILE]) expect(left).not.toContain(trace);
  expect((await t.gql(READ, { r: sent.reference })).proposal).toEqual({
    state: 'WITHDRAWN',
    title: { text: 'Texto borrado por quien lo escribió' },
    problem: null,
    author: { publicName: null },
    supports: { totalCount: 1 },
    versions: { nodes: [] },
    attachments: [],
    debts: [{ state: 'RELEASED' }, { state: 'RELEASED' }],
  });
  expect((await t.app.inject({ method: 'GET', url: address })).statusCode).toBe(404);
  const page = await t.app.inject({ method: 'GET', url: `/en/proposals/${sent.reference}` });
  expect([page.statusCode, page.body.includes('Text erased by its author')]).toEqual([200, true]);
  const before = new Date(Date.now() - 10).toISOString();
  t.setNow(new Date(Date.now() + 20_000).toISOString());
  const past = await t.gql(
    `query ($r: String!, $at: DateTime!) { proposal(reference: $r, asOf: $at) { title { text } } }`,
    { r: sent.reference, at: before },
  );
  expect(JSON.stringify(past)).not.toContain(PUBLIC);
  const [{ gaps }] = await t.db.query('select (select size from log_head) - (select count(*) from log) as gaps');
  expect(Number(gaps)).toBe(0);
});

it('keeps accepted words in the text of a plan without a name, and nothing else that was suggested', async () => {
  const [author, neighbour] = [await at.citizen(), await at.citizen()];
  const by = (who: string) => drafter(t, who);
  await planWriter(t, 'secretariat', at).write(0, { vision: es('Un gobierno que escucha.') });
  const read = () => planWriter(t, 'visitor', at).read();
  const clause = (await read()).clauses.nodes[0].id;
  const suggest = async (who: string, text: string, reason: string, more: object) => {
    const made = await by(who).suggest({ plan: at.plan, baseVersion: 1, text: es(text), reason, ...more });
    expect(made.userErrors).toEqual([]);
    return made.suggestion.id as string;
  };
  const change = { kind: 'CHANGE', clause };
  const add = { kind: 'ADD', section: 'CHALLENGES', clauseKind: 'PARAGRAPH' };
  const accepted = await suggest(author, 'Un gobierno que escucha aceptado-canario.', 'canario-por-que', change);
  const declined = await suggest(author, 'canario-negado', 'canario-por-que', add);
  const waiting = await suggest(author, 'canario-espera', 'canario-por-que', add);
  await suggest(neighbour, 'Falta personal.', 'Es cierto', add);
  expect((await by('drafter').accept(accepted)).userErrors).toEqual([]);
  expect((await by('drafter').decline(declined)).userErrors).toEqual([]);
  expect(await dump()).toContain('canario-por-que');

  await erase(author, true);
  const left = await dump();
  for (const trace of ['canario-por-que', 'canario-negado', 'canario-espera', author])
    expect([trace, left.includes(trace)]).toEqual([trace, false]);
  expect(left).toContain('aceptado-canario');
  const state = '{ node(id: $id) { ... on Suggestion { state text reason author { publicName } } } }';
  for (const [id, now] of Object.entries({ [accepted]: 'ACCEPTED', [declined]: 'DECLINED', [waiting]: 'WITHDRAWN' }))
    expect((await t.gql(`query ($id: ID!) ${state}`, { id })).node).toEqual({
      state: now,
      text: null,
      reason: 'Texto borrado por quien lo escribió',
      author: { publicName: null },
    });
  const { slug } = await planWriter(t, 'visitor', at).ask('slug');
  const pages = ['texto', 'texto/versiones', 'sugerencias', 'feed.atom'].map((path) => `/es/planes/${slug}/${path}`);
  for (const url of [...pages, `/es/sugerencias/${accepted}`]) {
    const { statusCode, body } = await t.app.inject(url);
    expect([url, statusCode, body.includes(author), body.includes('—</')]).toEqual([url, 200, false, false]);
  }
  const document = await exportPlan(t.db, slug);
  expect(JSON.stringify(document)).not.toContain(author);
  const other = await testApp();
  await loadJurisdictions(other.app.get(UnitOfWork));
  await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(document)));
  expect((await exportPlan(other.db, slug)).plan.history).toEqual(document.plan.history);
  expect(await other.db.query('select number, state from suggestion order by number')).toEqual(
    await t.db.query('select number, state from suggestion order by number'),
  );
  await other.close();
});

it('owes what was merged into an erased proposal its own answer again, and whoever follows it is told', async () => {
  const [leaving, staying] = [await at.citizen(), await at.citizen()];
  const into = await proposer(t, leaving).submitted(at.plan, title('Se va'));
  const merged = await proposer(t, staying).submitted(at.plan, title('Se queda'));
  await proposer(t, await at.citizen()).support(merged.id);
  await proposer(t, 'secretariat').merge(merged.id, { into: into.id, reason: 'Dicen lo mismo.' });
  await erase(leaving, true);
  expect((await t.gql(READ, { r: merged.reference })).proposal).toMatchObject({
    state: 'UNDER_REVIEW',
    supports: { totalCount: 1 },
    debts: [{ state: 'OWED' }, { state: 'OWED' }],
  });
  expect((await t.gql(READ, { r: into.reference })).proposal).toMatchObject({
    state: 'WITHDRAWN',
    supports: { totalCount: 0 },
  });
  const feed = await t.app.inject({ method: 'GET', url: `/en/proposals/${merged.reference}/changes.atom` });
  expect(feed.body).toContain('The proposal stands on its own again');
});

it('keeps the answer that a proposal got, and what was written on behalf of an institution', async () => {
  const { handle, sent } = await writer();
  await proposer(t, 'secretariat').review(sent.id, BOTH);
  for (const [who, jurisdiction] of [
    ['liaison', '15'],
    ['municipal', '15104'],
  ] as const) {
    const { proposalRespond } = await t.gql.as(who)(
      `mutation ($id: ID!, $input: ProposalRespondInput!) { proposalRespond(id: $id, input: $input) { userErrors { code } } }`,
      {
        id: sent.id,
        input: { jurisdiction, outcome: 'NOT_ACCEPTED', category: 'NO_RESOURCES', text: es('Sin dinero') },
      },
    );
    expect(proposalRespond.userErrors).toEqual([]);
  }
  await erase(handle, true);
  const { proposal } = await t.gql(
    `query ($r: String!) { proposal(reference: $r) { state title { text } responses { text { text } } } }`,
    { r: sent.reference },
  );
  expect(proposal).toEqual({
    state: 'NOT_ACCEPTED',
    title: { text: 'Texto borrado por quien lo escribió' },
    responses: [{ text: { text: 'Sin dinero' } }, { text: { text: 'Sin dinero' } }],
  });
  const institutional = (await proposer(t, 'member').submitted(at.plan, { onBehalfOf: 'justicia' })).reference;
  await erase('member', true);
  expect((await t.gql(READ, { r: institutional })).proposal.title.text).toBe('Agua limpia');
});

it('takes away what somebody kept before they had an account, and what they uploaded', async () => {
  const handle = await at.citizen();
  const { proposalKeep } = await t.gql(
    'mutation ($input: ProposalKeepInput!) { proposalKeep(input: $input) { token } }',
    { input: { plan: at.plan, ...words('canario-guardado') } },
  );
  await t.gql.as(handle)('mutation ($t: String!) { proposalClaim(input: { token: $t }) { userErrors { code } } }', {
    t: proposalKeep.token,
  });
  await upload(t, { cookie: await cookieOf(t, handle) }, pdf({ text: 'canario-subido' }));
  await erase(handle, false);
  expect(await dump()).not.toMatch(/canario-(guardado|subido)/);
  expect(await t.db.query('select 1 from kept_proposal')).toEqual([]);
});

it('gives a copy of all that somebody wrote, also before they changed it, by references and no ids of ours', async () => {
  const { handle, sent, address } = await writer();
  const { commentCreate } = await t.gql.as(handle)(
    'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } } }',
    { input: { subject: sent.id, body: 'canario-comentario' } },
  );
  const { commentHide } = await t.gql.as('moderator')(
    'mutation ($id: ID!) { commentHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }',
    { id: commentCreate.comment.id },
  );
  expect(commentHide.userErrors).toEqual([]);
  await t.gql.as(handle)(
    'mutation ($id: ID!) { commentAppeal(id: $id, input: { argument: "canario-argumento" }) { userErrors { code } } }',
    { id: commentCreate.comment.id },
  );
  const text = (await t.gql.as(handle)('{ accountExport }')).accountExport;
  for (const trace of [DRAFT, `"${PUBLIC}"`, `${PUBLIC} dos`, FILE, 'canario-comentario', 'canario-argumento'])
    expect(text).toContain(trace);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|"[a-z]+_[a-z_]+":/);
  const { datos } = JSON.parse(text);
  expect(datos.propuestas).toContainEqual(expect.objectContaining({ clave: sent.reference, plan: 'joint' }));
  expect(datos.comentarios).toMatchObject([{ 'qué es': 'propuesta', sobre: sent.reference, situación: 'Oculto' }]);
  const english = JSON.parse((await t.gql.as(handle)('{ accountExport }', {}, 'en')).accountExport);
  expect(english.data.proposals).toContainEqual(expect.objectContaining({ reference: sent.reference }));
  expect(datos['archivos de propuestas']).toContainEqual(expect.objectContaining({ dirección: address }));
});
