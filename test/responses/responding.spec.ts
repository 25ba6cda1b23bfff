import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { accepted, declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let author: string;
let commitment: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  const { commitmentDraft } = await t.gql.as('secretariat')(
    `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Agua" }, origin: CO_CREATED, members: ["15", "15104"] }) {
      commitment { reference } userErrors { code } } }`,
    { plan: at.plan },
  );
  commitment = commitmentDraft.commitment.reference;
});
afterAll(() => t.close());
// One author writes all of these proposals; another test checks their limits.
beforeEach(() => t.db.query('delete from rate_count'));

const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
async function reviewed(words = 'Agua limpia') {
  const proposal = await proposer(t, author).submitted(at.plan, title(words));
  return (await proposer(t, 'secretariat').review(proposal.id, BOTH)).proposal;
}
const coverage = async () =>
  (await t.gql(`{ plan(slug: "joint") { responseCoverage { owed responded overdue late fromTemplate medianDays } } }`))
    .plan.responseCoverage;

it('lets State and Municipality answer differently, each for itself', async () => {
  const { id } = await reviewed();
  const state = await responder(t, 'liaison').respond(id, '15', accepted([commitment]));
  expect(state).toMatchObject({
    userErrors: [],
    proposal: { state: 'UNDER_REVIEW' },
    response: { outcome: 'ACCEPTED' },
  });
  // The commitment is a draft: people with a role in the plan see the link, the public does not see it yet.
  expect(state.response.commitments).toEqual([{ reference: commitment }]);
  const { node } = await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { commitments { reference } } } }`, {
    id,
  });
  expect(node.commitments).toEqual([]);
  const municipality = await responder(t, 'municipal').respond(id, '15104', declined());
  expect(municipality.proposal).toMatchObject({
    state: 'ACCEPTED_IN_PART',
    responses: [{ outcome: 'ACCEPTED' }, { outcome: 'NOT_ACCEPTED' }],
  });
  expect(codes(await proposer(t, await at.citizen()).support(id))).toEqual(['PROPOSAL_NOT_OPEN']);
});

it.each([
  ['both accept', true, 'ACCEPTED'],
  ['both decline', false, 'NOT_ACCEPTED'],
] as const)('closes the proposal as one when %s', async (_, accept, state) => {
  const answer = accept ? accepted([commitment]) : declined();
  const { id } = await reviewed();
  await responder(t, 'liaison').respond(id, '15', answer);
  const last = await responder(t, 'municipal').respond(id, '15104', answer);
  expect(last.proposal.state).toBe(state);
});

it('takes an answer only from who owes it, once, and asks for a commitment when it accepts', async () => {
  const { id } = await reviewed();
  const by = (who: string, code: string, answer: object) => responder(t, who).respond(id, code, answer);
  expect(codes(await by(author, '15', declined()))).toEqual(['NOT_ALLOWED']);
  expect(codes(await by('liaison', '15104', declined()))).toEqual(['NOT_ALLOWED']);
  expect(codes(await by('municipal', '15', declined()))).toEqual(['NOT_ALLOWED']);
  expect(codes(await by('liaison', '99', declined()))).toEqual(['JURISDICTION_NOT_A_MEMBER']);
  expect(codes(await by('liaison', '15', accepted([])))).toEqual(['COMMITMENT_LINK_REQUIRED']);
  expect(codes(await by('liaison', '15', accepted(['NOWHERE-01'])))).toEqual(['COMMITMENT_NOT_FOUND']);
  expect(codes(await by('liaison', '15', declined()))).toEqual([]);
  expect(codes(await by('liaison', '15', declined()))).toEqual(['ALREADY_RESPONDED']);
  expect(codes(await by('secretariat', '15', declined()))).toEqual(['ALREADY_RESPONDED']);
});

it('counts a debt that was responded to as late no more, whatever else is asked of it', async () => {
  const { id } = await reviewed();
  await responder(t, 'liaison').respond(id, '15', declined());
  t.setNow(days(200));
  try {
    const debts = async (fields: string) =>
      (
        await t.gql.as('secretariat')(
          `query ($id: ID!) { node(id: $id) { ... on Proposal { debts { state ${fields} } } } }`,
          { id },
        )
      ).node.debts;
    for (const fields of ['overdue', 'overdue availableActions', 'availableActions overdue'])
      expect([fields, await debts(fields)]).toEqual([
        fields,
        [
          expect.objectContaining({ state: 'RESPONDED', overdue: false }),
          expect.objectContaining({ state: 'OWED', overdue: true }),
        ],
      ]);
  } finally {
    t.setNow(days(0));
  }
});

it('lets the secretariat answer before any review', async () => {
  const submitted = await proposer(t, author).submitted(at.plan);
  const direct = await responder(t, 'secretariat').respond(submitted.id, '15', declined());
  expect(direct).toMatchObject({
    userErrors: [],
    response: { institution: null },
    proposal: { state: 'UNDER_REVIEW' },
  });
});

describe('releasing a member from answering', () => {
  const release = async (who: string, id: string, jurisdiction: string, more: object = {}) =>
    (
      await t.gql.as(who)(
        `mutation ($id: ID!, $input: ResponseDebtReleaseInput!) { responseDebtRelease(id: $id, input: $input) {
          consequences { code count names message } userErrors { code }
          proposal { state debts { state releaseReason releasedAt jurisdiction { code } availableActions } } } }`,
        { id, input: { jurisdiction, reason: 'El Municipio no tiene esa facultad.', ...more } },
      )
    ).responseDebtRelease;
  const named = async () => {
    const { id } = await proposer(t, author).submitted(at.plan);
    return proposer(t, 'secretariat').review(id, { assignments: BOTH.assignments.slice(0, 1) });
  };

  it('leaves a member that the review did not name owing what it owed', async () => {
    const before = await coverage();
    const { proposal } = await named();
    expect(proposal.debts).toEqual([
      expect.objectContaining({ jurisdiction: { code: '15' }, institution: { slug: 'justicia' }, state: 'OWED' }),
      expect.objectContaining({ jurisdiction: { code: '15104' }, institution: null, state: 'OWED' }),
    ]);
    expect((await coverage()).owed).toBe(before.owed + 2);
  });

  it('is an act of its own with a public reason and an entry in the log, and says before what it does', async () => {
    const { proposal } = await named();
    const before = await coverage();
    const asked = await release('secretariat', proposal.id, '15104', { preview: true });
    expect(asked.consequences).toEqual([
      { code: 'COVERAGE_DROPS', count: 1, names: [expect.any(String)], message: expect.stringContaining('baja en 1') },
    ]);
    expect(await coverage()).toEqual(before);
    const released = new Date().toISOString();
    const done = await release('secretariat', proposal.id, '15104');
    expect(done.proposal.debts[1]).toMatchObject({
      state: 'RELEASED',
      releaseReason: 'El Municipio no tiene esa facultad.',
      releasedAt: expect.any(String),
    });
    expect((await coverage()).owed).toBe(before.owed - 1);
    // An instant can be read only once it has settled.
    t.setNow(new Date(Date.now() + 60_000).toISOString());
    const { plan } = await t.gql(
      `query ($at: DateTime!) { plan(slug: "joint", asOf: $at) { responseCoverage { owed } } }`,
      { at: released },
    );
    t.setNow(new Date().toISOString());
    expect(plan.responseCoverage.owed).toBe(before.owed);
    const [{ verb }] = await t.db.query('select verb from log order by seq desc limit 1');
    expect(verb).toBe('response_debt.released');
    expect(codes(await responder(t, 'secretariat').respond(proposal.id, '15104', declined()))).toEqual([
      'NO_RESPONSE_OWED',
    ]);
    expect(codes(await release('secretariat', proposal.id, '15104'))).toEqual(['NO_RESPONSE_OWED']);
    expect(codes(await release('secretariat', proposal.id, '15'))).toEqual(['LAST_ONE_OWING']);
    expect(codes(await release('liaison', proposal.id, '15'))).toEqual(['NOT_ALLOWED']);
  });

  it('is taken back by naming an institution again, and outlives a merge that is undone', async () => {
    const { proposal } = await named();
    const other = await proposer(t, author).submitted(at.plan);
    await release('secretariat', proposal.id, '15104');
    const by = proposer(t, 'secretariat');
    await by.merge(proposal.id, { into: other.id, reason: 'Igual' });
    const undone = await by.unmerge(proposal.id, { reason: 'No' });
    expect(undone.proposal.debts.map(({ state }: { state: string }) => state)).toEqual(['OWED', 'RELEASED']);
    const again = await by.review(proposal.id, { assignments: BOTH.assignments.slice(1) });
    expect(again.proposal.debts.map(({ state }: { state: string }) => state)).toEqual(['OWED', 'OWED']);
  });

  it('closes the proposal when everybody else has responded, and says so before', async () => {
    const { proposal } = await named();
    await responder(t, 'liaison').respond(proposal.id, '15', declined());
    const asked = await release('secretariat', proposal.id, '15104', { preview: true });
    expect(asked.consequences.map(({ code }: { code: string }) => code)).toEqual([
      'COVERAGE_DROPS',
      'RESPONDED_WITHOUT_IT',
    ]);
    expect((await release('secretariat', proposal.id, '15104')).proposal.state).toBe('NOT_ACCEPTED');
  });
});

it('keeps what an institution owes that nobody answers for on the desk of the secretariat, and says so before', async () => {
  const { id } = await proposer(t, author).submitted(at.plan);
  const mine = async (who: string) =>
    (
      await t.gql.as(who)(`{ owed(first: 100) { nodes { proposal { id } jurisdiction { code } availableActions } } }`)
    ).owed.nodes
      .filter((debt: { proposal: { id: string } }) => debt.proposal.id === id)
      .map((debt: { jurisdiction: { code: string }; availableActions: string[] }) => {
        expect(debt.availableActions).toContain('RESPOND');
        return debt.jurisdiction.code;
      });
  const { proposalReview } = await t.gql.as('secretariat')(
    `mutation ($id: ID!, $input: ProposalReviewInput!) { proposalReview(id: $id, input: $input) { consequences { code count names } userErrors { code } } }`,
    { id, input: { ...BOTH, preview: true } },
  );
  expect(proposalReview.consequences).toEqual([]);
  await proposer(t, 'secretariat').review(id, BOTH);
  expect([await mine('secretariat'), await mine('municipal')]).toEqual([[], ['15104']]);
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `update appointment set ended_at = now(), until_on = current_date where role = 'institution_liaison'
         and institution_id = (select id from institution where slug = 'transparencia')`,
    );
    await manager.query(`select record('operator', null, 'law.tested', 'jur_1', null, '{}', '{}', '{}')`);
  });
  try {
    expect(await mine('secretariat')).toEqual(['15104']);
    const { id: other } = await proposer(t, author).submitted(at.plan);
    const asked = await t.gql.as('secretariat')(
      `mutation ($id: ID!, $input: ProposalReviewInput!) { proposalReview(id: $id, input: $input) { consequences { code count names } } }`,
      { id: other, input: { ...BOTH, preview: true } },
    );
    expect(asked.proposalReview.consequences).toEqual([
      { code: 'NOBODY_ANSWERS', count: 1, names: ['Unidad de Transparencia'] },
    ]);
  } finally {
    await t.db.transaction(async (manager) => {
      await manager.query('select open_entry()');
      await manager.query(`update appointment set ended_at = null, until_on = null where role = 'institution_liaison'`);
      await manager.query(`select record('operator', null, 'law.tested', 'jur_1', null, '{}', '{}', '{}')`);
    });
  }
  expect(await mine('secretariat')).toEqual([]);
});

it('shows what is owed on the desk of whoever owes it, by the rule that lets them answer', async () => {
  const { id } = await reviewed('En el escritorio');
  const unassigned = await proposer(t, author).submitted(at.plan);
  const desk = async (who: string) =>
    (
      await t.gql.as(who)(
        `{ owed(first: 100) { nodes { proposal { id availableActions } jurisdiction { code } institution { slug } } } }`,
      )
    ).owed.nodes as { proposal: { id: string; availableActions: string[] }; jurisdiction: { code: string } }[];
  for (const [who, code] of [
    ['liaison', '15'],
    ['municipal', '15104'],
  ] as const) {
    const mine = await desk(who);
    expect(mine.filter((debt) => debt.proposal.id === id)).toEqual([
      expect.objectContaining({ jurisdiction: { code } }),
    ]);
    expect(mine.every((debt) => debt.jurisdiction.code === code)).toBe(true);
    expect(mine.every(({ proposal }) => proposal.availableActions.includes('RESPOND'))).toBe(true);
  }
  const secretariat = await desk('secretariat');
  expect(secretariat.filter((debt) => debt.proposal.id === unassigned.id)).toHaveLength(2);
  expect(secretariat.some((debt) => debt.proposal.id === id)).toBe(false);
  expect(await desk(author)).toEqual([]);
  expect((await t.gql(`{ owed { totalCount } }`)).owed.totalCount).toBe(0);
});

it('counts what is owed, responded to, late and responded to from a template, for plan and institution', async () => {
  const before = await coverage();
  const { id } = await reviewed();
  expect(await coverage()).toMatchObject({ owed: before.owed + 2, responded: before.responded });
  await responder(t, 'liaison').respond(id, '15', declined());
  expect(await coverage()).toMatchObject({ responded: before.responded + 1, medianDays: 0 });

  const { template } = await responder(t, 'municipal').saveTemplate(at.plan, {
    name: 'Fuera de alcance',
    institution: 'transparencia',
    ...declined(),
  });
  const many = [await reviewed('Uno'), await reviewed('Dos')];
  const batch = { plan: at.plan, jurisdiction: '15104', template: template.id };
  const refused = await responder(t, 'municipal').respondToMany({
    ...batch,
    proposals: [many[0].id, (await proposer(t, author).submitted(at.plan)).id],
  });
  expect(refused).toMatchObject({ proposals: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
  const done = await responder(t, 'municipal').respondToMany({ ...batch, proposals: many.map((one) => one.id) });
  expect(done.userErrors).toEqual([]);
  expect(done.proposals).toHaveLength(2);
  expect(await coverage()).toMatchObject({ fromTemplate: before.fromTemplate + 2 });

  const { plan } = await t.gql(
    `{ plan(slug: "joint") { responseCoverage { owed responded }
       responseCoverageByInstitution { institution { slug responseCoverage(plan: "joint") { owed responded } } coverage { owed responded } }
       responseCoverageByDay { owed responded } } }`,
  );
  const sum = (key: 'owed' | 'responded') =>
    plan.responseCoverageByInstitution.reduce(
      (all: number, one: { coverage: Record<string, number> }) => all + one.coverage[key]!,
      0,
    );
  expect({ owed: sum('owed'), responded: sum('responded') }).toEqual(plan.responseCoverage);
  expect(plan.responseCoverageByDay.at(-1)).toEqual(plan.responseCoverage);
  for (const { institution, coverage: its } of plan.responseCoverageByInstitution)
    if (institution) expect(institution.responseCoverage).toEqual(its);
});

it('says that an answer is overdue from the day after it was due, and late once it comes', async () => {
  const { id } = await reviewed();
  t.setNow(days(30));
  expect((await coverage()).overdue).toBeGreaterThan(0);
  const overdue = await t.gql(`{ proposals(filter: { overdue: true }, first: 100) { nodes { id overdue } } }`);
  expect(overdue.proposals.nodes).toContainEqual({ id, overdue: true });
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  expect(response.late).toBe(true);
  t.setNow(new Date().toISOString());
  const today = await t.gql(`{ proposals(filter: { overdue: true }) { totalCount } }`);
  expect(today.proposals.totalCount).toBe(0);
});

it('keeps every version of a response, and asks why', async () => {
  const { id } = await reviewed();
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const revise = (who: string, version: number, more: object = {}) =>
    responder(t, who).revise(response.id, version, { ...accepted([commitment]), reason: 'Hay fondos.', ...more });
  expect(codes(await revise('municipal', 1))).toEqual(['NOT_ALLOWED']);
  expect(codes(await revise('liaison', 7))).toEqual(['VERSION_OUTDATED']);
  expect(codes(await revise('liaison', 1, { reason: '' }))).toEqual(['TEXT_REQUIRED']);
  const revised = await revise('liaison', 1);
  expect(revised.response).toMatchObject({
    outcome: 'ACCEPTED',
    version: 2,
    versions: {
      nodes: [
        { number: 1, outcome: 'NOT_ACCEPTED', reason: null, institution: { slug: 'justicia' } },
        { number: 2, outcome: 'ACCEPTED', reason: 'Hay fondos.', institution: { slug: 'justicia' } },
      ],
    },
  });
});

it('lets the author contest once within thirty days, and another institution decide', async () => {
  const { id } = await reviewed();
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  await responder(t, 'municipal').respond(id, '15104', declined());
  const contest = (who: string) => responder(t, who).contest(response.id, { reason: 'Sí hay fondos.' });
  expect(codes(await contest(await at.citizen()))).toEqual(['NOT_ALLOWED']);
  t.setNow(days(31));
  expect(codes(await contest(author))).toEqual(['CONTEST_TOO_LATE']);
  t.setNow(new Date().toISOString());
  expect((await contest(author)).response).toMatchObject({ state: 'CONTESTED', contest: { state: 'OPEN' } });
  expect(codes(await contest(author))).toEqual(['ALREADY_CONTESTED']);
  const reason = { ...declined(), reason: 'x' };
  expect(codes(await responder(t, 'liaison').revise(response.id, 1, reason))).toEqual(['RESPONSE_CONTESTED']);

  const uphold = { uphold: true, decision: 'Tiene razón.', response: accepted([commitment]) };
  const decide = (who: string, input: object) => responder(t, who).decide(response.id, input);
  expect(codes(await decide('liaison', uphold))).toEqual(['NOT_ALLOWED']);
  expect(codes(await decide(author, uphold))).toEqual(['NOT_ALLOWED']);
  expect(codes(await decide('secretariat', uphold))).toEqual(['NOT_ALLOWED']);
  expect(codes(await decide('municipal', { ...uphold, response: null }))).toEqual(['RESPONSE_REQUIRED']);
  const decided = await decide('municipal', uphold);
  expect(decided.response).toMatchObject({
    state: 'RECONSIDERED',
    outcome: 'ACCEPTED',
    version: 2,
    contest: { state: 'UPHELD', decision: 'Tiene razón.', decidedBy: { slug: 'transparencia' } },
  });
  expect(codes(await decide('municipal', uphold))).toEqual(['NOT_CONTESTED']);
  const { node } = await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { state } } }`, { id });
  expect(node.state).toBe('ACCEPTED_IN_PART');
});

