import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, coCreation, proposer } from '../support/co-creation.js';
import { asSuperuser } from '../support/databases.js';
import { filling, wentTo } from '../support/filling.js';
import { png, upload } from '../support/files.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: CoCreation;
let [author, other] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, other] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const erase = async (id: string, who: string, input: object = {}) =>
  (
    await t.gql.as(who)(
      `mutation ($id: ID!, $input: ActInput) { proposalErase(id: $id, input: $input) {
        userErrors { code path } consequences { code count } } }`,
      { id, input },
    )
  ).proposalErase;
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const draftOf = async (who: string) => (await proposer(t, who).draft(at.plan)).proposal.id as string;

async function attach(id: string, who: string): Promise<void> {
  const { id: file } = await upload(t, { cookie: await cookieOf(t, who) }, png());
  const attached = `mutation ($id: ID!, $upload: ID!) {
    proposalAttach(id: $id, input: { upload: $upload, description: "La esquina" }) { userErrors { code } } }`;
  expect((await t.gql.as(who)(attached, { id, upload: file })).proposalAttach.userErrors).toEqual([]);
}

it('erases a draft of one’s own with its file and its history, says before what goes, and leaves nothing', async () => {
  const id = await draftOf(author);
  const edit = `mutation ($id: ID!) {
    proposalEdit(id: $id, expectedVersion: 1, input: { problem: { language: ES, text: "Palabra-que-se-borra" } }) { userErrors { code } } }`;
  expect((await t.gql.as(author)(edit, { id })).proposalEdit.userErrors).toEqual([]);
  await attach(id, author);
  expect(await erase(id, author, { preview: true })).toEqual({
    userErrors: [],
    consequences: [
      { code: 'FILES_ERASED', count: 1 },
      { code: 'FINAL', count: 1 },
    ],
  });
  expect((await t.gql.as(author)(`{ node(id: "${id}") { id } }`)).node).toEqual({ id });

  const [{ before }] = await t.db.query('select count(*)::int as before from log');
  expect(await erase(id, author, { clientMutationId: 'once' })).toEqual({ userErrors: [], consequences: [] });
  expect(codes(await erase(id, author, { clientMutationId: 'once' }))).toEqual([]);
  const [{ after }] = await t.db.query('select count(*)::int as after from log');
  expect(after - before).toBe(1);
  expect((await t.gql.as(author)(`{ node(id: "${id}") { id } }`)).node).toBeNull();
  const left = await asSuperuser(async (client) => {
    const found: number[] = [];
    for (const rows of [
      `tequio.proposal p where p::text like '%Palabra-que-se-borra%'`,
      `history.proposal p where p::text like '%Palabra-que-se-borra%'`,
      'tequio.file',
      'tequio.proposal_attachment',
    ])
      found.push((await client.query(`select from ${rows}`)).rows.length);
    return found;
  }, t.database.name);
  expect(left).toEqual([0, 0, 0, 0]);
});

it('erases nobody else’s draft and nothing that was sent', async () => {
  const id = await draftOf(author);
  for (const who of [other, 'secretariat']) expect(codes(await erase(id, who))).toEqual(['PROPOSAL_NOT_FOUND']);
  const sent = await proposer(t, author).submitted(at.plan);
  expect(codes(await erase(sent.id, author))).toEqual(['ALREADY_SUBMITTED']);
  expect(codes(await erase(sent.id, other))).toEqual(['NOT_ALLOWED']);
});

it('asks on the page of the draft, and leads to the other proposals', async () => {
  const id = await draftOf(author);
  const page = `/es/proponer/${id}`;
  const browser = filling(t, author);
  const asked = await browser.ask(page, 'proposalErase');
  expect([asked.statusCode, asked.body.includes('No se puede deshacer.')]).toEqual([200, true]);
  expect((await browser.read(page)).statusCode).toBe(200);
  expect(wentTo(await browser.say(page, asked, 'yes'))).toEqual(['/es/mi-cuenta/propuestas', 'draftErased']);
  expect((await browser.read(page)).statusCode).toBe(404);
});
