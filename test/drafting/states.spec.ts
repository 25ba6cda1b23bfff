import { decodeId, encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const write = (sql: string, values: unknown[]) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(sql, values);
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });

const CHECKS = 'consultationChecks { code met }';
const STATE = `commitment { id state version availableActions ${CHECKS}
  versions(first: 10) { nodes { number cause reason } } } userErrors { code path } consequences { code }`;

const reason = 'Falta presupuesto';
const act = async (who: string, name: string, id: string, input: object = { reason }) =>
  (
    await t.gql.as(who)(
      `mutation ($id: ID!, $input: ${name === 'commitmentConsult' ? 'ActInput' : 'ReasonInput!'}) {
         ${name}(id: $id, input: $input) { ${STATE} } }`,
      { id, input },
    )
  )[name];
const consult = (who: string, id: string, input: object = {}) => act(who, 'commitmentConsult', id, input);

const WHOLE = {
  problem: es('Falta agua.'),
  action: es('Reparar la red.'),
  contribution: es('Se pierde menos agua.'),
  period: { start: '2026-05-01', end: '2027-04-30' },
  ogpValues: ['transparency'],
};

async function begun(more: object = {}): Promise<string> {
  const { commitment, userErrors } = await writer(t, 'secretariat').draft(plan.plan, more);
  expect(userErrors).toEqual([]);
  return commitment.id;
}

/** A draft that lacks nothing, with a lead that accepted; the window is opened apart. */
async function whole(): Promise<string> {
  const [{ code }] = await t.db.query('select code from policy_area order by code limit 1');
  const [{ code: value }] = await t.db.query('select code from ogp_value order by code limit 1');
  const id = await begun({ ...WHOLE, ogpValues: [value], policyAreas: [code] });
  await t.gql.as('secretariat')(
    `mutation ($id: ID!, $input: MilestoneAddInput!) { milestoneAdd(commitment: $id, input: $input) { userErrors { code } } }`,
    {
      id,
      input: {
        title: es('Mapa'),
        planned: { start: '2026-05-01', end: '2026-06-30' },
        meansOfVerification: es('El mapa publicado'),
      },
    },
  );
  await write(
    `insert into commitment_owner (id, commitment_id, institution_id, role, state, position)
     select $1, $2, id, 'lead', 'accepted', 0 from institution where slug = 'justicia'`,
    [newId(), decodeId(id)!.uuid],
  );
  return id;
}

const openConsultation = () =>
  write(
    `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
     values ($1, $2, 'public_consultation', now() - interval '1 day', now() + interval '9 days')`,
    [newId(), plan.planId],
  );

const missing = (commitment: { consultationChecks: { code: string; met: boolean }[] }) =>
  commitment.consultationChecks.flatMap(({ code, met }) => (met ? [] : code));

const many = async (who: string, name: string, ids: string[], input: object) =>
  (
    await t.gql.as(who)(
      `mutation ($ids: [ID!]!, $input: ${name === 'suggestionsAccept' ? 'ActInput' : 'ReasonInput!'}) {
         ${name}(ids: $ids, input: $input) { suggestions { number state } userErrors { code path } } }`,
      { ids, input },
    )
  )[name];

describe('many suggestions', () => {
  async function suggested(texts: string[]): Promise<string[]> {
    const { commitment } = await writer(t, 'secretariat').draft(plan.plan, { action: es('Reparar la red de agua.') });
    const clause = commitment.clauses.nodes.at(-1).id;
    const ids: string[] = [];
    for (const text of texts) {
      const input = { commitment: commitment.id, baseVersion: 1, clause, text: es(text) };
      ids.push((await writer(t, 'member').suggest(input)).suggestion.id);
    }
    return ids;
  }

  it('are accepted in their order, and what could not be is named by its place', async () => {
    const ids = await suggested([
      'Reparar toda la red de agua.',
      'Reparar la red de drenaje.',
      'Reparar la red de luz.',
    ]);
    expect(await many('drafter', 'suggestionsAccept', ids, {})).toEqual({
      suggestions: [
        { number: 1, state: 'ACCEPTED' },
        { number: 2, state: 'ACCEPTED' },
      ],
      userErrors: [{ code: 'SUGGESTION_IN_CONFLICT', path: ['ids', '2'] }],
    });
  });

  it('are declined with one reason, each judged by itself', async () => {
    const ids = await suggested(['Reparar la red de gas.', 'Reparar la red de luz.']);
    await writer(t, 'member').withdraw(ids[0]!);
    expect(await many('member', 'suggestionsDecline', ids, { reason })).toMatchObject({
      suggestions: [],
      userErrors: [
        { code: 'NOT_ALLOWED', path: ['ids', '0'] },
        { code: 'NOT_ALLOWED', path: ['ids', '1'] },
      ],
    });
    expect(await many('secretariat', 'suggestionsDecline', ids, { reason })).toEqual({
      suggestions: [{ number: 2, state: 'DECLINED' }],
      userErrors: [{ code: 'SUGGESTION_DECIDED', path: ['ids', '0'] }],
    });
  });
});

