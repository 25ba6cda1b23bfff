import { OPERATOR } from '../../src/domain/actor.js';
import { FOLLOW_FREQUENCIES, periodDue } from '../../src/domain/follow.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { VERBS } from '../../src/notifications/letters.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { failureNoted } from '../support/mail.js';
import { type Post, postOffice } from '../support/smtp.js';

let post: Post;
let t: TestApp;
let planId: string;
const TUESDAY_AT_NOON = '2026-11-24T18:00:00Z';

beforeAll(async () => {
  post = await postOffice();
  t = await testApp('empty', { SMTP_URL: post.url, PUBLIC_URL: 'https://tequio.example' });
  ({ planId } = await jointPlan(t));
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [handle, language] of [
      ['ana', 'es'],
      ['bob', 'en'],
    ]) {
      const id = newId();
      await manager.query('insert into account (id, handle, public_name, language) values ($1, $2, $2, $3)', [
        id,
        handle,
        language,
      ]);
      await manager.query('insert into account_contact (account_id, email) values ($1, $2)', [
        id,
        `${handle}@example.org`,
      ]);
    }
    record({ verb: 'law.tested', subject: 'pln_1', planId: null });
  });
});
afterAll(async () => {
  await t.close();
  await post.close();
});
beforeEach(async () => {
  t.setNow(TUESDAY_AT_NOON);
  await t.db.query('delete from follow');
  await t.db.query('delete from digest_cursor');
  post.letters.splice(0);
});

