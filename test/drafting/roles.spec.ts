import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';

const SESSION = newId();

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`insert into session (id, plan_id, kind, number) values ($1, $2, 'ordinary', 7)`, [
      SESSION,
      plan.planId,
    ]);
    await manager.query(
      `insert into institution (id, slug, name, kind, end_on, end_precision) values ($1, 'disuelta', $2, 'government_office', '2020-01-01', 'day')`,
      [newId(), JSON.stringify({ original: 'es', es: { text: 'Disuelta' } })],
    );
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });
});
afterAll(() => t.close());

interface Answer {
  suggestion: { id: string; state: string; inConflict: boolean } | null;
  userErrors: { code: string; path: string[] }[];
}
const said = ({ userErrors }: Pick<Answer, 'userErrors'>) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

/** A commitment on which somebody suggests roles of institutions, and what it says of its owners. */
async function begun() {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan);
  const id: string = commitment.id;
  const version = async () =>
    (await t.gql.as('drafter')('query ($id: ID!) { node(id: $id) { ... on Commitment { version } } }', { id })).node
      .version as number;
  const owners = async (): Promise<string[]> => {
    const { node } = await t.gql.as('drafter')(
      'query ($id: ID!) { node(id: $id) { ... on Commitment { owners { role state institution { slug } } } } }',
      { id },
    );
    return node.owners
      .filter(({ institution }: { institution: object | null }) => institution)
      .map(
        ({ role, state, institution }: { role: string; state: string; institution: { slug: string } }) =>
          `${institution.slug} ${role} ${state}`,
      );
  };
  const suggest = async (who: string, institution: string, role: string | null, more: object = {}): Promise<Answer> =>
    writer(t, who).suggest({
      commitment: id,
      baseVersion: await version(),
      kind: 'FIELD',
      field: 'OWNER',
      institution,
      value: { role },
      ...more,
    });
  const decided = async (answer: Answer, input: object = {}) =>
    said(await writer(t, 'drafter').accept(answer.suggestion!.id, input));
  const respond = async (who: string, slug: string, accept: boolean) => {
    const { node } = await t.gql.as(who)(
      'query ($id: ID!) { node(id: $id) { ... on Commitment { owners { id institution { slug } } } } }',
      { id },
    );
    const owner = node.owners.find(
      ({ institution }: { institution: { slug: string } | null }) => institution?.slug === slug,
    );
    const { ownershipRespond } = await t.gql.as(who)(
      `mutation ($id: ID!, $input: OwnershipRespondInput!) { ownershipRespond(id: $id, input: $input) { userErrors { code path } } }`,
      { id: owner.id, input: { accept, ...(!accept && { reason: 'No es nuestra materia' }) } },
    );
    return said(ownershipRespond);
  };
  return { id, reference: commitment.reference as string, version, owners, suggest, decided, respond };
}

const ROLES = `institution { slug } formerValue { labels { code } } suggestedValue { labels { code } } presentValue { labels { code } } inConflict`;
const shown = async (id: string) => {
  const { node } = await t.gql('query ($id: ID!) { node(id: $id) { ... on Suggestion { ' + ROLES + ' } } }', { id });
  const code = (value: { labels: { code: string }[] }) => value.labels.map((label) => label.code).join();
  return [
    node.institution.slug,
    code(node.formerValue),
    code(node.suggestedValue),
    code(node.presentValue),
    node.inConflict,
  ];
};

it('invites an institution that a citizen suggested to lead once the suggestion is accepted', async () => {
  const { id, owners, suggest, decided, respond, version } = await begun();
  const answer = await suggest(await plan.citizen(), 'transparencia', 'LEAD');
  expect(said(answer)).toEqual([]);
  expect(await shown(answer.suggestion!.id)).toEqual(['transparencia', '', 'lead', '', false]);
  expect(await owners()).toEqual([]);
  expect(await decided(answer)).toEqual([]);
  expect(await owners()).toEqual(['transparencia LEAD INVITED']);
  expect(await version()).toBe(2);
  expect(await respond('municipal', 'transparencia', true)).toEqual([]);
  expect(await owners()).toEqual(['transparencia LEAD ACCEPTED']);
  const { node } = await t.gql.as('drafter')(
    `query ($id: ID!) { node(id: $id) { ... on Commitment {
       comparison(from: 1, to: 2) { fields { field institution { code } formerCodes laterCodes } }
       versions(first: 5) { nodes { number cause suggestion { id } } } } } }`,
    { id },
  );
  expect(node.comparison.fields).toEqual([
    { field: 'OWNER', institution: { code: 'transparencia' }, formerCodes: [], laterCodes: ['lead'] },
  ]);
  expect(node.versions.nodes).toContainEqual({
    number: 2,
    cause: 'SUGGESTION',
    suggestion: { id: answer.suggestion!.id },
  });
});

