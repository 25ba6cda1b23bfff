import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse, subscribe } from 'graphql';
import { Actors } from '../../src/accounts/actors.js';
import type { RequestContext } from '../../src/api/context.js';
import { Execute } from '../../src/api/execute.js';
import { decodeId } from '../../src/api/node-id.js';
import { type Actor, OPERATOR, VISITOR } from '../../src/domain/actor.js';
import { Clock } from '../../src/kernel/clock.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { News } from '../../src/notifications/news.js';
import { THING } from '../../src/notifications/things.document.js';
import { testApp, type TestApp } from '../support/app.js';
import {
  type Below,
  type Branch,
  COMMENT_STATES,
  commitmentBranch,
  ground,
  PROPOSAL_STATES,
  proposalBranch,
  type Reader,
  READERS,
} from '../support/below.js';
import { coCreation } from '../support/co-creation.js';
import { until } from '../support/live.js';
import { verbsOfTheLog } from '../support/verbs.js';

/**
 * The log, feeds, letters, live updates and the search on things whose parent is not public: each verb of
 * the log that names such a thing is written for each thing in each state, and nothing that a reader may not read
 * appears anywhere.
 */

/** The kinds of things that entries with this verb name; `about` for entries about many things of a plan or an account. */
const NAMES: Record<string, { of: readonly Below[]; about?: true }> = {
  'appeal.heard': { of: ['ModerationAppeal'] },
  'appeal.lapsed': { of: ['ModerationAppeal'] },
  'appeal.rejected': { of: ['ModerationAppeal'] },
  'appeal.upheld': { of: ['ModerationAppeal'] },
  'account.erased': { of: ['Proposal'], about: true },
  'comment.appealed': { of: ['Comment'] },
  'comment.created': { of: ['Comment'] },
  'comment.edited': { of: ['Comment'] },
  'comment.erased': { of: ['Comment'] },
  'comment.hidden': { of: ['Comment'] },
  'comment.hiding_taken_back': { of: ['Comment'] },
  'comment.released': { of: ['Comment'] },
  'comment.vote.withdrawn': { of: ['Comment'] },
  'comment.voted': { of: ['Comment'] },
  'comment.withdrawn': { of: ['Comment'] },
  'commitment.deferred': { of: ['Commitment'] },
  'commitment.drafted': { of: ['Commitment'] },
  'commitment.edited': { of: ['Commitment'] },
  'activity.added': { of: ['Activity'] },
  'activity.edited': { of: ['Activity'] },
  'activity.done': { of: ['Activity'] },
  'activity.reopened': { of: ['Activity'] },
  'activity.removed': { of: ['Activity'] },
  'commitment.opened': { of: ['Commitment'] },
  'commitment.returned_to_draft': { of: ['Commitment'] },
  'commitment.withdrawn': { of: ['Commitment'] },
  'evidence.added': { of: ['Evidence'] },
  'evidence.appealed': { of: ['Evidence'] },
  'evidence.hidden': { of: ['Evidence'] },
  'evidence.hiding_taken_back': { of: ['Evidence'] },
  'evidence.copied': { of: ['Evidence'] },
  'evidence.link_checked': { of: ['Evidence'] },
  'evidence.public_version_added': { of: ['Evidence'] },
  'evidence.removed': { of: ['Evidence'] },
  'indicator.added': { of: ['Commitment', 'Milestone'] },
  'indicator.edited': { of: ['Commitment', 'Milestone'] },
  'indicator.removed': { of: ['Commitment', 'Milestone'] },
  'measurement.added': { of: ['Commitment', 'Milestone'] },
  'measurement.edited': { of: ['Commitment', 'Milestone'] },
  'measurement.removed': { of: ['Commitment', 'Milestone'] },
  'milestone.added': { of: ['Milestone'] },
  'milestone.edited': { of: ['Milestone'] },
  'milestone_report.checked': { of: ['MilestoneReport'] },
  'milestone_report.discarded': { of: ['MilestoneReport'] },
  'milestone_report.drafted': { of: ['MilestoneReport'] },
  'milestone_report.edited': { of: ['MilestoneReport'] },
  'milestone_report.published': { of: ['MilestoneReport'] },
  'milestone_report.returned': { of: ['MilestoneReport'] },
  'milestone_report.sent': { of: ['MilestoneReport'] },
  'rebaseline.agreed': { of: ['Rebaseline'] },
  'rebaseline.declined': { of: ['Rebaseline'] },
  'rebaseline.in_force': { of: ['Rebaseline'] },
  'rebaseline.objected': { of: ['Rebaseline'] },
  'rebaseline.proposed': { of: ['Rebaseline'] },
  'rebaseline.withdrawn': { of: ['Rebaseline'] },
  'ownership.accepted': { of: ['Commitment'] },
  'ownership.declined': { of: ['Commitment'] },
  'ownership.invited': { of: ['Commitment'] },
  'proposal.appealed': { of: ['Proposal'] },
  'proposal.drafted': { of: ['Proposal'] },
  'proposal.edited': { of: ['Proposal'] },
  'proposal.erased': { of: ['Proposal'] },
  'proposal.file_attached': { of: ['Proposal'] },
  'proposal.file_removed': { of: ['Proposal'] },
  'proposal.hidden': { of: ['Proposal'] },
  'proposal.hiding_taken_back': { of: ['Proposal'] },
  'proposal.merged': { of: ['Proposal'] },
  'proposal.released': { of: ['Proposal'] },
  'proposal.responded': { of: ['Proposal'] },
  'proposal.reviewed': { of: ['Proposal'] },
  'proposal.split': { of: ['Proposal'] },
  'proposal.submitted': { of: ['Proposal'] },
  'proposal.supported': { of: ['Proposal'] },
  'proposal.transcribed': { of: ['Proposal'] },
  'proposal.unmerged': { of: ['Proposal'] },
  'proposal.unsupported': { of: ['Proposal'] },
  'proposal.withdrawn': { of: ['Proposal'] },
  'proposals.responded': { of: ['Proposal'], about: true },
  'proposals.reviewed': { of: ['Proposal'], about: true },
  'report.dismissed': { of: ['ModerationReport'] },
  'report.made': { of: ['ModerationReport'] },
  'reports.dismissed': { of: ['ModerationReport'] },
  'response.contest_rejected': { of: ['ReasonedResponse'] },
  'response.contest_upheld': { of: ['ReasonedResponse'] },
  'response.contested': { of: ['ReasonedResponse'] },
  'response.revised': { of: ['ReasonedResponse'] },
  'response_debt.released': { of: ['Proposal'] },
  'suggestion.accepted': { of: ['Suggestion'] },
  'suggestion.appealed': { of: ['Suggestion'] },
  'suggestion.hidden': { of: ['Suggestion'] },
  'suggestion.hiding_taken_back': { of: ['Suggestion'] },
  'suggestion.accepted_by_one': { of: ['Suggestion'] },
  'suggestion.created': { of: ['Suggestion'] },
  'suggestion.declined': { of: ['Suggestion'] },
  'suggestion.reverted': { of: ['Suggestion'] },
  'suggestion.withdrawn': { of: ['Suggestion'] },
};
/** Verbs whose subject stands below nothing that can be without a reader. */
const STANDS_ALONE = [
  /^account\.(language_set|notice_accepted|opened|renamed)$/,
  /^(appointment|jurisdictions|plan|programme_visits?|evaluation|finding|questionnaire|response_template|rows|synthesis|window)\./,
  /^proposals\.imported$/,
];

