import { COMMITMENT } from '../../src/commitments/commitment.fields.js';
import { isCommitmentVisibleSql, stateOnSql } from '../../src/twins/commitment.sql.js';
import { Query } from '../../src/api/read/query.js';
import { isCommentFoundSql, isCommentTextVisibleSql, isCommentVisibleSql } from '../../src/twins/comment.sql.js';
import { isHiddenTextVisibleSql } from '../../src/twins/hiding.sql.js';
import { isProposalVisibleSql } from '../../src/twins/proposal.sql.js';
import { isResponseTemplateVisibleSql } from '../../src/twins/response.sql.js';
import { type Actor, type Appointment, OPERATOR, type Person, VISITOR } from '../../src/domain/actor.js';
import { COMMENT_STATES } from '../../src/domain/comment.js';
import { COMMITMENT_STATES, stateOn } from '../../src/domain/commitment.js';
import {
  isCommentFound,
  isCommentTextVisible,
  isCommentVisible,
  isCommitmentVisible,
  isProposalVisible,
  isResponseTemplateVisible,
} from '../../src/domain/visibility.js';
import { isHiddenTextVisible } from '../../src/domain/hidden-text.js';
import { appealStateAt } from '../../src/domain/hiding.js';
import { PROPOSAL_STATES, PROPOSAL_VISIBILITIES } from '../../src/domain/proposal.js';
import { PROPOSAL } from '../../src/proposals/proposal.fields.js';
import { RESPONSE_TEMPLATE } from '../../src/responses/response.fields.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';

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
const appointed = (role: Appointment['role'], planId: string | null, institutionId: string | null = null): Actor =>
  person([{ role, planId, institutionId, institutionSlug: null, jurisdictionId: null, commitmentId: null }]);
const ACTORS: Actor[] = [
  VISITOR,
  OPERATOR,
  appointed('secretariat', PLAN),
  appointed('secretariat', OTHER),
  appointed('administrator', null),
  appointed('moderator', PLAN),
  appointed('moderator', OTHER),
  { ...(appointed('moderator', PLAN) as Person), secondFactor: false },
  { ...(appointed('secretariat', PLAN) as Person), secondFactor: false },
  person([]),
];

/** The predicate of the domain and its SQL twin give the same answer. */
async function sql(condition: string, row: string, values: unknown[]): Promise<boolean> {
  const [answer] = await t.db.query(`select ${condition || 'true'} as visible from (select ${row}) t`, values);
  return answer.visible;
}

interface Hiding {
  rule: string;
  appeal: { appealedAt: Date; outcome: string | null } | null;
  kind?: 'comment' | 'proposal';
  /** The number of other moderators who could decide on the appeal. */
  others?: number;
}
const MODERATOR = '00000000-0000-7000-8000-000000000003';

/** Facts for the domain about an appeal that nobody decided, on something that concerns the institution `OTHER`. */
const openAppeal = (hiding: Hiding | null, now: Date, concerned = [OTHER]) =>
  hiding?.appeal && appealStateAt(hiding.rule, hiding.appeal, now) === 'open'
    ? { hiddenBy: MODERATOR, concerned, otherModerators: hiding.others ?? 0 }
    : null;
type Ask = (hiding: Hiding | null, sql: string, values: unknown[]) => Promise<Record<string, unknown>>;

