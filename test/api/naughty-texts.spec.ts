import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODY_LENGTH, SUGGESTION_REASON_LENGTH, TITLE_LENGTH } from '../../src/domain/lengths.js';
import { charactersIn, isWritten, unholdableIn } from '../../src/domain/text.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, type CoCreation, proposer } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';
import { declined, responder } from '../support/responding.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';
import { testData } from '../support/test-data.js';
import { strictXml } from '../support/xml.js';

/** Texts come back as people wrote them, through every entrance that accepts a text. */
const SAMPLES = [
  'Ｔｅｑｕｉｏ',
  'e\u0301',
  '\u0000',
  '\ud800',
  '‮',
  '<script>alert(1)</script>',
  "'; drop table plan; --",
  '👩‍👩‍👧‍👦',
  'a\r\nb',
  ' ',
  '',
];
const HOSTILE = testData('hostile');
const naughty = [
  ...SAMPLES,
  ...(HOSTILE ? (JSON.parse(readFileSync(join(HOSTILE, 'naughty-strings.json'), 'utf8')) as string[]) : []),
];
const REASON_LENGTH = 1000;
const COMMENT_LENGTH = 5000;

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await drafting(t);
});
afterAll(() => t.close());

const normal = (text: string) => text.replaceAll(/\r\n?/g, '\n').normalize('NFC');
const es = (text: string) => ({ language: 'ES', text });

/** All permitted characters, in as few texts as a field of this length needs, each as it must come back. */
function pieces(most: number): string[] {
  const [found, last]: [string[], string[]] = [[], []];
  const close = () => {
    if (last.length > 0) found.push(last.splice(0).join('\n'));
  };
  for (const text of naughty.map(normal).filter((one) => !unholdableIn(one) && charactersIn(one) <= most - 2)) {
    if (charactersIn([...last, text, '.'].join('\n')) > most) close();
    // A visible character at the end is needed, because blanks around a text are removed.
    last.push(last.length === 0 ? `·${text}` : text);
  }
  close();
  return found.map((piece) => `${piece}·`);
}

it('takes each of them somewhere, or knows why it cannot be held', () => {
  expect(naughty.filter((text) => unholdableIn(text)).length).toBeLessThan(naughty.length / 10 + SAMPLES.length);
  expect(pieces(BODY_LENGTH).every(isWritten)).toBe(true);
});

interface Commented {
  subject: string;
  who: string;
}

