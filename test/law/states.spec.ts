import 'reflect-metadata';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isRequiredArgument } from 'graphql';
import { Actors } from '../../src/accounts/actors.js';
import { Execute } from '../../src/api/execute.js';
import { decodeId, encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { ACTIONS } from '../../src/domain/matrix.js';
import type { Action } from '../../src/domain/policy.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, proposer } from '../support/co-creation.js';
import { plainValue } from '../support/hostile.js';
import { evaluator } from '../support/evaluations.js';
import { measurer } from '../support/indicators.js';
import { programmeIn, recorder } from '../support/programmes.js';

/**
 * Each mutation is tried in each state that does not allow it, by people with the right role: nothing is done, and they
 * get its code.
 */
let t: TestApp;
let people: Partial<Record<string, string[]>>;
let plan: string;
let ids: Record<
  | 'proposal'
  | 'into'
  | 'commitment'
  | 'milestone'
  | 'ownership'
  | 'comment'
  | 'window'
  | 'visit'
  | 'indicator'
  | 'measurement'
  | 'evaluation'
  | 'finding',
  string
>;
beforeAll(async () => {
  t = await testApp();
  const at = await coCreation(t);
  const [author, other] = [await at.citizen(), await at.citizen()];
  people = {
    secretariat: ['secretariat'],
    institution_liaison: ['liaison'],
    moderator: ['moderator'],
    person: [author, other],
  };
  plan = at.plan;
  const submitted = () => proposer(t, author).submitted(at.plan);
  const [{ id: proposal }, { id: into }] = [await submitted(), await submitted()];
  const { commitmentDraft } = await t.gql.as('secretariat')(
    `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Datos" },
       origin: CO_CREATED, members: ["15"] }) { commitment { id } } }`,
    { plan },
  );
  const commitment = commitmentDraft.commitment.id;
  const { milestoneAdd } = await t.gql.as('secretariat')(
    `mutation ($id: ID!) { milestoneAdd(commitment: $id, input: { title: { language: ES, text: "Portal" }, planned: {} }) { milestone { id } } }`,
    { id: commitment },
  );
  const { commentCreate } = await t.gql.as(author)(
    `mutation ($subject: ID!) { commentCreate(input: { subject: $subject, body: "Sí" }) { comment { id } } }`,
    { subject: into },
  );
  const [ownership, window] = [newId(), newId()];
  await write(
    `insert into commitment_owner (id, commitment_id, institution_id, role, state, position)
     select $1, $2, id, 'lead', 'invited', 0 from institution where slug = 'justicia'`,
    [ownership, decodeId(commitment)!.uuid],
  );
  await write(
    `insert into plan_window (id, plan_id, kind, opens_at, closes_at) values ($1, $2, 'drafting', now(), now() + interval '1 day')`,
    [window, at.planId],
  );
  const { programme } = await programmeIn(t, at.planId);
  const { visit } = await recorder(t, 'liaison').add(programme, { municipality: '15106' });
  const { indicator } = await measurer(t, 'liaison').add(programme, { name: { language: 'ES', text: 'Caravanas' } });
  const { measurement } = await measurer(t, 'liaison').measure(indicator.id, { value: 1 });
  const { evaluation } = await evaluator(t, 'secretariat').publish(programme, {
    title: { language: 'ES', text: 'Valoración' },
    url: 'https://example.org/valoracion.pdf',
    findings: [{ text: { language: 'ES', text: 'Hallazgo' }, addressee: 'justicia', answerBy: '2099-01-01' }],
  });
  ids = {
    evaluation: evaluation.id,
    finding: evaluation.findings.nodes[0].id,
    visit: visit.id,
    indicator: indicator.id,
    measurement: measurement.id,
    proposal,
    into,
    commitment,
    milestone: milestoneAdd.milestone.id,
    comment: commentCreate.comment.id,
    ownership: encodeId('Ownership', ownership),
    window: encodeId('PlanWindow', window),
  };
});
afterAll(() => t.close());

const write = (sql: string, values: unknown[]) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(sql, values);
    record({ verb: 'law.tested', subject: plan, planId: null });
  });