/** Asks where the thing `OTHER` is hidden as the test says: temporary tables of the connection shadow the real ones. */
function whereHidden(run: (ask: Ask) => Promise<void>): Promise<void> {
  return asSuperuser(async (connection) => {
    await connection.query(`set search_path = tequio, public;
      create temp table moderation_decision (id uuid, plan_id uuid, subject_type text, subject_id uuid, rule text,
        moderator_account_id uuid, lifted_at timestamptz);
      create temp table moderation_appeal (decision_id uuid, outcome text, appealed_at timestamptz);
      create temp table appointment (account_id uuid, role text, plan_id uuid, institution_id uuid, from_on date, until_on date, ended_at timestamptz)`);
    let current: Hiding | null = null;
    const hide = async (hiding: Hiding | null) => {
      current = hiding;
      await connection.query('truncate moderation_decision, moderation_appeal, appointment');
      if (!hiding) return;
      const { rule, kind = 'comment', others = 0 } = hiding;
      await connection.query('insert into moderation_decision values ($1, $1, $2, $3, $4, $5)', [
        PLAN,
        kind,
        OTHER,
        rule,
        MODERATOR,
      ]);
      await connection.query(
        `insert into appointment select gen_random_uuid(), 'moderator', $1, null, '2020-01-01' from generate_series(1, $2::int)`,
        [PLAN, others],
      );
      if (!hiding.appeal) return;
      const { outcome, appealedAt } = hiding.appeal;
      await connection.query('insert into moderation_appeal values ($1, $2, $3)', [PLAN, outcome, appealedAt]);
    };
    await run(async (hiding, statement, values) => {
      if (hiding !== current) await hide(hiding);
      const { rows } = await connection.query(statement, values);
      return rows[0];
    });
  }, t.database.name);
}

it('shows a commitment to the same people in the domain and in SQL', async () => {
  for (const actor of ACTORS) {
    for (const state of COMMITMENT_STATES) {
      const q = new Query(actor, null, { now: new Date(), timeZone: 'America/Mexico_City' });
      const condition = isCommitmentVisibleSql('t', q);
      const seen = await sql(condition, `'${state}'::text as state, '${PLAN}'::uuid as plan_id`, q.values);
      expect([actor, state, seen]).toEqual([
        actor,
        state,
        isCommitmentVisible({ state, planId: PLAN, draftsShown: false }, actor),
      ]);
    }
  }
  expect(COMMITMENT.visible).toBe(isCommitmentVisibleSql);
});

it('shows a template of answers to the same people in the domain and in SQL', async () => {
  for (const actor of ACTORS) {
    const q = new Query(actor, null, { now: new Date(), timeZone: 'America/Mexico_City' });
    const seen = await sql(isResponseTemplateVisibleSql('t', q), `'${PLAN}'::uuid as plan_id`, q.values);
    expect([actor, seen]).toEqual([actor, isResponseTemplateVisible({ planId: PLAN }, actor)]);
  }
  expect(RESPONSE_TEMPLATE.visible).toBe(isResponseTemplateVisibleSql);
});

it('shows a comment, its text and its hidden original alike in the domain and in SQL', async () => {
  const NOW = new Date('2026-06-15T12:00:00Z');
  const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  const actors = [
    ...ACTORS,
    appointed('moderator', PLAN),
    appointed('moderator', OTHER),
    appointed('civil_society_contact_point', PLAN),
    { ...person([]), accountId: PLAN },
    // People of a concerned institution, and the person who hid the text, do not decide.
    appointed('secretariat', PLAN, OTHER),
    { ...(appointed('secretariat', PLAN) as Person), accountId: MODERATOR },
  ];
  const hidings: (Hiding | null)[] = [
    null,
    { rule: 'insult', appeal: null },
    ...['insult', 'personal_data'].flatMap((rule) =>
      [14, 16].flatMap((days) =>
        [null, 'rejected'].flatMap((outcome) =>
          [0, 1].map((others) => ({ rule, appeal: { appealedAt: ago(days), outcome }, others })),
        ),
      ),
    ),
  ];
  await whereHidden(async (ask) => {
    for (const hiding of hidings) {
      for (const state of COMMENT_STATES.filter((each) => each === 'hidden' || hiding === null)) {
        for (const actor of actors) {
          for (const createdAt of [ago(2), ago(4)]) {
            for (const replied of [true, false]) {
              const comment = { state, planId: PLAN, authorId: PLAN, createdAt, replied, hiding };
              const q = new Query(actor, null, { now: NOW, timeZone: 'America/Mexico_City' });
              const parts = [
                isCommentVisibleSql('t', q),
                isCommentTextVisibleSql('t', q),
                isHiddenTextVisibleSql('t', q),
                isCommentFoundSql('t', q),
              ];
              const row = await ask(
                hiding,
                `with comment as (select '${OTHER}'::uuid as id, '${PLAN}'::uuid as author_account_id, 'commitment' as subject_type,
                   '${OTHER}'::uuid as subject_id, '${OTHER}'::uuid as institution_id, ${replied ? `'${OTHER}'` : 'null'}::uuid as parent_id)
                 select ${parts[0]} as row, ${parts[0]} and ${parts[1]} as text, ${parts[2]} as original, ${parts[3]} as found
                   from (select '${OTHER}'::uuid as id, '${state}'::text as state, '${PLAN}'::uuid as plan_id, '${PLAN}'::uuid as author_account_id,
                     '${createdAt.toISOString()}'::timestamptz as created_at) t`,
                q.values,
              );
              const appeal = openAppeal(hiding, NOW);
              expect({ actor, ...comment, ...row }).toEqual({
                actor,
                ...comment,
                row: isCommentVisible(comment, actor, NOW),
                text: isCommentTextVisible(comment, actor, NOW),
                original: isHiddenTextVisible({ planId: PLAN, authorId: PLAN, appeal }, actor),
                found: isCommentFound(comment, actor, NOW),
              });
            }
          }
        }
      }
    }
  });
});

