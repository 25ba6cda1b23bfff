import { HOLD_FIRST } from '../domain/moderation.js';
import type { Alias, Query } from '../api/read/query.js';
import { isResponseOverdueSql, isProposalVisibleSql, isShownSql } from '../twins/proposal.sql.js';
import { type Actor, appointmentsOf, plansOf } from '../domain/actor.js';
import { VOICES } from '../domain/milestone.js';
import { CHECK_REPORT } from '../domain/milestone-report-check.js';
import { DRAFT_REPORT } from '../domain/milestone-report.js';
import { isWriterOf, mayBegin } from '../domain/commitment.js';
import { may } from '../domain/policy.js';
import { type ProposalFacts, RESPOND_TO_PROPOSAL, REVIEW, TRANSCRIBE } from '../domain/proposal.js';
import { AGREE_REBASELINE } from '../domain/rebaseline.js';
import { DECIDE_CONTEST, SAVE_TEMPLATE } from '../domain/response.js';
import { moderationDesks } from '../domain/hidden-text.js';
import { OPEN_WINDOW, PUBLISH_SYNTHESIS } from '../domain/window.js';
import { MODERATION_CASE, waitsForMe } from '../moderation/moderation.fields.js';
import type { ProposalFilter } from '../proposals/proposal.filters.js';
import { filterSql } from '../proposals/proposal.lists.js';
import { isDebtOverdueSql, mayRespondSql } from '../twins/debt.sql.js';
import { standingOfSql } from '../twins/milestone.sql.js';
import { isClosedSql } from '../twins/plan.sql.js';
import {
  isBelowVisibleMilestoneSql,
  isReportVisibleSql,
  mayCheckReportSql,
  reportStateSql,
} from '../twins/report.sql.js';
import { isAgreementAwaitedSql } from '../twins/rebaseline.sql.js';
import { isContestOverdueSql, isOwedTextOverdueSql, mayDecideContestSql } from '../twins/response.sql.js';
import { answerStandingSql, isTextOpenSql, mayDecideSuggestionSql } from '../twins/suggestion.sql.js';
import { dayOfPlan } from '../twins/time.js';
import { isWindowAheadSql, isWindowClosedSql } from '../twins/window.sql.js';
import type { PLAN_ACTIONS, TASK_KINDS } from './tasks.types.js';

const institutionsIn = (actor: Actor, planId: string) =>
  appointmentsOf(actor).flatMap((appointment) =>
    appointment.planId === planId ? (appointment.institutionId ?? []) : [],
  );

/** The facts of any proposal in the plan, to ask what a person may do with some proposal. */
const someProposal = (actor: Actor, planId: string): ProposalFacts => ({
  planId,
  authorId: null,
  transcribed: true,
  responsibleIds: institutionsIn(actor, planId),
});

/** The facts of any milestone in the plan, to ask with which voice a person may speak about each of them. */
const someMilestone = (planId: string, voice: string) => ({
  planId,
  commitmentId: '',
  voice,
  institutionId: null,
  reportingInstitutionIds: [],
  counterpartVacant: false,
  institutionKinds: {},
});

/** True when the rule allows it for one of the person's institutions in the plan, or for none. */
const forSome = (actor: Actor, planId: string, mayFor: (institutionId: string | null) => boolean): boolean =>
  [null, ...institutionsIn(actor, planId)].some(mayFor);

/** The commitments that the appointments of the person in the plan name; `null` for those that name none. */
const textsNamed = (actor: Actor, planId: string): (string | null)[] =>
  appointmentsOf(actor).flatMap((appointment) => (appointment.planId === planId ? [appointment.commitmentId] : []));

/** True when a person may do it in a plan; the policies are those that the mutations ask. */
export const IN_A_PLAN: Record<
  (typeof PLAN_ACTIONS)[number],
  (actor: Actor, planId: string, stage?: string) => boolean
