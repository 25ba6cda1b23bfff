import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Execute, type ExecuteOptions } from '../api/execute.js';
import { type Actor, appointmentsOf } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import type { Question } from '../domain/questionnaire.js';
import { answerValue } from '../domain/report-sheet-answers.js';
import type { PrintedPeriod } from '../domain/printed.js';
import { periodToReport, type ReportingPeriod } from '../domain/reporting-calendar.js';
import { type ReportRow, reportRow } from '../domain/report-row.js';
import { type SheetValues, TICKED } from '../domain/report-sheet.js';
import { Clock, dayIn } from '../kernel/clock.js';

interface Said {
  text: string;
  language: string;
}

export interface TableReport {
  voice: string;
  state: string;
  status: string | null;
  unchanged: boolean;
  doneOn: string | null;
  version: number;
  periodStartOn: string | null;
  institution: { slug: string } | null;
  narrative: Said | null;
  obstacles: Said | null;
  questionnaire: { version: number } | null;
  answers: {
    question: { code: string };
    text: Said | null;
    number: number | null;
    yes: boolean | null;
    choices: string[];
  }[];
}

interface Milestone {
  id: string;
  reference: string;
  title: Said;
  planned: PrintedPeriod;
  availableVoices: string[];
  reports: TableReport[];
}

interface Answer {
  plan: {
    id: string;
    slug: string;
    timeZone: string;
    title: Said;
    reportingPeriods: ReportingPeriod[];
    milestonesToReport: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Milestone[] };
  } | null;
  institution: { id: string; slug: string; name: Said } | null;
}

/** One row of the table: the milestone, and the reports of the institution on it. */
export interface TableRow extends ReportRow<TableReport> {
  milestone: Milestone;
  /** The questions that its report is asked: those of the day on which it was begun, or those of today. */
  questions: readonly Question[];
}

/** A version of what owners are asked. */
interface Asked {
  version: number;
  questions: Question[];
}

/** The version of a plan whose owners are asked nothing besides the report. */
const NOTHING_ASKED: Asked = { version: 0, questions: [] };

export interface ReportsTable {
  plan: Pick<NonNullable<Answer['plan']>, 'id' | 'slug' | 'title'>;
  institution: NonNullable<Answer['institution']>;
  period: ReportingPeriod | null;
  rows: TableRow[];
  /** All versions of what owners were asked, the newest first. */
  asked: readonly Asked[];
  /** The present day in the zone of the plan. */
  today: string;
}

const TABLE = `query ($slug: String!, $institution: String!, $after: String) {
  plan(slug: $slug) { id slug timeZone title { text language } reportingPeriods { number startOn endOn dueOn }
    milestonesToReport(institution: $institution, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id reference title { text language } availableVoices
        planned { startOn startPrecision startWritten endOn endPrecision endWritten }
        reports { voice state status unchanged doneOn version periodStartOn institution { slug }
          narrative { text language } obstacles { text language }
          questionnaire { version } answers { question { code } text { text language } number yes choices } } } } }
  institution(slug: $institution) { id slug name { text language } } }`;

type Asking = Required<Pick<ExecuteOptions, 'actor' | 'language' | 'now'>>;

/** A plan has some dozens of milestones; those beyond are left to its pages. */
const SLICES_AT_MOST = 10;

/** Tables of milestone reports, as whoever asks may read them. */
@Injectable()
export class ReportsTables {
  constructor(
    private readonly execute: Execute,
    private readonly clock: Clock,
    private readonly db: DataSource,
  ) {}

