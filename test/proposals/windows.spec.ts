import { encodeId } from '../../src/api/node-id.js';
import { Clock } from '../../src/kernel/clock.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());
afterEach(() => t.setNow(new Date().toISOString()));

const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const THING =
  'window { id kind state opensAt closesAt availableActions changes { nodes { change reason } } synthesis { text { text } } } userErrors { code message }';
const SYNTHESIS =
  'synthesis { version text { text } versions { nodes { number reason text { text } institution { slug } } } }';
const run = async (who: string, name: string, key: string, type: string, id: string, input: object) =>
  (
    await t.gql.as(who)(`mutation ($id: ID!, $input: ${type}!) { ${name}(${key}: $id, input: $input) { ${THING} } }`, {
      id,
      input,
    })
  )[name];
const open = (input: object, who = 'secretariat') => run(who, 'windowOpen', 'plan', 'WindowOpenInput', at.plan, input);
const move = (id: string, input: object, who = 'secretariat') =>
  run(who, 'windowMove', 'id', 'WindowMoveInput', id, input);
const close = (id: string, who = 'secretariat') =>
  run(who, 'windowClose', 'id', 'ReasonInput', id, { reason: 'Basta' });
const consultation = { kind: 'PUBLIC_CONSULTATION', closesAt: hours(24), reason: 'Se consulta el borrador' };

it('opens a window with a public reason, for the secretariat only', async () => {
  expect(codes(await open(consultation, author))).toEqual(['NOT_ALLOWED']);
  expect(codes(await open({ ...consultation, reason: '' }))).toEqual(['TEXT_REQUIRED']);
  expect(codes(await open({ ...consultation, closesAt: hours(-1) }))).toEqual(['WINDOW_CLOSES_BEFORE_IT_OPENS']);
  expect(codes(await open({ ...consultation, opensAt: hours(-3), closesAt: hours(-1) }))).toEqual([
    'WINDOW_IN_THE_PAST',
  ]);
  const { window } = await open(consultation);
  expect(window).toMatchObject({
    state: 'OPEN',
    changes: { nodes: [{ change: 'OPENED', reason: 'Se consulta el borrador' }] },
  });
  expect(window.availableActions).toEqual(['MOVE', 'CLOSE']);
});

it('opens no window in the past, and moves none to where it is', async () => {
  expect(codes(await open({ ...consultation, opensAt: hours(-30) }))).toEqual(['WINDOW_IN_THE_PAST']);
  const { window } = await open({ ...consultation, opensAt: hours(2) });
  const { opensAt, closesAt } = window;
  for (const same of [{}, { opensAt }, { closesAt }, { opensAt, closesAt }])
    expect(codes(await move(window.id, { ...same, reason: 'Aviso' }))).toEqual(['NOTHING_TO_MOVE']);
});

it('opens once what is sent twice without a key, and asks before two of a kind share time', async () => {
  const drafting = { kind: 'DRAFTING', opensAt: hours(30), closesAt: hours(40), reason: 'Se redacta' };
  const both = await Promise.all([open(drafting), open(drafting)]);
  expect(both.flatMap(codes)).toEqual(['WINDOW_THERE_ALREADY']);
  const asked = async (more: object) =>
    (
      await t.gql.as('secretariat')(
        `mutation ($id: ID!, $input: WindowOpenInput!) { windowOpen(plan: $id, input: $input) {
          consequences { code count } userErrors { code } } }`,
        { id: at.plan, input: { ...drafting, ...more, preview: true } },
      )
    ).windowOpen.consequences;
  expect(await asked({ opensAt: hours(39), closesAt: hours(50) })).toEqual([{ code: 'WINDOW_BESIDE', count: 1 }]);
  expect(await asked({ opensAt: hours(41), closesAt: hours(50) })).toEqual([]);
});

