import { describedEnum } from '../api/described-enum.js';
import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { derived, fact, many, rights, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { ADD_ACTIVITY } from '../domain/activity.js';
import { EDIT_MILESTONE, type ReportFacts, standingOf, VOICES } from '../domain/milestone.js';
import { DRAFT_REPORT } from '../domain/milestone-report.js';
import { may } from '../domain/policy.js';
import { type QuestionnaireAction, SET_QUESTIONNAIRE } from '../domain/questionnaire.js';
import { movesOf, PROPOSE_REBASELINE } from '../domain/rebaseline.js';
import { reportFacts } from '../milestones/milestone.fields.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Plan } from '../plans/plan.types.js';
import { CALENDAR_OF_PLAN, REPORTED_IN_PLAN } from './calendar.fields.js';
import { StandingEnum } from './calendar.types.js';
import { REBASELINE } from './rebaseline.fields.js';
import { Moved, RebaselineConnection } from './rebaseline.types.js';
import { QUESTIONNAIRE } from './questionnaire.fields.js';
import { Questionnaire, QuestionnaireActionEnum } from './questionnaire.types.js';
import { MILESTONE_REPORT, REPORT_STEP } from './report.fields.js';
import { MilestoneReportStepConnection } from './report-step.types.js';
import { MilestoneReport } from './report.types.js';
import { speakingAbout } from './speaking.facts.js';
import { VoiceEnum } from './voice.types.js';

const ReportsOfMilestone = extendType(() => Milestone, 'Milestone', {
  reports: {
    type: () => [MilestoneReport],
    description: 'What the voices say, in the order of time. Drafts are seen by those who write them only.',
    read: many(
      () => MILESTONE_REPORT,
      (r, t) => `${r}.milestone_id = ${t}.id`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
  standing: {
    type: () => StandingEnum,
    nullable: true,
    description:
      "How the owner's checked claim stands beside the newest other voice; null while there is no such claim.",
    read: derived({ reports: fact<ReportFacts[]>(reportFacts) }, ({ reports }) => standingOf(reports)),
  },
  availableVoices: {
    type: () => [VoiceEnum],
    description:
      'The voices with which the one who asks may report on it now; empty for visitors and when reading the past.',
    read: rights(
      {
        ...speakingAbout((t) => `${t}.id`),
        commitmentState: fact<string>(
          (t, q) => `(select c.state from ${q.table('commitment', true)} c where c.id = ${t}.commitment_id)`,
        ),
      },
      ({ ownerInstitutionIds, responsibleIds, commitmentState, ...facts }, { actor }) =>
        VOICES.filter((voice) =>
          may(DRAFT_REPORT, actor, {
            ...facts,
            voice,
            institutionId: null,
            reportingInstitutionIds: [...ownerInstitutionIds, ...responsibleIds],
            state: commitmentState,
          }),
        ),
    ),
  },
});

const StepsOfReport = extendType(() => MilestoneReport, 'MilestoneReport', {
  steps: {
    type: () => MilestoneReportStepConnection,
    description: 'What happened to it, in the order of time.',
    args: PageArgs,
    read: page({
      read: () => REPORT_STEP,
      on: (s, t) => `${s}.report_id = ${t}.id`,
      orders: [
        {
          name: 'number',
          keys: [
            { sql: (c) => `${c}.number`, type: 'int' },
            { sql: (c) => `${c}.id`, type: 'uuid' },
          ],
        },
      ],
    }),
  },
});

const QuestionnairesOfPlan = extendType(() => Plan, 'Plan', {
  questionnaireActions: {
    type: () => [QuestionnaireActionEnum],
    description:
      'What the one who asks may do with its questionnaires now; empty for visitors and when reading the past.',
    read: rights(
      { planId: stored<string>('id'), state: stored<string>('stage') },
      (facts, { actor }): QuestionnaireAction[] => (may(SET_QUESTIONNAIRE, actor, facts) ? ['set'] : []),
    ),
  },
  questionnaires: {
    type: () => [Questionnaire],
    description:
      'What else the voices are asked in its milestone reports: the newest version for each voice that is asked anything.',
    read: many(
      () => QUESTIONNAIRE,
      (n, t, q) => {
        const later = q.alias();
        return `${n}.plan_id = ${t}.id and not exists (select from questionnaire ${later}
          where (${later}.plan_id, ${later}.voice) = (${n}.plan_id, ${n}.voice) and ${later}.number > ${n}.number
            and ${q.existed(`${later}.created_at`)})`;
      },
      (n) => `array_position(array['owner', 'counterpart', 'monitoring_body'], ${n}.voice)`,
    ),
  },
});

const MILESTONE_ACTIONS = ['edit', 'rebaseline', 'add_activity'] as const;
const MilestoneActionEnum = describedEnum(
  'MilestoneAction',
  MILESTONE_ACTIONS,
  'What the one who asks may do with a milestone now, besides reporting.',
);

const { planId, commitmentId, ownerInstitutionIds, responsibleIds } = speakingAbout((t) => `${t}.id`);

/** Fields about moved dates on a milestone. */
const MovesOfMilestone = extendType(() => Milestone, 'Milestone', {
  rebaselines: {
    type: () => RebaselineConnection,
    description: 'Moves of its dates that were proposed, in the order of time.',
    args: PageArgs,
    read: page({
      read: () => REBASELINE,
      on: (r, t) => `${r}.milestone_id = ${t}.id`,
      orders: [
        {
          name: 'number',
          keys: [
            { sql: (c) => `${c}.number`, type: 'int' },
            { sql: (c) => `${c}.id`, type: 'uuid' },
          ],
        },
      ],
    }),
  },
  moved: {
    type: () => Moved,
    description: 'How often its end moved, and by how many days in all.',
    read: derived(
      {
        moves: fact<Parameters<typeof movesOf>[0]>((t, q) => {
          const r = q.alias();
          return `(select coalesce(json_agg(json_build_object('state', ${r}.state, 'formerEndOn', ${r}.former_end_on,
            'newEndOn', ${r}.new_end_on)), '[]') from ${q.table('rebaseline', true)} ${r} where ${r}.milestone_id = ${t}.id)`;
        }),
      },
      ({ moves }) => movesOf(moves),
    ),
  },
  availableActions: {
    type: () => [MilestoneActionEnum],
    description: 'What the one who asks may do now besides reporting; empty for visitors and when reading the past.',
    read: rights(
      {
        planId,
        commitmentId,
        ownerInstitutionIds,
        responsibleIds,
        commitmentState: fact<string>(
          (t, q) => `(select c.state from ${q.table('commitment', true)} c where c.id = ${t}.commitment_id)`,
        ),
        origin: fact<string>(
          (t, q) => `(select c.origin from ${q.table('commitment', true)} c where c.id = ${t}.commitment_id)`,
        ),
        isShared: fact<boolean>(
          (t, q) =>
            `(exists (select from ${q.table('suggestion', true)} s where s.commitment_id = ${t}.commitment_id))`,
        ),
      },
      ({ commitmentState: state, isShared, ...facts }, { actor }): (typeof MILESTONE_ACTIONS)[number][] => {
        const reportingInstitutionIds = [...facts.ownerInstitutionIds, ...facts.responsibleIds];
        const mayMove = may(PROPOSE_REBASELINE, actor, { planId: facts.planId, reportingInstitutionIds, state });
        const byNobody = { institutionId: null, institutionKind: null };
        const mayAdd = may(ADD_ACTIVITY, actor, { ...facts, ...byNobody, reportingInstitutionIds, state });
        return [
          ...(!isShared && may(EDIT_MILESTONE, actor, { ...facts, state }) ? (['edit'] as const) : []),
          ...(mayMove ? (['rebaseline'] as const) : []),
          ...(mayAdd ? (['add_activity'] as const) : []),
        ];
      },
    ),
  },
});

const CalendarOfPlan = extendType(() => Plan, 'Plan', { ...CALENDAR_OF_PLAN, ...REPORTED_IN_PLAN });

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [ReportsOfMilestone, StepsOfReport, CalendarOfPlan, QuestionnairesOfPlan, MovesOfMilestone];
