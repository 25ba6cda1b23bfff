import { type Actor, OPERATOR, ROLES, VISITOR } from '../../src/domain/actor.js';
import { EVIDENCE_FILE_KINDS } from '../../src/domain/evidence.js';
import { isOver } from '../../src/domain/appointment.js';
import {
  dueOn,
  isDisputed,
  lateness,
  type ReportFacts,
  standingOf,
  statusOf,
  VOICES,
} from '../../src/domain/milestone.js';
import { CHECK_REPORT } from '../../src/domain/milestone-report-check.js';
import {
  isFollowed,
  isReported,
  reportsOn,
  reportStateOn,
  STORED_REPORT_STATES,
} from '../../src/domain/milestone-report.js';
import { commentStateAt, isPlanDiscussed } from '../../src/domain/comment.js';
import { COMMITMENT_STATES, isWriterOf, STORED_COMMITMENT_STATES } from '../../src/domain/commitment.js';
import { DECIDE_APPEAL, hasTie } from '../../src/domain/moderation.js';
import { appealStateAt, type HidingFacts, isHiddenStill, visibilityAt } from '../../src/domain/hiding.js';
import { isNamed, isOwner, OWNER_ROLES, OWNER_STATES, ANSWER_INVITATION } from '../../src/domain/ownership.js';
import { isClosed, PLAN_STAGES, windowState } from '../../src/domain/plan.js';
import { may } from '../../src/domain/policy.js';
import { isAgreementAwaited, missingLeads, REBASELINE_STATES } from '../../src/domain/rebaseline.js';
import { isPromised } from '../../src/domain/commitment-values.js';
import {
  type CalendarFacts,
  endOfPeriod,
  numberToReport,
  reportDueState,
  reportingPeriods,
  startOfPeriod,
} from '../../src/domain/reporting-calendar.js';
import { type DutyFacts, isOwedFor, isSentFor } from '../../src/domain/reporting-duty.js';
import { countedAs, groupOf } from '../../src/domain/progress.js';
import { cameLate, isDebtOverdue, isResponseOverdue, isUnassigned, respondBy } from '../../src/domain/debt.js';
import { OWED, RESPOND_TO_PROPOSAL, PROPOSAL_VISIBILITIES } from '../../src/domain/proposal.js';
import { isRecorded, RECORD_STATES } from '../../src/domain/indicator.js';
import { isMeant } from '../../src/domain/reference.js';
import { CONTEST_STATES, DECIDE_CONTEST, isContestOverdue, isTextInPlan, owedText } from '../../src/domain/response.js';
import { isInTexts } from '../../src/domain/text-provenance.js';
import { DECLINE_SUGGESTION, SUGGESTION_STATES, textState } from '../../src/domain/suggestion.js';
import { answeringInstitution, answerStanding } from '../../src/domain/suggestion-answer.js';
import {
  areDraftsShown,
  isAssessmentVisible,
  isOutOfDraft,
  isIndicatorVisible,
  isEvidenceFileReadable,
  isEvidenceVisible,
  isCommentTextVisible,
  isCommitmentVisible,
  isPlanTextVisible,
  isTextVisible,
  isHidingPublic,
  isProposalVisible,
  isReportVisible,
  isSuggestionHidingTold,
  isSuggestionVisible,
} from '../../src/domain/visibility.js';
import type { Spans } from '../../src/domain/draft-text.js';
import { dayIn } from '../../src/kernel/clock.js';
import { hasTieSql, isAppealOpenSql, mayDecideAppealSql } from '../../src/twins/appeal.sql.js';
import { hasLiaisonSql, isCurrentOnSql } from '../../src/twins/appointment.sql.js';
import {
  isFindingAnswerOverdue as isAnswerOverdue,
  isFindingAnswerOwed,
  type OwedFacts,
} from '../../src/domain/evaluation.js';
import { isFindingAnswerOverdueSql, isFindingAnswerOwedSql } from '../../src/twins/evaluation.sql.js';
import { isBelowVisibleIndicatorSql, isIndicatorVisibleSql } from '../../src/twins/indicator.sql.js';
import { isOutOfDraftSql } from '../../src/twins/draft.sql.js';
import { isRecordedSql } from '../../src/twins/record.sql.js';
import { isNamedSql, isOwnerSql } from '../../src/twins/owner.sql.js';
import { isAssessmentVisibleSql } from '../../src/twins/assessment.sql.js';
import {
  commentsBesideSql,
  isHeldStillSql,
  isPlanDiscussedSql,
  isReadableSql,
  readableSinceSql,
} from '../../src/twins/comment.sql.js';
import {
  areDraftsShownSql,
  isBelowVisibleCommitmentSql,
  isInvitationOpenSql,
  isPromisedSql,
  isPlanTextVisibleSql,
  isTextVisibleSql,
  isWriterOfSql,
} from '../../src/twins/commitment.sql.js';
import { isAgreementAwaitedSql, isLeadMissingSql } from '../../src/twins/rebaseline.sql.js';
import { cameLateSql, isDebtOverdueSql, isUnassignedSql, mayRespondSql } from '../../src/twins/debt.sql.js';
import { isHidingLapsedSql } from '../../src/twins/hiding.sql.js';
import {
  countedAsSql,
  dueOnSql,
  groupBesideSql,
  groupOfSql,
  isDisputedSql,
  isLateSql,
  isLateStillSql,
  standingOfSql,
  statusOfSql,
} from '../../src/twins/milestone.sql.js';
import {
  isDayPastSql,
  isHiddenSql,
  isHidingPublicSql,
  isMeantSql,
  isResponseOverdueSql,
  isShownSql,
  isWaitingSql,
  respondBySql,
} from '../../src/twins/proposal.sql.js';
import {
  isBelowVisibleEvidenceSql,
  isEvidenceFileReadableSql,
  isEvidenceVisibleSql,
} from '../../src/twins/evidence.sql.js';
import {
  isBelowVisibleMilestoneSql,
  isBelowVisibleReportSql,
  isFollowedSql,
  isReportedSql,
  isReportVisibleSql,
  mayCheckReportSql,
  reportsOnSql,
  reportStateSql,
} from '../../src/twins/report.sql.js';
import {
  endOfPeriodSql,
  isOwedForSql,
  isPeriodDueSql,
  isPeriodOverdueSql,
  isSentForSql,
  numberToReportSql,
  startOfPeriodSql,
} from '../../src/twins/reporting.sql.js';
import {
  isContestOverdueSql,
  isOwedTextOverdueSql,
  isResponseVisibleSql,
  isTextInPlanSql,
  mayDecideContestSql,
  owesTextSql,
} from '../../src/twins/response.sql.js';
import {
  answeringInstitutionSql,
  answerStandingSql,
  isSuggestionHidingToldSql,
  isSuggestionVisibleSql,
  isTextOpenSql,
  mayDecideSuggestionSql,
} from '../../src/twins/suggestion.sql.js';
import { isClosedSql } from '../../src/twins/plan.sql.js';
import { instantNow, today } from '../../src/twins/time.js';
import { isWindowAheadSql, isWindowClosedSql, isWindowOpenSql } from '../../src/twins/window.sql.js';
import { isInTextsSql } from '../../src/twins/words.sql.js';
import {
  ALWAYS,
  appointed,
  type Case,
  CHANGED,
  type At,
  ME,
  mixes,
  NOW,
  type Parity,
  type Row,
  uuid,
} from '../support/parity.js';

const ZONE = 'America/Mexico_City';
const HOUR = 3_600_000;
const before = (hours: number, at = NOW) => new Date(at.getTime() - hours * HOUR);
const [PLAN, OTHER, INSTITUTION, SOMEBODY] = [uuid(), uuid(), uuid(), uuid()];
const [TEXT, OTHER_TEXT] = [uuid(), uuid()];
/** A drafter whose appointment names one commitment. */
const drafterOf = (commitmentId: string): Actor => {
  const actor = appointed('drafter', PLAN);
  return actor.kind === 'person'
    ? { ...actor, appointments: actor.appointments.map((one) => ({ ...one, commitmentId })) }
    : actor;
};
const plans = {
  plan: [PLAN, OTHER].map((id) => ({
    id,
    slug: id === PLAN ? 'joint' : 'other',
    time_zone: ZONE,
  })),
};
/** The rows of each table once, with the first case. */
const with_ = (cases: Case[], beside: Record<string, Row[]>): Case[] =>
  cases.map((one, n) => (n === 0 ? { ...one, beside: { ...beside, ...one.beside } } : one));

/** Milestones with reports of every voice and level; before April the owner's report was not checked yet. */
const judged = (rule: (reports: ReportFacts[]) => unknown): Case[] =>
  mixes({
    claim: [null, 'not_started', 'limited', 'complete'],
    evidence: [0, 1],
    other: [undefined, null, 'not_started', 'substantial', 'complete'],
    later: [undefined, 'limited'],
  }).map(({ claim, evidence, other, later }) => {
    const [id, owners] = [uuid(), uuid()];
    const report = (position: number, of: string, status: string | null, state = 'published') => ({
      voice: of,
      state,
      status,
      position,
    });
    const others = [
      ...(other === undefined ? [] : [report(0, 'monitoring_body', other)]),
      ...(later === undefined ? [] : [report(2, 'counterpart', later)]),
      report(3, 'owner', 'complete', 'sent'),
      report(4, 'monitoring_body', 'not_started', 'draft'),
    ];
    const owner = report(1, 'owner', claim, 'checked');
    return {
      row: { id },
      beside: {
        milestone_report: [
          { id: owners, milestone_id: id, ...owner, valid_from: CHANGED },
          { id: owners, milestone_id: id, ...owner, state: 'sent', valid_from: ALWAYS, valid_to: CHANGED },
          ...others.map((one) => ({ id: uuid(), milestone_id: id, ...one })),
        ],
        evidence: evidence > 0 ? [{ id: uuid(), report_id: owners }] : [],
      },
      verdict: ({ past }) =>
        rule(
          [past ? { ...owner, state: 'sent' } : owner, ...others].map((one) => ({
            ...one,
            evidence: one.position === 1 ? evidence : 0,
          })),
        ) ?? false,
    };
  });