it('lets no window last longer than its plan, or than two years where no end is on record', async () => {
  const far = '9999-12-30T00:00:00.000Z';
  expect(codes(await open({ ...consultation, opensAt: hours(2), closesAt: far }))).toEqual(['WINDOW_TOO_FAR']);
  const { window } = await open({ ...consultation, opensAt: hours(2), closesAt: hours(26) });
  expect(codes(await move(window.id, { closesAt: far, reason: 'x' }))).toEqual(['WINDOW_TOO_FAR']);
});

it('says that a plan past its co-creation opens no window', async () => {
  const stage = (name: string) =>
    t.db.query(`begin; select open_entry(); update plan set stage = '${name}' where slug = 'joint';
      select record('operator', null, 'plan.tested', 'pln_x', null, '{}'); commit`);
  await stage('closed');
  const closed = codes(await open(consultation));
  await stage('co_creation');
  expect(closed).toEqual(['PLAN_TAKES_NO_WINDOWS']);
});

it('opens now what is said to open at an earlier hour of today, as the form offers', async () => {
  const instant = (hour: string) => `2026-06-10T${hour}:00.000Z`;
  t.setNow(instant('18:00'));
  const { window } = await open({ ...consultation, opensAt: instant('06:00'), closesAt: '2026-06-11T06:00:00.000Z' });
  expect(window).toMatchObject({ state: 'OPEN', opensAt: instant('18:00') });
  t.setNow(new Date().toISOString());
});

it('moves what is still to come and nothing that has passed', async () => {
  const { window } = await open({ ...consultation, opensAt: hours(2), closesAt: hours(25) });
  const moved = await move(window.id, { opensAt: hours(4), reason: 'Más tiempo' });
  expect(moved.window.changes.nodes.map(({ change }: { change: string }) => change)).toEqual(['OPENED', 'MOVED']);
  expect(codes(await close(window.id))).toEqual(['WINDOW_NOT_OPEN']);
  t.setNow(hours(5));
  expect(codes(await move(window.id, { opensAt: hours(6), reason: 'x' }))).toEqual(['WINDOW_IN_THE_PAST']);
  expect(codes(await move(window.id, { closesAt: hours(48), reason: 'Más tiempo' }))).toEqual([]);
  expect(codes(await move(window.id, { closesAt: hours(49), reason: 'x' }, author))).toEqual(['NOT_ALLOWED']);
  t.setNow(hours(60));
  expect(codes(await move(window.id, { closesAt: hours(90), reason: 'x' }))).toEqual(['WINDOW_CLOSED']);
});

const REASONS = ['Se abre la mesa', 'Faltan colonias', 'Hubo lluvia'];
it('tells each move in the feed of the plan with its own reason and its own days', async () => {
  const now = () => t.setNow(new Date().toISOString());
  now();
  const asked = { ...consultation, opensAt: hours(26), closesAt: hours(80), reason: REASONS[0] };
  const closings = [hours(200), hours(250)];
  const { window } = await open(asked);
  now();
  await move(window.id, { closesAt: closings[0], reason: REASONS[1] });
  now();
  await move(window.id, { closesAt: closings[1], reason: REASONS[2] });
  const { body } = await t.app.inject('/es/planes/joint/feed.atom');
  const entries = body.split('<entry>').filter((entry) => entry.includes(window.id));
  const said = (reason: string) => entries.filter((entry) => entry.includes(reason));
  const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'America/Mexico_City' });
  const told = [asked.closesAt, closings[0]!, closings[1]!].map((end) => day.format(new Date(end)));
  expect(told.map((end, index) => said(REASONS[index]!).map((entry) => entry.includes(end)))).toEqual([
    [true],
    [true],
    [true],
  ]);
});

it('gates submission by the instants of the call: closing it refuses the next one', async () => {
  const { plan } = await t.gql(`{ plan(slug: "joint") { windows { id kind closesAt } } }`);
  const call = plan.windows.find(({ kind }: { kind: string }) => kind === 'CALL_FOR_PROPOSALS');
  const { proposal } = await proposer(t, author).draft(at.plan);
  expect((await close(call.id)).window.state).toBe('CLOSED');
  expect(codes(await proposer(t, author).submit(proposal.id))).toEqual(['CALL_NOT_OPEN']);
  expect(codes(await open({ ...consultation, kind: 'CALL_FOR_PROPOSALS' }))).toEqual([]);
  expect(codes(await proposer(t, author).submit(proposal.id))).toEqual([]);
});

