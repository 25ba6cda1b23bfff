import { readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { encodeId } from '../../src/api/node-id.js';
import { testApp, type TestApp } from '../support/app.js';
import { testData } from '../support/test-data.js';
import { jointPlan } from '../support/builders.js';

const HOSTILE = testData('hostile');

interface Attack {
  id: string;
  title: string;
  request: {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    json?: { query: string; variables?: Record<string, unknown> };
    body?: string;
    rawSocket?: string;
  };
  expect: { status?: unknown[]; bodyMustNotMatch: string[]; headerMustNotMatch?: Record<string, string> };
  variants?: string[];
}

/** Attacks that were written against another schema, adapted to ours. An entry `{}` is sent unchanged. */
const ADAPTED: Record<
  string,
  { query?: (query: string) => string; path?: string; status?: number[]; variable?: string }
> = {
  'dos-05': {},
  'dos-07': {},
  'dos-10': {},
  'dos-11': {},
  'dos-13': { query: ours },
  'dos-14': { query: ours },
  'dos-16': {},
  'dos-18': { query: ours },
  'dos-19': {
    query: (q) =>
      ours(q).replace('comments', 'milestones').replace('replies(first:100){nodes{id}}', 'reports{evidence{id}}'),
  },
  'dos-22': { query: ours },
  'dos-25': {},
  'dos-29': { query: ours },
  'dos-30': { query: ours },
  'dos-03': {
    query: (q) =>
      q.replaceAll(
        /addComment\(input:\{[^}]*\}\)\{comment\{id\}\}/g,
        'commitmentEdit(id:"x",expectedVersion:1,input:{}){userErrors{code}}',
      ),
  },
  'csrf-01': {},
  'csrf-04': {},
  'csrf-05': {},
  'csrf-06': {},
  'csrf-09': { status: [204, 400, 403, 404, 405] },
  'http-01': {},
  'http-08': {},
  'http-10': { path: '/es/compromisos?page=1&page=2&per_page[]=x&per_page=%22%3E%3Csvg/onload=alert(1)%3E' },
  'leak-02': { query: ours },
  'leak-04': {},
  'leak-09': { query: ours },
  'leak-10': {},
  'leak-12': { query: (q) => q.replace('title draftText', 'title{text}') },
  'authz-02': { status: [400] },
  'authz-08': { status: [400] },
  'authz-20': {
    query: (q) =>
      q
        .replace('plan(id:"plan1")', 'plan(slug:"joint")')
        .replace('first:1){nodes{privateNotes drafts{text}}', 'first:1){nodes{title{text}}'),
  },
  'authz-13': {
    query: (q) =>
      q.replace(
        /updateCommitment\(.*?\)\{commitment\{id\}\}/,
        'commitmentEdit(id:"DRAFT_COMMITMENT_ID",expectedVersion:1,input:{title:{language:ES,text:"x"}}){commitment{id}}',
      ),
  },
  'inj-05': { query: (q) => ours(q).replace('$o:String', '$o:String!') },
  'inj-10': { query: writes },
  'inj-11': { query: writes },
  'inj-16': { query: writes },
  'inj-19': { query: writes },
  'inj-01': { query: writes },
  'inj-25': {},
  'inj-27': { query: () => 'query($d:DateTime!){plan(slug:"joint",asOf:$d){id}}', variable: 'd' },
  'inj-28': { query: ours, variable: 'i' },
  'int-09': {
    query: () =>
      'mutation{milestoneAdd(commitment:"x",input:{title:{language:ES,text:"x"},planned:{},createdAt:"2001-01-01T00:00:00Z"}){milestone{id}}}',
  },
};

