import {
  column,
  derived,
  fact,
  globalId,
  instant,
  instantSql,
  localizedText,
  one,
  pointed,
  rights,
  sameRow,
  statedDate,
  stored,
} from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, plainTable, type Read, versionedTable } from '../api/read/read.js';
import { dayAfter } from '../domain/days.js';
import { CHECK_REPORT, checkingSide, RETURN_REPORT } from '../domain/milestone-report-check.js';
import { DISCARD_REPORT, EDIT_REPORT, PUBLISH_VOICE, reportStateOn, SEND_REPORT } from '../domain/milestone-report.js';
import { may } from '../domain/policy.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { isBelowVisibleReportSql, isFollowedSql, isReportVisibleSql } from '../twins/report.sql.js';
import { dayInPlan } from '../twins/time.js';
import { answersSql, QUESTIONNAIRE } from './questionnaire.fields.js';
import { SPEAKING } from './speaking.facts.js';
import type { MilestoneReportStep, ReportCheck } from './report-step.types.js';
import type { MilestoneReport, REPORT_ACTIONS } from './report.types.js';

export const REPORT_STEP: Read<MilestoneReportStep> = defineRead<MilestoneReportStep>({
  type: 'MilestoneReportStep',
  source: plainTable('milestone_report_step'),
  visible: (t, q) => [q.existed(`${t}.created_at`), isBelowVisibleReportSql(t, q)].filter(Boolean).join(' and '),
  fields: {
    number: column('number'),
    kind: column('kind'),
    status: column('status'),
    narrative: localizedText('narrative'),
    obstacles: localizedText('obstacles'),
    role: column('role'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    reason: column('reason'),
    createdAt: instant('created_at'),
  },
});

const REPORT_CHECK: Read<ReportCheck> = defineRead<ReportCheck>({
  type: 'ReportCheck',
  source: versionedTable('milestone_report'),
  visible: isReportVisibleSql,
  fields: {
    role: column('checked_role'),
    institution: pointed(() => INSTITUTION, 'checked_institution_id'),
    side: derived(
      {
        checkedKind: fact<string | null>(
          (t, q) => `(select i.kind from ${q.table('institution', true)} i where i.id = ${t}.checked_institution_id)`,
        ),
      },
      ({ checkedKind }) => checkingSide(checkedKind),
    ),
    justification: column('justification'),
    checkedAt: instant('checked_at'),
  },
});

/** A fact of the plan of a report, and the time zone in which its days are counted. */
const ofPlan = <Value>(selected: (p: Alias) => string) =>
  fact<Value>((t, q) => {
    const [m, c, p] = [q.alias(), q.alias(), q.alias()];
    return `(select ${selected(p)} from ${q.table('milestone', true)} ${m}
      join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
      join ${q.table('plan', true)} ${p} on ${p}.id = ${c}.plan_id where ${m}.id = ${t}.milestone_id)`;
  });

const sentOn = (t: Alias, q: Query) => ofPlan<string | null>((p) => dayInPlan(`${t}.sent_at`, p))(t, q);

const STANDING = {
  state: stored<string>('state'),
  sentOn: fact<string | null>(sentOn),
  followed: fact<boolean>(isFollowedSql),
  checkingDays: ofPlan<number>((p) => `${p}.checking_days`),
  timeZone: ofPlan<string>((p) => `${p}.time_zone`),
};

/**
 * The instant at which a report was last sent, returned, checked or published. For an imported report that has no such
 * instants it is the start of the day on which it was reported, and null when that is not on record.
 */
export function lastStepAtSql(t: Alias, q: Query): string {
  const [s, m, c, p] = [q.alias(), q.alias(), q.alias(), q.alias()];
  const existed = q.existed(`${s}.created_at`);
  const day = `(select ${t}.reported_on::timestamp at time zone ${p}.time_zone from ${q.table('milestone', true)} ${m}
    join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
    join ${q.table('plan', true)} ${p} on ${p}.id = ${c}.plan_id where ${m}.id = ${t}.milestone_id)`;
  return `greatest(${t}.sent_at, ${t}.checked_at, ${day}, (select max(${s}.created_at) from milestone_report_step ${s}
    where ${s}.report_id = ${t}.id${existed ? ` and ${existed}` : ''}))`;
}

export const MILESTONE_REPORT: Read<MilestoneReport> = defineRead<MilestoneReport>({
  type: 'MilestoneReport',
  node: 'MilestoneReport',
  interfaces: ['Node'],
  source: versionedTable('milestone_report'),
  visible: isReportVisibleSql,
  fields: {
    id: globalId('MilestoneReport'),
    voice: column('voice'),
    milestone: one(
      () => MILESTONE,
      (m, t) => `${m}.id = ${t}.milestone_id`,
    ),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    state: derived(STANDING, (facts, { now }) => reportStateOn(facts, dayIn(facts.timeZone, now))),
    status: column('status'),
    statusWritten: column('status_written'),
    unchanged: column('unchanged'),
    narrative: localizedText('narrative'),
    obstacles: localizedText('obstacles'),
    questionnaire: pointed(() => QUESTIONNAIRE, 'questionnaire_id'),
    answers: answersSql,
    answerCount: (t) => `(select count(*)::int from jsonb_object_keys(${t}.answers))`,
    doneOn: column('done_on'),
    periodStartOn: column('period_start_on'),
    periodEndOn: column('period_end_on'),
    reported: statedDate('reported'),
    sentAt: instant('sent_at'),
    returnReason: column('return_reason'),
    check: (t, q, field) =>
      `(case when ${t}.checked_role is not null then ${sameRow(() => REPORT_CHECK)(t, q, field)} end)`,
    checkBy: derived(
      { state: STANDING.state, sentOn: STANDING.sentOn, checkingDays: STANDING.checkingDays },
      ({ state, sentOn: sent, checkingDays }) =>
        state === 'sent' && sent !== null ? dayAfter(sent, checkingDays) : null,
    ),
    sources: column('sources'),
    synthetic: column('synthetic'),
    lastStepAt: (t, q) => instantSql(lastStepAtSql(t, q)),
    createdAt: instant('created_at'),
    updatedAt: instant('valid_from'),
    version: column('version'),
    availableActions: rights(
      { ...SPEAKING, state: stored<string>('state'), institutionId: stored<string | null>('institution_id') },
      (facts, { actor }): (typeof REPORT_ACTIONS)[number][] => {
        const speaking = { ...facts, reportingInstitutionIds: [...facts.ownerInstitutionIds, ...facts.responsibleIds] };
        return [
          ...(may(EDIT_REPORT, actor, speaking) ? (['edit'] as const) : []),
          ...(may(DISCARD_REPORT, actor, speaking) ? (['discard'] as const) : []),
          ...(may(SEND_REPORT, actor, speaking) ? (['send'] as const) : []),
          ...(may(PUBLISH_VOICE, actor, speaking) ? (['publish'] as const) : []),
          ...(may(CHECK_REPORT, actor, facts) ? (['check'] as const) : []),
          ...(may(RETURN_REPORT, actor, facts) ? (['return'] as const) : []),
        ];
      },
    ),
  },
});
