import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';

let t: TestApp;
let at: CoCreation;
let [author, other] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, other] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

it('keeps a draft from everyone but its author: by id, in lists, to the secretariat and the operator', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  expect(proposal).toMatchObject({ state: 'DRAFT', reference: null, version: 1 });
  expect(proposal.availableActions).toEqual(['EDIT', 'SUBMIT', 'ERASE']);
  const read = `query ($id: ID!) { node(id: $id) { id } proposals(filter: { state: [DRAFT] }) { totalCount nodes { id } } }`;
  const nothing = { node: null, proposals: { totalCount: 0, nodes: [] } };
  expect(await t.gql(read, { id: proposal.id })).toEqual(nothing);
  expect(await t.gql.as(other)(read, { id: proposal.id })).toEqual(nothing);
  expect(await t.gql.as('secretariat')(read, { id: proposal.id })).toEqual(nothing);
  expect(await t.gql.as({ kind: 'operator' })(read, { id: proposal.id })).toEqual(nothing);
  const own = await t.gql.as(author)(`{ proposals(filter: { mine: true }) { nodes { id author { handle } } } }`);
  expect(own.proposals.nodes).toContainEqual({ id: proposal.id, author: { handle: author } });
  expect(codes(await proposer(t, other).submit(proposal.id))).toEqual(['PROPOSAL_NOT_FOUND']);
});

it('makes no version of an edit that changes nothing', async () => {
  const draft = (await proposer(t, author).draft(at.plan, { ...title('Igual'), jurisdictions: ['15'] })).proposal;
  const { proposal } = await proposer(t, author).submit(draft.id);
  await proposer(t, other).support(proposal.id);
  const entries = async () => (await t.db.query('select count(*)::int as n from log'))[0].n;
  const before = await entries();
  const same = { ...title('Igual'), jurisdictions: ['15'] };
  const edited = await proposer(t, author).edit(proposal.id, proposal.version, same);
  expect(edited.userErrors).toEqual([]);
  expect(edited.proposal).toMatchObject({ version: proposal.version, editedAfterSupports: null });
  expect(await entries()).toBe(before);
});

it('submits while the call is open: it gets a reference, a due day, and is owed an answer by both members', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  expect(proposal).toMatchObject({ state: 'SUBMITTED', version: 2 });
  expect(proposal.reference).toMatch(/^JOINT-P-\d{3}$/);
  const [{ closes }] = await t.db.query(
    `select ((closes_at - interval '1 ms') at time zone 'America/Mexico_City')::date::text as closes from plan_window where kind = 'reasoned_response'`,
  );
  expect(proposal.respondBy).toBe(closes);
  expect(proposal.debts).toEqual([
    { jurisdiction: { code: '15' }, institution: null, state: 'OWED', overdue: false },
    { jurisdiction: { code: '15104' }, institution: null, state: 'OWED', overdue: false },
  ]);
  expect(codes(await proposer(t, author).submit(proposal.id))).toEqual(['ALREADY_SUBMITTED']);
});

it('asks for a problem and an action before it is submitted', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan, { problem: null, action: null });
  expect(await proposer(t, author).submit(proposal.id)).toMatchObject({
    proposal: null,
    userErrors: [
      { code: 'TEXT_REQUIRED', path: ['input', 'problem'] },
      { code: 'TEXT_REQUIRED', path: ['input', 'action'] },
    ],
  });
});

it('refuses submission before the call opens and once it is closed, and keeps the draft', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  for (const offset of [-3, 3]) {
    t.setNow(new Date(Date.now() + offset * 86_400_000).toISOString());
    expect(codes(await proposer(t, author).submit(proposal.id))).toEqual(['CALL_NOT_OPEN']);
    const seen = await t.gql.as(author)(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { state availableActions } } }`,
      {
        id: proposal.id,
      },
    );
    expect(seen.node).toEqual({ state: 'DRAFT', availableActions: ['EDIT', 'ERASE'] });
  }
  t.setNow(new Date().toISOString());
  expect(codes(await proposer(t, author).submit(proposal.id))).toEqual([]);
});

it('shows each edit after submission as a version with the supports it had, and none once the review has begun', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  await proposer(t, other).support(proposal.id);
  const edited = await proposer(t, author).edit(proposal.id, 2, title('Agua limpia para todos'));
  expect(edited.proposal).toMatchObject({ version: 3, editedAfterSupports: 1 });
  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { editedAt versions { nodes { number title { text } supports } } } } }`,
    { id: proposal.id },
  );
  expect(node.versions.nodes).toEqual([
    { number: 1, title: { text: 'Agua limpia' }, supports: 0 },
    { number: 2, title: { text: 'Agua limpia para todos' }, supports: 1 },
  ]);
  expect(codes(await proposer(t, author).edit(proposal.id, 2, title('Vieja')))).toEqual(['VERSION_OUTDATED']);
  expect(codes(await proposer(t, other).edit(proposal.id, 3, title('Ajena')))).toEqual(['NOT_ALLOWED']);
  await proposer(t, 'secretariat').review(proposal.id, BOTH);
  expect(codes(await proposer(t, author).edit(proposal.id, 4, title('Tarde')))).toEqual(['PROPOSAL_NOT_EDITABLE']);
});

