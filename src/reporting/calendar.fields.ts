import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, Min } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import type { ExtensionField } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { derived, fact, many, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { hasPartsSql, inAllLanguages } from '../api/read/parts-of-words.js';
import { AtMostLong } from '../api/text-length.js';
import { AtMostListed } from '../api/weight/holds.js';
import { REPORT_STATES } from '../domain/milestone-report.js';
import { reportingPeriods } from '../domain/reporting-calendar.js';
import { type DutyFacts, dutyOf } from '../domain/reporting-duty.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { Institution } from '../institutions/institution.types.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { MilestoneConnection } from '../milestones/milestone.types.js';
import { isLateSql } from '../twins/milestone.sql.js';
import { isReportedSql, isReportVisibleSql, reportsOnSql, reportStateSql } from '../twins/report.sql.js';
import { isOwedForSql, isSentForSql, numberToReportSql, startOfPeriodSql } from '../twins/reporting.sql.js';
import { dayInPlan, dayOfPlan } from '../twins/time.js';
import { ReportingDuty, ReportingPeriod } from './calendar.types.js';
import { ReportStateEnum } from './report.types.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

/** A plan of four years with ten institutions that report each quarter has this many duties. */
const DUTIES_AT_MOST = 160;

const CALENDAR = {
  startOn: stored<string | null>('start_on'),
  endOn: stored<string | null>('end_on'),
  reportingMonths: stored<number>('reporting_months'),
  reportingDays: stored<number>('reporting_days'),
};

/** Each institution of the plan with the facts of the milestones on which it reports. */
const DUTIES = fact<{ institution: string; milestones: DutyFacts[] }[]>((plan, q) => {
  const [i, m, c, r, s] = [q.alias(), q.alias(), q.alias(), q.alias(), q.alias()];
  const firstSent = `(select min(${dayInPlan(`${s}.created_at`, plan)}) from milestone_report_step ${s}
    where ${[`${s}.report_id = ${r}.id`, `${s}.kind = 'sent'`, q.existed(`${s}.created_at`)].filter(Boolean).join(' and ')})`;
  const sent = `(select coalesce(json_agg(json_build_object('periodStartOn', ${r}.period_start_on,
      'sentOn', coalesce(${firstSent}, ${r}.reported_on))), '[]')
    from ${q.table('milestone_report', true)} ${r} where ${r}.milestone_id = ${m}.id and ${r}.voice = 'owner'
      and ${r}.institution_id = ${i}.id and ${isOutOfDraftSql(r)})`;
  return `(select coalesce(json_agg(json_build_object('institution', ${i}.slug, 'milestones', ${i}.milestones) order by ${i}.slug), '[]')
    from (select ${i}.slug, json_agg(json_build_object('actualEndOn', ${m}.actual_end_on, 'sent', ${sent})) as milestones
      from ${q.table('institution', true)} ${i}, ${q.table('milestone', true)} ${m} join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
      where ${c}.plan_id = ${plan}.id and ${reportsOnSql(m, q, `${i}.id`)} group by ${i}.id, ${i}.slug) ${i})`;
});

@ArgsType()
class ToReportArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution; left out, all milestones on which any reports.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the period for `sent`; left out, the last one that is over, else the first.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  period?: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With `institution`: true for those on which it sent a report for the period, false for those on which it owes one.',
  })
  @IsOptional()
  @IsBoolean()
  sent?: boolean;

  @Field(() => [ReportStateEnum], {
    nullable: true,
    description:
      'With `institution`: only those on which it has a report in one of these states that the one who asks may read.',
  })
  @IsOptional()
  @AtMost(REPORT_STATES.length)
  state?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'When true, only those that are late, or came late, against the date promised at adoption.',
  })
  @IsOptional()
  @IsBoolean()
  late?: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those in whose reference or title each of these words stands, also as a part of a word; accents and capitals do not count.',
  })
  @IsOptional()
  @AtMostLong(200)
  text?: string;
}

@ArgsType()
class DutiesArgs {
  @Field(() => Int, { nullable: true, description: 'The number of one period; left out, all of them.' })
  @IsOptional()
  @IsInt()
  period?: number;
}

/** Fields of a plan about its reporting calendar. */
export const CALENDAR_OF_PLAN: Record<string, ExtensionField> = {
  reportingPeriods: {
    type: () => [ReportingPeriod],
    description:
      'Its reporting calendar: the periods on which its institutions report, from the first day of the plan to the last; empty while a day of the plan is not on record.',
    read: derived(CALENDAR, reportingPeriods),
  },
  reportingDuties: {
    type: () => [ReportingDuty],
    description:
      'Which institutions sent their milestone reports for its periods and which owe them, by period and by name in addresses of the institution. An institution that needs to report nothing in a period is left out. Anyone may ask.',
    args: DutiesArgs,
    marks: [AtMostListed(DUTIES_AT_MOST)],
    read: derived(
      { ...CALENDAR, today: fact<string>((t, q) => `${dayOfPlan(t, q)}::text`), duties: DUTIES },
      (facts, _, args) =>
        reportingPeriods(facts)
          .filter(({ number }) => (args['period'] ?? number) === number)
          .flatMap((period) =>
            facts.duties.flatMap(({ institution, milestones }) => {
              const duty = dutyOf(period, milestones, facts.today);
              return duty ? { period: period.number, institution, ...duty } : [];
            }),
          ),
    ),
  },
};

