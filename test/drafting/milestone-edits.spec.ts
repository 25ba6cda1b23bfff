import { decodeId, encodeId } from '../../src/api/node-id.js';
import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const MILESTONE = `id version title { text } outputs { text } meansOfVerification { text } planned { startOn endOn }
  institutions { slug } availableActions commitment { version versions(first: 10) { nodes { number cause role } } }`;

async function begun() {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan);
  const { milestoneAdd } = await t.gql.as('drafter')(
    `mutation ($id: ID!, $input: MilestoneAddInput!) { milestoneAdd(commitment: $id, input: $input) { milestone { ${MILESTONE} } } }`,
    {
      id: commitment.id,
      input: { title: es('Mapa'), outputs: es('Un mapa'), planned: { start: '2026-05-01', end: '2026-06-30' } },
    },
  );
  return { commitment: commitment.id as string, milestone: milestoneAdd.milestone };
}

const edit = async (who: string, id: string, expectedVersion: number, input: object) =>
  (
    await t.gql.as(who)(
      `mutation ($id: ID!, $v: Int!, $input: MilestoneEditInput!) { milestoneEdit(id: $id, expectedVersion: $v, input: $input) {
         milestone { ${MILESTONE} } userErrors { code path message } } }`,
      { id, v: expectedVersion, input },
    )
  ).milestoneEdit;
const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

it('changes what is given, keeps the rest, and makes a version of the text', async () => {
  const { milestone } = await begun();
  expect(milestone.availableActions).toEqual(['EDIT']);
  const given = {
    title: es('Mapa de fugas'),
    meansOfVerification: es('El mapa publicado'),
    planned: { start: '2026-05', end: '2026-12' },
    institutions: ['justicia', 'colectivo'],
  };
  const { milestone: after, userErrors } = await edit('drafter', milestone.id, 1, given);
  expect(userErrors).toEqual([]);
  expect(after).toMatchObject({
    version: 2,
    title: { text: 'Mapa de fugas' },
    outputs: { text: 'Un mapa' },
    meansOfVerification: { text: 'El mapa publicado' },
    planned: { startOn: '2026-05-01', endOn: '2026-12-31' },
    institutions: [{ slug: 'colectivo' }, { slug: 'justicia' }],
    commitment: { version: 3 },
  });
  expect(after.commitment.versions.nodes).toContainEqual({ number: 3, cause: 'MILESTONE', role: 'drafter' });
  expect((await edit('drafter', milestone.id, 2, given)).milestone).toMatchObject({
    version: 2,
    commitment: { version: 3 },
  });
});

it('refuses an edit that began from an older version, that ends before it starts, or that is not theirs', async () => {
  const { milestone } = await begun();
  expect(codes(await edit('drafter', milestone.id, 7, { title: es('Mapa nuevo') }))).toEqual([
    'VERSION_OUTDATED expectedVersion',
  ]);
  const backwards = { planned: { start: '2026-06-02', end: '2026-06-01' } };
  expect(codes(await edit('drafter', milestone.id, 1, backwards))).toEqual(['DATE_AFTER_END input.planned.end']);
  expect(codes(await edit('drafter', milestone.id, 1, { institutions: ['nadie'] }))).toEqual([
    'INSTITUTION_NOT_FOUND input.institutions',
  ]);
  expect(codes(await edit('liaison', milestone.id, 1, { title: es('Mapa nuevo') }))).toEqual(['NOT_ALLOWED ']);
  const unknown = encodeId('Milestone', decodeId(plan.plan)!.uuid);
  expect(codes(await edit('drafter', unknown, 1, { title: es('Mapa nuevo') }))).toEqual(['MILESTONE_NOT_FOUND id']);
});

it('leaves each change to a suggestion from the first suggestion on', async () => {
  const { commitment, milestone } = await begun();
  await writer(t, 'society').suggest({
    commitment,
    baseVersion: 2,
    kind: 'FIELD',
    field: 'MILESTONE_PERIOD',
    milestone: milestone.id,
    value: { period: { start: '2026-05-01', end: '2026-09-30' } },
  });
  expect(codes(await edit('drafter', milestone.id, 1, { title: es('Mapa nuevo') }))).toEqual(['TEXT_IS_SHARED id']);
  const { node } = await t.gql.as('drafter')(
    `query ($id: ID!) { node(id: $id) { ... on Milestone { availableActions } } }`,
    {
      id: milestone.id,
    },
  );
  expect(node.availableActions).toEqual([]);
});

it('keeps the promised dates from adoption on, and names the way to other ones', async () => {
  const { commitment, milestone } = await begun();
  await written(t, plan.planId, (manager) =>
    manager.query(`update commitment set state = 'adopted' where id = $1`, [decodeId(commitment)!.uuid]),
  );
  const refused = await edit('drafter', milestone.id, 1, { planned: { end: '2026-12' } });
  expect(codes(refused)).toEqual(['MILESTONE_FROZEN id']);
  expect(refused.userErrors[0].message).toContain('proponga un cambio de fechas');
});