/** Milestones that were due, and came, yesterday, today, tomorrow or on no day on record. */
const dated = (
  rule: (
    facts: { plannedEndOn: string | null; currentEndOn: string | null; actualEndOn: string | null },
    today: string,
  ) => unknown,
): Case[] =>
  mixes({
    plannedEndOn: [null, '2026-06-14', '2026-06-15', '2026-06-16'],
    currentEndOn: [null, '2026-06-14', '2026-06-15', '2026-06-16'],
    actualEndOn: [null, '2026-06-15'],
  }).map((facts) => {
    const commitment = uuid();
    return {
      row: {
        commitment_id: commitment,
        planned_end_on: facts.plannedEndOn,
        current_end_on: facts.currentEndOn,
        actual_end_on: facts.actualEndOn,
      },
      beside: { commitment: [{ id: commitment, plan_id: PLAN, state: 'adopted' }] },
      verdict: ({ now }) => rule(facts, dayIn(ZONE, now)) ?? false,
    };
  });

/** An appeal that is upheld lifts the decision, which then hides nothing. */
const HIDINGS: (HidingFacts & { decidedAt: Date })[] = mixes({
  rule: ['insult', 'personal_data'],
  appeal: [null, ...mixes({ appealedAt: [before(15 * 24), before(15 * 24 - 1)], outcome: [null, 'rejected'] })],
}).map((hiding) => ({ ...hiding, decidedAt: before(999) }));

/** The decision that hides a thing, as rows. */
function hidden(subject: string, type: string, { rule, appeal }: HidingFacts, more: Row = {}): Record<string, Row[]> {
  const id = uuid();
  return {
    moderation_decision: [
      {
        id,
        subject_id: subject,
        subject_type: type,
        rule,
        plan_id: PLAN,
        moderator_account_id: SOMEBODY,
        decided_at: before(999),
        ...more,
      },
    ],
    moderation_appeal: appeal ? [{ decision_id: id, appealed_at: appeal.appealedAt, outcome: appeal.outcome }] : [],
  };
}

/** Things with every visibility: held around the hour of their release, hidden with every kind of appeal. */
const moderated = (
  type: 'comment' | 'proposal' | 'suggestion' | 'evidence',
  judge: (facts: { visibility: string; since: Date; hiding: HidingFacts | null }) => Case,
): Case[] =>
  [
    ...mixes({ visibility: PROPOSAL_VISIBILITIES, since: [before(71), before(72), before(73)] })
      .filter(({ visibility }) => visibility !== 'hidden')
      .map((facts) => ({ ...facts, hiding: null })),
    ...[null, ...HIDINGS].map((hiding) => ({ visibility: 'hidden', since: before(999), hiding })),
  ].map((facts) => {
    const one = judge(facts);
    const id = uuid();
    return {
      ...one,
      row: { id, ...one.row },
      beside: { ...(facts.hiding ? hidden(id, type, facts.hiding) : {}), ...one.beside },
    };
  });

const comments = (verdict: (state: string) => unknown) =>
  moderated('comment', (facts) => ({
    row: { state: facts.visibility, created_at: facts.since },
    verdict: ({ now }) =>
      verdict(commentStateAt({ state: facts.visibility, createdAt: facts.since, hiding: facts.hiding }, now)),
  }));

const DAYS = [null, '2026-06-14', '2026-06-15', '2026-06-16', '2026-02-28', '2026-03-01'] as const;
const STATES = ['draft', 'submitted', 'under_review', 'accepted', 'merged'];
type Judged = { state: string; respondBy: string | null; rests: boolean };

/** Proposals that were visible or not, then and now, with each day and state. */
const proposals = (verdict: (facts: Judged, day: string) => unknown): Case[] => {
  const live = moderated('proposal', (facts) => ({
    row: {
      plan_id: PLAN,
      state: 'submitted',
      respond_by: '2026-06-14',
      visibility: facts.visibility,
      listed_at: facts.since,
    },
    verdict: ({ now, past }) =>
      verdict(
        {
          state: 'submitted',
          respondBy: '2026-06-14',
          rests: past ? facts.visibility !== 'visible' : visibilityAt(facts, now) !== 'visible',
        },
        dayIn(ZONE, now),
      ),
  }));
  const days = mixes({
    state: STATES,
    day: DAYS,
    wasState: ['submitted', 'accepted'],
    was: ['visible', 'held', 'hidden'],
    is: ['visible', 'held'],
  });
  return with_(
    [
      ...live,
      ...days.map(({ state, day, wasState, was, is }): Case => ({
        row: { plan_id: PLAN, state, respond_by: day, visibility: is, listed_at: before(1) },
        // The column that the database computes is left as it was.
        was: { state: wasState, waiting: wasState === 'submitted' ? 0 : 1, visibility: was },
        // A read of the past shows what was visible then and has been neither held nor hidden since.
        verdict: ({ now, past }) =>
          verdict(
            past
              ? { state: wasState, respondBy: day, rests: was !== 'visible' || is !== 'visible' }
              : { state, respondBy: day, rests: is !== 'visible' },
            dayIn(ZONE, now),
          ),
      })),
    ],
    plans,
  );
};
/** Suggestions that were visible or not, then and now, in each state, before, on and after their day. */
const suggestions = (verdict: (facts: Judged & { answeredOn: string | null }, day: string) => unknown): Case[] =>
  with_(
    [
      ...moderated('suggestion', (facts) => ({
        row: {
          plan_id: PLAN,
          commitment_id: uuid(),
          state: 'pending',
          respond_by: '2026-06-14',
          visibility: facts.visibility,
          listed_at: facts.since,
        },
        verdict: ({ now, past }) =>
          verdict(
            {
              state: 'pending',
              respondBy: '2026-06-14',
              answeredOn: null,
              rests: past ? facts.visibility !== 'visible' : visibilityAt(facts, now) !== 'visible',
            },
            dayIn(ZONE, now),
          ),
      })),
      ...mixes({
        state: SUGGESTION_STATES,
        day: DAYS,
        wasState: ['pending', 'declined'],
        was: PROPOSAL_VISIBILITIES,
      }).map(({ state, day, wasState, was }): Case => {
        const decided = new Date('2026-06-15T05:59:59.999Z');
        return {
          row: {
            plan_id: PLAN,
            commitment_id: uuid(),
            state,
            respond_by: day,
            decided_at: decided,
            visibility: 'visible',
          },
          was: { state: wasState, visibility: was },
          verdict: ({ now, past }) =>
            verdict(
              {
                state: past ? wasState : state,
                respondBy: day,
                answeredOn: dayIn(ZONE, decided),
                rests: past && was !== 'visible',
              },
              dayIn(ZONE, now),
            ),
        };
      }),
    ],
    plans,
  );
const isDue = ({ state, rests }: Judged) => !rests && (OWED as readonly string[]).includes(state);

const SURE: Actor[] = [
  VISITOR,
  OPERATOR,
  appointed('moderator', PLAN),
  appointed('moderator', PLAN, INSTITUTION),
  appointed('moderator', PLAN, null, false),
  appointed('moderator', OTHER),
  appointed('secretariat', PLAN),
  appointed('civil_society_contact_point', PLAN, INSTITUTION),
  appointed('secretariat', OTHER),
];
/** Decisions on comments with and without a tie through author or institution, with and without other moderators. */
const decisions = (
  verdict: (
    facts: { authorId: string; hiddenBy: string; concerned: string[]; otherModerators: number; planId: string },
    actor: Actor,
  ) => unknown,
): Case[] =>
  mixes({ authorId: [ME, SOMEBODY], hiddenBy: [ME, uuid()], institution: [null, INSTITUTION], others: [0, 1] }).map(
    ({ authorId, hiddenBy, institution, others }) => {
      const [comment, planId] = [uuid(), others ? PLAN : OTHER];
      return {
        row: {
          subject_type: 'comment',
          subject_id: comment,
          plan_id: planId,
          moderator_account_id: hiddenBy,
          rule: 'insult',
        },
        beside: {
          comment: [{ id: comment, author_account_id: authorId, institution_id: institution }],
        },
        verdict: ({ actor }) =>
          verdict(
            { authorId, hiddenBy, concerned: institution ? [institution] : [], otherModerators: others, planId },
            actor,
          ),
      };
    },
  );
const isSure = (actor: Actor) => actor.kind === 'person' && actor.secondFactor;

const liaisons = (institutionId: string, planId: string): Row => ({
  id: uuid(),
  account_id: SOMEBODY,
  role: 'institution_liaison',
  institution_id: institutionId,
  plan_id: planId,
  from_on: '2026-01-01',
});
const ANSWERING: Actor[] = [
  VISITOR,
  appointed('secretariat', PLAN),
  appointed('secretariat', OTHER),
  appointed('institution_liaison', PLAN, INSTITUTION),
  appointed('institution_liaison', PLAN, uuid()),
  appointed('institution_liaison', OTHER, INSTITUTION),
];