/** Attacks that another test shows: its file and its sentence. */
const SHOWN_BY: Record<string, [file: string, sentence: string]> = {
  'abuse-03': ['moderation/moderation', 'hides nothing by thirty reports'],
  'abuse-08': ['moderation/canaries', 'lets %s meet no hidden, withdrawn or held text'],
  'authz-17': ['notifications/live', 'tells a change only to those who may see it at that moment'],
  'authz-22': ['accounts/sign-in', 'lets nobody guess a code: after five wrong ones'],
  'authz-23': ['moderation/moderation', 'lets nobody hide without being a moderator, without a reason'],
  'authz-25': ['accounts/sign-in', 'forgets a link after a quarter of an hour'],
  'http-04': ['api/attacks-on-people', 'writes links of this site into letters'],
  'http-07': ['accounts/sign-in', 'leads to no other site, whatever a link asks for'],
  'inj-03': ['comments/markdown', 'renders the small Markdown of people'],
  'inj-13': ['portal/account', 'changes name and language, and brings a name back that cannot be taken'],
  'inj-24': ['proposals/attachments', 'serves a file to be saved only: under a name of ours'],
  'inj-14': ['accounts/own-data', 'refuses a name that dresses up'],
  'int-07': ['moderation/canaries', 'leaves nothing of them in the public log'],
  'int-08': ['comments/comments', 'erases a text with its versions and with what the log committed to'],
  'leak-08': ['accounts/sign-in', 'answers for known and unknown addresses alike'],
  'leak-14': ['portal/account', 'gives somebody a copy of their own data as a file, and nobody else'],
  'race-01': ['proposals/races', 'counts a support that is sent several times at once as one'],
  'race-04': ['api/attacks', 'answers twenty requests with one key and one input alike'],
  'race-07': ['api/attacks-on-people', 'writes no comment after the entry that closed its window'],
  'race-08': ['api/attacks-on-people', 'opens one account for one address'],
  'race-10': ['api/attacks-on-people', 'reaches one legal end when appeals and decisions come at once'],
};

/** Attacks on things that do not exist here. */
const NOTHING_TO_ATTACK: Record<string, string[]> = {
  'there are no assessments written here, and no submission of a plan, yet': ['authz-04', 'authz-07', 'authz-09'],
  'tables are not exported as CSV yet': ['inj-18'],
  'the log has no verifiers yet': ['int-06'],
  'there are no passwords, no profiles, no proof of work, and one plan server knows no tenants': [
    'abuse-04',
    'abuse-07',
    'authz-14',
  ],
  'is about time, which a drill measures and no test': ['dos-27', 'leak-16'],
};

function ours(query: string): string {
  return query
    .replaceAll('search(text:$t){id}', 'commitments(filter:{text:$t}){totalCount}')
    .replaceAll('proposals(', 'commitments(')
    .replaceAll('proposal(id:', 'node(id:')
    .replaceAll('on Proposal', 'on Commitment');
}

function writes(): string {
  return 'mutation($b:Text!){commitmentEdit(id:"DRAFT_COMMITMENT_ID",expectedVersion:1,input:{title:{language:ES,text:"x"},problem:{language:ES,text:$b}}){userErrors{code}}}';
}

let t: TestApp;
let url: string;
let port: number;
let draft: string;
let plan: string;
beforeAll(async () => {
  t = await testApp();
  plan = encodeId('Plan', (await jointPlan(t)).planId);
  await t.app.listen(0, '127.0.0.1');
  url = await t.app.getUrl();
  port = Number(new URL(url).port);
  draft = (await t.gql.as('secretariat')(DRAFT, { input: input({}) })).commitmentDraft.commitment.id;
});
afterAll(() => t.close());

const DRAFT =
  'mutation($input:CommitmentDraftInput!){commitmentDraft(input:$input){commitment{id reference} userErrors{code}}}';
const input = (more: object) => ({
  plan,
  title: { language: 'ES', text: 'x' },
  origin: 'CO_CREATED',
  members: ['15'],
  ...more,
});

const unfolded = (source: string): string =>
  source
    .replace(/<<rep\|(\d+)\|([^>]*)>>/g, (_, times: string, part: string) => part.repeat(Number(times)))
    .replace(/<<seq\|(\d+)\|((?:(?!>>).)*)>>/gs, (_, times: string, part: string) =>
      Array.from({ length: Number(times) }, (__, i) =>
        part.replaceAll('$i', String(i)).replaceAll('$j', String(i + 1)),
      ).join(''),
    );