/** Entrances for texts. Each writes a text of at most `most` characters, and returns the stored text. */
const DOORS: Record<string, { most: number; write: (text: string) => Promise<unknown> }> = {
  'a comment': { most: COMMENT_LENGTH, write: async (body) => (await comment(await aProposal(), body)).body },
  'a comment that is edited': {
    most: COMMENT_LENGTH,
    write: async (body) => {
      const on = await aProposal();
      const { id } = await comment(on, 'Antes');
      const document = `mutation ($id: ID!, $input: CommentEditInput!) { commentEdit(id: $id, expectedVersion: 1, input: $input) {
        comment { body } userErrors { code } } }`;
      return (await t.gql.as(on.who)(document, { id, input: { body } })).commentEdit.comment.body;
    },
  },
  'the problem of a proposal': { most: BODY_LENGTH, write: (text) => ofProposal('problem', text) },
  'the action of a proposal': { most: BODY_LENGTH, write: (text) => ofProposal('action', text) },
  'the title of a proposal': { most: TITLE_LENGTH, write: (text) => ofProposal('title', text) },
  'a response': {
    most: BODY_LENGTH,
    write: async (text) => {
      const { subject } = await aProposal();
      await proposer(t, 'secretariat').review(subject, BOTH);
      return (await responder(t, 'liaison').respond(subject, '15', declined({ text: es(text) }))).response.text.text;
    },
  },
  'the reason of a contest': {
    most: REASON_LENGTH,
    write: async (reason) => {
      const { subject, who } = await aProposal();
      await proposer(t, 'secretariat').review(subject, BOTH);
      const { response } = await responder(t, 'liaison').respond(subject, '15', declined());
      await responder(t, who).contest(response.id, { reason });
      const { node } = await t.gql(
        'query ($id: ID!) { node(id: $id) { ... on ReasonedResponse { contest { reason } } } }',
        {
          id: response.id,
        },
      );
      return node.contest.reason;
    },
  },
  'the reason why an answer is not owed': {
    most: REASON_LENGTH,
    write: async (reason) => {
      const { subject } = await aProposal();
      await proposer(t, 'secretariat').review(subject, BOTH);
      await proposer(t, 'secretariat').release(subject, { jurisdiction: '15', reason });
      const { node } = await t.gql(
        'query ($id: ID!) { node(id: $id) { ... on Proposal { debts { releaseReason } } } }',
        {
          id: subject,
        },
      );
      return (node.debts as { releaseReason: string | null }[])
        .map((debt) => debt.releaseReason)
        .find((one) => one !== null);
    },
  },
  'a suggestion': { most: BODY_LENGTH, write: async (text) => (await suggested({ text: es(text) })).text },
  'the reason of a suggestion': {
    most: SUGGESTION_REASON_LENGTH,
    write: async (reason) => (await suggested({ reason })).reason,
  },
  'a suggestion that is accepted with other words': {
    most: BODY_LENGTH,
    write: async (text) => {
      const { id } = await suggested({});
      const { suggestion } = await writer(t, 'drafter').accept(id, { text, reason: 'Así' });
      return suggestion.finalText;
    },
  },
  'the reason why a suggestion is declined': {
    most: REASON_LENGTH,
    write: async (reason) => {
      const { id } = await suggested({});
      return (await writer(t, 'drafter').decline(id, reason)).suggestion.decisionReason;
    },
  },
  'a template of responses': {
    most: BODY_LENGTH,
    write: async (text) => {
      const input = { name: `Plantilla ${++made}`, ...declined({ text: es(text) }) };
      const { template } = await responder(t, 'secretariat').saveTemplate(at.plan, input);
      const { plan } = await t.gql.as('secretariat')(
        '{ plan(slug: "joint") { responseTemplates { id text { text } } } }',
      );
      return (plan.responseTemplates as { id: string; text: { text: string } }[]).find(({ id }) => id === template.id)!
        .text.text;
    },
  },
  'the reason why a window moves': {
    most: REASON_LENGTH,
    write: async (reason) => {
      const { windows } = (await t.gql('{ plan(slug: "joint") { windows { id kind closesAt } } }')).plan;
      const { id, closesAt } = (windows as { id: string; kind: string; closesAt: string }[]).find(
        ({ kind }) => kind === 'REASONED_RESPONSE',
      )!;
      const input = { reason, closesAt: new Date(Date.parse(closesAt) + 3_600_000).toISOString() };
      await t.gql.as('secretariat')(
        'mutation ($id: ID!, $input: WindowMoveInput!) { windowMove(id: $id, input: $input) { userErrors { code } } }',
        { id, input },
      );
      const { node } = await t.gql(
        'query ($id: ID!) { node(id: $id) { ... on PlanWindow { changes(first: 1, orderBy: NEWEST) { nodes { reason } } } } }',
        { id },
      );
      return node.changes.nodes[0].reason;
    },
  },
};

async function suggested(input: object): Promise<{ id: string; text: string; reason: string }> {
  const { commitment } = await writer(t, 'secretariat').draft(at.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  const { suggestion, userErrors } = await writer(t, await at.citizen()).suggest({
    commitment: commitment.id,
    baseVersion: 1,
    clause,
    text: es('Medir todas las fugas'),
    ...input,
  });
  expect(userErrors).toEqual([]);
  const { node } = await t.gql('query ($id: ID!) { node(id: $id) { ... on Suggestion { id text reason } } }', {
    id: suggestion.id,
  });
  return node;
}

let made = 0;
const aProposal = async (): Promise<Commented> => {
  const who = await at.citizen();
  return { who, subject: (await proposer(t, who).submitted(at.plan, { title: es(`Idea ${++made}`) })).id };
};

async function comment({ subject, who }: Commented, body: string): Promise<{ id: string; body: string }> {
  const document = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id body } userErrors { code } } }`;
  const { commentCreate } = await t.gql.as(who)(document, { input: { subject, body } });
  expect(commentCreate.userErrors).toEqual([]);
  return commentCreate.comment;
}

async function ofProposal(field: 'title' | 'problem' | 'action', text: string): Promise<string> {
  const { proposal, userErrors } = await proposer(t, await at.citizen()).draft(at.plan, { [field]: es(text) });
  expect(userErrors).toEqual([]);
  const { node } = await t.gql.as(`citizen-${await latest()}`)(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { ${field} { text } } } }`,
    { id: proposal.id },
  );
  return node[field].text;
}

const latest = async () =>
  Number((await t.db.query(`select max(substr(handle, 9)::int) as n from account where handle like 'citizen-%'`))[0].n);

