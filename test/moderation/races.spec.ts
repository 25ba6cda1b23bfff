import { Clock } from '../../src/kernel/clock.js';
import { HidingService } from '../../src/moderation/hiding.service.js';
import { testApp, type TestApp } from '../support/app.js';
import { type Discussion, discussion } from '../support/discussion.js';

/**
 * The number of rounds; 1,000 take some minutes on a small machine: `ROUNDS=1000 npm test -- test/moderation/races`.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 60);
let t: TestApp;
let d: Discussion;
beforeAll(async () => {
  t = await testApp();
  d = await discussion(t);
  // The clock runs fast, because this test is not about limits of people.
  let now = Date.now();
  t.app.get(Clock).now = () => new Date((now += 60));
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const refused = (payloads: { userErrors: { code: string }[] }[]) =>
  payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));

it('counts a vote that is sent several times at once as one, and its taking back too, in every round', async () => {
  const { id } = await d.say('ana', 'Falta luz.');
  const vote = async (as: string, value: string | null) =>
    (
      await t.gql.as(as)(
        `mutation ($id: ID!, $vote: Vote) { commentVote(id: $id, vote: $vote) { comment { id } userErrors { code } } }`,
        { id, vote: value },
      )
    ).commentVote;
  const votes = async () =>
    (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Comment { votes { up down } } } }`, { id })).node.votes;
  for (let round = 0; round < ROUNDS; round++) {
    await t.db.query('delete from rate_count');
    await Promise.all([1, 2, 3].map(() => vote('beto', 'UP')));
    expect({ round, ...(await votes()) }).toEqual({ round, up: 1, down: 0 });
    // Two votes of one person at once: one of them counts, never both.
    await Promise.all([vote('beto', 'DOWN'), vote('carla', 'DOWN'), vote('beto', 'DOWN')]);
    expect({ round, ...(await votes()) }).toEqual({ round, up: 0, down: 2 });
    await Promise.all([vote('beto', null), vote('carla', null), vote('beto', null)]);
    expect({ round, ...(await votes()) }).toEqual({ round, up: 0, down: 0 });
  }
}, 600_000);

it('keeps one of two decisions of two moderators that come at once, in every round', async () => {
  const hide = async (as: string, id: string) =>
    (
      await t.gql.as(as)(
        `mutation ($id: ID!) { commentHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { comment { id } userErrors { code } } }`,
        { id },
      )
    ).commentHide;
  for (let round = 0; round < ROUNDS; round++) {
    await t.db.query('delete from rate_count');
    const { id } = await d.say('ana', `anuncio ${round}`);
    const sent = await Promise.all(['moderator', 'other-moderator'].map((as) => hide(as, id)));
    expect(refused(sent)).toEqual(['ALREADY_HIDDEN']);
  }
  const [{ n }] = await t.db.query('select count(*)::int as n from moderation_decision');
  expect(n).toBe(ROUNDS);
  const [log] = await t.db.query(`select count(*)::int as n from log where verb = 'comment.hidden'`);
  expect(log.n).toBe(ROUNDS);
}, 600_000);

it('takes back the rest of what one act hid when it was interrupted and is sent again', async () => {
  await t.db.query('delete from rate_count');
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4]) ids.push((await d.say('ana', `rebaja ${n}`)).id);
  await t.gql.as('moderator')(
    'mutation ($ids: [ID!]!) { commentsHide(ids: $ids, input: { rule: SPAM, reason: "Son anuncios." }) { userErrors { code } } }',
    { ids },
  );
  const takeBack = async () =>
    (
      await t.gql.as('moderator')(
        `mutation ($id: ID!) { hidingTakeBack(id: $id, input: { reason: "Fue un error.", together: true, clientMutationId: "otra vez" }) {
          comments { state } userErrors { code } } }`,
        { id: ids[0] },
      )
    ).hidingTakeBack;
  const service = t.app.get(HidingService);
  const { takeBack: real } = service;
  let taken = 0;
  service.takeBack = (...given) => {
    if (++taken === 3) throw new Error('interrupted');
    return real.apply(service, given);
  };
  await expect(takeBack()).rejects.toThrow('INTERNAL');
  service.takeBack = real;
  const again = await takeBack();
  expect(again.userErrors).toEqual([]);
  const [{ hidden }] = await t.db.query(
    `select count(*)::int as hidden from comment where body like 'rebaja %' and state = 'hidden'`,
  );
  expect(hidden).toBe(0);
}, 60_000);

it('keeps what one act hid together when the act is sent twice at once, in every round', async () => {
  const hideAll = (ids: string[], key: string) =>
    t.gql.as('moderator')(
      `mutation ($ids: [ID!]!, $key: String!) {
        commentsHide(ids: $ids, input: { rule: SPAM, reason: "Son anuncios.", clientMutationId: $key }) { userErrors { code } }
      }`,
      { ids, key },
    );
  const split: number[] = [];
  for (let round = 0; round < Math.ceil(ROUNDS / 6); round++) {
    await t.db.query('delete from rate_count');
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4]) ids.push((await d.say('ana', `oferta ${round}.${n}`)).id);
    await Promise.all([1, 2].map(() => hideAll(ids, `oferta ${round}`)));
    const [{ acts }] = await t.db.query(
      `select count(distinct batch_id)::int as acts from moderation_decision
        where id in (select id from moderation_decision order by id desc limit 4)`,
    );
    if (acts !== 1) split.push(round);
  }
  expect(split).toEqual([]);
}, 600_000);