async function send(attack: Attack, variant?: string): Promise<{ status: number; body: string; headers: Headers }> {
  const { request } = attack;
  const to = ADAPTED[attack.id]!;
  if (request.rawSocket) {
    const socket = connect(port, '127.0.0.1');
    socket.end(request.rawSocket);
    const body = await text(socket);
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(body)?.[1]), body, headers: new Headers() };
  }
  const place = (source: string) => unfolded(source).replaceAll('DRAFT_COMMITMENT_ID', draft);
  let body = request.body === undefined ? undefined : place(request.body);
  const sent = request.json ?? (to.query && body ? (JSON.parse(body) as Attack['request']['json']) : undefined);
  if (sent) {
    const query = place(to.query ? to.query(sent.query) : sent.query);
    const variables = Object.fromEntries(
      Object.entries(sent.variables ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? place(value) : value,
      ]),
    );
    if (variant !== undefined && to.variable) variables[to.variable] = variant;
    body = JSON.stringify({ query, variables });
  }
  const answer = await fetch(url + (to.path ?? request.path ?? '/graphql'), {
    method: request.method ?? 'POST',
    ...(request.headers ? { headers: request.headers } : {}),
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

/** Bytes of the printed schema: what a program asks about it is never answered with more. */
const WHOLE_SCHEMA = statSync(new URL('../../schema.gql', import.meta.url)).size;

const attacks: Attack[] = HOSTILE
  ? readFileSync(join(HOSTILE, 'attacks.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Attack)
  : [];
const sent = attacks.filter(({ id }) => id in ADAPTED);
const ifHere = HOSTILE ? it : it.skip;

it('names only sentences that are there', () => {
  const gone = Object.values(SHOWN_BY).filter(
    ([file, sentence]) =>
      !readFileSync(new URL(`../${file}.spec.ts`, import.meta.url), 'utf8').includes(sentence.replaceAll("'", "\\'")),
  );
  expect(gone).toEqual([]);
});

ifHere('tries every attack of the collection here, or says where it stands', () => {
  const listed = [...Object.keys(ADAPTED), ...Object.keys(SHOWN_BY), ...Object.values(NOTHING_TO_ATTACK).flat()];
  expect(listed.toSorted()).toEqual(attacks.map(({ id }) => id).toSorted());
});

(sent.length > 0 ? describe : describe.skip).each(
  sent.length > 0 ? sent : [{ id: 'none', title: 'the list of attacks is not here' } as (typeof sent)[number]],
)('$id: $title', (attack) => {
  it.each([undefined, ...(attack.variants ?? [])])('is answered safely (%j)', async (variant) => {
    const before = await logSize();
    const { status, body, headers } = await send(attack, variant);
    expect({ status, body: body.slice(0, 500) }).toMatchObject({ status: expect.any(Number) });
    expect([...(ADAPTED[attack.id]!.status ?? attack.expect.status ?? [200, 400])]).toContain(status);
    for (const pattern of attack.expect.bodyMustNotMatch) expect(body).not.toMatch(new RegExp(pattern));
    expect(body).not.toContain('"INTERNAL"');
    for (const [name, pattern] of Object.entries(attack.expect.headerMustNotMatch ?? {})) {
      expect(headers.get(name) ?? '').not.toMatch(new RegExp(pattern));
    }
    expect(body.length).toBeLessThan(attack.id === 'dos-16' ? WHOLE_SCHEMA : 16_384);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    expect(await logSize()).toBe(before);
  });
});

const logSize = async () => Number((await t.db.query('select size from log_head'))[0].size);

it('answers twenty requests with one key and one input alike, having done it once', async () => {
  const before = await logSize();
  const ask = () => t.gql.as('secretariat')(DRAFT, { input: input({ clientMutationId: 'once' }) });
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0].commitmentDraft.userErrors).toEqual([]);
  expect(await logSize()).toBe(before + 1);
});