it('moves the day on which answers are due with the response window', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  const { plan } = await t.gql(`{ plan(slug: "joint") { windows { id kind } } }`);
  const window = plan.windows.find(({ kind }: { kind: string }) => kind === 'REASONED_RESPONSE');
  await move(window.id, { closesAt: hours(40 * 24), reason: 'Son muchas' });
  const due = async () =>
    (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { respondBy } } }`, { id: proposal.id })).node
      .respondBy;
  const [{ on }] = await t.db.query(
    `select (closes_at at time zone 'America/Mexico_City')::date::text as on from plan_window where kind = 'reasoned_response'`,
  );
  expect(await due()).toBe(on);
  expect(await due()).not.toBe(proposal.respondBy);
});

it('publishes one synthesis of a window, once it is over', async () => {
  const { window } = await open({ ...consultation, closesAt: hours(1) });
  const publish = (who = 'secretariat') =>
    run(who, 'synthesisPublish', 'window', 'SynthesisInput', window.id, { text: { language: 'ES', text: 'Se dijo…' } });
  expect(codes(await publish())).toEqual(['WINDOW_NOT_OVER']);
  t.setNow(hours(2));
  expect(codes(await publish(author))).toEqual(['NOT_ALLOWED']);
  const published = await publish();
  expect(published.window.synthesis).toEqual({ text: { text: 'Se dijo…' } });
  expect(published.window.availableActions).toEqual(['CORRECT_SYNTHESIS']);
  const again = await publish();
  expect(codes(again)).toEqual(['SYNTHESIS_PUBLISHED']);
  expect(again.userErrors[0].message).toContain('corríjala');
});

describe('a synthesis that is not true', () => {
  const CORRECT = `mutation ($id: ID!, $version: Int!, $input: SynthesisCorrectInput!) {
    synthesisCorrect(window: $id, expectedVersion: $version, input: $input) {
      userErrors { code } consequences { code count lines { text } } window { ${SYNTHESIS} } } }`;
  const correct = async (version: number, text: string, more: object = {}, who = 'secretariat') =>
    (
      await t.gql.as(who)(CORRECT, {
        id,
        version,
        input: { text: { language: 'ES', text }, reason: 'Faltaba una mesa', ...more },
      })
    ).synthesisCorrect;
  const stood = async (asOf?: string) => {
    const { plan } = await t.gql(
      `query ($asOf: DateTime) { plan(slug: "joint", asOf: $asOf) { windows { id ${SYNTHESIS} } } }`,
      { asOf },
    );
    return plan.windows.find((window: { id: string }) => window.id.startsWith(id))?.synthesis ?? null;
  };
  let id: string;
  beforeAll(async () => {
    ({ id } = (await open({ ...consultation, closesAt: hours(1.2) })).window);
    t.setNow(hours(2));
  });
  beforeEach(() => t.setNow(hours(2)));

  it('is corrected by the secretariat with a reason, from the version that was read', async () => {
    expect(codes(await correct(1, 'Nada'))).toEqual(['SYNTHESIS_NOT_PUBLISHED']);
    const input = { text: { language: 'ES', text: 'Hubo tres mesas' } };
    await run('secretariat', 'synthesisPublish', 'window', 'SynthesisInput', id, input);
    expect(codes(await correct(1, 'Hubo cuatro', {}, author))).toEqual(['NOT_ALLOWED']);
    expect(codes(await correct(1, 'Hubo cuatro', { reason: '' }))).toEqual(['TEXT_REQUIRED']);
    const { window } = await correct(1, 'Hubo cuatro mesas', { clientMutationId: 'fourth' });
    expect(window.synthesis).toMatchObject({ version: 2, text: { text: 'Hubo cuatro mesas' } });
    expect(window.synthesis.versions.nodes).toEqual([
      { number: 1, reason: null, text: { text: 'Hubo tres mesas' }, institution: null },
      { number: 2, reason: 'Faltaba una mesa', text: { text: 'Hubo cuatro mesas' }, institution: null },
    ]);
    expect(await correct(1, 'Hubo cuatro mesas', { clientMutationId: 'fourth' })).toMatchObject({ userErrors: [] });
    expect(codes(await correct(1, 'Hubo cinco mesas'))).toEqual(['VERSION_OUTDATED']);
    expect((await stood()).version).toBe(2);
  });

  it('says what would follow before it is done: who is told, and what stays readable', async () => {
    await t.db.query(`insert into account_contact (account_id, email)
      select id, 'follower@example.org' from account where handle = '${author}'`);
    await t.gql.as(author)(
      `mutation { followSet(subject: "${at.plan}", input: { frequency: DAILY }) { userErrors { code } } }`,
    );
    const asked = await correct(2, 'Hubo cinco mesas', { preview: true });
    expect(asked.consequences).toEqual([
      { code: 'FORMER_STAYS_READABLE', count: 1, lines: [{ text: 'Hubo cuatro mesas' }] },
      { code: 'FOLLOWERS_TOLD', count: 1, lines: [] },
    ]);
    expect((await stood()).version).toBe(2);
  });

  it('is what it was at each instant of the past', async () => {
    const [now] = await t.db.query('select clock_timestamp() as at');
    await correct(2, 'Hubo seis mesas');
    expect(await stood(now.at.toISOString())).toMatchObject({ version: 2, text: { text: 'Hubo cuatro mesas' } });
    const [first] = await t.db.query(`select valid_from from history.synthesis order by valid_from limit 1`);
    const before = new Date(first.valid_from.getTime() - 1).toISOString();
    expect(await stood(before)).toBeNull();
    expect(await stood()).toMatchObject({ version: 3 });
  });

  it('is corrected also after co-creation, and by one of two who do it at once', async () => {
    await t.db.query(`begin; select open_entry(); update plan set stage = 'closed' where slug = 'joint';
      select record('operator', null, 'plan.tested', 'pln_x', null, '{}'); commit`);
    const both = await Promise.all(['Siete', 'Ocho'].map((text) => correct(3, text)));
    expect(both.flatMap(codes)).toEqual(['VERSION_OUTDATED']);
    expect((await stood()).versions.nodes).toHaveLength(4);
    const entries = await t.db.query(
      `select verb from log where verb like 'synthesis.%' and subject = '${id}' order by seq`,
    );
    expect(entries.map(({ verb }: { verb: string }) => verb)).toEqual([
      'synthesis.published',
      ...Array(3).fill('synthesis.corrected'),
    ]);
  });
});

describe('opening a window again', () => {
  const REOPEN = `mutation ($id: ID!, $input: WindowReopenInput!) { windowReopen(id: $id, input: $input) {
    consequences { code count before after } ${THING} } }`;
  const reopen = async (id: string, input: object = {}, who = 'secretariat') =>
    (await t.gql.as(who)(REOPEN, { id, input: { closesAt: hours(48), reason: 'Fue un error', ...input } }))
      .windowReopen;
  const windows = async () =>
    (await t.gql.as('secretariat')('{ plan(slug: "joint") { windows { id kind state closesAt availableActions } } }'))
      .plan.windows as { id: string; kind: string; state: string; closesAt: string; availableActions: string[] }[];
  const ofKind = async (kind: string) => (await windows()).filter((window) => window.kind === kind);
  const closed = async (kind: string) => {
    for (const { id, state } of await ofKind(kind)) if (state === 'OPEN') await close(id);
    const { window } = await open({ ...consultation, kind });
    expect((await close(window.id)).window.availableActions).toEqual(['REOPEN', 'PUBLISH_SYNTHESIS']);
    return window.id as string;
  };
  const stage = (name: string) =>
    t.db.query(`begin; select open_entry(); update plan set stage = '${name}' where slug = 'joint';
      select record('operator', null, 'plan.tested', 'pln_x', null, '{}'); commit`);

  beforeAll(() => stage('co_creation'));

  it('opens it until a new end, with a public reason, and only for the secretariat', async () => {
    const id = await closed('DRAFTING');
    expect(codes(await reopen(id, {}, author))).toEqual(['NOT_ALLOWED']);
    expect(codes(await reopen(id, { reason: '' }))).toEqual(['TEXT_REQUIRED']);
    expect(codes(await reopen(id, { closesAt: hours(-1) }))).toEqual(['WINDOW_IN_THE_PAST']);
    expect(codes(await reopen(id, { closesAt: '9999-12-30T00:00:00.000Z' }))).toEqual(['WINDOW_TOO_FAR']);
    const { window } = await reopen(id);
    expect(window).toMatchObject({ state: 'OPEN', availableActions: ['MOVE', 'CLOSE'] });
    expect(window.changes.nodes.at(-1)).toEqual({ change: 'REOPENED', reason: 'Fue un error' });
    const [entry] = await t.db.query('select verb, subject from log order by seq desc limit 1');
    expect(entry).toEqual({ verb: 'window.reopened', subject: id });
    expect(codes(await reopen(id))).toEqual(['WINDOW_NOT_CLOSED']);
  });

  it('is moved, closed and reopened as it was read, or not at all', async () => {
    const id = await closed('PUBLIC_CONSULTATION');
    const versioned = async (name: string, type: string, version: number, input: object) =>
      codes(
        (
          await t.gql.as('secretariat')(
            `mutation ($id: ID!, $version: Int, $input: ${type}!) {
              ${name}(id: $id, expectedVersion: $version, input: $input) { userErrors { code } } }`,
            { id, version, input: { reason: 'Aviso', ...input } },
          )
        )[name],
      );
    const reopened = (version: number) =>
      versioned('windowReopen', 'WindowReopenInput', version, { closesAt: hours(48) });
    const shut = (version: number) => versioned('windowClose', 'ReasonInput', version, {});
    const moved = (version: number) => versioned('windowMove', 'WindowMoveInput', version, { closesAt: hours(60) });
    expect([await reopened(1), await reopened(2)]).toEqual([['VERSION_OUTDATED'], []]);
    expect([await moved(2), await moved(3)]).toEqual([['VERSION_OUTDATED'], []]);
    expect([await shut(3), await shut(4)]).toEqual([['VERSION_OUTDATED'], []]);
    const { node } = await t.gql('query ($id: ID!) { node(id: $id) { ... on PlanWindow { version } } }', { id });
    expect(node.version).toBe(5);
  });

  it('opens one that ended by its day, and none that is planned', async () => {
    const id = await closed('THEMATIC_TABLES');
    await reopen(id, { closesAt: hours(1) });
    t.setNow(hours(2));
    expect((await reopen(id, { closesAt: hours(50) })).window.state).toBe('OPEN');
    const { window } = await open({
      ...consultation,
      kind: 'THEMATIC_TABLES',
      opensAt: hours(20),
      closesAt: hours(30),
    });
    expect(codes(await reopen(window.id))).toEqual(['WINDOW_NOT_CLOSED']);
  });

  it('says before what follows, and takes proposals and comments again afterwards', async () => {
    const proposal = await proposer(t, author).submitted(at.plan);
    const { proposal: draft } = await proposer(t, author).draft(at.plan);
    const [call] = await ofKind('CALL_FOR_PROPOSALS');
    for (const { id, state } of await windows()) if (state === 'OPEN') await close(id);
    const comment = () =>
      t.gql
        .as(author)(`mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { userErrors { code } } }`, {
          input: { subject: proposal.id, body: 'Bien' },
        })
        .then(({ commentCreate }) => codes(commentCreate));
    expect([codes(await proposer(t, author).submit(draft.id)), await comment()]).toEqual([
      ['CALL_NOT_OPEN'],
      ['COMMENTS_CLOSED'],
    ]);
    const asked = await reopen(call!.id, { preview: true });
    expect(asked).toMatchObject({ window: null, userErrors: [], consequences: [{ code: 'WINDOW_REOPENS', count: 1 }] });
    expect((await ofKind('CALL_FOR_PROPOSALS'))[0]!.state).toBe('CLOSED');
    await reopen(call!.id);
    expect([codes(await proposer(t, author).submit(draft.id)), await comment()]).toEqual([[], []]);
  });

  it('moves the due days of waiting proposals with the response window, and tells how many before', async () => {
    const [window] = await ofKind('REASONED_RESPONSE');
    if (window!.state === 'OPEN') await close(window!.id);
    const due = () =>
      t.db.query(`select respond_by::text as day, count(*)::int as n from proposal where waiting = 0 group by 1`);
    const before = await due();
    const { consequences } = await reopen(window!.id, { closesAt: hours(30 * 24), preview: true });
    const moved = consequences.filter(({ code }: { code: string }) => code === 'DUE_DAYS_MOVED');
    expect(await due()).toEqual(before);
    expect((await reopen(window!.id, { closesAt: hours(30 * 24) })).userErrors).toEqual([]);
    const after = await due();
    const waiting = (rows: { n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);
    expect(after).toHaveLength(1);
    expect(moved.map(({ after: day }: { after: string }) => day)).toEqual(moved.map(() => after[0].day));
    expect(moved.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(waiting(before));
    expect(waiting(after)).toBe(waiting(before));
  });

  it('keeps a synthesis in view, marked as of the earlier closing', async () => {
    const id = await closed('PUBLIC_CONSULTATION');
    await run('secretariat', 'synthesisPublish', 'window', 'SynthesisInput', id, {
      text: { language: 'ES', text: 'Se dijo…' },
    });
    const synthesis = async () =>
      (
        await t.gql(
          `query ($id: ID!) { node(id: $id) { ... on PlanWindow { synthesis { ofEarlierClosing text { text } } } } }`,
          { id },
        )
      ).node.synthesis;
    expect(await synthesis()).toMatchObject({ ofEarlierClosing: false });
    t.setNow(new Date(Date.now() + 1000).toISOString());
    const { consequences } = await reopen(id, { preview: true });
    expect(consequences.map(({ code }: { code: string }) => code)).toContain('SYNTHESIS_STAYS');
    await reopen(id);
    expect(await synthesis()).toEqual({ ofEarlierClosing: true, text: { text: 'Se dijo…' } });
    expect((await windows()).find((window) => window.id === id)!.availableActions).toEqual([
      'MOVE',
      'CLOSE',
      'CORRECT_SYNTHESIS',
    ]);
    const correct = (version: number, words: string) =>
      t.gql.as('secretariat')(
        `mutation ($id: ID!, $version: Int!, $input: SynthesisCorrectInput!) {
          synthesisCorrect(window: $id, expectedVersion: $version, input: $input) { userErrors { code } } }`,
        { id, version, input: { text: { language: 'ES', text: words }, reason: 'La etapa se reabrió' } },
      );
    await correct(1, 'Se dijo bien…');
    expect(await synthesis()).toEqual({ ofEarlierClosing: true, text: { text: 'Se dijo bien…' } });
    t.setNow(new Date(Date.now() + 2000).toISOString());
    await close(id);
    expect(await synthesis()).toMatchObject({ ofEarlierClosing: true });
    await correct(2, 'Se dijo más…');
    expect(await synthesis()).toEqual({ ofEarlierClosing: false, text: { text: 'Se dijo más…' } });
  });

  it('opens none of a plan that is past its co-creation, and says so before one is closed', async () => {
    const id = await closed('DRAFTING');
    const { window: last } = await open({ ...consultation, kind: 'THEMATIC_TABLES' });
    const closing = async () =>
      (
        await t.gql.as('secretariat')(
          `mutation ($id: ID!, $input: ReasonInput!) { windowClose(id: $id, input: $input) { consequences { code } } }`,
          { id: last.id, input: { reason: 'Basta', preview: true } },
        )
      ).windowClose.consequences[0].code;
    expect(await closing()).toBe('WINDOW_CLOSES_NOW');
    await stage('submitted');
    const refused = codes(await reopen(id));
    const { availableActions } = (await windows()).find((window) => window.id === id)!;
    const final = await closing();
    await stage('co_creation');
    expect(refused).toEqual(['PLAN_TAKES_NO_WINDOWS']);
    expect(availableActions).toEqual(['PUBLISH_SYNTHESIS']);
    expect(final).toBe('WINDOW_CLOSES_FOR_GOOD');
  });

  it('answers the same key twice with one reopening', async () => {
    const id = await closed('DRAFTING');
    const input = { closesAt: hours(48), clientMutationId: 'the-same-click' };
    const answers = await Promise.all([reopen(id, input), reopen(id, input)]);
    expect(answers.map(codes)).toEqual([[], []]);
    expect(answers[0].window.changes.nodes.map(({ change }: { change: string }) => change)).toEqual([
      'OPENED',
      'CLOSED',
      'REOPENED',
    ]);
  });

  it('lets one of two who reopen at once win, and tells the other that it is open', async () => {
    const id = await closed('DRAFTING');
    const answers = await Promise.all([reopen(id), reopen(id, { closesAt: hours(72) })]);
    expect(answers.flatMap(codes)).toEqual(['WINDOW_NOT_CLOSED']);
  });

  it('reopens none beside another one of its kind, also when both are asked for at once', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await closed('DRAFTING');
      const [reopened, opened] = await Promise.all([reopen(id), open({ ...consultation, kind: 'DRAFTING' })]);
      expect(codes(opened)).toEqual([]);
      const wasFirst = reopened.window !== null;
      expect([codes(reopened), codes(await reopen(id))]).toEqual(
        wasFirst ? [[], ['WINDOW_NOT_CLOSED']] : [['WINDOW_OF_KIND_OPEN'], ['WINDOW_OF_KIND_OPEN']],
      );
      // A second window of a kind is allowed; the preview tells that one is open.
      expect(await asksToOpen('DRAFTING')).toContain('WINDOW_BESIDE');
      expect((await ofKind('DRAFTING')).flatMap(({ availableActions }) => availableActions)).not.toContain('REOPEN');
    }
  });
  const asksToOpen = async (kind: string): Promise<string[]> =>
    (
      await t.gql.as('secretariat')(
        `mutation ($plan: ID!, $input: WindowOpenInput!) { windowOpen(plan: $plan, input: $input) { consequences { code } } }`,
        { plan: at.plan, input: { ...consultation, kind, closesAt: hours(30), preview: true } },
      )
    ).windowOpen.consequences.map(({ code }: { code: string }) => code);
});

it('counts what was written before the instant at which a window is closed as written within it', async () => {
  t.app.get(Clock).now = () => new Date();
  // The author has written much in the tests before; the limit of a person is not tried here.
  await t.db.query('delete from rate_count');
  const { plan } = await t.gql('{ plan(slug: "joint") { windows { id state } } }');
  for (const { id, state } of plan.windows) if (state === 'OPEN') await close(id);
  const { window } = await open({ ...consultation, kind: 'THEMATIC_TABLES' });
  const [{ id }] = await t.db.query('select id from proposal where waiting = 0 limit 1');
  const say = () =>
    t.gql.as(author)(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) {
      comment { createdAt } userErrors { code } } }`,
      {
        input: { subject: encodeId('Proposal', id), body: 'En los últimos segundos' },
      },
    );
  const [closing, ...said] = await Promise.all([say(), say(), close(window.id), say(), say()]).then(
    ([a, b, c, d, e]) => [c, a, b, d, e],
  );
  expect(closing.window.state).toBe('CLOSED');
  for (const { commentCreate } of said) {
    const { comment } = commentCreate;
    if (comment) expect(comment.createdAt <= closing.window.closesAt).toBe(true);
    else expect(codes(commentCreate)).toEqual(['COMMENTS_CLOSED']);
  }
});
