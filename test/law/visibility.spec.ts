import { COMMITMENT } from '../../src/commitments/commitment.read.js';
import { stateSql } from '../../src/commitments/commitment.read.js';
import { Query } from '../../src/api/read/query.js';
import { assessmentVisible, commitmentVisible, reportVisible } from '../../src/api/visibility.sql.js';
import { type Actor, type Appointment, OPERATOR, VISITOR } from '../../src/domain/actor.js';
import { COMMITMENT_STATES, stateOn } from '../../src/domain/commitment.js';
import { isAssessmentVisible, isCommitmentVisible, isReportVisible } from '../../src/domain/visibility.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const PLAN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const person = (appointments: Appointment[]): Actor => ({
  kind: 'person',
  accountId: OTHER,
  handle: 'x',
  publicName: 'X',
  appointments,
  scopes: null,
  secondFactor: true,
  sessionId: null,
});
const held = (role: Appointment['role'], planId: string | null): Actor =>
  person([{ role, planId, institutionId: null, institutionSlug: null, jurisdictionId: null, commitmentId: null }]);
const ACTORS: Actor[] = [
  VISITOR,
  OPERATOR,
  held('secretariat', PLAN),
  held('secretariat', OTHER),
  held('administrator', null),
  person([]),
];

/** The same answer from the predicate of the domain and from its SQL twin. */
async function sql(condition: string, row: string, values: unknown[]): Promise<boolean> {
  const [answer] = await t.db.query(`select ${condition || 'true'} as visible from (select ${row}) t`, values);
  return answer.visible;
}

it('shows a commitment to the same people in the domain and in SQL', async () => {
  for (const actor of ACTORS) {
    for (const state of COMMITMENT_STATES) {
      const q = new Query(actor, null, new Date());
      const condition = commitmentVisible('t', q);
      const seen = await sql(condition, `'${state}'::text as state, '${PLAN}'::uuid as plan_id`, q.values);
      expect([actor, state, seen]).toEqual([actor, state, isCommitmentVisible({ state, planId: PLAN }, actor)]);
    }
  }
  expect(COMMITMENT.visible).toBe(commitmentVisible);
});

it('shows assessments and reports alike in the domain and in SQL', async () => {
  for (const state of ['draft', 'shared', 'published', 'superseded', 'abandoned', 'sent', 'returned', 'approved']) {
    expect(await sql(assessmentVisible('t'), `'${state}'::text as state`, [])).toBe(isAssessmentVisible({ state }));
    expect(await sql(reportVisible('t'), `'${state}'::text as state`, [])).toBe(isReportVisible({ state }));
  }
});

it('finds the state of a commitment alike in the domain and in SQL', async () => {
  const days = [null, '2020-01-01', '2026-06-15', '2030-01-01'];
  for (const state of ['draft', 'in_consultation', 'adopted', 'ended', 'withdrawn']) {
    for (const planStage of ['co_creation', 'submitted', 'closed', 'discontinued']) {
      for (const startOn of days) {
        for (const endOn of days) {
          const now = new Date('2026-06-15T12:00:00Z');
          const q = new Query(VISITOR, null, now);
          const expression = stateSql('t', q).replace(
            'plan p where p.id = t.plan_id',
            `(select '${planStage}'::text as stage, 'America/Mexico_City'::text as time_zone) p`,
          );
          const day = (value: string | null) => (value ? `'${value}'::date` : 'null::date');
          const [row] = await t.db.query(
            `select ${expression} as state from (select '${state}'::text as state, ${day(startOn)} as start_on, ${day(endOn)} as end_on) t`,
            q.values,
          );
          const facts = { state, planStage, startOn, endOn };
          expect({ ...facts, is: row.state }).toEqual({ ...facts, is: stateOn(facts, '2026-06-15') });
        }
      }
    }
  }
});