> = {
  transcribe: (actor, planId, stage) =>
    (stage === undefined || stage === 'co_creation') && may(TRANSCRIBE, actor, someProposal(actor, planId)),
  review: (actor, planId) => may(REVIEW, actor, someProposal(actor, planId)),
  respond: (actor, planId) => may(RESPOND_TO_PROPOSAL, actor, someProposal(actor, planId)),
  open_window: (actor, planId, stage) =>
    may(OPEN_WINDOW, actor, stage === undefined ? { planId } : { planId, state: stage }),
  save_template: (actor, planId) =>
    forSome(actor, planId, (institutionId) => may(SAVE_TEMPLATE, actor, { planId, institutionId })),
  moderate: (actor, planId) => {
    const { moderates, decidesAppeals } = moderationDesks(actor);
    return [...moderates, ...decidesAppeals].includes(planId);
  },
  hold_first_comments: (actor, planId) => may(HOLD_FIRST, actor, { planId }),
  begin_commitment: (actor, planId, stage) => mayBegin({ planId, planStage: stage }, actor),
  check_reports: (actor, planId) =>
    [[], institutionsIn(actor, planId)].some((ownerInstitutionIds) =>
      may(CHECK_REPORT, actor, { planId, commitmentId: '', institutionId: null, ownerInstitutionIds, state: 'sent' }),
    ),
  write_texts: (actor, planId) =>
    textsNamed(actor, planId).some((commitmentId) => isWriterOf({ planId, commitmentId }, actor)),
};

interface Desk {
  plans(actor: Actor): string[];
  /** SQL of `select count, overdue` for the plan `s`. */
  counts(s: Alias, q: Query): string;
  /**
   * SQL of a further condition for showing the desk, about the plan `s` and its `count`. Without it, the desk is shown
   * also when it is empty.
   */
  shown?(s: Alias, count: string, q: Query): string;
}

const where = (allowed: (actor: Actor, planId: string) => boolean) => (actor: Actor) =>
  plansOf(actor).filter((planId) => allowed(actor, planId));

/** Counts with the filter of the list that the desk shows. */
const proposals = (filter: ProposalFilter) => (s: Alias, q: Query) =>
  `select count(*)::int, count(*) filter (where ${isResponseOverdueSql('p', q)})::int from proposal p
    where ${[`p.plan_id = ${s}.id`, ...filterSql('p', q, filter), isProposalVisibleSql('p', q)].join(' and ')}`;
const plain = (from: string) => (s: Alias) => `select count(*)::int, 0 from ${from} where w.plan_id = ${s}.id`;

/** All desks of a plan except those of single institutions. */
export const DESKS: Record<
  Exclude<(typeof TASK_KINDS)[number], 'appointment' | 'ownership' | 'report' | 'returned' | 'finding'>,
  Desk