const plan = () => `pln_${planId.replaceAll('-', '')}`;
const follow = async (handle: string, subject: string, frequency: string) => {
  const { followSet } = await t.gql.as(handle)(
    `mutation ($subject: ID!, $frequency: FollowFrequency!) {
       followSet(subject: $subject, input: { frequency: $frequency }) { follow { id subject frequency plan { slug } } userErrors { code } } }`,
    { subject, frequency },
  );
  return followSet;
};
const commitment = async (title: string, state: 'draft' | 'adopted', note = 'Uno') => {
  const { commitmentDraft } = await t.gql.as('secretariat')(
    `mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) { commitment { id reference } } }`,
    { input: { plan: plan(), origin: 'CO_CREATED', title: { language: 'ES', text: title }, members: ['15'] } },
  );
  const { id } = commitmentDraft.commitment;
  if (state === 'adopted') await publish(id, note);
  return commitmentDraft.commitment as { id: string; reference: string };
};
const publish = (id: string, note: string) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update commitment set state = 'adopted', problem = $2 where id = $1::uuid`, [
      id.slice(4).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5'),
      JSON.stringify({ original: 'es', es: { text: note } }),
    ]);
    record({ verb: 'commitment.edited', subject: id, planId });
  });
const tell = async () => {
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
};
const arrived = () => post.letters.splice(0);

it('tells at once what happened on a plan, in words, in the language of whoever follows it', async () => {
  expect(await follow('ana', plan(), 'IMMEDIATE')).toMatchObject({
    follow: { subject: plan(), frequency: 'IMMEDIATE', plan: { slug: 'joint' } },
    userErrors: [],
  });
  await follow('bob', plan(), 'IMMEDIATE');
  const { reference } = await commitment('Abrir los datos', 'adopted');
  await tell();
  const letters = arrived().toSorted((a, b) => post.to(a).localeCompare(post.to(b)));
  expect(letters.map((letter) => post.to(letter))).toEqual(['ana@example.org', 'bob@example.org']);
  expect(letters[0]!.text).toContain('Cambió el compromiso: Abrir los datos');
  expect(letters[1]!.text).toContain('The commitment changed: Abrir los datos');
  expect(letters[0]!.html).toContain(`<a href="https://tequio.example/es/compromisos/${reference}">`);
  await tell();
  expect(arrived()).toEqual([]);
});

it('tells nothing that a visitor may not read when the letter is sent', async () => {
  await follow('ana', plan(), 'IMMEDIATE');
  const draft = await commitment('Un borrador secreto', 'draft');
  await t.app
    .get(UnitOfWork)
    .run(OPERATOR, async ({ record }) => record({ verb: 'commitment.edited', subject: draft.id, planId }));
  await tell();
  expect(arrived()).toEqual([]);
  expect((await follow('ana', draft.id, 'DAILY')).userErrors).toEqual([{ code: 'SUBJECT_NOT_FOUND' }]);
});

it('sends one letter when the job runs twice, also on two processes at once', async () => {
  await follow('ana', plan(), 'IMMEDIATE');
  await commitment('Dos veces', 'adopted');
  const two = await anotherApp(t.database, { SMTP_URL: post.url, PUBLIC_URL: 'https://tequio.example' });
  try {
    const [{ account_id: accountId }] = await t.db.query('select account_id from follow');
    for (let n = 0; n < 4; n++) await t.app.get(Jobs).add('digest', { accountId, frequency: 'immediate' });
    await Promise.all([t.app.get(Jobs).runDue(), two.app.get(Jobs).runDue()]);
    expect(arrived()).toHaveLength(1);
  } finally {
    await two.close();
  }
});

it('tries again after the SMTP server refused, and loses nothing', async () => {
  await follow('ana', plan(), 'IMMEDIATE');
  await commitment('Otra vez', 'adopted');
  post.refuseNext(451);
  await tell();
  expect(arrived()).toEqual([]);
  await failureNoted(t);
  await t.db.query('select tequio_jobs.reschedule_jobs(array(select id from tequio_jobs.jobs), now())');
  await t.app.get(Jobs).runDue();
  expect(arrived()).toHaveLength(1);
});

it('tells of one commitment only to those who follow it, once a day', async () => {
  const followed = await commitment('Seguido', 'adopted');
  const other = await commitment('Otro', 'adopted');
  await follow('ana', followed.id, 'DAILY');
  await publish(followed.id, 'Dos');
  await publish(followed.id, 'Tres');
  await publish(other.id, 'Dos');
  await tell();
  expect(arrived()).toEqual([]);
  t.setNow('2026-11-25T12:59:00Z');
  await tell();
  expect(arrived()).toEqual([]);
  t.setNow('2026-11-25T13:00:00Z');
  await tell();
  const [letter, ...more] = arrived();
  expect(more).toEqual([]);
  expect(letter!.text!.match(/Cambió el compromiso: Seguido/g)).toHaveLength(1);
  expect(letter!.text).not.toContain('Otro');
});

it('loses and repeats nothing when somebody changes how often they are told', async () => {
  const [kept, moved] = [await commitment('Se queda', 'adopted'), await commitment('Cambia', 'adopted')];
  await follow('ana', kept.id, 'IMMEDIATE');
  await follow('ana', moved.id, 'DAILY');
  await publish(kept.id, 'Dicho de inmediato');
  await publish(moved.id, 'Espera la carta del día');
  await tell();
  expect(arrived().map(({ subject }) => subject)).toEqual(['Cambió el compromiso: Se queda']);
  await follow('ana', moved.id, 'IMMEDIATE');
  await tell();
  expect(arrived().map(({ subject }) => subject)).toEqual(['Cambió el compromiso: Cambia']);
  await publish(moved.id, 'Otra vez');
  await follow('ana', moved.id, 'WEEKLY');
  await tell();
  expect(arrived()).toEqual([]);
  t.setNow('2026-11-30T14:00:00Z');
  await tell();
  expect(arrived().map(({ subject }) => subject)).toEqual(['Cambió el compromiso: Cambia']);
});

it('ends by the link in the letter, without signing in, and not by merely opening it', async () => {
  await follow('ana', plan(), 'IMMEDIATE');
  await commitment('Para dejar de seguir', 'adopted');
  await tell();
  const [letter] = arrived();
  const header = letter!.headers.get('list') as unknown as { unsubscribe: { url: string } };
  const path = new URL(header.unsubscribe.url).pathname;
  expect(letter!.text).toContain(path);
  const page = await t.app.inject(path);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('<header class="top">');
  expect(page.body).toContain('<link rel="stylesheet"');
  // A browser sends the form of a page with `no-referrer` as `Origin: null`, which is refused.
  expect(page.headers['referrer-policy']).toBe('same-origin');
  expect(await t.db.query('select from follow')).toHaveLength(1);
  const body = 'List-Unsubscribe=One-Click';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await t.app.inject({ method: 'POST', url: path, headers, payload: body })).statusCode).toBe(200);
  expect(await t.db.query('select from follow')).toEqual([]);
  expect((await t.app.inject(path.replace(/.{12}$/, '000000000000'))).statusCode).toBe(404);
  expect((await t.app.inject('/es/follow/stop/x')).statusCode).toBe(404);
});

it('shows everyone only what they follow themselves, and lets nobody end it for them', async () => {
  const followsOf = async (handle: string) =>
    (await t.gql.as(handle)('{ viewer { follows { id frequency } } }')).viewer.follows;
  const { follow: made } = await follow('ana', plan(), 'WEEKLY');
  expect(await followsOf('ana')).toEqual([{ id: made.id, frequency: 'WEEKLY' }]);
  expect(await followsOf('bob')).toEqual([]);
  expect((await t.gql('{ viewer { follows { id } } }')).viewer).toBeNull();
  expect((await t.gql.as('bob')(`{ node(id: "${made.id}") { id } }`)).node).toBeNull();
  const end = `mutation ($id: ID!) { followEnd(id: $id) { userErrors { code } } }`;
  await t.gql.as('bob')(end, { id: made.id });
  expect(await followsOf('ana')).toHaveLength(1);
  await t.gql.as('ana')(end, { id: made.id });
  expect(await followsOf('ana')).toEqual([]);
  const refused = await t.gql(
    `mutation { followSet(subject: "${plan()}", input: { frequency: DAILY }) { userErrors { code } } }`,
  );
  expect(refused.followSet.userErrors).toEqual([{ code: 'NOT_ALLOWED' }]);
});

it('announces to followers of a plan that a window moved', async () => {
  await follow('bob', plan(), 'IMMEDIATE');
  const windowId = newId();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at) values ($1, $2, 'call_for_proposals', '2026-12-01', '2026-12-20')`,
      [windowId, planId],
    );
    record({ verb: 'window.moved', subject: `win_${windowId.replaceAll('-', '')}`, planId });
  });
  await tell();
  const [letter] = arrived();
  expect(letter!.text).toContain('The dates of a stage of participation changed: Plan conjunto');
  expect(letter!.text).toContain('https://tequio.example/en/plans/joint');
});