let t: TestApp;
let planId: string;
let plan: string;
const branches: Branch[] = [];
beforeAll(async () => {
  t = await testApp();
  const at = await coCreation(t);
  ({ planId, plan } = at);
  await at.citizen();
  await t.db.query(
    `insert into account_contact (account_id, email) select id, handle || '@example.org' from account where handle in ('moderator', 'secretariat', 'citizen-1')`,
  );
  const all = await ground(t, at);
  const other = await proposalBranch(t, all, 'meta', PROPOSAL_STATES['abierta']!, '');
  const into = (await t.db.query('select id from proposal'))[0].id;
  branches.push(other);
  for (const [name, of] of Object.entries({ ...PROPOSAL_STATES, ...COMMENT_STATES }))
    branches.push(await proposalBranch(t, all, name, of, into));
  branches.push(await commitmentBranch(t, all, 'boceto', 'draft', 91));
  branches.push(await commitmentBranch(t, all, 'consulta', 'in_consultation', 92));
  branches.push(await commitmentBranch(t, all, 'anonimo', 'in_consultation', 93, { texts: false }));
  branches.push(await commitmentBranch(t, all, 'vaciado', 'in_consultation', 94, { texts: true }));
  await tellAll();
}, 120_000);
afterAll(() => t.close());

/** Actors by branch: each branch has an author of its own. */
const actors = new Map<string, Promise<Actor | null>>();
function actorOf(reader: Reader, { author }: Branch): Promise<Actor> {
  const handle = { visitor: '', author, other: 'citizen-1', moderator: 'moderator', secretariat: 'secretariat' }[
    reader
  ];
  if (!handle) return Promise.resolve(VISITOR);
  const known = actors.get(handle) ?? t.app.get(Actors).byHandle(handle);
  actors.set(handle, known);
  // An author who erased the account is a visitor from then on.
  return known.then((actor) => actor ?? VISITOR);
}

