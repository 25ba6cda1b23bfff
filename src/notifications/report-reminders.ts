import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Query } from '../api/read/query.js';
import { VISITOR } from '../domain/actor.js';
import { inLanguage, type Language, LANGUAGES, type LocalizedText } from '../domain/localized-text.js';
import { longDay } from '../domain/printed.js';
import {
  type CalendarFacts,
  type Reminder,
  reminderOn,
  type ReportingPeriod,
  reportingPeriods,
} from '../domain/reporting-calendar.js';
import { Clock, dayIn } from '../kernel/clock.js';
import { enqueue } from '../kernel/jobs/enqueue.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Site } from '../kernel/site.js';
import { hasLiaisonSql } from '../twins/appointment.sql.js';
import { isClosedSql } from '../twins/plan.sql.js';
import { reportsOnSql } from '../twins/report.sql.js';
import { isOwedForSql } from '../twins/reporting.sql.js';
import { addressOf } from './addresses.js';

interface CalendarPlan extends CalendarFacts {
  id: string;
  slug: string;
  title: LocalizedText;
  timeZone: string;
}

interface Owing {
  id: string;
  slug: string;
  name: LocalizedText;
  missing: number;
}

const TEMPLATES = { before: 'reports_due', after: 'reports_late' } as const satisfies Record<Reminder, string>;

/**
 * Writes to the liaisons of an institution that owes reports of a period: once before the due day and once after it
 * (docs/adr/0141). What is owed is computed on the day; only that a letter was sent is kept.
 */
@Injectable()
export class ReportReminders implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.jobs.task('remind_of_reports', () => this.remind());
    this.jobs.schedule('remind_of_reports', '13 14 * * *');
  }

  private async remind(): Promise<void> {
    const plans: CalendarPlan[] = await this.db.query(
      `select id, slug, title, time_zone as "timeZone", start_on::text as "startOn", end_on::text as "endOn",
          reporting_months as "reportingMonths", reporting_days as "reportingDays"
         from plan p where not ${isClosedSql('p')} and start_on is not null and end_on is not null`,
    );
    for (const plan of plans) {
      const today = dayIn(plan.timeZone, this.clock.now());
      for (const period of reportingPeriods(plan)) {
        const kind = reminderOn(period, today);
        if (kind)
          for (const owing of await this.owing(plan, period)) await this.tell(plan, period, kind, { owing, today });
      }
    }
  }

  private owing(plan: CalendarPlan, period: ReportingPeriod): Promise<Owing[]> {
    const q = new Query(VISITOR, null, this.clock.moment());
    const startOn = q.p(period.startOn, 'date');
    return this.db.query(
      `select i.id, i.slug, i.name, count(*)::int as missing
         from institution i, milestone m join commitment c on c.id = m.commitment_id
        where c.plan_id = ${q.p(plan.id, 'uuid')} and ${reportsOnSql('m', q, 'i.id')} and ${isOwedForSql('m', q, 'i.id', startOn)}
        group by i.id`,
      q.values,
    );
  }

  private tell(
    plan: CalendarPlan,
    period: ReportingPeriod,
    kind: Reminder,
    { owing, today }: { owing: Owing; today: string },
  ): Promise<void> {
    return this.db.transaction(async (manager) => {
      const liaisons = await liaisonsOf(manager, plan.id, owing.id, today);
      if (liaisons.length === 0) return;
      const kept: unknown[] = await manager.query(
        `insert into report_reminder (plan_id, institution_id, period_start_on, kind, sent_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning 1`,
        [plan.id, owing.id, period.startOn, kind, this.clock.now()],
      );
      if (kept.length === 0) return;
      for (const { accountId, language } of liaisons)
        await enqueue(manager, 'mail', {
          accountId,
          template: TEMPLATES[kind],
          values: {
            institution: inLanguage(owing.name, language).text,
            plan: inLanguage(plan.title, language).text,
            period: period.number,
            day: longDay(language, period.dueOn),
            missing: owing.missing,
            link: `${addressOf(this.site.origin, 'reportTable', plan.slug, language)}?${new URLSearchParams({
              institution: owing.slug,
              period: String(period.number),
              show: 'missing',
            }).toString()}`,
          },
        });
    });
  }
}

async function liaisonsOf(
  manager: EntityManager,
  planId: string,
  institutionId: string,
  today: string,
): Promise<{ accountId: string; language: Language }[]> {
  const rows: { accountId: string; language: string }[] = await manager.query(
    `select a.id as "accountId", a.language from account a
      where a.erased_at is null and ${hasLiaisonSql('$2', '$1', '$3::date', 'a.id')} order by a.id`,
    [planId, institutionId, today],
  );
  return rows.map(({ accountId, language }) => ({
    accountId,
    language: LANGUAGES.find((known) => known === language) ?? LANGUAGES[0],
  }));
}