it('changes and takes away the role of an institution that has not answered yet, and gives it back', async () => {
  const { owners, suggest, decided } = await begun();
  await decided(await suggest(await plan.citizen(), 'transparencia', 'LEAD'));
  expect(await decided(await suggest(await plan.citizen(), 'transparencia', 'SUPPORTING'))).toEqual([]);
  expect(await owners()).toEqual(['transparencia SUPPORTING INVITED']);
  const away = await suggest(await plan.citizen(), 'transparencia', null);
  expect(await shown(away.suggestion!.id)).toEqual(['transparencia', 'supporting', '', 'supporting', false]);
  expect(await decided(away)).toEqual([]);
  expect(await owners()).toEqual([]);
  expect(said(await writer(t, 'society').revert(away.suggestion!.id))).toEqual([]);
  expect(await owners()).toEqual(['transparencia SUPPORTING INVITED']);
});

it('leaves a role that an institution has accepted to itself and to a session of the forum', async () => {
  const { owners, suggest, decided, respond } = await begun();
  const first = await suggest(await plan.citizen(), 'transparencia', 'LEAD');
  await decided(first);
  await respond('municipal', 'transparencia', true);
  const support = await suggest(await plan.citizen(), 'transparencia', 'SUPPORTING');
  const away = await suggest(await plan.citizen(), 'transparencia', null);
  for (const answer of [support, away]) {
    expect(await decided(answer)).toEqual(['OWNER_HAS_ACCEPTED id']);
    expect(await owners()).toEqual(['transparencia LEAD ACCEPTED']);
  }
  expect(said(await writer(t, 'society').revert(first.suggestion!.id))).toEqual(['OWNER_HAS_ACCEPTED id']);

  expect(await decided(support, { session: encodeId('Session', SESSION) })).toEqual([]);
  expect(await owners()).toEqual(['transparencia SUPPORTING INVITED']);
  expect(await respond('municipal', 'transparencia', true)).toEqual([]);
  const unsaid = await suggest('municipal', 'transparencia', null);
  expect(await decided(unsaid)).toEqual(['OWNER_HAS_ACCEPTED id']);
  await writer(t, 'drafter').decline(unsaid.suggestion!.id);
  const own = await suggest('municipal', 'transparencia', null, { onBehalfOf: 'transparencia' });
  expect(await decided(own)).toEqual([]);
  expect(await owners()).toEqual([]);
});

it('hears an institution through its liaison only', async () => {
  const { owners, suggest, decided, respond } = await begun();
  await decided(await suggest(await plan.citizen(), 'justicia', 'LEAD'));
  expect(await respond('liaison', 'justicia', true)).toEqual([]);
  const away = await suggest('member', 'justicia', null, { onBehalfOf: 'justicia' });
  expect(said(away)).toEqual([]);
  expect(await decided(away)).toEqual(['OWNER_HAS_ACCEPTED id']);
  expect(await owners()).toEqual(['justicia LEAD ACCEPTED']);
});

it('is a conflict when two suggest different roles of one institution, and none when they name two', async () => {
  const { owners, suggest, decided } = await begun();
  const lead = await suggest(await plan.citizen(), 'transparencia', 'LEAD');
  const support = await suggest(await plan.citizen(), 'transparencia', 'SUPPORTING');
  const other = await suggest(await plan.citizen(), 'justicia', 'SUPPORTING');
  expect(await decided(lead)).toEqual([]);
  expect(await shown(support.suggestion!.id)).toEqual(['transparencia', '', 'supporting', 'lead', true]);
  expect(await decided(support)).toEqual(['SUGGESTION_IN_CONFLICT id']);
  expect(await decided(other)).toEqual([]);
  expect(await decided(support, { asSuggested: true, reason: 'Apoyará' })).toEqual([]);
  expect(await owners()).toEqual(['transparencia SUPPORTING INVITED', 'justicia SUPPORTING INVITED']);
});