/** The words told of a branch, by the place where they were told. */
interface Told {
  branch: Branch;
  reader: Reader;
  where: string;
  text: string;
}
const told: Told[] = [];
const tell = (branch: Branch, reader: Reader, where: string, text: string) =>
  told.push({ branch, reader, where, text });

async function tellAll(): Promise<void> {
  const live = await listenTo(
    branches[0]!,
    (['visitor', 'moderator', 'secretariat'] as const).flatMap((reader) =>
      ['proposalChanged', 'progressed', 'logged'].map((where) => ({ reader, where, on: `plan: "${plan}"` })),
    ),
  );
  for (const branch of branches) {
    await follow(branch);
    const comments = await listenTo(
      branch,
      (['visitor', 'author', 'moderator'] as const).flatMap((reader) => [
        ...branch.commented.map((id) => ({ reader, where: 'commented', on: `on: "${id}"` })),
        ...(branch.ids.Commitment ?? []).map((id) => ({
          reader,
          where: 'suggestionChanged',
          on: `commitment: "${id}"`,
        })),
        ...(branch.ids.Commitment ?? []).map((id) => ({ reader, where: 'commitmentChanged', on: `id: "${id}"` })),
      ]),
    );
    await writeEntries(branch);
    await readFeeds(branch);
    await readLetters(branch);
    await Promise.all(READERS.map((reader) => readThings(branch, reader)));
    await comments();
  }
  await live();
}

/** Writes an entry of every verb for every thing of the branch that it can name. */
async function writeEntries({ ids }: Branch): Promise<void> {
  const write = (verb: string, subject: string, about?: string[]) =>
    t.app
      .get(UnitOfWork)
      .run(OPERATOR, async ({ record }) => record({ verb, subject, planId, ...(about && { about }) }));
  await Promise.all(
    Object.entries(NAMES).flatMap(([verb, { of, about }]) => {
      const things = of.flatMap((kind) => ids[kind] ?? []);
      if (things.length === 0) return [];
      return about ? [write(verb, plan, things)] : things.map((id) => write(verb, id));
    }),
  );
}

/** The people with an address follow the plan, and from now on the thing at the root of the branch. */
async function follow({ root }: Branch): Promise<void> {
  const kind = root.id.startsWith('prp') ? 'proposal' : 'commitment';
  await t.db.query(
    `insert into digest_cursor (account_id, frequency, seq, period) select account_id, 'immediate', (select size - 1 from log_head), ''
       from account_contact on conflict (account_id, frequency) do update set seq = excluded.seq`,
  );
  await t.db.query('delete from follow');
  await t.db.query(
    `insert into follow (id, account_id, subject_type, subject_id, plan_id, frequency, since_seq)
     select gen_random_uuid(), account_id, kind, id, $1, 'immediate', (select size - 1 from log_head)
       from account_contact, (values ('plan', $1::uuid), ('${kind}', $2::uuid)) as followed(kind, id)`,
    [planId, uuid(root.id)],
  );
}
const uuid = (id: string) => id.slice(4);