it('contests and decides on the version that was read, and contests afresh what was revised since', async () => {
  const { id, reference } = await reviewed();
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const words = (text: string) => declined({ text: { language: 'ES', text }, reason: 'Más claro.' });
  const contest = (version: number) => responder(t, author).contest(response.id, { reason: 'Sí hay.' }, version);
  const decide = (version: number) =>
    responder(t, 'municipal').decide(response.id, { uphold: false, decision: 'No hay.' }, version);
  await responder(t, 'liaison').revise(response.id, 1, words('Dos.'));
  const unseen = { userErrors: [{ code: 'VERSION_OUTDATED', path: ['expectedVersion'] }] };
  expect(await contest(1)).toMatchObject(unseen);
  expect((await contest(2)).userErrors).toEqual([]);
  const before = new Date().toISOString();
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  expect((await decide(2)).response).toMatchObject({ state: 'CONFIRMED', availableActions: [] });
  // A contest that was decided later was open then.
  const { proposal: then } = await t.gql(
    `query ($r: String!, $at: DateTime!) { proposal(reference: $r, asOf: $at) { responses { state
      contest { state decision decidedAt decidedBy { slug } } versions { nodes { contest { state } } } } } }`,
    { r: reference, at: before },
  );
  const open = { state: 'OPEN', decision: null, decidedAt: null, decidedBy: null };
  expect(then.responses).toMatchObject([{ state: 'CONTESTED', contest: open }]);
  expect(then.responses[0].versions.nodes.at(-1)).toEqual({ contest: { state: 'OPEN' } });
  expect(codes(await contest(2))).toEqual(['ALREADY_CONTESTED']);

  const revised = await responder(t, 'liaison').revise(response.id, 2, words('Tres.'));
  expect(revised.response.state).toBe('REVISED');
  const { node } = await t.gql.as(author)(
    `query ($id: ID!) { node(id: $id) { ... on ReasonedResponse { availableActions contestUntil contest { contestedVersion } } } }`,
    { id: response.id },
  );
  expect(node).toEqual({
    availableActions: ['CONTEST'],
    contestUntil: expect.any(String),
    contest: { contestedVersion: 2 },
  });
  expect((await contest(3)).response).toMatchObject({ state: 'CONTESTED', contest: { state: 'OPEN' } });
  expect(await decide(2)).toMatchObject(unseen);
  expect(codes(await decide(3))).toEqual([]);
  const { node: all } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on ReasonedResponse { contest { contestedVersion state }
       versions { nodes { number contest { state decision } } } } } }`,
    { id: response.id },
  );
  const decided = { state: 'REJECTED', decision: 'No hay.' };
  expect(all).toEqual({
    contest: { contestedVersion: 3, state: 'REJECTED' },
    versions: {
      nodes: [
        { number: 1, contest: null },
        { number: 2, contest: decided },
        { number: 3, contest: decided },
      ],
    },
  });
});

/** Creates a session of the forum that is on record. */
async function heldSession(): Promise<string> {
  const id = newId();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`insert into session (id, plan_id, kind, number) values ($1, $2, 'ordinary', 7)`, [
      id,
      at.planId,
    ]);
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  return encodeId('Session', id);
}

describe('a proposal that has ended', () => {
  const stateOf = async (id: string) =>
    (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { state } } }`, { id })).node.state;
  const contestable = async (id: string) =>
    (
      await t.gql.as(author)(`query ($id: ID!) { node(id: $id) { ... on ReasonedResponse { availableActions } } }`, {
        id,
      })
    ).node.availableActions;
  const reason = (why = 'Se dice mejor.') => declined({ text: { language: 'ES', text: 'No alcanza.' }, reason: why });

  it.each(['WITHDRAWN', 'MERGED'])(
    'stays %s when its response is revised or a contest of it is decided',
    async (state) => {
      const { id } = await reviewed();
      const { response } = await responder(t, 'liaison').respond(id, '15', declined());
      await responder(t, author).contest(response.id, { reason: 'Sí hay fondos.' });
      if (state === 'MERGED') {
        const other = await reviewed();
        await proposer(t, 'secretariat').merge(id, { into: other.reference, reason: 'Piden lo mismo.' });
      } else await proposer(t, author).withdraw(id);
      expect(await stateOf(id)).toBe(state);
      const uphold = { uphold: true, decision: 'Tiene razón.', response: accepted([commitment]) };
      expect(codes(await responder(t, 'municipal').decide(response.id, uphold))).toEqual([]);
      expect(await stateOf(id)).toBe(state);
      expect(
        codes(
          await responder(t, 'liaison').revise(response.id, 2, {
            ...accepted([commitment]),
            text: { language: 'ES', text: 'Mejor dicho.' },
            reason: 'x',
          }),
        ),
      ).toEqual([]);
      expect(await stateOf(id)).toBe(state);
      expect(await contestable(response.id)).not.toContain('CONTEST');
      expect(codes(await responder(t, author).contest(response.id, { reason: 'Otra vez.' }, 3))).toEqual([
        'PROPOSAL_NOT_OPEN',
      ]);
    },
  );

  it('rests with its response while moderation hides it: nothing is offered that would be refused', async () => {
    const { id } = await reviewed();
    const { response } = await responder(t, 'liaison').respond(id, '15', declined());
    expect(await contestable(response.id)).toEqual(['CONTEST']);
    await t.gql.as('moderator')(
      `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }`,
      { id },
    );
    expect(await contestable(response.id)).toEqual([]);
    expect(codes(await responder(t, author).contest(response.id, { reason: 'No es cierto.' }))).toEqual([
      'PROPOSAL_HIDDEN',
    ]);
  });

  it('lets nobody decide on a contest of what they wrote themselves when they revised it', async () => {
    const { id } = await reviewed();
    const { response } = await responder(t, 'liaison').respond(id, '15', declined());
    expect(codes(await responder(t, 'secretariat').revise(response.id, 1, reason()))).toEqual([]);
    await responder(t, author).contest(response.id, { reason: 'Sí hay fondos.' }, 2);
    const session = await heldSession();
    const decision = { uphold: false, decision: 'Se queda.', session };
    expect(codes(await responder(t, 'secretariat').decide(response.id, decision, 2))).toEqual(['NOT_ALLOWED']);
    expect(codes(await responder(t, 'municipal').decide(response.id, decision, 2))).toEqual([]);
  });
});