it('finds the state of a commitment alike in the domain and in SQL', async () => {
  const days = [null, '2020-01-01', '2026-06-15', '2030-01-01'];
  for (const state of ['draft', 'in_consultation', 'adopted', 'ended', 'withdrawn']) {
    for (const planStage of ['co_creation', 'submitted', 'closed', 'discontinued']) {
      for (const startOn of days) {
        for (const endOn of days) {
          const now = new Date('2026-06-15T12:00:00Z');
          const q = new Query(VISITOR, null, { now, timeZone: 'America/Mexico_City' });
          const expression = stateOnSql('t', q).replace(
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

it('shows a proposal to the same people in the domain and in SQL', async () => {
  const appealed = (others: number): Hiding => ({
    rule: 'insult',
    appeal: { appealedAt: new Date(), outcome: null },
    kind: 'proposal',
    others,
  });
  const CASES = [
    [OTHER, false, null],
    [PLAN, false, null],
    [PLAN, false, appealed(0)],
    [PLAN, false, appealed(1)],
    [null, true, null],
  ] as const;
  await whereHidden(async (ask) => {
    for (const [authorAccountId, transcribed, hiding] of CASES) {
      for (const actor of [...ACTORS, appointed('moderator', PLAN), appointed('civil_society_contact_point', PLAN)]) {
        const q = new Query(actor, null, { now: new Date(), timeZone: 'America/Mexico_City' });
        const condition = isProposalVisibleSql('t', q);
        for (const state of PROPOSAL_STATES) {
          for (const visibility of PROPOSAL_VISIBILITIES) {
            const { visible } = await ask(
              hiding,
              `with proposal as (select '${OTHER}'::uuid as id, ${authorAccountId ? `'${authorAccountId}'` : 'null'}::uuid as author_account_id)
               select ${condition} as visible from (select '${state}'::text as state, '${visibility}'::text as visibility,
                '${PLAN}'::uuid as plan_id, '${OTHER}'::uuid as id, now() as listed_at,
                ${authorAccountId ? `'${authorAccountId}'` : 'null'}::uuid as author_account_id, ${transcribed} as transcribed) t`,
              q.values,
            );
            const appeal = openAppeal(hiding, q.now, []);
            const facts = { state, visibility, planId: PLAN, authorAccountId, transcribed, appeal };
            // SQL has three truth values: unknown is not shown.
            expect([actor, facts, visible ?? false]).toEqual([actor, facts, isProposalVisible(facts, actor)]);
          }
        }
      }
    }
  });
  expect(PROPOSAL.visible).toBe(isProposalVisibleSql);
});