describe('a draft', () => {
  it('says what it lacks for consultation, and is refused with all of it at once', async () => {
    const id = await begun();
    const { node } = await t.gql.as('drafter')(
      `query ($id: ID!) { node(id: $id) { ... on Commitment { ${CHECKS} } } }`,
      {
        id,
      },
    );
    expect(node.consultationChecks).toHaveLength(10);
    expect(missing(node)).toEqual([
      'PROBLEM',
      'ACTION',
      'CONTRIBUTION',
      'PERIOD',
      'OGP_VALUE',
      'POLICY_AREA',
      'MILESTONE',
      'LEAD',
      'OPEN_WINDOW',
    ]);
    const { userErrors } = await consult('drafter', id);
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual([
      'PROBLEM_MISSING',
      'ACTION_MISSING',
      'CONTRIBUTION_MISSING',
      'PERIOD_MISSING',
      'OGP_VALUE_MISSING',
      'POLICY_AREA_MISSING',
      'MILESTONE_INCOMPLETE',
      'LEAD_NOT_ACCEPTED',
      'CONSULTATION_NOT_OPEN',
    ]);
  });

  it('that lacks the open window alone is consulted on once it opens, and each change is a version', async () => {
    const id = await whole();
    expect((await consult('drafter', id)).userErrors).toEqual([{ code: 'CONSULTATION_NOT_OPEN', path: ['id'] }]);
    await openConsultation();
    expect((await consult('member', id)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const { commitment, userErrors } = await consult('drafter', id);
    expect(userErrors).toEqual([]);
    expect(commitment).toMatchObject({ state: 'IN_CONSULTATION', version: 3, consultationChecks: null });
    expect((await consult('drafter', id)).userErrors).toEqual([{ code: 'COMMITMENT_NOT_A_DRAFT', path: ['id'] }]);
    expect((await act('drafter', 'commitmentReturnToDraft', id)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const back = await act('secretariat', 'commitmentReturnToDraft', id);
    expect(back).toMatchObject({ commitment: { state: 'DRAFT', version: 4 }, userErrors: [] });
    expect(back.commitment.versions.nodes).toEqual([
      { number: 1, cause: 'BEGUN', reason: null },
      { number: 2, cause: 'MILESTONE', reason: null },
      { number: 3, cause: 'STATE', reason: null },
      { number: 4, cause: 'STATE', reason },
    ]);
    expect(missing(back.commitment)).toEqual([]);
  });

  it('is put off with a public reason that the log keeps, and takes no suggestion then', async () => {
    const id = await begun();
    const asked = await act('secretariat', 'commitmentDefer', id, { reason, preview: true });
    expect(asked).toMatchObject({ consequences: [{ code: 'FINAL' }], userErrors: [] });
    expect(await act('secretariat', 'commitmentDefer', id, { reason: '\u200B ' })).toMatchObject({ commitment: null });
    const why = 'Hay una controversia sobre el pozo';
    const { commitment, userErrors } = await act('secretariat', 'commitmentDefer', id, { reason: why });
    expect(userErrors).toEqual([]);
    expect(commitment).toMatchObject({ state: 'DEFERRED', version: 2, availableActions: [] });
    expect(commitment.versions.nodes.at(-1)).toEqual({ number: 2, cause: 'STATE', reason: why });
    const found = await t.db.query('select count(*)::int as n from content where body = $1', [why]);
    expect(found).toEqual([{ n: 1 }]);
    const { userErrors: closed } = await writer(t, 'society').suggest({
      commitment: id,
      baseVersion: 2,
      kind: 'ADD',
      section: 'ACTION',
      text: es('Otra cosa'),
    });
    expect(closed).toMatchObject([{ code: 'TEXT_NOT_OPEN' }]);
  });

  it('is withdrawn by the liaison of its lead or by the secretariat, until the plan is submitted', async () => {
    const id = await whole();
    expect((await act('municipal', 'commitmentWithdraw', id)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const done = await act('liaison', 'commitmentWithdraw', id);
    expect(done).toMatchObject({ commitment: { state: 'WITHDRAWN', availableActions: [] }, userErrors: [] });
    expect((await act('secretariat', 'commitmentWithdraw', id)).userErrors).toEqual([
      { code: 'COMMITMENT_NOT_EDITABLE', path: ['id'] },
    ]);
    const other = await begun();
    await write(`update plan set stage = 'submitted' where id = $1`, [plan.planId]);
    expect((await act('secretariat', 'commitmentWithdraw', other)).userErrors).toEqual([
      { code: 'PLAN_SUBMITTED', path: ['id'] },
    ]);
    await write(`update plan set stage = 'co_creation' where id = $1`, [plan.planId]);
  });
});