it('tells a response that was confirmed on review from one that was changed', async () => {
  const { id } = await reviewed();
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  expect(response.availableActions).toEqual(['REVISE']);
  await responder(t, author).contest(response.id, { reason: 'Sí hay fondos.' });
  const decided = await responder(t, 'municipal').decide(response.id, { uphold: false, decision: 'No los hay.' });
  expect(decided.response).toMatchObject({ state: 'CONFIRMED', version: 1, contest: { state: 'REJECTED' } });
  const changed = { ...accepted([commitment]), reason: 'Otra idea' };
  expect(codes(await responder(t, 'liaison').revise(response.id, 1, changed))).toEqual(['OUTCOME_DECIDED']);
});

it('keeps the outcome that a contest decided, whoever revises the words', async () => {
  const { id } = await reviewed();
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  await responder(t, author).contest(response.id, { reason: 'Sí hay fondos.' });
  const unlinked = { uphold: true, decision: 'Tiene razón.', response: accepted([]) };
  expect((await responder(t, 'municipal').decide(response.id, unlinked)).userErrors).toEqual([
    { code: 'COMMITMENT_LINK_REQUIRED', path: ['input', 'response', 'commitments'] },
  ]);
  await responder(t, 'municipal').decide(response.id, { ...unlinked, response: accepted([commitment]) });
  for (const who of ['liaison', 'secretariat']) {
    const back = await responder(t, who).revise(response.id, 2, declined({ reason: 'No' }));
    expect(back.userErrors).toEqual([{ code: 'OUTCOME_DECIDED', path: ['input', 'outcome'] }]);
  }
  const words = { ...accepted([commitment]), text: { language: 'ES', text: 'Mejor dicho.' }, reason: 'Claridad' };
  const revised = await responder(t, 'liaison').revise(response.id, 2, words);
  expect(revised.response).toMatchObject({ outcome: 'ACCEPTED', version: 3, text: { text: 'Mejor dicho.' } });
});