it('writes on behalf of an institution only for who is appointed for it', async () => {
  const { proposal, userErrors } = await proposer(t, 'member').draft(at.plan, { onBehalfOf: 'justicia' });
  expect(userErrors).toEqual([]);
  const { node } = await t.gql.as('member')(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { onBehalfOf { slug } } } }`,
    { id: proposal.id },
  );
  expect(node.onBehalfOf).toEqual({ slug: 'justicia' });
  const refused = await proposer(t, author).draft(at.plan, { onBehalfOf: 'justicia' });
  expect(codes(refused)).toEqual(['NOT_OF_THE_INSTITUTION']);
});

it('lets the secretariat transcribe input that was received inside the call, also after it closed', async () => {
  expect(codes(await proposer(t, author).transcribe(at.plan, day(0)))).toEqual(['NOT_ALLOWED']);
  const secretariat = proposer(t, 'secretariat');
  const { proposal } = await secretariat.transcribe(at.plan, day(-1), { receivedHow: 'Encuesta en una caravana' });
  expect(proposal.state).toBe('DRAFT');
  const seen = await t.gql(`query ($id: ID!) { node(id: $id) { id } }`, { id: proposal.id });
  expect(seen.node).toBeNull();
  t.setNow(new Date(Date.now() + 4 * 86_400_000).toISOString());
  expect((await secretariat.submit(proposal.id)).proposal.state).toBe('SUBMITTED');
  t.setNow(new Date().toISOString());
  const early = (await secretariat.transcribe(at.plan, day(-20))).proposal;
  expect(codes(await secretariat.submit(early.id))).toEqual(['RECEIVED_OUTSIDE_CALL']);
});

it('takes no day of reception that has not come: neither when it is written down, nor when it is sent', async () => {
  const secretariat = proposer(t, 'secretariat');
  const problem = { code: 'DAY_IN_THE_FUTURE', path: ['input', 'receivedOn'] };
  expect((await secretariat.transcribe(at.plan, day(5))).userErrors).toEqual([problem]);
  const { proposal } = await secretariat.transcribe(at.plan, day(-1));
  await secretariat.edit(proposal.id, 1, { receivedOn: day(5) });
  expect((await secretariat.submit(proposal.id)).userErrors).toEqual([problem]);
});

it('says why how something was received no longer changes', async () => {
  const secretariat = proposer(t, 'secretariat');
  const { proposal } = await secretariat.transcribe(at.plan, day(-1));
  await secretariat.submit(proposal.id);
  for (const field of ['receivedOn', 'receivedHow']) {
    expect((await secretariat.edit(proposal.id, 2, { [field]: day(-2) })).userErrors).toEqual([
      { code: 'RECEPTION_NOT_EDITABLE', path: ['input', field] },
    ]);
  }
});

it('withdraws at the wish of its author: the text stays, no answer is owed', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  expect(codes(await proposer(t, other).withdraw(proposal.id))).toEqual(['NOT_ALLOWED']);
  const { proposal: withdrawn } = await proposer(t, author).withdraw(proposal.id);
  expect(withdrawn.state).toBe('WITHDRAWN');
  expect(withdrawn.debts.map(({ state }: { state: string }) => state)).toEqual(['RELEASED', 'RELEASED']);
  expect(codes(await proposer(t, author).withdraw(proposal.id))).toEqual(['PROPOSAL_NOT_OPEN']);
  expect(codes(await proposer(t, other).support(proposal.id))).toEqual(['PROPOSAL_NOT_OPEN']);
});

it('supports once for each account, never its own author, and takes a support back', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  expect((await proposer(t, other).support(proposal.id)).proposal.supports.totalCount).toBe(1);
  const [again] = (await proposer(t, other).support(proposal.id)).userErrors;
  expect(again).toMatchObject({ code: 'ALREADY_SUPPORTED', path: ['id'] });
  expect(codes(await proposer(t, author).support(proposal.id))).toEqual(['NOT_ALLOWED']);
  const back = await proposer(t, other).unsupport(proposal.id);
  expect(back.proposal.supports.totalCount).toBe(0);
  expect(back.proposal.availableActions).toEqual(['SUPPORT', 'REPORT']);
  expect(codes(await proposer(t, other).unsupport(proposal.id))).toEqual(['NOT_SUPPORTED']);
});

it('refuses every act of a visitor', async () => {
  const { proposalDraft } = await t.gql(
    `mutation ($plan: ID!) { proposalDraft(input: { plan: $plan, title: { language: ES, text: "X" } }) { userErrors { code } } }`,
    { plan: at.plan },
  );
  expect(codes(proposalDraft)).toEqual(['NOT_ALLOWED']);
});

it('shows a proposal as it was, and hides today what moderation hid since', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  const [{ now }] = await t.db.query('select clock_timestamp() as now');
  await new Promise((done) => setTimeout(done, 20));
  await proposer(t, author).edit(proposal.id, 2, title('Después'));
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const then = () =>
    t.gql(
      `query ($r: String!, $asOf: DateTime!) { proposal(reference: $r, asOf: $asOf) { title { text } versions { nodes { number } } } }`,
      {
        r: proposal.reference,
        asOf: now.toISOString(),
      },
    );
  expect((await then()).proposal).toEqual({ title: { text: 'Agua limpia' }, versions: { nodes: [{ number: 1 }] } });
  await t.db.query(
    `begin; select open_entry(); update proposal set visibility = 'hidden' where reference = '${proposal.reference}';
     select record('operator', null, 'proposal.hidden', 'prp_x', null, '{}'); commit`,
  );
  expect((await then()).proposal).toBeNull();
  const read = `query ($r: String!) { proposal(reference: $r) { state } }`;
  expect((await t.gql(read, { r: proposal.reference })).proposal).toBeNull();
  expect((await t.gql.as('moderator')(read, { r: proposal.reference })).proposal).toEqual({ state: 'SUBMITTED' });
  expect((await t.gql.as(author)(read, { r: proposal.reference })).proposal).toEqual({ state: 'SUBMITTED' });
  t.setNow(new Date().toISOString());
});
