import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());

const COMPARISON = 'from to texts { name language rewritten pieces { change text } }';
interface Compared {
  from: number;
  to: number;
  texts: { name: string; language: string; rewritten: boolean; pieces: { change: string; text: string }[] }[];
}
const MARKS: Record<string, [string, string]> = { KEPT: ['', ''], REMOVED: ['[-', '-]'], ADDED: ['{+', '+}'] };
const shown = ({ from, to, texts }: Compared) => [
  `${from}→${to}`,
  ...texts.map(
    ({ name, pieces }) =>
      `${name}: ${pieces.map(({ change, text }) => MARKS[change]![0] + text + MARKS[change]![1]).join('')}`,
  ),
];

async function compare(id: string, asked = '') {
  const thing = `comparison${asked} { ${COMPARISON} }`;
  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) {
       ... on Proposal { ${thing} } ... on ReasonedResponse { ${thing} } ... on Comment { ${thing} } } }`,
    { id },
  );
  return node?.comparison ? shown(node.comparison) : (node?.comparison as null | undefined);
}

async function comment(subject: string, body: string): Promise<{ id: string; edit(body: string): Promise<void> }> {
  const made = await t.gql.as(author)(
    `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id version } } }`,
    { input: { subject, body } },
  );
  let { id, version } = made.commentCreate.comment;
  return {
    id,
    edit: async (later) => {
      const { commentEdit } = await t.gql.as(author)(
        `mutation ($id: ID!, $v: Int!, $input: CommentEditInput!) { commentEdit(id: $id, expectedVersion: $v, input: $input) { comment { version } userErrors { code } } }`,
        { id, v: version, input: { body: later } },
      );
      expect(commentEdit.userErrors).toEqual([]);
      ({ version } = commentEdit.comment);
    },
  };
}

it('compares the last two versions of a proposal word by word, or any two that are asked for', async () => {
  const proposal = await proposer(t, author).submitted(at.plan, title('Agua limpia para la colonia'));
  expect((await compare(proposal.id))![0]).toBe('1→1');
  for (const [words, version] of [
    ['Agua limpia para las colonias', proposal.version],
    ['Agua para las colonias', proposal.version + 1],
  ] as const)
    await proposer(t, author).edit(proposal.id, version, title(words));
  expect((await compare(proposal.id))!.slice(0, 2)).toEqual(['2→3', 'TITLE: Agua [-limpia -]para las colonias']);
  expect((await compare(proposal.id, '(from: 1, to: 3)'))!.slice(0, 2)).toEqual([
    '1→3',
    'TITLE: Agua [-limpia -]para [-la colonia-]{+las colonias+}',
  ]);
  expect((await compare(proposal.id, '(to: 2)'))![0]).toBe('1→2');
  expect((await compare(proposal.id, '(from: 3, to: 1)'))![1]).toBe(
    'TITLE: Agua {+limpia +}para [-las colonias-]{+la colonia+}',
  );
});

it('says nothing of a version that is not there, and takes no number that none can have', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, title('Parque'));
  expect(await compare(id, '(to: 9)')).toBeNull();
  expect(await compare(id, '(from: 9)')).toBeNull();
  expect(await compare(id, '(from: -1, to: 1)')).toBeNull();
});

it('compares a response with its revision', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, title('Alumbrado'));
  await proposer(t, 'secretariat').review(id, BOTH);
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const later = { ...declined(), text: { language: 'ES', text: 'No hay presupuesto este año.' }, reason: 'Precisión' };
  await responder(t, 'liaison').revise(response.id, response.version, later);
  expect(await compare(response.id)).toEqual(['1→2', 'BODY: No hay presupuesto{+ este año+}.']);
});

it('compares a comment with what it said before, and shows neither once its author erased it', async () => {
  const { id: subject } = await proposer(t, author).submitted(at.plan, title('Ciclovía'));
  const { id, edit } = await comment(subject, 'Estoy a favor.');
  expect(await compare(id)).toEqual(['1→1', 'BODY: Estoy a favor.']);
  await edit('Estoy en contra.');
  expect(await compare(id)).toEqual(['1→2', 'BODY: Estoy [-a favor-]{+en contra+}.']);
  await t.gql.as(author)(`mutation ($id: ID!) { commentErase(id: $id) { userErrors { code } } }`, { id });
  expect(await compare(id, '(from: 1, to: 2)')).toBeFalsy();
  expect(await compare(id, '(from: 1, to: 1)')).toBeFalsy();
});

it('knows as of the past only the versions of that day', async () => {
  const proposal = await proposer(t, author).submitted(at.plan, title('Biblioteca abierta'));
  const [{ now }] = await t.db.query('select clock_timestamp() as now');
  await new Promise((done) => setTimeout(done, 20));
  await proposer(t, author).edit(proposal.id, proposal.version, title('Biblioteca cerrada'));
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const then = async (asked: string) =>
    (
      await t.gql(
        `query ($reference: String!, $asOf: DateTime!) { proposal(reference: $reference, asOf: $asOf) { comparison${asked} { ${COMPARISON} } } }`,
        { reference: proposal.reference, asOf: now.toISOString() },
      )
    ).proposal.comparison;
  expect(shown(await then('')).slice(0, 2)).toEqual(['1→1', 'TITLE: Biblioteca abierta']);
  expect(await then('(to: 2)')).toBeNull();
});

it('says at an instant of the past the version and the former texts that a comment had then', async () => {
  const begun = Date.now();
  const after = (seconds: number) => new Date(begun + seconds * 1000).toISOString();
  t.setNow(after(0));
  const proposal = await proposer(t, author).submitted(at.plan, title('Un mercado techado'));
  const { id, edit } = await comment(proposal.id, 'Estoy a favor.');
  t.setNow(after(60));
  await edit('Estoy en contra.');
  t.setNow(after(120));
  const seen = await Promise.all(
    [`${id}@${after(30)}`, `${id}@${after(90)}`, id].map(async (name) => {
      const { node } = await t.gql(
        `query ($id: ID!) { node(id: $id) { ... on Comment { body version versions(first: 5) { totalCount nodes { version body } } } } }`,
        { id: name },
      );
      const { body, version, versions } = node;
      return [version, body, versions.totalCount, versions.nodes.map((former: { body: string }) => former.body)];
    }),
  );
  expect(seen).toEqual([
    [1, 'Estoy a favor.', 0, []],
    [2, 'Estoy en contra.', 1, ['Estoy a favor.']],
    [2, 'Estoy en contra.', 1, ['Estoy a favor.']],
  ]);
});
