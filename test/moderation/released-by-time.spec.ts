import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import { proposer } from '../support/co-creation.js';
import { type Discussion, discussion } from '../support/discussion.js';
import { type Post, postOffice } from '../support/smtp.js';

const HOUR = 3_600_000;

let post: Post;
let t: TestApp;
let d: Discussion;
let settings: Record<string, string>;
let plan: string;
beforeEach(async () => {
  post = await postOffice();
  settings = { SMTP_URL: post.url, PUBLIC_URL: 'https://tequio.example' };
  t = await testApp('empty', settings);
  d = await discussion(t);
  plan = encodeId('Plan', d.planId);
  await write(
    `insert into account_contact (account_id, email) select id, handle || '@example.org' from account where handle in ('ana', 'beto')`,
  );
});
afterEach(async () => {
  await t.close();
  await post.close();
});

const write = (sql: string, values: unknown[] = []) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(sql, values);
    record({ verb: 'law.tested', subject: 'pln_1', planId: null });
  });
const inHours = (hours: number) => t.setNow(new Date(Date.now() + hours * HOUR).toISOString());
const run = async (...tasks: string[]) => {
  for (const task of tasks) {
    await t.app.get(Jobs).add(task, {});
    await t.app.get(Jobs).runDue();
  }
};
const follow = (as: string, frequency: string) =>
  t.gql.as(as)(
    `mutation { followSet(subject: "${plan}", input: { frequency: ${frequency} }) { userErrors { code } } }`,
  );
const entries = (verb: string): Promise<{ subject: string; actor_role: string; at: Date }[]> =>
  t.db.query('select subject, actor_role, at from log where verb = $1 order by seq', [verb]);
const feed = async (path: string) => {
  const { body } = await t.app.inject(path);
  return [...body.matchAll(/<entry>[^]*?<\/entry>/g)].map(([entry]) => ({
    title: /<title[^>]*>([^]*?)<\/title>/.exec(entry)![1]!,
    at: /<updated>([^<]*)/.exec(entry)![1]!,
  }));
};
const letters = () => post.letters.splice(0);
const held = async () => {
  await write(`update plan set hold_first_comments = 5`);
  const said = await d.say('newcomer', 'hola a todos');
  expect(said.state).toBe('HELD');
  const [{ at }] = await t.db.query(`select created_at as at from comment where body = 'hola a todos'`);
  return { id: said.id, releasedAt: new Date(at.getTime() + 72 * HOUR).toISOString() };
};

it('tells once of a comment that nobody decided on in 72 hours, with the hour at which the rule shows it', async () => {
  await follow('ana', 'IMMEDIATE');
  await follow('beto', 'WEEKLY');
  const { id, releasedAt } = await held();
  const later = await d.say('ana', 'escrito después y leído antes');
  inHours(71.9);
  await run('tell_released', 'tell_followers');
  expect(await entries('comment.released')).toEqual([]);
  expect(letters().filter(({ text }) => text!.includes('newcomer'))).toEqual([]);

  inHours(72.1);
  const comments = '/es/compromisos/JOINT-01/comentarios.atom';
  // The rule shows the text before the job has written its log entry.
  expect((await feed(comments)).map(({ at }) => at)[0]).toBe(releasedAt);
  await run('tell_released', 'tell_released', 'tell_followers', 'tell_released', 'tell_followers');
  expect(await entries('comment.released')).toMatchObject([{ subject: id, actor_role: 'system' }]);
  expect(letters().filter(({ text }) => text!.includes('newcomer'))).toHaveLength(1);
  expect(await feed(comments)).toMatchObject([{ at: releasedAt }, { title: expect.stringContaining('ana') }]);
  const told = (await feed('/es/planes/joint/feed.atom')).filter(({ title }) => title.includes('newcomer'));
  expect(told).toHaveLength(1);
  expect(later.state).toBe('VISIBLE');

  inHours(72.1 + 14 * 24);
  await run('tell_followers');
  const weekly = letters().filter((letter) => post.to(letter) === 'beto@example.org');
  expect(weekly).toHaveLength(1);
  expect(weekly[0]!.text!.match(/Comentario nuevo de newcomer/g)).toHaveLength(1);
});

it('tells once when two processes look at the same moment', async () => {
  await held();
  const two = await anotherApp(t.database, settings);
  try {
    const now = new Date(Date.now() + 73 * HOUR).toISOString();
    t.setNow(now);
    two.setNow(now);
    for (let n = 0; n < 4; n++) await t.app.get(Jobs).add('tell_released', {});
    await Promise.all([t.app.get(Jobs).runDue(), two.app.get(Jobs).runDue()]);
    expect(await entries('comment.released')).toHaveLength(1);
  } finally {
    await two.close();
  }
});