async function readFeeds(branch: Branch): Promise<void> {
  const { root } = branch;
  const [es, page] = root.id.startsWith('prp') ? ['propuestas', 'proposals'] : ['compromisos', 'commitments'];
  const paths = [
    '/es/planes/joint/feed.atom',
    '/en/plans/joint/feed.atom',
    '/es/planes/joint/propuestas.atom',
    '/es/planes/joint/moderacion.atom',
    '/es/planes/joint/calendar.ics',
    `/es/${es}/${root.reference}/comentarios.atom`,
    `/en/${page}/${root.reference}/comments.atom`,
    `/es/propuestas/${root.reference}/cambios.atom`,
  ];
  await Promise.all(
    paths.map(async (path) => {
      const { statusCode, body } = await t.app.inject(path);
      if (statusCode >= 500) throw new Error(`${path}: ${statusCode}`);
      // The page of an error repeats the address that was asked for.
      if (statusCode === 200) tell(branch, 'visitor', path.replace(root.reference, '…'), body);
    }),
  );
}

async function readLetters(branch: Branch): Promise<void> {
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
  const letters = await t.db.query('select recipient, subject, body_text, body_html from kept_mail');
  for (const letter of letters) tell(branch, 'visitor', `letter to ${letter.recipient}`, JSON.stringify(letter));
  // Entries about many proposals are told to those who follow the plan, without a word of any of them.
  const toldOf = branch.ids.Proposal || branch.words.some(([, readers]) => readers.includes('visitor'));
  expect([branch.name, letters.length]).toEqual([branch.name, toldOf ? 3 : 0]);
  await t.db.query('delete from kept_mail');
}

const SEARCH = `query ($text: Text!) { search(text: $text, first: 50) { nodes { ...Thing } } }`;
const MODERATION = `{ moderationLog(plan: "joint", first: 100) { nodes { proposal { title { text } reference } commitment { title { text } } thing { ...Thing } } } }`;
const BELOW = `fragment Below on Node {
  ...Thing
  ... on Comment { parent { body author { publicName } } ancestors { body } versions(first: 1) { nodes { body } } }
  ... on ReasonedResponse { comments(first: 9) { nodes { body author { publicName } } } }
  ... on MilestoneReport { narrative { text } evidence { title { text } } }
  ... on Evidence { named: title { text } }
  ... on Rebaseline { why: reason }
  ... on Assessment { assessorWritten }
  ... on Suggestion { suggested: text reason }
} ${THING}`;

const LINE = '{ seq at verb subject about plan role institution }';

async function readThings(branch: Branch, reader: Reader): Promise<void> {
  const actor = await actorOf(reader, branch);
  const ids = Object.values(branch.ids).flat();
  const documents: [string, string, object?][] = [
    ['node', `{ ${ids.map((id, n) => `n${n}: node(id: "${id}") { ...Below }`).join(' ')} } ${BELOW}`],
    ['search', `${SEARCH} ${THING}`, { text: `rama${branch.name}` }],
    ['moderationLog', `${MODERATION} ${THING}`],
  ];
  for (const [where, document, variables = {}] of documents) {
    const { data, errors } = await t.app
      .get(Execute)
      .run(document, { actor, language: 'es', variables: variables as Record<string, unknown> });
    if (errors) throw new Error(`${where}: ${JSON.stringify(errors)}`);
    tell(branch, reader, where, JSON.stringify(data));
  }
}

/** Listens as these readers; gives a function that waits until nothing more comes, and ends it. */
async function listenTo(
  branch: Branch,
  subscriptions: { reader: Reader; where: string; on: string }[],
): Promise<() => Promise<void>> {
  const { schema } = t.app.get(GraphQLSchemaHost);
  let last = Date.now();
  const ends: (() => Promise<unknown>)[] = [];
  for (const { reader, where, on } of subscriptions) {
    const actor = await actorOf(reader, branch);
    const contextValue: RequestContext = { actor, language: 'es', ...t.app.get(Clock).moment(), prepared: false };
    const document = parse(
      where === 'logged'
        ? `subscription { logged(${on}) ${LINE} }`
        : `subscription { ${where}(${on}) { ...Below } } ${BELOW}`,
    );
    const events = await subscribe({ schema, document, contextValue });
    if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events));
    ends.push(() => events.return(undefined));
    void (async () => {
      for await (const event of events) {
        tell(branch, reader, where, JSON.stringify(event));
        last = Date.now();
      }
    })();
  }
  return async () => {
    await until(() => Date.now() - last > 300, 60_000);
    await Promise.all(ends.map((end) => end()));
  };
}