const update = (table: string, id: string, set: string) => (state: string) =>
  write(`update ${table} set ${set} where id = $2`, [state, decodeId(id)!.uuid]);

interface Thing {
  /** Puts the thing into a state. */
  put(state: string): Promise<void>;
  /** The value for an argument or a field of this name. */
  given: Record<string, unknown>;
  mutations: string[];
  /** The states that the thing can have, when it shares actions with things that have more. */
  states?: string[];
}

const matching = (name: RegExp) => ACTIONS.map(({ mutation }) => mutation).filter((mutation) => name.test(mutation));

const THINGS = [
  'a proposal',
  'its visibility',
  'a commitment',
  'a milestone',
  'an ownership',
  'a comment',
  'a window',
  'a visit of a programme',
  'an evaluation of a programme',
  'a finding of an evaluation',
  'an indicator',
  'a value of an indicator',
  'a plan',
] as const;

function things(): Record<(typeof THINGS)[number], Thing> {
  const {
    proposal,
    into,
    commitment,
    milestone,
    ownership,
    comment,
    window,
    visit,
    indicator,
    measurement,
    evaluation,
    finding,
  } = ids;
  const into15 = { jurisdiction: '15', institution: 'justicia', parts: [part, part] };
  const spans = `opens_at = now() + case $1 when 'planned' then interval '1 hour' else interval '-2 hours' end,
    closes_at = now() + case $1 when 'closed' then interval '-1 hour' else interval '2 hours' end`;
  return {
    'a proposal': {
      put: update(
        'proposal',
        proposal,
        `state = $1, merged_into_id = case $1 when 'merged' then '${decodeId(into)!.uuid}'::uuid end`,
      ),
      given: { ...into15, id: proposal, into, upload: `upl_${'0'.repeat(32)}` },
      mutations: [
        ...matching(
          /^proposal(Edit|Attach|Submit|Erase|Support|Unsupport|Withdraw|Review|Merge|Unmerge|Split|Respond)$/,
        ),
        'responseDebtRelease',
      ],
    },
    'its visibility': {
      put: update('proposal', proposal, `state = 'submitted', merged_into_id = null, visibility = $1`),
      given: { id: proposal },
      states: ['visible', 'held', 'hidden'],
      mutations: matching(/^proposal(Report|Hide|Release|Appeal)$/),
    },
    'a commitment': {
      put: update(
        'commitment',
        commitment,
        `state = $1, start_on = current_date, start_precision = 'day',
        end_on = current_date + 9, end_precision = 'day'`,
      ),
      given: { id: commitment, commitment, institution: 'justicia' },
      mutations: [
        'ownershipInvite',
        'milestoneAdd',
        ...matching(/^commitment(Edit|Consult|ReturnToDraft|Defer|Withdraw)$/),
      ],
    },
    'a milestone': {
      put: update('commitment', commitment, 'state = $1'),
      given: { id: milestone },
      mutations: ['milestoneEdit'],
    },
    'an ownership': {
      put: update('commitment', commitment, `state = $1`),
      given: { id: ownership },
      mutations: ['ownershipRespond'],
    },
    'a comment': {
      put: update('comment', comment, `state = $1, body = case $1 when 'erased' then '' else 'Sí' end`),
      given: { id: comment },
      mutations: matching(/^comment(Edit|Withdraw|Erase|Vote|Report|Hide|Release|Appeal)$/),
    },
    'a window': {
      put: update('plan_window', window, spans),
      given: { id: window, window },
      mutations: matching(/^(window(Move|Close|Reopen)|synthesis)/),
    },
    'a visit of a programme': {
      put: update('programme_visit', visit, 'state = $1'),
      given: { id: visit },
      mutations: matching(/^programmeVisit(Edit|Remove)$/),
    },
    'an evaluation of a programme': {
      put: update('evaluation', evaluation, 'state = $1'),
      given: { id: evaluation },
      mutations: ['evaluationRemove'],
    },
    'a finding of an evaluation': {
      put: update('evaluation', evaluation, 'state = $1'),
      given: { id: finding },
      mutations: ['findingAnswer'],
    },
    'an indicator': {
      put: update('indicator', indicator, 'state = $1'),
      given: { id: indicator, indicator },
      mutations: ['indicatorEdit', 'indicatorRemove', 'measurementAdd'],
    },
    'a value of an indicator': {
      put: update('measurement', measurement, 'state = $1'),
      given: { id: measurement },
      mutations: ['measurementEdit', 'measurementRemove'],
    },
    'a plan': { put: update('plan', plan, 'stage = $1'), given: { id: plan, plan }, mutations: ['windowOpen'] },
  };
}
const part = Object.fromEntries(['title', 'problem', 'action'].map((name) => [name, { language: 'ES', text: 'Agua' }]));