it('tells nothing more of what a moderator released, and lists it from then on', async () => {
  const { id } = await held();
  inHours(5);
  const { commentRelease } = await t.gql.as('moderator')(
    `mutation { commentRelease(id: "${id}") { comment { state } userErrors { code } } }`,
  );
  expect(commentRelease).toEqual({ comment: { state: 'VISIBLE' }, userErrors: [] });
  const [{ at }] = await t.db.query(`select released_at as at from comment where released_at is not null`);
  expect((await feed('/es/compromisos/JOINT-01/comentarios.atom'))[0]!.at).toBe(at.toISOString());
  inHours(80);
  await run('tell_released');
  expect(await entries('comment.released')).toMatchObject([{ subject: id, actor_role: 'moderator' }]);
  expect((await feed('/es/planes/joint/feed.atom')).filter(({ title }) => title.includes('newcomer'))).toHaveLength(1);
});

it('tells nothing of what was hidden or withdrawn while it waited', async () => {
  const { id } = await held();
  await t.gql.as('newcomer')(`mutation { commentWithdraw(id: "${id}") { userErrors { code } } }`);
  inHours(80);
  await run('tell_released');
  expect(await entries('comment.released')).toEqual([]);
});

it('tells followers and the author that an appeal lapsed, and of none that stays hidden', async () => {
  await follow('beto', 'IMMEDIATE');
  const texts = [await d.say('ana', 'canario uno'), await d.say('ana', 'canario dos')];
  for (const [index, rule] of ['INSULT', 'PERSONAL_DATA'].entries()) {
    const { id } = texts[index]!;
    await t.gql.as('moderator')(
      `mutation { commentHide(id: "${id}", input: { rule: ${rule}, reason: "Así es" }) { userErrors { code } } }`,
    );
    await t.gql.as('ana')(`mutation { commentAppeal(id: "${id}", input: { argument: "No" }) { userErrors { code } } }`);
  }
  await run('tell_followers');
  letters();
  inHours(14.9 * 24);
  await run('tell_released');
  expect(await entries('appeal.lapsed')).toEqual([]);
  inHours(15.1 * 24);
  await run('tell_released', 'tell_released', 'tell_followers');
  const [lapsed, ...more] = await entries('appeal.lapsed');
  expect([lapsed!.actor_role, more]).toEqual(['system', []]);
  const [{ id: appealId }] = await t.db.query('select id from moderation_appeal where lapsed_at is not null');
  expect(lapsed!.subject).toBe(encodeId('ModerationAppeal', appealId));
  const byPerson = new Map(letters().map((letter) => [post.to(letter), letter.text!]));
  expect(byPerson.get('ana@example.org')).toContain('se puede leer otra vez, porque nadie decidió a tiempo');
  expect(byPerson.get('beto@example.org')).toContain('Nadie decidió a tiempo');
  expect([...byPerson.values()].filter((text) => text.includes('canario dos'))).toEqual([]);
});

it('tells of a proposal that waited, which is listed from the hour at which the rule shows it', async () => {
  await write(
    `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
     values (gen_random_uuid(), $1, 'call_for_proposals', now() - interval '1 day', now() + interval '30 days')`,
    [d.planId],
  );
  const { id } = await proposer(t, 'ana').submitted(plan);
  await write(`update proposal set visibility = 'held'`);
  const [{ at }] = await t.db.query('select listed_at as at from proposal');
  inHours(73);
  await run('tell_released', 'tell_released');
  expect(await entries('proposal.released')).toMatchObject([{ subject: id, actor_role: 'system' }]);
  const [after] = await t.db.query('select visibility, listed_at as at from proposal');
  expect(after).toEqual({ visibility: 'visible', at: new Date(at.getTime() + 72 * HOUR) });
});

it('gives nothing back of a comment that its author erased while an appeal was open', async () => {
  await follow('beto', 'IMMEDIATE');
  const { id } = await d.say('ana', 'canario');
  await t.gql.as('moderator')(
    `mutation { commentHide(id: "${id}", input: { rule: INSULT, reason: "Así es" }) { userErrors { code } } }`,
  );
  await t.gql.as('ana')(`mutation { commentAppeal(id: "${id}", input: { argument: "No" }) { userErrors { code } } }`);
  await t.gql.as('ana')(`mutation { commentErase(id: "${id}") { userErrors { code } } }`);
  const [{ appealId }] = await t.db.query('select id as "appealId" from moderation_appeal');
  const appeal = encodeId('ModerationAppeal', appealId);
  const other = t.gql.as('other-moderator');
  const { moderationQueue, node } = await other(
    `{ moderationQueue(plan: "joint") { totalCount } node(id: "${appeal}") { ... on ModerationAppeal { availableActions } } }`,
  );
  expect([moderationQueue.totalCount, node.availableActions]).toEqual([0, []]);
  const { appealDecide } = await other(
    `mutation { appealDecide(id: "${appeal}", input: { restore: true, reason: "Sí" }) { userErrors { code } } }`,
  );
  expect(appealDecide.userErrors).toEqual([{ code: 'NOT_HIDDEN' }]);
  letters();
  inHours(15.1 * 24);
  await run('tell_released', 'tell_followers');
  expect(await entries('appeal.lapsed')).toEqual([]);
  expect(letters().filter(({ subject }) => subject?.includes('se puede leer otra vez'))).toEqual([]);
  expect(await t.db.query('select state from comment')).toEqual([{ state: 'erased' }]);
});