it('tells followers of a plan that a synthesis was corrected, why, and what it says now', async () => {
  const windowId = newId();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at) values ($1, $2, 'thematic_tables', '2026-10-01', '2026-10-20')`,
      [windowId, planId],
    );
    record({ verb: 'window.opened', subject: `win_${windowId.replaceAll('-', '')}`, planId });
  });
  const window = `win_${windowId.replaceAll('-', '')}`;
  const text = (words: string) => ({ language: 'ES', text: words });
  await t.gql.as('secretariat')(
    `mutation ($window: ID!, $input: SynthesisInput!) { synthesisPublish(window: $window, input: $input) { userErrors { code } } }`,
    { window, input: { text: text('Hubo tres mesas') } },
  );
  await follow('ana', plan(), 'IMMEDIATE');
  const { synthesisCorrect } = await t.gql.as('secretariat')(
    `mutation ($window: ID!, $input: SynthesisCorrectInput!) {
       synthesisCorrect(window: $window, expectedVersion: 1, input: $input) { userErrors { code } } }`,
    { window, input: { text: text('Hubo cuatro mesas'), reason: 'Faltaba una' } },
  );
  expect(synthesisCorrect.userErrors).toEqual([]);
  await tell();
  const [letter] = arrived();
  expect(letter!.text).toContain('Se corrigió la síntesis de los comentarios de una etapa: Plan conjunto');
  expect(letter!.text).toContain('Razón: Faltaba una');
  expect(letter!.text).toContain('Hubo cuatro mesas');
  expect(letter!.text).toContain(`https://tequio.example/es/planes/joint/etapas#${window}`);
});

it('knows the day whose digest is due', () => {
  const due = (frequency: (typeof FOLLOW_FREQUENCIES)[number], day: string, hour: number) =>
    periodDue(frequency, { day, hour });
  expect(due('daily', '2026-11-24', 7)).toBe('2026-11-24');
  expect(due('daily', '2026-11-24', 6)).toBe('2026-11-23');
  expect(due('weekly', '2026-11-24', 12)).toBe('2026-11-23');
  expect(due('weekly', '2026-11-23', 6)).toBe('2026-11-16');
  expect(due('weekly', '2026-11-29', 23)).toBe('2026-11-23');
});

it('has words for the same happenings in every language', () => {
  expect(Object.keys(VERBS.en)).toEqual(Object.keys(VERBS.es));
});