> = {
  review: {
    plans: where(IN_A_PLAN.review),
    counts: proposals({ state: ['submitted'], awaitingResponse: true }),
  },
  respond: {
    plans: where(IN_A_PLAN.respond),
    // A proposal that waits for review belongs to the desk of review, and is not counted twice.
    counts: (s, q) =>
      `select count(*)::int, count(*) filter (where ${isDebtOverdueSql('a', 'p', q)})::int
         from response_assignment a join proposal p on p.id = a.proposal_id
        where a.plan_id = ${s}.id and p.state <> 'submitted' and ${[...mayRespondSql('a', q), isProposalVisibleSql('p', q)].join(' and ')}`,
  },
  contest: {
    // The desk belongs to people who could decide a contest about another institution's response that somebody else
    // gave.
    plans: where((actor, planId) =>
      may(DECIDE_CONTEST, actor, {
        planId,
        institutionId: null,
        answererId: null,
        authorId: null,
        citesSession: true,
      }),
    ),
    counts: (s, q) =>
      `select count(*)::int, count(*) filter (where ${isContestOverdueSql('c', dayOfPlan(s, q))})::int
         from response r join response_contest c on c.response_id = r.id and c.state = 'open' join proposal p on p.id = r.proposal_id
        where r.plan_id = ${s}.id and ${[...mayDecideContestSql('r', q), isProposalVisibleSql('p', q)].join(' and ')}`,
    shown: (_, count) => `${count} > 0`,
  },
  check: {
    plans: where(IN_A_PLAN.check_reports),
    counts: (s, q) =>
      `select count(*)::int, count(*) filter (where ${reportStateSql('r', q)} = 'not_checked')::int from milestone_report r
         join milestone m on m.id = r.milestone_id join commitment c on c.id = m.commitment_id
        where c.plan_id = ${s}.id and ${mayCheckReportSql('r', q)} and ${isReportVisibleSql('r', q)}`,
    shown: (_, count) => `${count} > 0`,
  },
  rebaseline: {
    plans: where((actor, planId) =>
      [[], institutionsIn(actor, planId)].some((leadInstitutionIds) =>
        may(AGREE_REBASELINE, actor, { planId, institutionId: null, leadInstitutionIds, agreedInstitutionIds: [] }),
      ),
    ),
    counts: (s, q) =>
      `select count(*)::int, 0 from ${q.table('rebaseline', true)} b
         join ${q.table('milestone', true)} m on m.id = b.milestone_id join ${q.table('commitment', true)} c on c.id = m.commitment_id
        where c.plan_id = ${s}.id and ${isAgreementAwaitedSql('b', q)} and ${isBelowVisibleMilestoneSql('b', q)}`,
    shown: (_, count) => `${count} > 0`,
  },
  voice: {
    // People who speak about one commitment find it among their roles; this desk is about all milestones of the plan.
    plans: where((actor, planId) =>
      VOICES.some((voice) => voice !== 'owner' && may(DRAFT_REPORT, actor, someMilestone(planId, voice))),
    ),
    counts: (s, q) =>
      `select count(*)::int, 0 from ${q.table('milestone', true)} m join ${q.table('commitment', true)} c on c.id = m.commitment_id
        where c.plan_id = ${s}.id and ${standingOfSql('m', q)} = 'said_by_owner'`,
    shown: (_, count) => `${count} > 0`,
  },
  suggestion: {
    plans: where(IN_A_PLAN.write_texts),
    counts: (s, q) =>
      `select count(*)::int, count(*) filter (where ${answerStandingSql('g', q)} = 'overdue')::int from ${q.table('suggestion', true)} g
        where g.plan_id = ${s}.id and ${mayDecideSuggestionSql('g', q)} and ${isShownSql('g', q, 'suggestion')}`,
    // The way to the desk stays while a text of the plan is written, also for people who write and do not decide.
    shown: (s, count, q) =>
      `(${count} > 0 or exists (select from ${q.table('commitment', true)} w where w.plan_id = ${s}.id and ${isTextOpenSql('w')}))`,
  },
  owed_text: {
    plans: where(IN_A_PLAN.begin_commitment),
    counts: (s, q) =>
      `select count(*)::int, count(*) filter (where ${isOwedTextOverdueSql('p', q, dayOfPlan(s, q))})::int from ${q.table('proposal', true)} p
        where ${[`p.plan_id = ${s}.id`, ...filterSql('p', q, { owedText: true }), isProposalVisibleSql('p', q)].join(' and ')}`,
    shown: (_, count) => `${count} > 0`,
  },
  moderation: {
    plans: where(IN_A_PLAN.moderate),
    counts: (s, q) =>
      `select count(*)::int, 0 from ${MODERATION_CASE.source(q)} w
        where w.plan_id = ${s}.id and ${MODERATION_CASE.visible('w', q)} and ${waitsForMe('w', q)}`,
    // People who only decide appeals see the desk only while there are some.
    shown: (s, count, q) => `(${count} > 0 or ${s}.id = any(${q.p(moderationDesks(q.actor).moderates, 'uuid[]')}))`,
  },
  synthesis: {
    plans: where((actor, planId) => may(PUBLISH_SYNTHESIS, actor, { planId })),
    counts: (s, q) =>
      `${plain('plan_window w')(s)} and ${isWindowClosedSql('w', q)}
         and not exists (select from synthesis y where y.window_id = w.id)`,
    // A plan that is over needs no synthesis any more.
    shown: (s, count) => `(${count} > 0 and not ${isClosedSql(s)})`,
  },
  transcript: {
    plans: where(IN_A_PLAN.transcribe),
    counts: proposals({ state: ['draft'], transcribed: true }),
    shown: (s) => `${s}.stage = 'co_creation'`,
  },
  window: {
    plans: where(IN_A_PLAN.open_window),
    counts: (s, q) => `${plain('plan_window w')(s)} and ${isWindowAheadSql('w', q)}`,
  },
  template: { plans: where(IN_A_PLAN.save_template), counts: plain('response_template w') },
};
