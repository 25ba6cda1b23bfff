import type { Answer, Thing } from '../frame/documents.js';
import { withCursors } from '../frame/with-cursors.js';
import { given } from '../frame/components/filters.js';
import { type ReportRow, reportRow } from '../../domain/report-row.js';
import { periodToReport } from '../../domain/reporting-calendar.js';
import type { MilestoneLevel, ReportState } from '../frame/types.js';
import { levelNamed, reportsInRow } from './open-reports.js';

export type TablePlan = Thing<'reportTable', 'plan'>;
type Rows = NonNullable<TablePlan['milestonesToReport']>;
export type TableMilestone = Rows['nodes'][number];
export type Period = TablePlan['reportingPeriods'][number];
export type TableBody = NonNullable<Answer<'reportTable'>['institution']>;
type Report = TableMilestone['reports'][number];

/** Names in the address of the page: the number of the period, and the institution. */
export const PERIOD = 'period';
export const INSTITUTION = 'institution';
/** Name in the address of the part of a table, or of the institutions, that is shown. */
export const SHOW = 'show';
/** Name in the address of words that stand in the reference or title of a milestone. */
export const WORDS = 'q';

/** Parts of a table, as conditions: sent for the period, owed, begun by a draft, returned for correction, or late. */
const PARTS = new Map<string, { sent?: boolean; state?: ReportState[]; late?: boolean }>([
  ['missing', { sent: false }],
  ['sent', { sent: true }],
  ['begun', { state: ['DRAFT'] }],
  ['returned', { state: ['RETURNED'] }],
  ['late', { late: true }],
]);
export const PART_NAMES = [...PARTS.keys()];

/** The part of the table that the address names; `null` for the whole table. */
export const partAsked = (search: URLSearchParams): string | null =>
  PART_NAMES.find((name) => name === given(search, SHOW)) ?? null;

/** Conditions of the table, read from its address. */
export const tableConditions = (search: URLSearchParams) => ({
  institution: given(search, INSTITUTION) ?? '',
  period: periodAsked(search),
  text: given(search, WORDS),
  ...PARTS.get(partAsked(search) ?? ''),
});

/** The rows that somebody works through one after the other: without another condition, those that are owed. */
export const rowsToDo = (search: URLSearchParams) => {
  const conditions = tableConditions(search);
  return conditions.sent === undefined && !conditions.state ? { ...conditions, sent: false } : conditions;
};

/** The number of the period in the address; `undefined` stands for the one on which is reported today. */
function periodAsked(search: URLSearchParams): number | undefined {
  const number = Number(given(search, PERIOD) ?? '');
  return Number.isInteger(number) && number > 0 && number < 10_000 ? number : undefined;
}

/** The period that the address names, or the one on which is reported today; `null` without a calendar. */
export function periodIn(periods: Period[], search: URLSearchParams, today: string): Period | null {
  const number = Number(given(search, PERIOD) ?? '');
  return periods.find((period) => period.number === number) ?? periodToReport(periods, today);
}

/** One row of the table of an institution and a period. */
export interface Row extends Omit<ReportRow<Report>, 'last'> {
  milestone: TableMilestone;
  /** The level that "no change" repeats. */
  last: MilestoneLevel | null;
  /** The place of the row in its list. */
  cursor: string;
  questions: QuestionsOfRow;
  /** True in a plan without a calendar, where the next report is not that of another period. */
  repeatable: boolean;
}

/** How many questions the report of a row is asked and has answered, and how many answers it cannot be sent without. */
export interface QuestionsOfRow {
  asked: number;
  answered: number;
  required: number;
}

type AskedOf = NonNullable<TablePlan['questionnaires']>[number]['questions'];

/** The rows of one slice of the table. */
export function rowsOf(plan: TablePlan, institution: string, period: Period | null): Row[] {
  const { milestonesToReport: list, questionnaires = [] } = plan;
  const asked = questionnaires?.find(({ voice }) => voice === 'OWNER')?.questions ?? [];
  return (list ? withCursors(list) : []).map(({ node: milestone, cursor }) => {
    const own = reportsInRow(milestone.reports, 'OWNER', institution);
    const { open, sent, last } = reportRow(own, period?.startOn ?? null);
    return {
      milestone,
      open: open?.report ?? null,
      sent: sent?.report ?? null,
      last: levelNamed(last),
      cursor,
      questions: questionsOf(open?.report ?? null, asked),
      repeatable: period === null,
    };
  });
}

/** A report that was begun keeps the questions of that day; a new one is asked those of today. */
function questionsOf(open: Report | null, asked: AskedOf): QuestionsOfRow {
  const questions = open ? (open.questionnaire?.questions ?? []) : asked;
  const answered = new Set(open?.answers.map(({ question }) => question.code));
  return {
    asked: questions.length,
    answered: questions.filter(({ code }) => answered.has(code)).length,
    required: questions.filter(({ code, required }) => required && !answered.has(code)).length,
  };
}