interface InPeriod {
  /** SQL of the institution's id. */
  id: string;
  plan: Alias;
  period: number | null;
  sent: boolean;
}

/** SQL of the milestones on which an institution sent a report for a period, or owes one. */
function inPeriodSql(m: Alias, q: Query, { id, plan, period, sent }: InPeriod): string {
  const startOn = startOfPeriodSql(plan, period === null ? numberToReportSql(plan, q) : q.p(period, 'int'));
  const isOwed = `(${startOn} is not null and ${isOwedForSql(m, q, id, startOn)})`;
  // A number that the calendar does not have is no period; only a plan without a calendar has reports without one.
  const isPeriod = `(${startOn} is not null or ${plan}.start_on is null or ${plan}.end_on is null)`;
  return sent ? `(${isPeriod} and ${isSentForSql(m, q, id, startOn)})` : isOwed;
}

interface Narrowed extends Pick<Partial<ToReportArgs>, 'sent' | 'state' | 'late' | 'text' | 'period'> {
  /** SQL of the institution's id; `null` for all institutions. */
  id: string | null;
  plan: Alias;
}

/** SQL of the conditions that somebody chose. */
function narrowedSql(m: Alias, q: Query, { id, plan, period, sent, state, late, text }: Narrowed): string {
  const conditions = [
    ...(id !== null && typeof sent === 'boolean'
      ? [inPeriodSql(m, q, { id, plan, period: period ?? null, sent })]
      : []),
    ...(id !== null && state?.length ? [hasReportSql(m, q, { id, state })] : []),
    ...(late ? [isLateSql(m, q)] : []),
    ...(text?.trim() ? [hasPartsSql(namesSql(m, q), q.p(text.trim(), 'text'))] : []),
  ];
  return conditions.join(' and ') || 'true';
}

/** SQL that is true of milestones on which the institution has a report in one of these states that the reader may read. */
export function hasReportSql(m: Alias, q: Query, { id, state }: { id: string; state: string[] }): string {
  const r = q.alias();
  return `exists (select from ${q.table('milestone_report', true)} ${r} where ${r}.milestone_id = ${m}.id and ${r}.voice = 'owner'
    and ${r}.institution_id = ${id} and ${isReportVisibleSql(r, q)} and ${reportStateSql(r, q)} = any(${q.p(state, 'text[]')}))`;
}

/** The reference of a milestone and its title in all languages, in which words are sought. */
const namesSql = (m: Alias, q: Query): string =>
  `(select c.reference || '.' || ${m}.number || ' ' || ${inAllLanguages(`${m}.title`)} from ${q.table('commitment', true)} c where c.id = ${m}.commitment_id)`;

/** Fields of a plan about the institutions that report, and the milestones on which they do. */
export const REPORTED_IN_PLAN: Record<string, ExtensionField> = {
  reportingInstitutions: {
    type: () => [Institution],
    description: 'The institutions that report on its milestones, by name in addresses.',
    read: many(
      () => INSTITUTION,
      (institution, plan, q) => {
        const [m, c] = [q.alias(), q.alias()];
        return `exists (select from ${q.table('milestone', true)} ${m}
          join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
          where ${c}.plan_id = ${plan}.id and ${reportsOnSql(m, q, `${institution}.id`)})`;
      },
      (institution) => `${institution}.slug`,
    ),
  },
  milestonesToReport: {
    type: () => MilestoneConnection,
    description:
      'The milestones on which institutions report, in the order of the plan: those of adopted commitments that the institution accepted to own, and those that it is responsible for.',
    args: ToReportArgs,
    read: (t, q, field) => {
      const { institution: slug = null, ...narrowed } = field.args as Partial<ToReportArgs>;
      const id =
        slug === null
          ? null
          : `(select i.id from ${q.table('institution', true)} i where i.slug = ${q.p(slug, 'text')})`;
      return page({
        read: () => MILESTONE,
        on: (m, plan) =>
          `${m}.commitment_id in (select c.id from ${q.table('commitment', true)} c where c.plan_id = ${plan}.id)
            and ${id === null ? isReportedSql(m, q) : reportsOnSql(m, q, id)}
            and ${narrowedSql(m, q, { id, plan, ...narrowed })}`,
        orders: [
          {
            name: 'plan',
            keys: [
              {
                sql: (m) => `(select c.position from ${q.table('commitment', true)} c where c.id = ${m}.commitment_id)`,
                type: 'int',
              },
              { sql: (m) => `${m}.number`, type: 'int' },
              { sql: (m) => `${m}.id`, type: 'uuid' },
            ],
          },
        ],
      })(t, q, field);
    },
  },
};
