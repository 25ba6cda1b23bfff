import { uuidOf } from '../../src/api/node-id.js';
import { Actors } from '../../src/accounts/actors.js';
import { type Actor, OPERATOR, type Person } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { type Discussion, discussion } from '../support/discussion.js';

let t: TestApp;
let d: Discussion;
beforeEach(async () => {
  t = await testApp();
  d = await discussion(t);
});
afterEach(() => t.close());

const DAY = 86_400_000;
const inDays = (days: number) => t.setNow(new Date(Date.now() + days * DAY).toISOString());

async function run(
  as: string | Actor,
  mutation: string,
  declared: string,
  passed: string,
  returned: string,
  values: object,
) {
  const { [mutation]: answer } = await t.gql.as(as)(
    `mutation (${declared}) { ${mutation}(${passed}) { ${returned} userErrors { code path } } }`,
    values as Record<string, unknown>,
  );
  return answer;
}
const COMMENT =
  'comment { id state body html hiddenBody moderation { id rule reason appealUntil thing { id } appeal { id state argument reason } } availableActions }';
const report = (as: string, id: string, rule = 'INSULT') =>
  run(as, 'commentReport', '$id: ID!, $input: ReportInput!', 'id: $id, input: $input', COMMENT, {
    id,
    input: { rule, reason: 'míralo' },
  });
const hide = (as: string, id: string, rule = 'INSULT', reason = 'Insulta a una persona.') =>
  run(as, 'commentHide', '$id: ID!, $input: HideInput!', 'id: $id, input: $input', COMMENT, {
    id,
    input: { rule, reason },
  });
const appeal = (as: string, id: string) =>
  run(as, 'commentAppeal', '$id: ID!, $input: AppealInput!', 'id: $id, input: $input', COMMENT, {
    id,
    input: { argument: 'No es un insulto' },
  });
const decide = (as: string, id: string, restore: boolean) =>
  run(
    as,
    'appealDecide',
    '$id: ID!, $input: AppealDecideInput!',
    'id: $id, input: $input',
    'appeal { id state reason }',
    {
      id,
      input: { restore, reason: 'Lo hemos leído otra vez.' },
    },
  );
const read = async (id: string, as?: string | Actor) =>
  (
    await (as ? t.gql.as(as) : t.gql)(`query ($id: ID!) { ${COMMENT.replace('comment {', 'comment(id: $id) {')} }`, {
      id,
    })
  ).comment;
const QUEUE = `{ moderationQueue(plan: "joint") { totalCount nodes { kind reasons reportCount waitingSince
  reports { id rule reason } decision { appeal { id argument } } thing { id ... on Comment { body hiddenBody } } } } }`;
const queue = async (as?: string | Actor) => (await (as ? t.gql.as(as) : t.gql)(QUEUE)).moderationQueue.nodes;
const log = async () =>
  (
    await t.gql(
      '{ moderationLog(plan: "joint") { nodes { kind rule reason liftedAt thing { id } appeal { state } } } }',
    )
  ).moderationLog.nodes;

it.each(['Withdraw', 'Erase'])('takes reports off the desk when there is no text any more: %s', async (verb) => {
  const { id } = await d.say('ana', 'algo que se va');
  await report('beto', id, 'SPAM');
  expect(await queue('moderator')).toHaveLength(1);
  const gone = await run('ana', `comment${verb}`, '$id: ID!', 'id: $id', 'comment { id }', { id });
  expect(gone.userErrors).toEqual([]);
  expect(await queue('moderator')).toEqual([]);
  const { moderationQueue, tasks } = await t.gql.as('moderator')(
    '{ moderationQueue(plan: "joint", forMe: true) { totalCount } tasks { kind count } }',
  );
  const desk = tasks.find(({ kind }: { kind: string }) => kind === 'MODERATION');
  expect([moderationQueue.totalCount, desk.count]).toEqual([0, 0]);
  const kept = await t.db.query('select outcome from moderation_report where subject_id = $1', [
    uuidOf('Comment', id, []),
  ]);
  expect(kept).toEqual([{ outcome: null }]);
});