const windows = (verdict: (state: string) => unknown): Case[] =>
  [before(1), before(0), before(-1)].map((closesAt) => ({
    row: { plan_id: uuid(), opens_at: before(2000 * 24), closes_at: closesAt },
    verdict: ({ now }) => verdict(windowState({ opensAt: before(2000 * 24), closesAt }, now)),
  }));

const terms = mixes({
  from_on: ['2026-06-14', '2026-06-15', '2026-06-16'],
  until_on: [null, '2026-06-14', '2026-06-15', '2026-06-16'],
  ended_at: [null, before(1)],
});
const isCurrent = ({ from_on, until_on, ended_at }: (typeof terms)[number]) =>
  from_on <= '2026-06-15' && !isOver({ untilOn: until_on, endedAtOnce: ended_at !== null }, '2026-06-15');

const REFERENCES = ['JOINT-P-5', 'JOINT-P-50', 'OTHER-P-5', 'OTHER-P-05'];
const TYPED = ['5', 'p-5', ' joint-p-5 ', 'OTHER-P-5', '50', 'p-', 'x'];

/** The text of a plan in each of its stages, and of some of them once drafting has opened. */
const TEXTS_OF_PLANS = mixes({ planStage: PLAN_STAGES, isOpen: [true, false] }).map(({ planStage, isOpen }) => {
  const planId = uuid();
  const opensAt = isOpen ? ALWAYS : '2027-01-01T00:00:00Z';
  return {
    row: { plan_id: planId, commitment_id: null },
    beside: {
      plan: [{ id: planId, stage: planStage, drafts_public: true }],
      plan_window: [{ id: uuid(), plan_id: planId, kind: 'drafting', opens_at: opensAt }],
    },
    facts: { planId, planStage, draftsShown: isOpen },
  };
});
const READERS_OF_TEXTS = [
  VISITOR,
  OPERATOR,
  appointed('administrator', PLAN),
  ...[PLAN, ...TEXTS_OF_PLANS.map(({ facts }) => facts.planId)].map((id) => appointed('drafter', id)),
];

/** Every twin, with generated facts and the rule that judges them. */
const READERS_OF_DRAFTS = [
  VISITOR,
  OPERATOR,
  appointed('secretariat', PLAN),
  appointed('secretariat', OTHER),
  appointed('administrator', PLAN),
];

const READERS_OF_REPORTS = [
  ...READERS_OF_DRAFTS,
  appointed('institution_liaison', PLAN, INSTITUTION),
  appointed('institution_liaison', OTHER, INSTITUTION),
  appointed('counterpart', PLAN),
  appointed('forum_member', PLAN, INSTITUTION),
  appointed('monitoring_body', PLAN, INSTITUTION),
];

/** Findings with and without an addressee, an answer and a day, of evaluations that stand and that were taken back. */
const findings = (judge: (facts: OwedFacts, on: string) => boolean): Case[] =>
  mixes({
    addresseeId: [null, INSTITUTION],
    answerBy: [null, '2020-01-01', '2099-01-01', dayIn(ZONE, NOW)],
    isAnswered: [true, false],
    state: ['recorded', 'taken_back'],
  }).map((facts) => {
    const evaluation = { id: uuid(), state: facts.state };
    return {
      row: {
        evaluation_id: evaluation.id,
        addressee_id: facts.addresseeId,
        answer_by: facts.answerBy,
        answer: facts.isAnswered ? { original: 'es', es: { text: 'Sí' } } : null,
      },
      beside: { evaluation: [evaluation] },
      verdict: ({ now }) => judge(facts, dayIn(ZONE, now)),
    };
  });

/** Indicators of a programme, and of commitments and milestones in each state of the commitment. */
const INDICATORS = [null, ...COMMITMENT_STATES].flatMap((state) =>
  (state === null ? ['programme'] : ['commitment', 'milestone']).map((measures) => {
    const [commitment, milestone] = [uuid(), uuid()];
    const of = (one: string, id: string) => (one === measures ? id : null);
    return {
      row: {
        programme_id: of('programme', uuid()),
        commitment_id: of('commitment', commitment),
        milestone_id: of('milestone', milestone),
      },
      beside: {
        commitment: state === null ? [] : [{ id: commitment, plan_id: PLAN, state }],
        milestone: measures === 'milestone' ? [{ id: milestone, commitment_id: commitment }] : [],
      },
      verdict: ({ actor }: { actor: Actor }) =>
        isIndicatorVisible({ commitment: state && { state, planId: PLAN, draftsShown: false } }, actor),
    };
  }),
);

/** Reports of each voice, in each state, below commitments in each state. */
const reports = (
  placed: (of: {
    milestone: { id: string; commitment_id: string };
    report: { state: string; voice: string; institution_id: string | null };
    of: Row;
    verdict: Case['verdict'];
  }) => Case,
): Case[] =>
  mixes({
    state: ['draft', 'sent', 'checked'],
    voice: VOICES,
    institution_id: [null, INSTITUTION],
    commitment: ['draft', 'adopted'],
  }).map(({ commitment, ...report }) => {
    const of = { id: uuid(), plan_id: PLAN, state: commitment };
    const facts = { ...report, institutionId: report.institution_id };
    return placed({
      milestone: { id: uuid(), commitment_id: of.id },
      report,
      of,
      verdict: ({ actor }) =>
        isReportVisible({ ...facts, commitment: { state: commitment, planId: PLAN, draftsShown: false } }, actor),
    });
  });

/** Plans with a calendar of reports; the number of the period stands in a column that the rule does not read. */
const calendars = (verdict: (facts: CalendarFacts, number: number, today_: string) => unknown): Case[] =>
  mixes({
    startOn: [null, '2025-06-15', '2025-10-31', '2027-01-01'],
    endOn: [null, '2026-06-14', '2026-06-15', '2028-02-29'],
    reportingMonths: [1, 4],
    number: [0, 1, 5],
  }).map(({ startOn, endOn, reportingMonths, number }) => ({
    row: {
      time_zone: ZONE,
      start_on: startOn,
      end_on: endOn,
      reporting_months: reportingMonths,
      reporting_days: 15,
      checking_days: number,
    },
    verdict: ({ now }) =>
      verdict({ startOn, endOn, reportingMonths, reportingDays: 15 }, number, dayIn(ZONE, now)) ?? false,
  }));

/** How missing reports of the period with this number stand. */
const missingReport = (facts: CalendarFacts, number: number, day: string) => {
  const period = reportingPeriods(facts).find((one) => one.number === number);
  return period && reportDueState(period, null, day);
};

/** Debts of a proposal that moderation does not hide, owed, given and released around their day. */
const debtsAround = (
  verdict: (debt: { state: string; respondedOn: string | null; respondBy: string | null; rests: false }) => boolean,
): Case[] =>
  with_(
    mixes({
      state: ['owed', 'responded', 'released'],
      respondedOn: [null, '2026-06-13', '2026-06-14', '2026-06-15'],
      respondBy: [null, '2026-06-13', '2026-06-14', '2026-06-15'],
    }).map((facts) => {
      const proposal = uuid();
      return {
        row: {
          proposal_id: proposal,
          jurisdiction_id: uuid(),
          plan_id: PLAN,
          state: facts.state,
          responded_on: facts.respondedOn,
        },
        beside: { proposal: [{ id: proposal, plan_id: PLAN, state: 'submitted', respond_by: facts.respondBy }] },
        verdict: () => verdict({ ...facts, rests: false }),
      };
    }),
    plans,
  );
/** The condition about the proposal `p` of the debt `t`. */
const ofItsProposal =
  (condition: (t: string, q: Parameters<Parity['sql']>[1]) => string): Parity['sql'] =>
  (t, q) =>
    `exists (select from ${q.table('proposal', true)} p where p.id = ${t}.proposal_id and ${condition(t, q)})`;

/** Milestones with a report of an institution, or of another one. */
const duties = (verdict: (facts: DutyFacts, asked: string | null) => boolean): Case[] =>
  mixes({
    asked: ['2026-05-01', null],
    actualEndOn: [null, '2026-04-30', '2026-05-01'],
    state: [null, 'draft', 'sent', 'returned', 'checked'],
    voice: ['owner', 'counterpart'],
    institution: [INSTITUTION, SOMEBODY],
    startOn: [null, '2026-05-01'],
  }).map(({ asked, actualEndOn, state, voice, institution, startOn }) => {
    const id = uuid();
    const report = { milestone_id: id, voice, state, institution_id: institution, period_start_on: startOn };
    const isTheirs = state !== null && state !== 'draft' && voice === 'owner' && institution === INSTITUTION;
    return {
      row: { id, commitment_id: uuid(), planned_start_on: asked, actual_end_on: actualEndOn },
      beside: { milestone_report: state ? [{ id: uuid(), position: 1, ...report }] : [] },
      verdict: () => verdict({ actualEndOn, sent: isTheirs ? [{ periodStartOn: startOn, sentOn: null }] : [] }, asked),
    };
  });