  /** The table of an institution for a period, or for the one on which is reported today; `null` when there is none. */
  async of(
    of: { plan: string; institution: string; period: number | null },
    actor: Actor,
    language: Language,
  ): Promise<ReportsTable | null> {
    const rows: TableRow[] = [];
    const asked = await this.asked(of.plan);
    const now = this.clock.now();
    let after: string | null = null;
    for (let slice = 0; ; slice += 1) {
      const { plan, institution }: Answer = await this.read(
        { slug: of.plan, institution: of.institution, after },
        { actor, language, now },
      );
      if (!plan || !institution) return null;
      const today = dayIn(plan.timeZone, now);
      const { reportingPeriods: periods, milestonesToReport: part } = plan;
      const period =
        of.period === null ? periodToReport(periods, today) : periods.find(({ number }) => number === of.period);
      if (period === undefined) return null;
      rows.push(...part.nodes.map((milestone) => rowOf(milestone, { institution: institution.slug, period, asked })));
      if (!part.pageInfo.hasNextPage || slice === SLICES_AT_MOST)
        return { plan, institution, period, rows, asked, today };
      after = part.pageInfo.endCursor;
    }
  }

  /** Questions are public in each of their versions. */
  private asked(plan: string): Promise<Asked[]> {
    return this.db.query(
      `select n.number as version, n.questions from questionnaire n join plan p on p.id = n.plan_id
        where p.slug = $1 and n.voice = 'owner' order by n.number desc`,
      [plan],
    );
  }

  private async read(variables: Record<string, unknown>, asking: Asking): Promise<Answer> {
    const { data, errors } = await this.execute.run<Answer>(TABLE, { ...asking, variables, prepared: true });
    if (errors) throw new Error(`a table of reports was not read: ${errors[0]!.message}`);
    return data!;
  }
}

interface Around {
  institution: string;
  period: ReportingPeriod | null;
  asked: readonly Asked[];
}

function rowOf(milestone: Milestone, { institution, period, asked }: Around): TableRow {
  const own = milestone.reports.filter(
    (report) => report.voice === 'OWNER' && report.institution?.slug === institution,
  );
  const row = reportRow(
    own.map((report) => ({
      report,
      state: report.state.toLowerCase(),
      status: report.status?.toLowerCase() ?? null,
      periodStartOn: report.periodStartOn,
    })),
    period?.startOn ?? null,
  );
  const [open, sent] = [row.open?.report ?? null, row.sent?.report ?? null];
  const report = open ?? sent;
  const version = report ? asked.find((one) => one.version === report.questionnaire?.version) : newestOf(asked);
  return {
    milestone,
    open,
    sent,
    last: row.last,
    questions: version?.questions ?? [],
  };
}

/** The version that owners are asked by today. */
export const newestOf = (asked: readonly Asked[]): Asked => asked[0] ?? NOTHING_ASKED;

/** The answers of a row as its cells are compared, by the code of the question. */
export const answersOf = ({ open, sent }: TableRow): ReadonlyMap<string, string> =>
  new Map(
    (open ?? sent)?.answers.map(({ question, text, number, yes, choices }) => [
      question.code,
      answerValue({
        ...(text && { words: text.text }),
        ...(number !== null && { number }),
        ...(yes !== null && { yes }),
        choices,
      }),
    ]),
  );

/** The values of a row as its cells show them; the level of a new report is filled in with the last one. */
export function shownValues({ open, sent, last }: TableRow): SheetValues & { version: number } {
  const report = open ?? sent;
  return {
    version: report?.version ?? 0,
    unchanged: report?.unchanged ? TICKED : '',
    status: report?.status?.toLowerCase() ?? (sent && !open ? '' : (last ?? '')),
    done_on: report?.doneOn ?? '',
    narrative: report?.narrative?.text ?? '',
    obstacles: report?.obstacles?.text ?? '',
  };
}

/** True when the actor reports for the institution of the table. */
export const mayReportFor = (actor: Actor, institution: string, rows: readonly TableRow[]): boolean =>
  appointmentsOf(actor).some(
    ({ role, institutionSlug }) => role === 'institution_liaison' && institutionSlug === institution,
  ) && rows.some(({ milestone }) => milestone.availableVoices.includes('OWNER'));

/** Names the table that a file was made from. */
export const tableKey = (plan: string, institution: string, period: number | null): string =>
  [plan, institution, period ?? ''].join(' ');