async function codesOf(mutation: string, who: string, given: Record<string, unknown>): Promise<string[]> {
  const field = t.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields()[mutation]!;
  const required = field.args.filter(isRequiredArgument);
  const declared = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const variables = Object.fromEntries(required.map(({ name, type }) => [name, plainValue(type, given, name)]));
  const { data, errors } = await t.app
    .get(Execute)
    .run(`mutation (${declared}) { ${mutation}(${passed}) { userErrors { code path } } }`, {
      actor: (await t.app.get(Actors).byHandle(who))!,
      language: 'es',
      variables,
    });
  if (errors) return errors.map(({ message }) => message);
  const { userErrors } = (data as Record<string, { userErrors: { code: string; path: string[] }[] }>)[mutation]!;
  return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}

/** Codes for a person who may not see a thing in this state, or may not do this to it in any state. */
const NOT_FOR_THEM = /^(NOT_ALLOWED|MODERATOR_HAS_A_TIE|PROPOSAL_NOT_FOUND|COMMENT_NOT_FOUND|COMMITMENT_NOT_FOUND)\b/;

it.each(THINGS)('are refused with the code of the action, and done by nobody: %s', async (name) => {
  const { put, given, mutations, states } = things()[name];
  const wrong: string[] = [];
  const tried: string[] = [];
  const inState = new Map<string, Action<never>[]>();
  for (const action of ACTIONS as readonly Action<never>[]) {
    if (!mutations.includes(action.mutation)) continue;
    for (const state of (states ?? action.states).filter((each) => !(action.from as readonly string[]).includes(each)))
      inState.set(state, [...(inState.get(state) ?? []), action]);
  }
  for (const [state, actions] of inState) {
    await put(state);
    for (const action of actions) {
      if (!('otherwise' in action)) throw new Error(`${action.mutation} has no states`);
      const { code, path = ['id'], in: own = {} } = action.otherwise;
      const expected = `${own[state] ?? code} ${path.join('.')}`;
      const told: string[] = [];
      for (const who of action.who.flatMap(({ role }) => people[role] ?? [])) {
        const codes = (await codesOf(action.mutation, who, given)).join(', ');
        told.push(codes);
        if (codes !== expected && !NOT_FOR_THEM.test(codes))
          wrong.push(`${who}, ${action.mutation}, ${state}: ${codes}`);
      }
      tried.push(action.mutation);
      // When the thing is invisible in this state, the answer is that there is no such thing.
      if (!told.includes(expected) && !told.some((codes) => codes.includes('_NOT_FOUND ')))
        wrong.push(`nobody, ${action.mutation}, ${state}: ${told.join(' | ')}`);
    }
  }
  expect(wrong).toEqual([]);
  expect([...new Set(tried)].toSorted()).toEqual(mutations.toSorted());
});