/** Milestones of each group, by the day on which they ended and the day on which their plan was submitted. */
const grouped = () =>
  mixes({
    origin: [null, 'co_created', 'proactive'],
    actualEndOn: [null, '2026-03-09', '2026-03-10', '2026-03-11'],
    submittedOn: [null, '2026-03-10'],
  }).map(({ origin, actualEndOn, submittedOn }) => {
    const [commitment, plan] = [uuid(), uuid()];
    return {
      row: { commitment_id: commitment, actual_end_on: actualEndOn },
      beside: {
        plan: [{ id: plan, submitted_on: submittedOn }],
        commitment: [{ id: commitment, plan_id: plan, state: 'adopted', origin }],
      },
      verdict: () => groupOf({ reports: [], origin: origin ?? '', actualEndOn, submittedOn }),
    };
  });

export const PARITIES: Record<string, Parity> = {
  isCurrentOnSql: {
    table: 'appointment',
    sql: (t, q) => isCurrentOnSql(t, today(q)),
    cases: terms.map((term) => ({ row: { ...term, role: 'auditor' }, verdict: () => isCurrent(term) })),
  },
  hasLiaisonSql: {
    table: 'institution',
    sql: (t, q) => hasLiaisonSql(`${t}.id`, q.p(PLAN, 'uuid'), today(q)),
    cases: mixes({ role: ['institution_liaison', 'forum_member'], plan: [PLAN, OTHER], term: terms }).map(
      ({ role, plan, term }) => {
        const id = uuid();
        return {
          row: { id },
          beside: { appointment: [{ ...term, role, plan_id: plan, institution_id: id }] },
          verdict: () => role === 'institution_liaison' && plan === PLAN && isCurrent(term),
        };
      },
    ),
  },
  isHeldStillSql: { table: 'comment', sql: isHeldStillSql, cases: comments((state) => state === 'held') },
  isPlanDiscussedSql: {
    table: 'plan',
    sql: (t, q) => isPlanDiscussedSql(t, instantNow(q)),
    cases: mixes({
      stage: ['preparation', 'submitted', 'closed', 'discontinued'],
      endOn: [null, '2026-03-16', '2026-03-17', '2026-03-18', '2026-06-15', '2027-01-01'],
      zone: [ZONE, 'Pacific/Kiritimati'],
    }).map(({ stage, endOn, zone }) => ({
      row: { stage, end_on: endOn, time_zone: zone },
      verdict: ({ now }) => isPlanDiscussed({ planStage: stage, planEndOn: endOn }, dayIn(zone, now)),
    })),
  },
  isClosedSql: {
    table: 'plan',
    sql: isClosedSql,
    cases: PLAN_STAGES.map((stage) => ({ row: { stage }, verdict: () => isClosed(stage) })),
  },
  isReadableSql: { table: 'comment', sql: isReadableSql, cases: comments((state) => state === 'visible') },
  isHidingLapsedSql: {
    table: 'comment',
    sql: isHidingLapsedSql,
    cases: moderated('comment', ({ visibility, hiding }) => ({
      row: { state: visibility },
      verdict: ({ now }) => hiding !== null && !isHiddenStill(hiding, now),
    })),
  },
  readableSinceSql: {
    table: 'comment',
    sql: (t, q) => `${readableSinceSql(t)} <= ${q.p(q.now, 'timestamptz')}`,
    cases: moderated('comment', ({ visibility, since }) => ({
      row: { state: visibility === 'hidden' ? 'visible' : visibility, created_at: since },
      verdict: ({ now }) =>
        visibility === 'hidden' ||
        commentStateAt({ state: visibility, createdAt: since, hiding: null }, now) === 'visible',
    })),
  },
  commentsBesideSql: {
    table: 'commitment',
    sql: (t, q) => commentsBesideSql(`subject_id = ${t}.id`, q, false),
    actors: [VISITOR, appointed('moderator', PLAN), appointed('moderator', OTHER), { ...appointed('drafter', PLAN) }],
    cases: moderated('comment', ({ visibility, since, hiding }) => {
      const [id, comment] = [uuid(), uuid()];
      const facts = { state: visibility, planId: PLAN, authorId: ME, createdAt: since, replied: false, hiding };
      return {
        row: { id },
        beside: {
          comment: [
            {
              id: comment,
              subject_id: id,
              plan_id: PLAN,
              author_account_id: ME,
              state: visibility,
              created_at: since,
            },
          ],
          ...(hiding ? hidden(comment, 'comment', hiding) : {}),
        },
        // The tally counts visible and held comments.
        verdict: ({ actor, now }) => Number(isCommentTextVisible(facts, actor, now)) - Number(visibility !== 'hidden'),
      };
    }),
  },
  isBelowVisibleCommitmentSql: {
    table: 'milestone',
    sql: isBelowVisibleCommitmentSql,
    past: true,
    actors: READERS_OF_DRAFTS,
    cases: COMMITMENT_STATES.map((state) => {
      const commitment = uuid();
      return {
        row: { commitment_id: commitment },
        beside: { commitment: [{ id: commitment, plan_id: PLAN, state }] },
        verdict: ({ actor }) => isCommitmentVisible({ state, planId: PLAN, draftsShown: false }, actor),
      };
    }),
  },
  isPlanTextVisibleSql: {
    table: 'clause',
    sql: (t, q) => isPlanTextVisibleSql(`${t}.plan_id`, q),
    past: true,
    actors: READERS_OF_TEXTS,
    cases: TEXTS_OF_PLANS.map(({ row, beside, facts }) => ({
      row,
      beside,
      verdict: ({ actor }) => isPlanTextVisible(facts, actor),
    })),
  },
  isTextVisibleSql: {
    table: 'clause',
    sql: isTextVisibleSql,
    past: true,
    actors: READERS_OF_TEXTS,
    cases: [
      ...TEXTS_OF_PLANS.map(({ row, beside, facts }) => ({
        row,
        beside,
        verdict: ({ actor }: At) => isTextVisible({ planText: facts }, actor),
      })),
      ...COMMITMENT_STATES.map((state) => {
        const commitment = uuid();
        return {
          row: { commitment_id: commitment, plan_id: PLAN },
          beside: { commitment: [{ id: commitment, plan_id: PLAN, state }] },
          verdict: ({ actor }: At) => isTextVisible({ commitment: { state, planId: PLAN, draftsShown: false } }, actor),
        };
      }),
    ],
  },
  isSuggestionVisibleSql: {
    table: 'suggestion',
    sql: isSuggestionVisibleSql,
    actors: [...SURE, appointed('administrator', PLAN)],
    cases: mixes({ author: [ME, SOMEBODY], state: ['draft', 'in_consultation'] }).flatMap(({ author, state }) =>
      moderated('suggestion', ({ visibility, since, hiding }) => {
        const commitment = uuid();
        return {
          row: { plan_id: PLAN, commitment_id: commitment, author_account_id: author, visibility, listed_at: since },
          beside: { commitment: [{ id: commitment, plan_id: PLAN, state }] },
          verdict: ({ actor, now }) => {
            const isOpen = hiding?.appeal && appealStateAt(hiding.rule, hiding.appeal, now) === 'open';
            const facts = {
              planId: PLAN,
              authorId: author,
              appeal: isOpen ? { hiddenBy: SOMEBODY, concerned: [], otherModerators: 0 } : null,
              visibility: visibilityAt({ visibility, since, hiding }, now),
              commitment: { state, planId: PLAN, draftsShown: false },
            };
            return isSuggestionVisible(facts, actor);
          },
        };
      }),
    ),
  },
  isSuggestionHidingToldSql: {
    table: 'suggestion',
    sql: isSuggestionHidingToldSql,
    actors: [...SURE, appointed('administrator', PLAN)],
    cases: ['draft', 'in_consultation'].flatMap((state) =>
      moderated('suggestion', ({ visibility, since, hiding }) => {
        const commitment = uuid();
        return {
          row: { plan_id: PLAN, commitment_id: commitment, author_account_id: ME, visibility, listed_at: since },
          beside: { commitment: [{ id: commitment, plan_id: PLAN, state }] },
          verdict: ({ actor, now }) =>
            isSuggestionHidingTold(
              {
                planId: PLAN,
                authorId: ME,
                appeal: null,
                visibility: visibilityAt({ visibility, since, hiding }, now),
                commitment: { state, planId: PLAN, draftsShown: false },
              },
              actor,
            ),
        };
      }),
    ),
  },
  isEvidenceVisibleSql: {
    table: 'evidence',
    sql: isEvidenceVisibleSql,
    actors: [...SURE, appointed('administrator', PLAN)],
    cases: mixes({ author: [ME, SOMEBODY], state: ['sent', 'draft'] }).flatMap(({ author, state }) =>
      moderated('evidence', ({ visibility, since, hiding }) => {
        const [report, milestone, of] = [uuid(), uuid(), uuid()];
        const stored = visibility === 'held' ? 'visible' : visibility;
        return {
          row: { report_id: report, author_account_id: author, visibility: stored },
          beside: {
            milestone_report: [{ id: report, milestone_id: milestone, state, voice: 'owner' }],
            milestone: [{ id: milestone, commitment_id: of }],
            commitment: [{ id: of, plan_id: PLAN, state: 'adopted' }],
          },
          verdict: ({ actor, now }) => {
            const isOpen = hiding?.appeal && appealStateAt(hiding.rule, hiding.appeal, now) === 'open';
            const commitment = { state: 'adopted', planId: PLAN, draftsShown: false };
            const facts = {
              planId: PLAN,
              authorId: author,
              appeal: isOpen ? { hiddenBy: SOMEBODY, concerned: [], otherModerators: 0 } : null,
              visibility: visibilityAt({ visibility: stored, since, hiding }, now),
              report: { state, voice: 'owner', institutionId: null, commitment },
            };
            return isEvidenceVisible(facts, actor);
          },
        };
      }),
    ),
  },
  isWriterOfSql: {
    table: 'commitment',
    sql: (t, q) => isWriterOfSql(`${t}.plan_id`, `${t}.id`, q),
    actors: [
      VISITOR,
      appointed('secretariat', PLAN),
      appointed('civil_society_contact_point', PLAN),
      appointed('institution_liaison', PLAN),
      appointed('drafter', PLAN),
      drafterOf(TEXT),
    ],
    cases: [
      { plan: PLAN, id: TEXT },
      { plan: PLAN, id: OTHER_TEXT },
      { plan: OTHER, id: uuid() },
    ].map(({ plan, id }) => ({
      row: { plan_id: plan, id },
      verdict: ({ actor }) => isWriterOf({ planId: plan, commitmentId: id }, actor),
    })),
  },
  mayDecideSuggestionSql: {
    table: 'suggestion',
    sql: mayDecideSuggestionSql,
    actors: [
      VISITOR,
      appointed('secretariat', PLAN),
      appointed('drafter', PLAN),
      drafterOf(TEXT),
      appointed('civil_society_contact_point', PLAN),
    ],
    cases: mixes({ state: SUGGESTION_STATES, plan: [PLAN, OTHER], commitment: [TEXT, OTHER_TEXT] }).map(
      ({ state, plan, commitment }, number) => ({
        row: { plan_id: plan, commitment_id: commitment, number, state, author_account_id: ME },
        verdict: ({ actor }) =>
          may(DECLINE_SUGGESTION, actor, {
            planId: plan,
            commitmentId: commitment,
            state,
            authorId: ME,
            drafterMissing: false,
          }),
      }),
    ),
  },
  isInTextsSql: {
    table: 'proposal',
    sql: isInTextsSql,
    past: true,
    cases: mixes({
      by: ['nobody', 'itself', 'a suggestion', 'another', 'a translation'],
      gone: ['no', 'removed', 'hidden'],
    }).map(({ by, gone }) => {
      const [removed, state] = [gone === 'removed', gone === 'hidden' ? 'draft' : 'in_consultation'];
      const language = by === 'a translation' ? 'en' : 'es';
      const isItself = by === 'itself' || by === 'a translation';
      const [id, commitment, clause, suggestion] = [uuid(), uuid(), uuid(), uuid()];
      const source =
        by === 'a suggestion'
          ? { kind: 'suggestion', id: suggestion }
          : { kind: 'proposal', id: isItself ? id : uuid() };
      const text = { original: 'es', es: { text: 'Agua' } };
      const spans = { [language]: [{ length: 4, source }] } as Spans;
      return {
        row: { id, plan_id: PLAN },
        beside: {
          commitment: [{ id: commitment, plan_id: PLAN, state }],
          commitment_proposal: isItself ? [{ commitment_id: commitment, proposal_id: id }] : [],
          suggestion: [
            {
              id: suggestion,
              plan_id: PLAN,
              commitment_id: commitment,
              source_type: 'proposal',
              source_id: id,
              made_version: by === 'nobody' ? null : 2,
            },
          ],
          clause: [{ id: clause, plan_id: PLAN, commitment_id: commitment, removed, text }],
          clause_version: [
            { clause_id: clause, number: 1, spans: {}, created_at: ALWAYS },
            { clause_id: clause, number: 2, spans, created_at: ALWAYS },
          ],
        },
        verdict: () =>
          !removed &&
          state === 'in_consultation' &&
          isInTexts(
            [{ text, spans }],
            [
              { kind: 'proposal', id },
              { kind: 'suggestion', id: by === 'nobody' ? '' : suggestion },
            ],
          ),
      };
    }),
  },
  answerStandingSql: {
    table: 'suggestion',
    sql: answerStandingSql,
    past: true,
    cases: suggestions((facts, day) => answerStanding(facts, day) ?? false),
  },
  answeringInstitutionSql: {
    table: 'commitment',
    sql: (t, q) => answeringInstitutionSql(`${t}.id`, q),
    past: true,
    cases: mixes({
      role: ['lead', 'supporting'],
      state: ['accepted', 'invited'],
      wasRole: ['lead', 'supporting'],
      other: [null, 'lead'],
      place: [0, 2],
    }).map(({ role, state, wasRole, other, place }) => {
      const [commitment, owner] = [uuid(), uuid()];
      const row = { id: owner, commitment_id: commitment, institution_id: INSTITUTION, state, position: place };
      const beside = { commitment_id: commitment, institution_id: OTHER, role: other, state: 'accepted', position: 1 };
      return {
        row: { id: commitment },
        beside: {
          commitment_owner: [
            { ...row, role, valid_from: CHANGED },
            { ...row, role: wasRole, valid_from: ALWAYS, valid_to: CHANGED },
            ...(other ? [beside] : []),
          ],
        },
        verdict: ({ past }) =>
          answeringInstitution([
            { institutionId: INSTITUTION, role: past ? wasRole : role, state, position: place },
            ...(other ? [{ institutionId: OTHER, role: other, state: 'accepted', position: 1 }] : []),
          ]) ?? false,
      };
    }),
  },
  areDraftsShownSql: {
    table: 'commitment',
    sql: (t, q) => areDraftsShownSql(`${t}.plan_id`, q),
    past: true,
    cases: mixes({
      draftsPublic: [true, false],
      kind: ['drafting', 'public_consultation', 'call_for_proposals'],
      opensAt: [ALWAYS, CHANGED, '2026-07-01T00:00:00Z'],
    }).map(({ draftsPublic, kind, opensAt }) => {
      const plan = uuid();
      return {
        row: { plan_id: plan },
        beside: {
          plan: [{ id: plan, drafts_public: draftsPublic }],
          plan_window: [{ id: uuid(), plan_id: plan, kind, opens_at: opensAt }],
        },
        verdict: ({ now }) => areDraftsShown({ draftsPublic, windows: [{ kind, opensAt: new Date(opensAt) }] }, now),
      };
    }),
  },
  isAssessmentVisibleSql: {
    table: 'assessment',
    sql: isAssessmentVisibleSql,
    past: true,
    actors: READERS_OF_DRAFTS,
    cases: mixes({
      state: ['draft', 'shared', 'published', 'superseded', 'abandoned'],
      of: [null, ...COMMITMENT_STATES],
    }).map(({ state, of }) => {
      const commitment = uuid();
      return {
        row: { state, commitment_id: of && commitment, plan_id: of ? null : PLAN },
        beside: { commitment: of ? [{ id: commitment, plan_id: PLAN, state: of }] : [] },
        verdict: ({ actor }) =>
          isAssessmentVisible({ state, commitment: of && { state: of, planId: PLAN, draftsShown: false } }, actor),
      };
    }),
  },
  isOutOfDraftSql: {
    table: 'milestone_report',
    sql: isOutOfDraftSql,
    past: true,
    cases: STORED_REPORT_STATES.map((state) => ({ row: { state }, verdict: () => isOutOfDraft({ state }) })),
  },
  isRecordedSql: {
    table: 'measurement',
    sql: isRecordedSql,
    past: true,
    cases: RECORD_STATES.map((state) => ({ row: { state }, verdict: () => isRecorded({ state }) })),
  },
  isReportVisibleSql: {
    table: 'milestone_report',
    sql: isReportVisibleSql,
    past: true,
    actors: READERS_OF_REPORTS,
    cases: reports(({ milestone, report, of, verdict }) => ({
      row: { milestone_id: milestone.id, ...report },
      beside: { milestone: [milestone], commitment: [of] },
      verdict,
    })),
  },
  isBelowVisibleMilestoneSql: {
    table: 'rebaseline',
    sql: isBelowVisibleMilestoneSql,
    past: true,
    actors: READERS_OF_DRAFTS,
    cases: COMMITMENT_STATES.map((state) => {
      const milestone = { id: uuid(), commitment_id: uuid() };
      return {
        row: { milestone_id: milestone.id },
        beside: { commitment: [{ id: milestone.commitment_id, plan_id: PLAN, state }], milestone: [milestone] },
        verdict: ({ actor }) => isCommitmentVisible({ state, planId: PLAN, draftsShown: false }, actor),
      };
    }),
  },
  isIndicatorVisibleSql: {
    table: 'indicator',
    sql: isIndicatorVisibleSql,
    past: true,
    actors: READERS_OF_DRAFTS,
    cases: INDICATORS.map(({ row, beside, verdict }) => ({ row, beside, verdict })),
  },
  isFindingAnswerOwedSql: {
    table: 'finding',
    sql: isFindingAnswerOwedSql,
    past: true,
    cases: findings((facts) => isFindingAnswerOwed(facts)),
  },
  isFindingAnswerOverdueSql: {
    table: 'finding',
    sql: isFindingAnswerOverdueSql,
    past: true,
    cases: findings((facts, on) => isAnswerOverdue(facts, on)),
  },
  isBelowVisibleIndicatorSql: {
    table: 'measurement',
    sql: isBelowVisibleIndicatorSql,
    past: true,
    actors: READERS_OF_DRAFTS,
    cases: INDICATORS.map(({ row, beside, verdict }) => {
      const id = uuid();
      return { row: { indicator_id: id }, beside: { ...beside, indicator: [{ id, ...row }] }, verdict };
    }),
  },
  isBelowVisibleReportSql: {
    table: 'evidence',
    sql: isBelowVisibleReportSql,
    past: true,
    actors: READERS_OF_REPORTS,
    cases: reports(({ milestone, report, of, verdict }) => {
      const id = uuid();
      return {
        row: { report_id: id },
        beside: {
          milestone_report: [{ id, milestone_id: milestone.id, ...report }],
          milestone: [milestone],
          commitment: [of],
        },
        verdict,
      };
    }),
  },
  isBelowVisibleEvidenceSql: {
    table: 'evidence_file',
    sql: isBelowVisibleEvidenceSql,
    past: true,
    actors: READERS_OF_REPORTS,
    cases: reports(({ milestone, report, of, verdict }) => {
      const [id, evidence] = [uuid(), uuid()];
      return {
        row: { evidence_id: evidence, kind: 'reserved' },
        beside: {
          evidence: [{ id: evidence, report_id: id, visibility: 'visible' }],
          milestone_report: [{ id, milestone_id: milestone.id, ...report }],
          milestone: [milestone],
          commitment: [of],
        },
        verdict,
      };
    }),
  },
  isEvidenceFileReadableSql: {
    table: 'evidence_file',
    sql: isEvidenceFileReadableSql,
    past: true,
    actors: [
      ...READERS_OF_REPORTS,
      ...ROLES.flatMap((role) => [appointed(role, PLAN), appointed(role, OTHER), appointed(role, PLAN, null, false)]),
    ],
    cases: mixes({ kind: EVIDENCE_FILE_KINDS, state: ['sent', 'draft'], here: [true, false] }).map(
      ({ kind, state, here }) => {
        const [report, evidence, file] = [uuid(), uuid(), uuid()];
        const of = { id: uuid(), plan_id: PLAN, state: 'adopted' };
        const milestone = { id: uuid(), commitment_id: of.id };
        const commitment = { state: of.state, planId: PLAN, draftsShown: false };
        const ofOwner = { state, voice: 'owner', institutionId: null };
        return {
          row: { evidence_id: evidence, kind, file_id: file, sha256: here ? file : 'of another' },
          beside: {
            file: [{ id: file, sha256: file }],
            evidence: [{ id: evidence, report_id: report, visibility: 'visible' }],
            milestone_report: [{ id: report, milestone_id: milestone.id, state, voice: 'owner' }],
            milestone: [milestone],
            commitment: [of],
          },
          verdict: ({ actor }) =>
            here &&
            isReportVisible({ ...ofOwner, commitment }, actor) &&
            isEvidenceFileReadable({ kind, planId: PLAN }, actor),
        };
      },
    ),
  },
  isFollowedSql: {
    table: 'milestone_report',
    sql: isFollowedSql,
    past: true,
    cases: mixes({
      voice: ['owner', 'counterpart'],
      other: ['owner', 'counterpart'],
      state: ['sent', 'checked', 'published'],
      position: [0, 1, 2],
    }).map(({ voice, other, state, position }) => {
      const milestone = { id: uuid(), commitment_id: uuid() };
      return {
        row: { milestone_id: milestone.id, voice, state: 'checked', position: 1 },
        beside: {
          commitment: [{ id: milestone.commitment_id, plan_id: PLAN, state: 'adopted' }],
          milestone: [milestone],
          milestone_report: [{ id: uuid(), milestone_id: milestone.id, voice: other, state, position }],
        },
        verdict: () => isFollowed({ voice, position: 1 }, [{ voice: other, state, position }]),
      };
    }),
  },
  isReportedSql: {
    table: 'milestone',
    sql: isReportedSql,
    past: true,
    cases: STORED_COMMITMENT_STATES.map((state) => {
      const commitment = { id: uuid(), plan_id: PLAN, state };
      return {
        row: { commitment_id: commitment.id },
        beside: { commitment: [commitment] },
        verdict: () => isReported(state),
      };
    }),
  },
  reportsOnSql: {
    table: 'milestone',
    sql: (t, q) => reportsOnSql(t, q, `'${INSTITUTION}'::uuid`),
    past: true,
    cases: mixes({
      commitmentState: STORED_COMMITMENT_STATES,
      owner: [null, 'accepted', 'invited'],
      ownerId: [INSTITUTION, SOMEBODY],
      responsible: [[], [INSTITUTION], [SOMEBODY]],
    }).map(({ commitmentState, owner, ownerId, responsible }) => {
      const commitment = { id: uuid(), plan_id: PLAN, state: commitmentState };
      return {
        row: { commitment_id: commitment.id, institution_ids: responsible },
        beside: {
          commitment: [commitment],
          commitment_owner: owner ? [{ commitment_id: commitment.id, institution_id: ownerId, state: owner }] : [],
        },
        verdict: () =>
          reportsOn(INSTITUTION, {
            commitmentState,
            ownerInstitutionIds: owner === 'accepted' ? [ownerId] : [],
            responsibleIds: responsible,
          }),
      };
    }),
  },
  startOfPeriodSql: {
    table: 'plan',
    sql: (p) => `${startOfPeriodSql(p, `${p}.checking_days`)}::text`,
    past: true,
    cases: calendars((facts, number) => startOfPeriod(facts, number)),
  },
  endOfPeriodSql: {
    table: 'plan',
    sql: (p) => `${endOfPeriodSql(p, `${p}.checking_days`)}::text`,
    past: true,
    cases: calendars((facts, number) => endOfPeriod(facts, number)),
  },
  numberToReportSql: {
    table: 'plan',
    sql: numberToReportSql,
    past: true,
    cases: calendars((facts, _, today_) => numberToReport(facts, today_)),
  },
  isPeriodDueSql: {
    table: 'plan',
    sql: (p, q) => isPeriodDueSql(p, `${p}.checking_days`, q),
    past: true,
    cases: calendars((facts, number, day) => ['due', 'overdue'].includes(missingReport(facts, number, day) ?? '')),
  },
  isPeriodOverdueSql: {
    table: 'plan',
    sql: (p, q) => isPeriodOverdueSql(p, `${p}.checking_days`, q),
    past: true,
    cases: calendars((facts, number, day) => missingReport(facts, number, day) === 'overdue'),
  },
  isSentForSql: {
    table: 'milestone',
    sql: (m, q) => isSentForSql(m, q, `'${INSTITUTION}'::uuid`, `${m}.planned_start_on`),
    past: true,
    cases: duties((facts, asked) => isSentFor(asked, facts)),
  },
  isOwedForSql: {
    table: 'milestone',
    sql: (m, q) => isOwedForSql(m, q, `'${INSTITUTION}'::uuid`, `'2026-05-01'::date`),
    past: true,
    cases: duties((facts) => isOwedFor('2026-05-01', facts)),
  },
  mayCheckReportSql: {
    table: 'milestone_report',
    sql: mayCheckReportSql,
    actors: [
      VISITOR,
      ...(['institution_liaison', 'civil_society_contact_point', 'secretariat'] as const).flatMap((role) => [
        appointed(role, PLAN),
        appointed(role, PLAN, INSTITUTION),
      ]),
      appointed('counterpart', PLAN, INSTITUTION),
    ],
    cases: mixes({
      state: STORED_REPORT_STATES,
      plan: [PLAN, OTHER],
      institution: [null, INSTITUTION, SOMEBODY],
      owners: [[], [INSTITUTION], [SOMEBODY], [INSTITUTION, SOMEBODY]],
    }).map(({ state, plan, institution, owners }) => {
      const milestone = { id: uuid(), commitment_id: uuid() };
      return {
        row: { milestone_id: milestone.id, institution_id: institution, voice: 'owner', state, position: 1 },
        beside: {
          commitment: [{ id: milestone.commitment_id, plan_id: plan, state: 'adopted' }],
          milestone: [milestone],
          commitment_owner: owners.map((owner) => ({
            commitment_id: milestone.commitment_id,
            institution_id: owner,
            state: 'accepted',
          })),
        },
        verdict: ({ actor }) =>
          may(CHECK_REPORT, actor, {
            planId: plan,
            commitmentId: milestone.commitment_id,
            institutionId: institution,
            ownerInstitutionIds: owners,
            state,
          }),
      };
    }),
  },
  reportStateSql: {
    table: 'milestone_report',
    sql: reportStateSql,
    past: true,
    cases: mixes({ state: STORED_REPORT_STATES, days: [null, 14, 15, 16], followed: [true, false] }).map(
      ({ state, days, followed }) => {
        const [plan, milestone] = [uuid(), { id: uuid(), commitment_id: uuid() }];
        const sentAt = days === null ? null : before(days * 24);
        const later = { id: uuid(), milestone_id: milestone.id, voice: 'owner', state: 'checked', position: 2 };
        return {
          row: { milestone_id: milestone.id, voice: 'owner', state, position: 1, sent_at: sentAt },
          beside: {
            plan: [{ id: plan, time_zone: ZONE, checking_days: 15 }],
            commitment: [{ id: milestone.commitment_id, plan_id: plan, state: 'adopted' }],
            milestone: [milestone],
            milestone_report: followed ? [later] : [],
          },
          verdict: ({ now }) =>
            reportStateOn(
              { state, sentOn: sentAt && dayIn(ZONE, sentAt), followed, checkingDays: 15 },
              dayIn(ZONE, now),
            ),
        };
      },
    ),
  },
  statusOfSql: { table: 'milestone', sql: statusOfSql, past: true, cases: judged(statusOf) },
  standingOfSql: { table: 'milestone', sql: standingOfSql, past: true, cases: judged(standingOf) },
  countedAsSql: { table: 'milestone', sql: countedAsSql, past: true, cases: judged(countedAs) },
  isDisputedSql: { table: 'milestone', sql: isDisputedSql, past: true, cases: judged(isDisputed) },
  groupOfSql: { table: 'milestone', sql: groupOfSql, past: true, cases: grouped() },
  groupBesideSql: {
    table: 'milestone',
    sql: (t, q) =>
      `(select ${groupBesideSql(t, 'c', 'p')} from ${q.table('commitment', true)} c
         join ${q.table('plan', true)} p on p.id = c.plan_id where c.id = ${t}.commitment_id)`,
    past: true,
    cases: grouped(),
  },
  dueOnSql: {
    table: 'milestone',
    sql: (t) => `${dueOnSql(t)}::text`,
    past: true,
    cases: dated(dueOn),
  },
  isLateSql: {
    table: 'milestone',
    sql: isLateSql,
    past: true,
    cases: with_(
      dated((facts, day) => lateness(facts, day).againstPlanned),
      plans,
    ),
  },
  isLateStillSql: {
    table: 'milestone',
    sql: isLateStillSql,
    past: true,
    cases: with_(
      dated((facts, day) => lateness(facts, day).againstCurrent),
      plans,
    ),
  },
  isPromisedSql: {
    table: 'commitment',
    sql: isPromisedSql,
    past: true,
    cases: STORED_COMMITMENT_STATES.map((state) => ({ row: { state }, verdict: () => isPromised({ state }) })),
  },
  isTextOpenSql: {
    table: 'commitment',
    sql: isTextOpenSql,
    past: true,
    cases: STORED_COMMITMENT_STATES.map((state) => ({
      row: { state },
      verdict: () => textState({ commitmentState: state, planStage: '' }) === 'open',
    })),
  },
  isAgreementAwaitedSql: {
    table: 'rebaseline',
    sql: isAgreementAwaitedSql,
    actors: [
      VISITOR,
      ...(['institution_liaison', 'secretariat'] as const).flatMap((role) => [
        appointed(role, PLAN),
        appointed(role, PLAN, INSTITUTION),
      ]),
      appointed('counterpart', PLAN, INSTITUTION),
    ],
    cases: mixes({
      state: REBASELINE_STATES,
      plan: [PLAN, OTHER],
      by: [null, INSTITUTION, SOMEBODY],
      leads: [[], [null], [INSTITUTION], [SOMEBODY], [INSTITUTION, SOMEBODY]],
      agreed: [[], [INSTITUTION], [SOMEBODY]],
    }).map(({ state, plan, by, leads, agreed }) => {
      const [move, milestone] = [uuid(), { id: uuid(), commitment_id: uuid() }];
      return {
        row: { id: move, milestone_id: milestone.id, institution_id: by, state },
        beside: {
          commitment: [{ id: milestone.commitment_id, plan_id: plan, state: 'adopted' }],
          milestone: [milestone],
          commitment_owner: leads.map((lead) => ({
            commitment_id: milestone.commitment_id,
            institution_id: lead,
            role: 'lead',
            state: 'accepted',
          })),
          rebaseline_agreement: agreed.map((one) => ({ rebaseline_id: move, institution_id: one })),
        },
        verdict: ({ actor }) =>
          isAgreementAwaited(actor, {
            planId: plan,
            institutionId: by,
            leadInstitutionIds: leads as string[],
            agreedInstitutionIds: agreed,
            state,
          }),
      };
    }),
  },
  isLeadMissingSql: {
    table: 'rebaseline',
    // The columns of texts hold the two lists here.
    sql: (t) =>
      `(select coalesce(string_agg(i.id::text, ',' order by i.id), '') from institution i
         where ${isLeadMissingSql('i', t, `${t}.reason::json`, `${t}.objection::json`)})`,
    past: true,
    cases: with_(
      mixes({
        state: REBASELINE_STATES,
        by: [null, INSTITUTION, SOMEBODY],
        leads: [[], [INSTITUTION], [INSTITUTION, SOMEBODY, OTHER]],
        agreed: [[], [INSTITUTION], [SOMEBODY, TEXT]],
      }).map(({ state, by, leads, agreed }) => ({
        row: { state, institution_id: by, reason: JSON.stringify(leads), objection: JSON.stringify(agreed) },
        verdict: () =>
          missingLeads({ state, institutionId: by, leadInstitutionIds: leads, agreedInstitutionIds: agreed })
            .toSorted()
            .join(','),
      })),
      { institution: [INSTITUTION, SOMEBODY, OTHER, TEXT].map((id) => ({ id, slug: id })) },
    ),
  },
  isContestOverdueSql: {
    table: 'response_contest',
    sql: (t) => isContestOverdueSql(t, `'2026-06-15'::date`),
    cases: mixes({ state: CONTEST_STATES, decideBy: ['2026-06-14', '2026-06-15', '2026-06-16'] }).map(
      ({ state, decideBy }) => ({
        row: { state, decide_by: decideBy },
        verdict: () => isContestOverdue({ state, decideBy }, '2026-06-15'),
      }),
    ),
  },
  isOwedTextOverdueSql: {
    table: 'proposal',
    sql: (t, q) => isOwedTextOverdueSql(t, q, `'2026-06-15'::date`),
    past: true,
    cases: mixes({ one: [null, '2026-06-14', '2026-06-15'], other: [null, '2026-06-14', '2026-06-16'] }).map(
      ({ one, other }) => {
        const id = uuid();
        const days = [one, other];
        return {
          row: { id },
          beside: { response: days.map((writeBy) => ({ id: uuid(), proposal_id: id, write_by: writeBy })) },
          verdict: () => {
            const writeBy = days.filter((day) => day !== null).toSorted()[0] ?? null;
            return owedText({ writeBy, named: false }, '2026-06-15')?.overdue ?? false;
          },
        };
      },
    ),
  },
  isDebtOverdueSql: {
    table: 'response_assignment',
    sql: ofItsProposal((t, q) => isDebtOverdueSql(t, 'p', q)),
    cases: debtsAround((debt) => isDebtOverdue(debt, '2026-06-15')),
  },
  cameLateSql: {
    table: 'response_assignment',
    sql: ofItsProposal((t) => cameLateSql(t, 'p')),
    past: true,
    cases: debtsAround(
      ({ respondedOn, respondBy: day }) => respondedOn !== null && cameLate({ respondedOn, respondBy: day }),
    ),
  },
  isTextInPlanSql: {
    table: 'commitment',
    sql: isTextInPlanSql,
    past: true,
    cases: mixes({ state: STORED_COMMITMENT_STATES, draftsShown: [true, false] }).map(({ state, draftsShown }) => {
      const plan = uuid();
      return {
        row: { plan_id: plan, state },
        beside: {
          plan: [{ id: plan, drafts_public: draftsShown }],
          plan_window: [{ id: uuid(), plan_id: plan, kind: 'drafting', opens_at: ALWAYS }],
        },
        verdict: () => isTextInPlan({ state, draftsShown }),
      };
    }),
  },
  owesTextSql: {
    table: 'proposal',
    sql: owesTextSql,
    past: true,
    cases: mixes({
      writeBy: [null, '2026-06-14'],
      state: ['withdrawn', 'in_consultation'],
      by: ['nobody', 'its text', 'its response'],
    }).map(({ writeBy, state, by }) => {
      const [id, response, commitment] = [uuid(), uuid(), uuid()];
      const link = { id: uuid(), commitment_id: commitment };
      return {
        row: { id },
        beside: {
          response: [{ id: response, proposal_id: id, write_by: writeBy }],
          commitment: [{ id: commitment, plan_id: PLAN, state }],
          ...(by === 'its text' && { commitment_proposal: [{ ...link, proposal_id: id }] }),
          ...(by === 'its response' && { response_commitment: [{ ...link, response_id: response }] }),
        },
        verdict: () =>
          owedText({ writeBy, named: by !== 'nobody' && isTextInPlan({ state, draftsShown: false }) }, '2026-06-15') !==
          null,
      };
    }),
  },
  isOwnerSql: {
    table: 'commitment_owner',
    sql: (t) => `array[${isOwnerSql(t)}, ${isOwnerSql(t, 'lead')}, ${isOwnerSql(t, 'supporting')}]::text`,
    cases: mixes({ state: OWNER_STATES, role: OWNER_ROLES }).map((owner) => ({
      row: owner,
      verdict: () =>
        `{${[isOwner(owner), isOwner(owner, 'lead'), isOwner(owner, 'supporting')].map((one) => (one ? 't' : 'f')).join(',')}}`,
    })),
  },
  isNamedSql: {
    table: 'commitment_owner',
    sql: isNamedSql,
    cases: OWNER_STATES.map((state) => ({ row: { state }, verdict: () => isNamed({ state }) })),
  },
  isInvitationOpenSql: {
    table: 'commitment_owner',
    sql: (t, q) =>
      `exists (select from commitment c where c.id = ${t}.commitment_id and ${isInvitationOpenSql(t, 'c', q)})`,
    cases: mixes({ state: OWNER_STATES, of: COMMITMENT_STATES }).map(({ state, of }) => {
      const commitment = uuid();
      return {
        row: { commitment_id: commitment, state },
        beside: { commitment: [{ id: commitment, plan_id: PLAN, state: of }] },
        verdict: () => state === 'invited' && ANSWER_INVITATION.from.includes(of),
      };
    }),
  },
  isShownSql: { table: 'proposal', sql: isShownSql, past: true, cases: proposals(({ rests }) => !rests) },
  isWaitingSql: { table: 'proposal', sql: isWaitingSql, past: true, cases: proposals(isDue) },
  isResponseOverdueSql: {
    table: 'proposal',
    sql: isResponseOverdueSql,
    past: true,
    cases: proposals(isResponseOverdue),
  },
  isDayPastSql: {
    table: 'proposal',
    sql: isDayPastSql,
    past: true,
    cases: proposals(({ respondBy: day }, on) =>
      isResponseOverdue({ state: 'submitted', rests: false, respondBy: day }, on),
    ),
  },
  isHiddenSql: {
    table: 'proposal',
    sql: isHiddenSql,
    cases: moderated('proposal', (facts) => ({
      row: { visibility: facts.visibility, listed_at: facts.since },
      verdict: ({ now }) => visibilityAt(facts, now) === 'hidden',
    })),
  },
  isHidingPublicSql: {
    table: 'proposal',
    sql: isHidingPublicSql,
    cases: ['draft', 'submitted', 'withdrawn'].flatMap((state) =>
      moderated('proposal', (facts) => ({
        row: { state, visibility: facts.visibility, listed_at: facts.since },
        verdict: ({ now }) => isHidingPublic({ state, visibility: visibilityAt(facts, now) }),
      })),
    ),
  },
  respondBySql: {
    table: 'proposal',
    sql: (t) => `(select ${respondBySql(`${t}.submitted_at`, 'l')}::text from plan l where l.id = ${t}.plan_id)`,
    cases: mixes({
      submitted: [before(1), before(12), before(400)],
      kind: ['reasoned_response', 'call_for_proposals'],
      closes: [[], [before(1)], [before(-500), before(-200)], [new Date('2026-07-01T06:00:00Z')]],
    }).map(({ submitted, kind, closes }) => {
      const plan = uuid();
      const found = closes.map((closesAt) => ({ kind, opensAt: before(9999), closesAt }));
      return {
        row: { plan_id: plan, state: 'submitted', submitted_at: submitted },
        beside: {
          plan: [{ id: plan, time_zone: ZONE }],
          plan_window: closes.map((closes_at) => ({ plan_id: plan, kind, closes_at })),
        },
        verdict: () => respondBy(found, submitted, (at) => dayIn(ZONE, at)),
      };
    }),
  },
  isMeantSql: {
    table: 'proposal',
    sql: (t, q) =>
      `(select json_agg(said.meant)::text from (values ${TYPED.map((typed) => `(${isMeantSql(t, q, typed)})`).join(', ')}) said(meant))`,
    cases: REFERENCES.map((reference) => ({
      row: { reference },
      verdict: () => `[${TYPED.map((typed) => isMeant(reference, typed)).join(', ')}]`,
    })),
  },
  isUnassignedSql: {
    table: 'proposal',
    sql: isUnassignedSql,
    past: true,
    cases: mixes({
      state: ['owed', 'responded', 'released'],
      one: [null, INSTITUTION],
      other: [null, INSTITUTION],
    }).flatMap(({ state, one, other }) => {
      const debts = [
        { state, institution_id: one },
        { state: 'owed', institution_id: other },
      ].slice(0, other ? 2 : 1);
      const facts = debts.map((debt) => ({ state: debt.state, institutionId: debt.institution_id }));
      // Until April the secretariat or the institution owed each response.
      return [null, INSTITUTION].map((formerly) => {
        const id = uuid();
        const rows = debts.map((debt) => ({ ...debt, id: uuid(), proposal_id: id, jurisdiction_id: uuid() }));
        return {
          row: { id },
          beside: {
            response_assignment: rows.flatMap((row) => [
              { ...row, valid_from: CHANGED },
              { ...row, state: 'owed', institution_id: formerly, valid_from: ALWAYS, valid_to: CHANGED },
            ]),
          },
          verdict: ({ past }) =>
            isUnassigned(past ? debts.map(() => ({ state: 'owed', institutionId: formerly })) : facts),
        };
      });
    }),
  },
  isAppealOpenSql: {
    table: 'moderation_appeal',
    sql: (t, q) =>
      `exists (select from moderation_decision d where d.id = ${t}.decision_id and ${isAppealOpenSql(t, 'd', q)})`,
    cases: HIDINGS.flatMap(({ rule, appeal }) => {
      if (!appeal) return [];
      const decision = uuid();
      return {
        row: { decision_id: decision, appealed_at: appeal.appealedAt, outcome: appeal.outcome },
        beside: { moderation_decision: [{ id: decision, rule }] },
        verdict: ({ now }) => appealStateAt(rule, appeal, now) === 'open',
      };
    }),
  },
  hasTieSql: {
    table: 'moderation_decision',
    sql: hasTieSql,
    actors: SURE,
    cases: decisions((facts, actor) => hasTie(actor, facts)),
  },
  mayDecideAppealSql: {
    table: 'moderation_decision',
    sql: mayDecideAppealSql,
    actors: SURE,
    // One more moderator serves in the plan `PLAN`, none in the other.
    cases: with_(
      decisions((facts, actor) => isSure(actor) && may(DECIDE_APPEAL, actor, { ...facts, state: 'open' })),
      { appointment: [{ account_id: uuid(), role: 'moderator', plan_id: PLAN, from_on: '2026-01-01' }] },
    ),
  },
  mayRespondSql: {
    table: 'response_assignment',
    sql: (t, q) => mayRespondSql(t, q).join(' and '),
    actors: ANSWERING,
    cases: mixes({
      state: ['owed', 'responded', 'released'],
      institution: [null, INSTITUTION, uuid()],
      visibility: ['visible', 'hidden'],
    }).map(({ state, institution, visibility }, n) => {
      const proposal = uuid();
      return {
        row: { proposal_id: proposal, jurisdiction_id: uuid(), plan_id: PLAN, institution_id: institution, state },
        beside: {
          proposal: [{ id: proposal, plan_id: PLAN, state: 'submitted', visibility }],
          appointment: n === 0 ? [liaisons(INSTITUTION, PLAN)] : [],
        },
        verdict: ({ actor }) => {
          const facts = {
            planId: PLAN,
            state: 'submitted',
            authorId: null,
            transcribed: false,
            responsibleIds: institution ? [institution] : [],
          };
          // The desk of the secretariat has only things that nobody else is responsible for yet.
          const isTheirs =
            !actor.kind.startsWith('person') ||
            institution !== INSTITUTION ||
            (actor as { appointments: { role: string }[] }).appointments[0]!.role !== 'secretariat';
          return state === 'owed' && visibility === 'visible' && isTheirs && may(RESPOND_TO_PROPOSAL, actor, facts);
        },
      };
    }),
  },
  mayDecideContestSql: {
    table: 'response',
    sql: (t, q) => mayDecideContestSql(t, q).join(' and '),
    actors: ANSWERING,
    cases: mixes({
      state: ['open', 'decided', null],
      institution: [null, INSTITUTION],
      author: [ME, SOMEBODY],
      answerer: [ME, SOMEBODY, null],
      plan: [PLAN, OTHER],
    }).map(({ state, institution, author, answerer, plan }, n) => {
      const [id, proposal] = [uuid(), uuid()];
      return {
        row: { id, proposal_id: proposal, plan_id: plan, institution_id: institution, account_id: answerer },
        beside: {
          proposal: [{ id: proposal, plan_id: plan, author_account_id: author }],
          response_contest: state ? [{ response_id: id, state }] : [],
          session: n === 0 ? [{ plan_id: PLAN }] : [],
        },
        verdict: ({ actor }) =>
          state === 'open' &&
          may(DECIDE_CONTEST, actor, {
            planId: plan,
            state: 'contested',
            institutionId: institution,
            authorId: author,
            answererId: answerer,
            citesSession: plan === PLAN,
          }),
      };
    }),
  },
  isResponseVisibleSql: {
    table: 'response',
    sql: isResponseVisibleSql,
    past: true,
    actors: [VISITOR, appointed('secretariat', PLAN), appointed('moderator', PLAN)],
    cases: mixes({
      state: ['draft', 'submitted'],
      visibility: ['visible', 'hidden'],
      author: [ME, SOMEBODY],
      transcribed: [true, false],
    }).map(({ state, visibility, author, transcribed }) => {
      const proposal = uuid();
      return {
        row: { proposal_id: proposal },
        beside: {
          proposal: [
            {
              id: proposal,
              plan_id: PLAN,
              state,
              visibility,
              author_account_id: author,
              transcribed,
            },
          ],
        },
        verdict: ({ actor }) =>
          isProposalVisible({ state, visibility, planId: PLAN, authorAccountId: author, transcribed }, actor),
      };
    }),
  },
  isWindowClosedSql: { table: 'plan_window', sql: isWindowClosedSql, cases: windows((state) => state === 'closed') },
  isWindowOpenSql: { table: 'plan_window', sql: isWindowOpenSql, cases: windows((state) => state === 'open') },
  isWindowAheadSql: { table: 'plan_window', sql: isWindowAheadSql, cases: windows((state) => state !== 'closed') },
};