it('knows of every verb of the log what it names', () => {
  const alone = verbsOfTheLog().filter((verb) => STANDS_ALONE.some((pattern) => pattern.test(verb)));
  expect([...Object.keys(NAMES), ...alone].toSorted()).toEqual(verbsOfTheLog());
});

/** True when this reader may read it; the author of one branch is anybody to the others. */
const mayRead = (reader: Reader, readers: readonly Reader[], isOwn: boolean) =>
  readers.includes(reader === 'author' && !isOwn ? 'other' : reader);

it('tells nobody, anywhere, a word, a name or an address of what they may not read', () => {
  const leaks = told.flatMap(({ branch, reader, where, text }) =>
    branches.flatMap(({ name, words }) =>
      words
        .filter(([word, readers]) => text.includes(word) && !mayRead(reader, readers, name === branch.name))
        // Everyone may know that a proposal is hidden, by its reference; nothing else of it.
        .filter(([word]) => word !== 'JOINT-P-OCULTA')
        // The log is public and names every thing by its id, which opens nothing that may not be read.
        .filter(([word]) => !(where === 'logged' && decodeId(word)))
        .map(([word]) => `${reader} reads ${word} in ${where} (${branch.name}; ${name})`),
    ),
  );
  expect([...new Set(leaks)]).toEqual([]);
});

it('tells of each entry of the log as it is sealed', () => {
  const lines = told.filter(({ where, reader }) => where === 'logged' && reader === 'visitor').map(({ text }) => text);
  const things = branches.flatMap(({ ids }) => ids.Proposal ?? ids.Commitment ?? []);
  expect(things.filter((id) => !lines.some((line) => line.includes(id)))).toEqual([]);
});

it('gives a full page of news, whatever may not be read between them', async () => {
  const news = t.app.get(News);
  const all = (await news.latest(planId, 'es', 100_000)).map(({ entry }) => entry.seq);
  const [{ entries }] = await t.db.query('select count(*)::int as entries from log where plan_id = $1', [planId]);
  expect([all.length > 200, entries > all.length]).toEqual([true, true]);
  for (const most of [1, 50, 120, all.length])
    expect((await news.latest(planId, 'es', most)).map(({ entry }) => entry.seq)).toEqual(all.slice(0, most));
});

const READ_BY_ALL = ['abierta', 'devuelta', 'caducada', 'retirada', 'unida', 'dividida', 'sinnombre'];

it.each([...READ_BY_ALL, ...Object.keys(COMMENT_STATES)])(
  'tells everybody everywhere what stands below a thing that may be read, or may be read again: %s',
  (name) => {
    const seen = (where: RegExp, reader: Reader) =>
      told
        .filter((one) => one.branch.name === name && one.reader === reader && where.test(one.where))
        .map(({ text }) => text)
        .join();
    const missed = (['titulo', 'contesta', 'duda', 'repuesta'] as const).flatMap((word) =>
      PLACES.filter(
        ([where, , words]) => words.includes(word) && !seen(where, 'visitor').includes(`${word}${name}`),
      ).map(([, place]) => `${word} in ${place}`),
    );
    expect(missed).toEqual([]);
  },
);

/** Places in which a visitor meets words of a thing that everybody may read. */
const PLACES: [RegExp, string, string[]][] = [
  [/es\/planes\/joint\/feed/, 'the feed', ['titulo', 'contesta', 'duda', 'repuesta']],
  [/cambios/, 'the feed of changes', ['titulo']],
  [/comentarios/, 'the feed of comments', ['contesta', 'duda', 'repuesta']],
  [/letter to citizen-1/, 'the letter', ['titulo', 'contesta', 'duda', 'repuesta']],
  [/^node/, 'the node', ['titulo', 'contesta', 'duda', 'repuesta']],
  [/^search/, 'the search', ['titulo', 'contesta', 'duda', 'repuesta']],
  [/^commented/, 'the live comments', ['contesta', 'duda', 'repuesta']],
];