it('shows neither the author nor the institution of a hidden comment, also of an official one', async () => {
  const input = { subject: d.commitment, body: 'Un insulto oficial', onBehalfOf: 'justicia' };
  const answer = await run('liaison', 'commentCreate', '$i: CommentCreateInput!', 'input: $i', 'comment { id }', {
    i: input,
  });
  const { id } = answer.comment;
  const who = async (as?: string) =>
    (
      await (as ? t.gql.as(as) : t.gql)(
        'query ($id: ID!) { comment(id: $id) { author { handle } institution { slug } } }',
        { id },
      )
    ).comment;
  expect(await who()).toEqual({ author: { handle: 'liaison' }, institution: { slug: 'justicia' } });
  await hide('moderator', id);
  for (const reader of [undefined, 'beto', 'liaison', 'moderator'])
    expect(await who(reader)).toEqual({ author: null, institution: null });
});

it('hides with a rule and a public reason, tells the author, and keeps the original for moderators', async () => {
  const { id } = await d.say('ana', 'texto ofensivo');
  const { comment, userErrors } = await hide('moderator', id);
  expect(userErrors).toEqual([]);
  expect(comment).toMatchObject({ state: 'HIDDEN', body: null, html: null, hiddenBody: 'texto ofensivo' });
  expect(await read(id)).toMatchObject({
    state: 'HIDDEN',
    body: null,
    hiddenBody: null,
    moderation: { rule: 'INSULT', reason: 'Insulta a una persona.', thing: null },
  });
  expect(await read(id, 'ana')).toMatchObject({ hiddenBody: 'texto ofensivo', availableActions: ['ERASE', 'APPEAL'] });
  expect((await read(id, 'beto')).hiddenBody).toBeNull();
  const own = '{ viewer { hiddenTexts { rule thing { id } } } }';
  expect((await t.gql.as('ana')(own)).viewer.hiddenTexts).toEqual([{ rule: 'INSULT', thing: { id } }]);
  expect((await t.gql.as('beto')(own)).viewer.hiddenTexts).toEqual([]);
  expect(await log()).toEqual([
    { kind: 'COMMENT', rule: 'INSULT', reason: 'Insulta a una persona.', liftedAt: null, thing: null, appeal: null },
  ]);
  expect((await hide('other-moderator', id)).userErrors[0].code).toBe('ALREADY_HIDDEN');
});

it('shows hidden originals and what waits to nobody without the second factor', async () => {
  const withoutFactor = async (handle: string) => ({
    ...((await t.app.get(Actors).byHandle(handle)) as Person),
    secondFactor: false,
  });
  const { id } = await d.say('ana', 'canario sin segundo paso');
  await hide('moderator', id);
  await appeal('ana', id);
  for (const handle of ['other-moderator', 'secretariat']) {
    const actor = await withoutFactor(handle);
    expect((await read(id, actor)).hiddenBody).toBeNull();
    expect(await queue(actor)).toEqual([]);
  }
  expect((await read(id, 'other-moderator')).hiddenBody).toBe('canario sin segundo paso');
  const token = { ...(await withoutFactor('other-moderator')), secondFactor: true, scopes: ['read' as const] };
  expect(await queue(token)).toHaveLength(1);
});