it('publishes what the secretariat answers in no institution’s name, and counts it for who owed it', async () => {
  const byInstitution = async () =>
    (await t.gql(`{ institution(slug: "justicia") { responseCoverage(plan: "joint") { owed responded } } }`))
      .institution.responseCoverage;
  const { id } = await reviewed();
  const before = await byInstitution();
  const { response } = await responder(t, 'secretariat').respond(id, '15', declined());
  expect(response).toMatchObject({ institution: null, versions: { nodes: [{ institution: null }] } });
  expect(await byInstitution()).toEqual({ owed: before.owed, responded: before.responded + 1 });

  const given = (await responder(t, 'municipal').respond(id, '15104', declined())).response;
  expect(given.institution).toEqual({ slug: 'transparencia' });
  const { response: revised } = await responder(t, 'secretariat').revise(
    given.id,
    1,
    declined({ text: { language: 'ES', text: 'No alcanza.' }, reason: 'Claridad' }),
  );
  expect(revised).toMatchObject({
    institution: { slug: 'transparencia' },
    versions: { nodes: [{ institution: { slug: 'transparencia' } }, { institution: null }] },
  });
});

it('lets an institution answer many with its own template or the secretariat’s, not with another’s', async () => {
  const template = async (who: string, institution: string | null, name: string) =>
    (await responder(t, who).saveTemplate(at.plan, { name, institution, ...declined() })).template.id;
  const own = await template('municipal', 'transparencia', 'Nuestra');
  const shared = await template('secretariat', null, 'De todos');
  const { id } = await reviewed();
  const answer = (who: string, jurisdiction: string, with_: string) =>
    responder(t, who).respondToMany({ plan: at.plan, jurisdiction, template: with_, proposals: [id] });
  expect((await answer('liaison', '15', own)).userErrors).toEqual([
    { code: 'TEMPLATE_OF_ANOTHER_INSTITUTION', path: ['input', 'template'] },
  ]);
  expect(codes(await answer('liaison', '15', shared))).toEqual([]);
  expect(codes(await answer('municipal', '15104', own))).toEqual([]);
});

it('reads a proposal with all its responses in one statement', async () => {
  const { id } = await reviewed();
  await responder(t, 'liaison').respond(id, '15', declined());
  const sent = await t.statements(() =>
    t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { title { text } supports { totalCount } versions { nodes { number } } debts { state institution { slug } }
         responses { outcome versions { nodes { number } } contest { state } commitments { reference } availableActions } availableActions } } }`,
      { id },
    ),
  );
  expect(sent).toHaveLength(1);
});