it.each(Object.entries(DOORS))('gives back all of them by %s', async (_, { most, write }) => {
  for (const text of pieces(most)) expect(await write(text)).toBe(text);
});

it('shows all of them on a page and in its feed, and nothing of them becomes a tag', async () => {
  const on = await aProposal();
  const [text] = pieces(COMMENT_LENGTH);
  const cookie = await cookieOf(t, on.who);
  const { reference } = (
    await t.gql('query ($id: ID!) { node(id: $id) { ... on Proposal { reference } } }', { id: on.subject })
  ).node;
  const page = `/es/propuestas/${String(reference)}`;
  const sent = await t.app.inject({
    method: 'POST',
    url: page,
    headers: { ...FROM_HERE, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      form: 'commentCreate',
      at: on.subject,
      subject: on.subject,
      body: text!,
    }).toString(),
  });
  expect(sent.statusCode).toBe(303);
  const { node } = await t.gql(
    'query ($id: ID!) { node(id: $id) { ... on Proposal { comments(first: 1) { nodes { body } } } } }',
    { id: on.subject },
  );
  expect(node.comments.nodes[0].body).toBe(text);
  const { body } = await t.app.inject(page);
  const names = new Set(Array.from(body.matchAll(/<([a-z][a-z0-9-]*)/gi), ([, name]) => name!.toLowerCase()));
  const mayNot = [
    'iframe',
    'object',
    'embed',
    'base',
    'foreignobject',
    'math',
    'audio',
    'video',
    'frameset',
    'marquee',
    'x',
  ];
  expect(mayNot.filter((name) => names.has(name))).toEqual([]);
  expect(body).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/i);
  const feed = Array.from(body.matchAll(/href="([^"]*\.(?:atom|xml)[^"]*)"/g), ([, href]) => href!)[0]!;
  strictXml((await t.app.inject(feed.replaceAll('&amp;', '&'))).body);
});

it('gives back every text of a commitment and of a milestone as it was sent, or refuses it as data', async () => {
  const input = { plan: at.plan, title: es('x'), origin: 'CO_CREATED', members: ['15'] };
  const draft = (
    await t.gql.as('secretariat')(
      'mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) { commitment { id } } }',
      { input },
    )
  ).commitmentDraft.commitment.id;
  const edit = `mutation($id:ID!,$version:Int!,$title:Text!,$text:Text!){commitmentEdit(id:$id,expectedVersion:$version,input:{
    title:{language:ES,text:$title} problem:{language:ES,text:$text} statusQuo:{language:ES,text:$text}
    action:{language:ES,text:$text} contribution:{language:ES,text:$text}}){
    commitment{version title{text} problem{text} statusQuo{text} action{text} contribution{text}} userErrors{code path}}}`;
  const add = `mutation($id:ID!,$title:Text!,$text:Text!){milestoneAdd(commitment:$id,input:{title:{language:ES,text:$title}
    outputs:{language:ES,text:$text} expectedResult:{language:ES,text:$text} meansOfVerification:{language:ES,text:$text} planned:{start:"2022"}}){
    milestone{title{text} outputs{text} expectedResult{text} meansOfVerification{text}} userErrors{code}}}`;
  const {
    commitment: { version: begun },
  } = await t.gql.as('secretariat')('query($id:ID!){commitment:node(id:$id){...on Commitment{version}}}', {
    id: draft,
  });
  let version: number = begun;
  let stored = 0;
  for (const wanted of naughty) {
    for (const document of [edit, add]) {
      const variables = { id: draft, version, title: wanted.slice(0, 250), text: wanted };
      const answer = await t.gql
        .as('secretariat')(document, variables)
        .catch((error: Error) => error);
      if (answer instanceof Error) {
        expect(answer.message).not.toContain('INTERNAL');
        continue;
      }
      const { commitment, milestone, userErrors } = Object.values(answer)[0] as Record<string, Record<string, unknown>>;
      const thing = commitment ?? milestone;
      if (!thing) {
        expect(userErrors).not.toEqual([]);
        continue;
      }
      stored++;
      // A milestone is a change of the text too.
      version = commitment ? (commitment['version'] as number) : version + 1;
      const { version: _, title, ...texts } = thing as Record<string, { text: string }>;
      expect(title!.text).toBe(normal(variables.title));
      for (const [field, value] of Object.entries(texts)) expect([field, value.text]).toEqual([field, normal(wanted)]);
    }
  }
  expect(stored).toBeGreaterThan((naughty.length - 4) * 1.5);
}, 120_000);
