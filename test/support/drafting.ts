import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import { coCreation, type CoCreation } from './co-creation.js';

const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

export const es = (text: string) => ({ language: 'ES', text });

/** The joint plan with a drafting window that is open, and the drafters of both sides. */
export async function drafting(t: TestApp): Promise<CoCreation> {
  const plan = await coCreation(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const society = newId();
    await manager.query(
      `insert into institution (id, slug, name, kind) values ($1, 'colectivo', $2, 'civil_society')`,
      [society, JSON.stringify({ original: 'es', es: { text: 'Colectivo' } })],
    );
    await manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at) values ($1, $2, 'drafting', $3, $4)`,
      [newId(), plan.planId, hours(-24), hours(240)],
    );
    for (const [handle, institution] of [
      ['drafter', 'justicia'],
      ['society', 'colectivo'],
    ]) {
      const account = newId();
      await manager.query('insert into account (id, handle, public_name) values ($1, $2, $2)', [account, handle]);
      await manager.query(
        `insert into appointment (id, account_id, role, plan_id, institution_id, from_on)
         select $1, $2, 'drafter', $3, id, '2020-01-01' from institution where slug = $4`,
        [newId(), account, plan.planId, institution],
      );
    }
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });
  return plan;
}

const SUGGESTION = `suggestion { id number kind state inConflict text finalText madeVersion decisionReason availableActions clause { id } } userErrors { code path }`;
const TEXT = `id reference version state title { text } problem { text } action { text }
  clauses(first: 20) { nodes { id section kind text { text } changedIn } } versions(first: 20) { nodes { number cause } }
  milestones(first: 10) { nodes { id number title { text } planned { startOn endOn } clauses(first: 5) { nodes { id section text { text } } } } }`;

/** Acts of one account on texts; each call is one mutation and gives its payload. */
export function writer(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const act = async (name: string, type: string, id: string, input: object) =>
    (
      await ask(`mutation ($id: ID!, $input: ${type}) { ${name}(id: $id, input: $input) { ${SUGGESTION} } }`, {
        id,
        input,
      })
    )[name];
  return {
    draft: async (plan: string, more: object = {}) =>
      (
        await ask(
          `mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) { commitment { ${TEXT} } userErrors { code path } } }`,
          { input: { plan, title: es('Agua para todas'), origin: 'CO_CREATED', members: ['15', '15104'], ...more } },
        )
      ).commitmentDraft,
    edit: async (id: string, expectedVersion: number, input: object) =>
      (
        await ask(
          `mutation ($id: ID!, $v: Int!, $input: CommitmentEditInput!) { commitmentEdit(id: $id, expectedVersion: $v, input: $input) {
             commitment { ${TEXT} } userErrors { code path } } }`,
          { id, v: expectedVersion, input },
        )
      ).commitmentEdit,
    suggest: async (input: object) =>
      (
        await ask(`mutation ($input: SuggestionCreateInput!) { suggestionCreate(input: $input) { ${SUGGESTION} } }`, {
          input: { kind: 'CHANGE', reason: 'Se entiende mejor', ...input },
        })
      ).suggestionCreate,
    accept: (id: string, input: object = {}) => act('suggestionAccept', 'SuggestionAcceptInput', id, input),
    decline: (id: string, reason = 'No cabe en el plan') => act('suggestionDecline', 'ReasonInput!', id, { reason }),
    revert: (id: string, reason = 'Cambió el sentido') => act('suggestionRevert', 'ReasonInput!', id, { reason }),
    withdraw: (id: string) => act('suggestionWithdraw', 'ActInput', id, {}),
  };
}

const PLAN_TEXT = `id textVersion suggestionsOpen textEditable clauses(first: 50) { nodes { id section kind text { text } changedIn } }
  textVersions(first: 20) { nodes { number cause role } }`;

/** Acts of one account on the text of a plan itself. */
export function planWriter(t: TestApp, who: string, { plan }: { plan: string }) {
  const asked = who === 'visitor' ? t.gql : t.gql.as(who);
  const ask = async (fields: string, variables: object = {}) =>
    (await asked(`query ($id: ID!) { node(id: $id) { ... on Plan { ${fields} } } }`, { id: plan, ...variables })).node;
  return {
    ask,
    read: () => ask(PLAN_TEXT),
    suggestions: async (filter: { ofPlanText: boolean }, more = '', first = 50) =>
      (
        await ask(
          `suggestions(first: ${first}, filter: { ofPlanText: ${filter.ofPlanText} }, orderBy: OLDEST) {
             nodes { number state commitment { id } plan { id } ${more} } }`,
        )
      ).suggestions,
    write: async (expectedVersion: number, input: object) =>
      (
        await asked(
          `mutation ($id: ID!, $v: Int!, $input: PlanTextEditInput!) {
             planTextEdit(id: $id, expectedVersion: $v, input: $input) { plan { ${PLAN_TEXT} } userErrors { code path } } }`,
          { id: plan, v: expectedVersion, input },
        )
      ).planTextEdit,
  };
}

/** The text of a commitment as somebody reads it. */
export const textNow = async (t: TestApp, id: string, as = 'secretariat') =>
  (await t.gql.as(as)(`query ($id: ID!) { node(id: $id) { ... on Commitment { ${TEXT} } } }`, { id })).node;