it('writes to the author what was decided and how to appeal, by the clock of the plan, and never quotes the text', async () => {
  const inZone = (zone: string) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('update plan set time_zone = $1', [zone]);
      record({ verb: 'plan.imported', subject: 'plan_test', planId: null });
    });
  await inZone('Pacific/Kiritimati');
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into account_contact (account_id, email) select id, 'ana@example.org' from account where handle = 'ana'`,
    );
    record({ verb: 'account.changed', subject: 'acc_test', planId: null });
  });
  const { id } = await d.say('ana', 'texto ofensivo');
  await hide('moderator', id, 'OFF_TOPIC', 'Habla de otra cosa.');
  await inZone('America/Mexico_City');
  const [{ until }] = await t.db.query(
    `select to_char((decided_at + interval '30 days') at time zone 'Pacific/Kiritimati', 'FMDD "de" .* YYYY, HH24:MI') as until
       from moderation_decision where rule = 'off_topic'`,
  );
  const { comment } = await appeal('ana', id);
  await decide('other-moderator', comment.moderation.appeal.id, true);
  await t.app.get(Jobs).runDue();
  const letters: { subject: string; body_text: string }[] = await t.db.query(
    `select subject, body_text from kept_mail where recipient = 'ana@example.org' order by kept_at, subject desc`,
  );
  expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
    'Ocultamos un texto suyo en Tequio',
    'Su texto se puede leer otra vez',
  ]);
  const all = letters.map(({ body_text }) => body_text).join();
  expect(all).toMatch(/Fuera de tema/);
  expect(all).toMatch(/Habla de otra cosa/);
  expect(all).toMatch(new RegExp(`30 días, hasta el ${until}\\.`));
  expect(all).toContain('un texto que usted escribió (comentario)');
  expect(all).toContain(`/es/comentarios/${id}`);
  expect(all).not.toMatch(/ofensivo|moderator|\{\{/);
});

it('lets nobody hide without being a moderator, without a reason, or with a tie to the institution concerned', async () => {
  const { id } = await d.say('ana', 'crítica a la Secretaría');
  expect((await hide('beto', id)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await hide('secretariat', id)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await hide('tied-moderator', id)).userErrors[0].code).toBe('MODERATOR_HAS_A_TIE');
  expect((await hide('moderator', id, 'INSULT', '  ')).userErrors[0].code).toBe('TEXT_REQUIRED');
  const own = await d.say('moderator', 'mío');
  expect((await hide('moderator', own.id)).userErrors[0].code).toBe('MODERATOR_HAS_A_TIE');
  expect((await read(id)).state).toBe('VISIBLE');
});

it('hides nothing by thirty reports: a moderator dismisses them and the comment was always there', async () => {
  const { id } = await d.say('ana', 'opinión incómoda');
  const handles = Array.from({ length: 30 }, (_, i) => `reporter-${i}`);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const handle of handles)
      await manager.query('insert into account (id, handle, public_name) values ($1, $2, $2)', [newId(), handle]);
    record({ verb: 'account.imported', subject: 'acc_test', planId: null });
  });
  for (const handle of handles) expect((await report(handle, id)).userErrors).toEqual([]);
  expect((await report('reporter-0', id)).userErrors[0].code).toBe('ALREADY_REPORTED');
  expect((await report('ana', id)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect(await read(id)).toMatchObject({ state: 'VISIBLE', body: 'opinión incómoda' });
  const [waiting] = await queue('moderator');
  expect(waiting).toMatchObject({ kind: 'COMMENT', reasons: ['REPORTED'], reportCount: 30, thing: { id } });
  expect(JSON.stringify(waiting)).not.toContain('reporter-');
  const bulk = await run('moderator', 'reportsDismiss', '$ids: [ID!]!', 'ids: $ids', 'reports { outcome }', {
    ids: [id],
  });
  expect(bulk.reports).toHaveLength(30);
  expect(await queue('moderator')).toEqual([]);
  expect(await read(id)).toMatchObject({ state: 'VISIBLE', body: 'opinión incómoda' });
});

it('shows the queue to moderators of the plan only, and never says who reported', async () => {
  const { id } = await d.say('ana', 'algo');
  await report('beto', id, 'SPAM');
  expect(await queue()).toEqual([]);
  expect(await queue('ana')).toEqual([]);
  expect(await queue('secretariat')).toEqual([]);
  const [found] = await queue('moderator');
  expect(found.reports).toEqual([{ id: expect.stringMatching(/^mrp_/), rule: 'SPAM', reason: 'míralo' }]);
  const node = (as?: string) =>
    (as ? t.gql.as(as) : t.gql)('query ($id: ID!) { node(id: $id) { id } }', { id: found.reports[0].id });
  expect((await node()).node).toBeNull();
  expect((await node('beto')).node).toBeNull();
  expect((await node('moderator')).node).not.toBeNull();
  const dismissed = (as: string) =>
    run(as, 'reportDismiss', '$id: ID!', 'id: $id', 'report { outcome }', { id: found.reports[0].id });
  const mine = async (as: string) =>
    (await t.gql.as(as)('{ moderationQueue(plan: "joint", forMe: true) { totalCount } }')).moderationQueue.totalCount;
  expect([await mine('tied-moderator'), await mine('moderator')]).toEqual([0, 1]);
  expect((await dismissed('tied-moderator')).userErrors[0].code).toBe('MODERATOR_HAS_A_TIE');
  expect((await dismissed('moderator')).report).toEqual({ outcome: 'DISMISSED' });
  expect((await dismissed('moderator')).userErrors[0].code).toBe('ALREADY_DECIDED');
});

it('hides many at once, each for itself: what is refused does not undo the others', async () => {
  const [a, b, own] = [await d.say('ana', 'a'), await d.say('beto', 'b'), await d.say('moderator', 'c')];
  const answer = await run(
    'moderator',
    'commentsHide',
    '$ids: [ID!]!, $input: HideInput!',
    'ids: $ids, input: $input',
    'comments { id state }',
    { ids: [a.id, own.id, b.id], input: { rule: 'SPAM', reason: 'Publicidad.' } },
  );
  expect(answer.comments.map(({ state }: { state: string }) => state)).toEqual(['HIDDEN', 'HIDDEN']);
  expect(answer.userErrors).toEqual([{ code: 'MODERATOR_HAS_A_TIE', path: ['ids', '1'] }]);
  expect(await log()).toHaveLength(2);
});

it('says before many are hidden whose they are and how they begin, and takes one act back in one', async () => {
  const [a, b, c] = [await d.say('ana', 'Primero'), await d.say('beto', 'Segundo'), await d.say('beto', 'Tercero')];
  const hideAll = (ids: string[], more: object = {}) =>
    run(
      'moderator',
      'commentsHide',
      '$ids: [ID!]!, $input: HideInput!',
      'ids: $ids, input: $input',
      'comments { id } consequences { code count message lines { name text } }',
      { ids, input: { rule: 'SPAM', reason: 'Publicidad.', ...more } },
    );
  const asked = await hideAll([a.id, b.id, c.id], { preview: true });
  expect(asked).toMatchObject({
    comments: null,
    consequences: [{ code: 'TEXTS_HIDDEN', count: 3, message: expect.stringContaining('3 textos') }],
  });
  expect(asked.consequences[0].lines.map(({ text }: { text: string }) => text)).toEqual([
    'Primero',
    'Segundo',
    'Tercero',
  ]);
  expect(await log()).toEqual([]);
  await hideAll([c.id]);
  const refused = await hideAll([a.id, c.id], { preview: true });
  expect(refused).toMatchObject({ consequences: [], userErrors: [{ code: 'ALREADY_HIDDEN', path: ['ids', '1'] }] });
  await hideAll([a.id, b.id]);
  const { node } = await t.gql.as('moderator')(
    `query ($id: ID!) { node(id: $id) { ... on Comment { moderation { hiddenTogether } } } }`,
    { id: a.id },
  );
  expect(node.moderation.hiddenTogether).toBe(1);
  const back = await run(
    'moderator',
    'hidingTakeBack',
    '$id: ID!, $input: TakeBackInput!',
    'id: $id, input: $input',
    'comment { id } comments { id state }',
    { id: a.id, input: { reason: 'No eran publicidad.', together: true } },
  );
  expect(back).toMatchObject({ userErrors: [], comment: { id: a.id } });
  expect(back.comments.toSorted((x: { id: string }, y: { id: string }) => (x.id < y.id ? -1 : 1))).toEqual(
    [a.id, b.id].toSorted().map((id) => ({ id, state: 'VISIBLE' })),
  );
  expect((await log()).filter(({ liftedAt }: { liftedAt: string | null }) => liftedAt === null)).toHaveLength(1);
});

it('lets whoever hid something by mistake show it again, until its author appeals', async () => {
  const { id } = await d.say('ana', 'Una opinión.');
  await report('beto', id);
  await hide('moderator', id);
  const takeBack = (as: string) =>
    run(as, 'hidingTakeBack', '$id: ID!, $input: TakeBackInput!', 'id: $id, input: $input', COMMENT, {
      id,
      input: { reason: 'Me equivoqué de comentario.' },
    });
  expect((await takeBack('other-moderator')).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  expect((await takeBack('moderator')).comment).toMatchObject({ state: 'VISIBLE', body: 'Una opinión.' });
  const [{ outcome }] = await t.db.query('select outcome from moderation_report');
  expect(outcome).toBeNull();
  expect(await log()).toMatchObject([{ liftedAt: expect.any(String) }]);
  await hide('moderator', id);
  await appeal('ana', id);
  expect((await takeBack('moderator')).userErrors).toMatchObject([{ code: 'ALREADY_APPEALED' }]);
});

it('says of nobody whose account is erased until when they may appeal', async () => {
  const { id } = await d.say('ana', 'Adiós.');
  await hide('moderator', id);
  const erased = (at: string) =>
    t.db.transaction(async (manager) => {
      await manager.query('select open_entry()');
      await manager.query(`update account set erased_at = ${at} where handle = 'ana'`);
      await manager.query(`select record('operator', null, 'law.tested', 'jur_1', null, '{}', '{}', '{}')`);
    });
  await erased('now()');
  try {
    expect((await read(id)).moderation.appealUntil).toBeNull();
  } finally {
    await erased('null');
  }
});

it('takes one appeal, decided by somebody else, and gives the text back', async () => {
  const { id } = await d.say('ana', 'devuélvanme');
  await hide('moderator', id);
  expect((await appeal('beto', id)).userErrors[0].code).toBe('NOT_ALLOWED');
  const [{ until }] = await t.db.query(`select decided_at + interval '30 days' as until from moderation_decision`);
  expect((await read(id)).moderation.appealUntil).toBe(until.toISOString());
  const { comment } = await appeal('ana', id);
  expect(comment.moderation.appealUntil).toBeNull();
  expect(comment.moderation.appeal).toMatchObject({ state: 'OPEN', argument: 'No es un insulto' });
  expect((await read(id)).moderation.appeal.argument).toBeNull();
  expect((await appeal('ana', id)).userErrors[0].code).toBe('ALREADY_APPEALED');
  const appealId = comment.moderation.appeal.id;
  for (const [who, code] of [
    ['moderator', 'NOT_ALLOWED'],
    ['tied-moderator', 'MODERATOR_HAS_A_TIE'],
    ['secretariat', 'NOT_ALLOWED'],
    ['civil-society', 'NOT_ALLOWED'],
    ['ana', 'NOT_ALLOWED'],
  ] as const)
    expect([who, (await decide(who, appealId, true)).userErrors[0].code]).toEqual([who, code]);
  expect((await queue('other-moderator'))[0]).toMatchObject({
    reasons: ['APPEALED'],
    thing: { hiddenBody: 'devuélvanme' },
  });
  expect((await decide('other-moderator', appealId, true)).appeal).toMatchObject({ state: 'UPHELD' });
  expect(await read(id)).toMatchObject({ state: 'VISIBLE', body: 'devuélvanme', moderation: null });
  expect((await log())[0]).toMatchObject({ appeal: { state: 'UPHELD' }, liftedAt: expect.any(String) });
  expect((await decide('other-moderator', appealId, false)).userErrors[0].code).toBe('ALREADY_DECIDED');
  // A person who may not decide learns only that, and nothing of the state.
  for (const [who, code] of [
    ['moderator', 'NOT_ALLOWED'],
    ['tied-moderator', 'MODERATOR_HAS_A_TIE'],
    ['secretariat', 'NOT_ALLOWED'],
    ['ana', 'NOT_ALLOWED'],
    ['beto', 'NOT_ALLOWED'],
  ] as const)
    expect([who, (await decide(who, appealId, true)).userErrors[0].code]).toEqual([who, code]);
});

it('offers and counts an appeal only for those who decide on it, and lets the one who hid the text see that it was made', async () => {
  const { id } = await d.say('ana', 'oculto por una');
  await hide('moderator', id);
  await appeal('ana', id);
  const desk = async (as: string) => {
    const { moderationQueue, mine, tasks } = await t.gql.as(as)(
      `{ moderationQueue(plan: "joint") { nodes { decision { appeal { availableActions } } } }
         mine: moderationQueue(plan: "joint", forMe: true) { totalCount } tasks { kind count } }`,
    );
    return {
      offered: moderationQueue.nodes.map(
        (one: { decision: { appeal: { availableActions: string[] } } }) => one.decision.appeal.availableActions,
      ),
      waiting: mine.totalCount,
      counted: tasks.find(({ kind }: { kind: string }) => kind === 'MODERATION')?.count,
    };
  };
  expect(await desk('moderator')).toEqual({ offered: [[]], waiting: 0, counted: 0 });
  expect(await desk('tied-moderator')).toEqual({ offered: [[]], waiting: 0, counted: 0 });
  expect(await desk('other-moderator')).toEqual({ offered: [['DECIDE']], waiting: 1, counted: 1 });
  expect(await desk('secretariat')).toEqual({ offered: [], waiting: 0, counted: undefined });
});

it('keeps a text hidden when its appeal is rejected, and takes no appeal after thirty days', async () => {
  const [rejected, late] = [await d.say('ana', 'uno'), await d.say('ana', 'dos')];
  await hide('moderator', rejected.id);
  await hide('moderator', late.id);
  const { comment } = await appeal('ana', rejected.id);
  expect((await decide('other-moderator', comment.moderation.appeal.id, false)).appeal.state).toBe('REJECTED');
  expect(await read(rejected.id)).toMatchObject({ state: 'HIDDEN', moderation: { appeal: { state: 'REJECTED' } } });
  inDays(31);
  expect((await appeal('ana', late.id)).userErrors[0].code).toBe('APPEAL_TOO_LATE');
  expect((await read(rejected.id)).state).toBe('HIDDEN');
});

it('gives a text back by itself after fifteen days without a decision, except where that would harm somebody', async () => {
  const [insult, personal] = [await d.say('ana', 'canario uno'), await d.say('ana', 'canario dos')];
  await hide('moderator', insult.id, 'INSULT');
  await hide('moderator', personal.id, 'PERSONAL_DATA');
  await appeal('ana', insult.id);
  await appeal('ana', personal.id);
  inDays(14.9);
  expect((await read(insult.id)).state).toBe('HIDDEN');
  inDays(15.1);
  expect(await read(insult.id)).toMatchObject({
    state: 'VISIBLE',
    body: 'canario uno',
    moderation: { appeal: { state: 'LAPSED' } },
  });
  expect(await read(personal.id)).toMatchObject({
    state: 'HIDDEN',
    body: null,
    moderation: { appeal: { state: 'OPEN' } },
  });
  const lapsed = await read(insult.id);
  expect((await decide('other-moderator', lapsed.moderation.appeal.id, false)).userErrors[0].code).toBe(
    'ALREADY_DECIDED',
  );
  // It is visible again, so another reason may hide it anew, by a new decision.
  expect((await hide('other-moderator', insult.id, 'THREAT')).comment.state).toBe('HIDDEN');
  expect(await log()).toHaveLength(3);
});

it('has an appeal decided by civil society and the secretariat together where no other moderator is', async () => {
  const { id } = await d.say('ana', 'a solas');
  await hide('moderator', id);
  const { comment } = await appeal('ana', id);
  const appealId = comment.moderation.appeal.id;
  for (const as of ['secretariat', 'civil-society']) {
    expect(await queue(as)).toEqual([]);
    expect(await read(id, as)).toMatchObject({
      hiddenBody: null,
      moderation: { thing: null, appeal: { argument: null } },
    });
  }
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `update appointment set until_on = '2021-01-01' where account_id = (select id from account where handle = 'other-moderator')`,
    );
    record({ verb: 'appointment.ended', subject: 'acc_test', planId: d.planId });
  });
  for (const as of ['secretariat', 'civil-society']) {
    expect((await queue(as))[0].thing.hiddenBody).toBe('a solas');
    expect((await read(id, as)).moderation).toMatchObject({ thing: { id }, appeal: { argument: 'No es un insulto' } });
  }
  expect((await decide('secretariat', appealId, true)).appeal.state).toBe('OPEN');
  expect((await decide('civil-society', appealId, false)).appeal.state).toBe('OPEN');
  expect((await read(id)).state).toBe('HIDDEN');
  expect((await decide('civil-society', appealId, true)).appeal.state).toBe('UPHELD');
  expect((await read(id)).state).toBe('VISIBLE');
  expect(await queue('secretariat')).toEqual([]);
});

it('shows those who decide on appeals nothing more of one that lapsed', async () => {
  const { id } = await d.say('ana', 'a solas, sin decisión');
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `update appointment set until_on = '2021-01-01' where account_id = (select id from account where handle = 'other-moderator')`,
    );
    record({ verb: 'appointment.ended', subject: 'acc_test', planId: d.planId });
  });
  await hide('moderator', id);
  await appeal('ana', id);
  const seen = async () => (await read(id, 'secretariat')).moderation;
  expect(await seen()).toMatchObject({ thing: { id }, appeal: { state: 'OPEN', argument: 'No es un insulto' } });
  inDays(15.1);
  expect(await seen()).toMatchObject({ thing: null, appeal: { state: 'LAPSED', argument: null } });
  expect((await read(id, 'secretariat')).hiddenBody).toBeNull();
});

it('holds the first comments of new accounts while the plan says so, at most 72 hours', async () => {
  const { encodeId } = await import('../../src/api/node-id.js');
  const set = (as: string | Actor, first: number) =>
    run(
      as,
      'planHoldFirstComments',
      '$id: ID!, $input: PlanHoldFirstCommentsInput!',
      'id: $id, input: $input',
      'plan { holdFirstComments }',
      {
        id: encodeId('Plan', d.planId),
        input: { first, reason: 'Ola de publicidad' },
      },
    );
  expect((await set('moderator', 1)).userErrors[0].code).toBe('NOT_ALLOWED');
  const withoutFactor = { ...((await t.app.get(Actors).byHandle('secretariat')) as Person), secondFactor: false };
  expect((await set(withoutFactor, 1)).userErrors[0].code).toBe('SECOND_FACTOR_REQUIRED');
  expect((await set('secretariat', 1)).plan).toEqual({ holdFirstComments: 1 });
  expect((await d.say('ana', 'de siempre')).state).toBe('VISIBLE');
  const [held, second] = [await d.say('newcomer', 'hola'), await d.say('newcomer', 'otra vez')];
  expect(held.state).toBe('HELD');
  expect(await read(held.id)).toBeNull();
  expect((await read(held.id, 'newcomer')).body).toBe('hola');
  expect((await read(held.id, 'moderator')).availableActions).toContain('RELEASE');
  expect((await queue('moderator')).map(({ reasons }: { reasons: string[] }) => reasons)).toEqual([['HELD'], ['HELD']]);
  const release = (as: string) => run(as, 'commentRelease', '$id: ID!', 'id: $id', COMMENT, { id: held.id });
  expect((await release('beto')).userErrors[0].code).toBe('COMMENT_NOT_FOUND');
  expect((await release('moderator')).comment.state).toBe('VISIBLE');
  expect((await release('moderator')).userErrors[0].code).toBe('NOT_HELD');
  expect((await read(held.id)).body).toBe('hola');
  expect((await d.say('newcomer', 'ya me conocen')).state).toBe('VISIBLE');
  inDays(3.01);
  expect(await read(second.id)).toMatchObject({ state: 'VISIBLE', body: 'otra vez' });
  expect(await queue('moderator')).toEqual([]);
});

it('refuses the fifth comment of a new account within ten minutes, and not that of an old one', async () => {
  const say = (as: string) =>
    run(as, 'commentCreate', '$input: CommentCreateInput!', 'input: $input', 'comment { id }', {
      input: { subject: d.commitment, body: 'otro' },
    });
  const codes = async (as: string, n: number) => {
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < n; i++) seen.push((await say(as)).userErrors[0]?.code);
    return seen;
  };
  expect(await codes('newcomer', 6)).toEqual([undefined, undefined, undefined, undefined, 'TOO_MANY', 'TOO_MANY']);
  expect(await codes('ana', 6)).toEqual(Array(6).fill(undefined));
  t.setNow(new Date(Date.now() + 12 * 60_000).toISOString());
  expect(await codes('newcomer', 1)).toEqual([undefined]);
});

it('counts a new account once however many it sends at the same moment', async () => {
  const burst = await Promise.all(
    Array.from({ length: 12 }, () =>
      run('newcomer', 'commentCreate', '$input: CommentCreateInput!', 'input: $input', 'comment { id }', {
        input: { subject: d.commitment, body: 'ráfaga' },
      }),
    ),
  );
  expect(burst.filter(({ comment }) => comment)).toHaveLength(4);
});

it('keeps votes and hidings exact when everything happens at once', async () => {
  const voters = ['beto', 'carla', 'moderator', 'other-moderator', 'secretariat'];
  for (let round = 0; round < 30; round++) {
    const { id } = await d.say('ana', `ronda ${round}`);
    const vote = (as: string, how: string) =>
      run(as, 'commentVote', '$id: ID!', `id: $id, vote: ${how}`, 'comment { id }', { id });
    await Promise.all([
      ...voters.flatMap((as) => [vote(as, 'UP'), vote(as, round % 3 === 0 ? 'UP' : 'DOWN')]),
      vote('beto', 'null'),
    ]);
    const hidings = await Promise.all([hide('moderator', id), hide('other-moderator', id), hide('moderator', id)]);
    expect(hidings.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const [row] = await t.db.query(
      `select y.up, y.down, y.score, count(*) filter (where v.value = 1)::int as ups, count(*) filter (where v.value = -1)::int as downs,
              (select count(*)::int from moderation_decision m where m.subject_id = y.comment_id) as decisions
         from comment_tally y left join comment_vote v on v.comment_id = y.comment_id
        where y.comment_id = $1 group by y.comment_id`,
      [id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')],
    );
    expect(row).toEqual({ ...row, ups: row.up, downs: row.down, score: row.up - row.down, decisions: 1 });
  }
  const [{ wrong }] = await t.db.query(
    `select count(*)::int as wrong from commented n where n.comments <> (select count(*) from comment c where c.subject_id = n.subject_id and c.state in ('visible', 'held'))`,
  );
  expect(wrong).toBe(0);
}, 120_000);