it('says at once that a suggestion is in conflict with an invitation, and no longer once that was declined', async () => {
  const { id, suggest, respond } = await begun();
  const { suggestion } = await suggest(await plan.citizen(), 'transparencia', 'LEAD');
  const inConflict = async () => (await shown(suggestion!.id)).at(-1);
  const { ownershipInvite } = await t.gql.as('secretariat')(
    `mutation ($id: ID!, $input: OwnershipInviteInput!) { ownershipInvite(id: $id, input: $input) { userErrors { code path } } }`,
    { id, input: { institution: 'transparencia', role: 'SUPPORTING' } },
  );
  expect(said(ownershipInvite)).toEqual([]);
  expect(await inConflict()).toBe(true);
  const after = await suggest(await plan.citizen(), 'transparencia', null);
  expect(await shown(after.suggestion!.id)).toEqual(['transparencia', 'supporting', '', 'supporting', false]);
  expect(await respond('municipal', 'transparencia', false)).toEqual([]);
  expect(await inConflict()).toBe(false);
});

it('refuses a role without an institution, of an unknown one, of a dissolved one, or the one that it has', async () => {
  const { suggest } = await begun();
  const citizen = await plan.citizen();
  expect(said(await suggest(citizen, 'transparencia', null))).toEqual(['NOTHING_CHANGES input.value']);
  expect(said(await suggest(citizen, 'nadie', 'LEAD'))).toEqual(['INSTITUTION_NOT_FOUND input.institution']);
  expect(said(await suggest(citizen, 'disuelta', 'LEAD'))).toEqual(['INSTITUTION_ABOLISHED input.institution']);
  expect(said(await suggest(citizen, '', 'LEAD', { institution: undefined }))).toEqual([
    'SUGGESTION_INCOMPLETE input.institution',
  ]);
  expect(said(await suggest(citizen, 'transparencia', null, { value: {} }))).toEqual([
    'FIELD_VALUE_REQUIRED input.value.role',
  ]);
  expect(said(await suggest(citizen, 'transparencia', null, { onBehalfOf: 'transparencia' }))).toEqual([
    'NOTHING_CHANGES input.value',
  ]);
});

it('leaves and comes back with the roles that were suggested and the owners of each version', async () => {
  const { reference, suggest, decided } = await begun();
  await decided(await suggest(await plan.citizen(), 'transparencia', 'LEAD'));
  await suggest(await plan.citizen(), 'transparencia', 'SUPPORTING');
  const written = JSON.parse(JSON.stringify(await exportPlan(t.db, 'joint')));
  const one = (document: typeof written) =>
    document.plan.commitments.find((each: { reference: string }) => each.reference === reference);
  const { history } = one(written);
  expect(history.suggestions.map(({ institution, value }: Record<string, unknown>) => [institution, value])).toEqual([
    ['transparencia', 'lead'],
    ['transparencia', 'supporting'],
  ]);
  expect(history.versions.map(({ fields }: { fields: { owners: unknown } }) => fields.owners)).toEqual([
    [],
    [{ institution: 'transparencia', role: 'lead' }],
  ]);
  const elsewhere = {
    ...written,
    plan: { ...written.plan, slug: 'copia', commitments: [{ ...one(written), reference: 'COPIA-01' }] },
  };
  await importPlan(t.app.get(UnitOfWork), readPlanDocument(JSON.stringify(elsewhere)));
  const copied = JSON.parse(JSON.stringify(await exportPlan(t.db, 'copia'))).plan.commitments[0].history;
  expect(copied.versions.map(({ fields }: { fields: object }) => fields)).toEqual(
    history.versions.map(({ fields }: { fields: object }) => fields),
  );
  expect(copied.suggestions.map(({ institution, value }: Record<string, unknown>) => [institution, value])).toEqual([
    ['transparencia', 'lead'],
    ['transparencia', 'supporting'],
  ]);
});
