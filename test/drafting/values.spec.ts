import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';

/** Commitments of an earlier plan. */
const EARLIER = [newId(), newId()] as const;

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const [planId, title] = [newId(), JSON.stringify({ original: 'es', es: { text: 'Anterior' } })];
    await manager.query(`insert into plan (id, slug, title, stage) values ($1, 'viejo', $2, 'closed')`, [
      planId,
      title,
    ]);
    for (const [index, id] of EARLIER.entries())
      await manager.query(
        `insert into commitment (id, plan_id, reference, position, title, state) values ($1, $2, $3, $4, $5, 'adopted')`,
        [id, planId, `VIEJO-0${index + 1}`, index, title],
      );
    record({ verb: 'plan.imported', subject: encodeId('Plan', planId), planId });
  });
});
afterAll(() => t.close());

interface Value {
  /** The selection below the field. */
  selection?: string;
  /** Two values as an edit gives them, and what the field then says when it says more. */
  given: [unknown, unknown];
  read?: [unknown, unknown];
  /** The second one as a comparison prints it. */
  printed: string[];
  suggested?: (value: unknown) => object;
  /** A value that is refused, and why; a value that the schema does not have needs none. */
  refused?: [unknown, string];
}

const coded = { selection: '{ code }', suggested: (codes: unknown) => ({ codes }) };
const VALUES: Record<string, Value> = {
  ogpValues: {
    ...coded,
    given: [['civic_participation'], ['public_accountability']],
    read: [[{ code: 'civic_participation' }], [{ code: 'public_accountability' }]],
    printed: ['public_accountability'],
    refused: [['wealth'], 'OGP_VALUE_UNKNOWN input.ogpValues'],
  },
  policyAreas: {
    ...coded,
    given: [['audits'], ['asset_disclosure']],
    read: [[{ code: 'audits' }], [{ code: 'asset_disclosure' }]],
    printed: ['asset_disclosure'],
    refused: [['wealth'], 'POLICY_AREA_UNKNOWN input.policyAreas'],
  },
  budget: {
    selection: '{ amount currency }',
    given: [
      { amount: '2400000', currency: 'MXN' },
      { amount: '12.50', currency: 'USD' },
    ],
    printed: ['12.50 USD'],
    refused: [{ amount: '12,50', currency: 'USD' }, 'BUDGET_INVALID input.budget'],
  },
  sdgs: {
    given: [
      [16, 6],
      [10, 6],
    ],
    read: [
      [6, 16],
      [6, 10],
    ],
    printed: ['6', '10'],
    refused: [[18], 'SDG_UNKNOWN input.sdgs'],
  },
  challengeArea: {
    given: ['JUSTICE', 'CIVIC_SPACE'],
    printed: ['civic_space'],
  },
  carriedOverFrom: {
    selection: '{ reference }',
    given: [encodeId('Commitment', EARLIER[0]), encodeId('Commitment', EARLIER[1])],
    read: [{ reference: 'VIEJO-01' }, { reference: 'VIEJO-02' }],
    printed: [encodeId('Commitment', EARLIER[1])],
    refused: [encodeId('Commitment', newId()), 'COMMITMENT_NOT_FOUND input.carriedOverFrom'],
  },
  developmentPlan: {
    given: ['Pilar Seguridad,\n línea 4.1.2', 'Eje 3'],
    read: ['Pilar Seguridad, línea 4.1.2', 'Eje 3'],
    printed: ['Eje 3'],
    refused: ['x'.repeat(301), 'TEXT_TOO_LONG input.developmentPlan'],
  },
};

it.each(Object.entries(VALUES))(
  '%s is written, suggested, compared, kept through time, exported and imported',
  async (
    name,
    { selection = '', given, read = given, printed, refused, suggested = (value) => ({ [name]: value }) },
  ) => {
    const field = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const [drafter, society] = [writer(t, 'drafter'), writer(t, 'society')];
    const said = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
      userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
    const { commitment } = await drafter.draft(plan.plan);
    const stands = async (asOf = '') => {
      const { commitment: found } = await (asOf ? t.gql : t.gql.as('drafter'))(
        `{ commitment(reference: "${commitment.reference}"${asOf}) { ${name} ${selection} } }`,
      );
      return found[name];
    };
    if (refused) expect(said(await drafter.edit(commitment.id, 1, { [name]: refused[0] }))).toEqual([refused[1]]);
    expect(said(await drafter.edit(commitment.id, 1, { [name]: given[0] }))).toEqual([]);
    expect(await stands()).toEqual(read[0]);

    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const at = { commitment: commitment.id, baseVersion: 2, kind: 'FIELD', field };
    const { suggestion, userErrors } = await society.suggest({ ...at, value: suggested(given[1]) });
    expect(userErrors).toEqual([]);
    expect(said(await drafter.accept(suggestion.id))).toEqual([]);
    expect(await stands()).toEqual(read[1]);
    const { node } = await t.gql.as('drafter')(
      `query ($id: ID!) { node(id: $id) { ... on Commitment { comparison(from: 2, to: 3) { fields { field laterCodes } } } } }`,
      { id: commitment.id },
    );
    expect(node.comparison.fields).toEqual([{ field, laterCodes: printed }]);
    t.setNow(new Date(Date.now() + 60_000).toISOString());
    expect(await stands(`, asOf: "${before}"`)).toEqual(read[0]);
    t.setNow(new Date().toISOString());

    const exported = await exportPlan(t.db, 'joint');
    await drafter.edit(commitment.id, 3, { [name]: null });
    await importPlan(t.app.get(UnitOfWork), readPlanDocument(JSON.stringify(exported)));
    expect(await stands()).toEqual(read[1]);
  },
);
