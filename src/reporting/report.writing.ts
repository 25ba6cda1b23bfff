import { encodeId } from '../api/node-id.js';
import type { TextInput } from '../api/common.types.js';
import { rewrite } from '../domain/localized-text.js';
import type { ClaimedStatus } from '../domain/milestone.js';
import { REPORT_STEPS, speak } from '../domain/milestone-report.js';
import { lastStatus } from '../domain/report-row.js';
import type { Capacity } from '../domain/policy.js';
import { answer, type AnswerGiven, complete, type Question } from '../domain/questionnaire.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { QuestionnaireEntity } from './questionnaire.entity.js';
import { newestQuestionnaire } from './questionnaires.service.js';
import { MilestoneReportEntity, MilestoneReportStepEntity } from './report.entity.js';
import { calendarOf, type LockedReport, periodOfReport, type ReportedMilestone } from './report.facts.js';

/** The values that a report gives; a value that is left out stays as it is. */
export interface ReportSaid {
  status?: ClaimedStatus | null;
  unchanged?: boolean | null;
  narrative?: TextInput | null;
  obstacles?: TextInput | null;
  doneOn?: string | null;
  period?: number | null;
  answers?: readonly AnswerGiven[] | null;
}

/** A draft has no place among the reports of its milestone yet; the first report that is sent has place 0. */
const WITHOUT_PLACE = -1;

export async function newReport(
  tx: Transaction,
  { milestone, commitment }: ReportedMilestone,
  voice: string,
  institutionId: string | null,
): Promise<MilestoneReportEntity> {
  const asked = await newestQuestionnaire(tx, commitment.planId, voice);
  return tx.manager.create(MilestoneReportEntity, {
    id: newId(),
    milestoneId: milestone.id,
    position: WITHOUT_PLACE,
    voice,
    institutionId,
    state: 'draft',
    unchanged: false,
    // A questionnaire without questions asks for nothing more, as if there were none.
    questionnaireId: asked && asked.questions.length > 0 ? asked.id : null,
    answers: {},
    version: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
}

/** Assigns what the report says; `null` takes a text or the level away. */
export async function assignSaid(
  tx: Transaction,
  { report, commitment }: Pick<LockedReport, 'report' | 'commitment'>,
  said: ReportSaid,
  path: readonly string[],
  number = said.period,
): Promise<void> {
  if (said.status !== undefined) report.status = said.status;
  if (said.doneOn !== undefined) report.doneOn = said.doneOn;
  if (said.unchanged !== undefined && said.unchanged !== null) report.unchanged = said.unchanged;
  for (const field of ['narrative', 'obstacles'] as const) {
    const given = said[field];
    if (given === undefined) continue;
    report[field] = given && rewrite(report[field] ?? null, given.language, given.text, [...path, field, 'text']);
  }
  if (said.answers && said.answers.length > 0)
    report.answers = answer(await questionsOf(tx, report), report.answers, said.answers, [...path, 'answers']);
  const isNew = report.periodStartOn === undefined || report.periodStartOn === null;
  if ((number === undefined || number === null) && !isNew) return;
  const period = await periodOfReport(tx, commitment.planId, number, [...path, 'period']);
  Object.assign(report, { periodStartOn: period?.startOn ?? null, periodEndOn: period?.endOn ?? null });
}

async function questionsOf(tx: Transaction, { questionnaireId }: MilestoneReportEntity): Promise<Question[]> {
  if (!questionnaireId) return [];
  const { questions } = await tx.manager.findOneByOrFail(QuestionnaireEntity, { id: questionnaireId });
  return questions;
}

/** The level that "no change" repeats: of the other reports of the same voice and institution on the milestone. */
async function statusBefore(tx: Transaction, { id, milestoneId, voice, institutionId }: MilestoneReportEntity) {
  const others: { state: string; status: string | null }[] = await tx.manager.query(
    `select state, status from milestone_report where milestone_id = $1 and voice = $2 and id <> $3
        and institution_id is not distinct from $4::uuid order by position, id`,
    [milestoneId, voice, id, institutionId],
  );
  return lastStatus(others);
}

/** The report speaks from now on: its level is judged, and it takes its place behind all others. */
export async function publishReport(
  tx: Transaction,
  { report, commitment }: LockedReport,
  state: 'sent' | 'published',
  path: readonly string[],
): Promise<void> {
  const { today } = await calendarOf(tx, commitment.planId);
  const { status } = speak(
    {
      status: report.status ?? null,
      narrated: report.narrative !== null && report.narrative !== undefined,
      unchanged: report.unchanged,
      lastStatus: await statusBefore(tx, report),
      periodStartOn: report.periodStartOn ?? null,
      periodEndOn: report.periodEndOn ?? null,
      doneOn: report.doneOn ?? null,
    },
    today,
    path,
  );
  if (!report.unchanged) complete(await questionsOf(tx, report), report.answers, [...path, 'answers']);
  const [place]: { next: number }[] = await tx.manager.query(
    'select coalesce(max(position), -1) + 1 as next from milestone_report where milestone_id = $1 and id <> $2',
    [report.milestoneId, report.id],
  );
  Object.assign(report, {
    status,
    state,
    position: place!.next,
    sentAt: tx.now,
    returnReason: null,
    reportedOn: today,
    reportedPrecision: 'day',
  });
}

/** Keeps one step of a report that is stored, with what the report says at that moment, for everybody to read. */
export async function keepStep(
  tx: Transaction,
  report: MilestoneReportEntity,
  kind: (typeof REPORT_STEPS)[number],
  { role, institutionId }: Capacity,
  reason: string | null = null,
): Promise<void> {
  const number = (await tx.manager.countBy(MilestoneReportStepEntity, { reportId: report.id })) + 1;
  await tx.manager.insert(MilestoneReportStepEntity, {
    id: newId(),
    reportId: report.id,
    number,
    kind,
    status: report.status ?? null,
    narrative: report.narrative ?? null,
    obstacles: report.obstacles ?? null,
    answers: Object.keys(report.answers).length > 0 ? report.answers : null,
    role,
    institutionId,
    reason,
    createdAt: tx.now,
  });
}

/** Evidence of a report when it begins to speak: its address and the hash of each of its files. */
interface EvidenceThen {
  id: string;
  url: string | null;
  files: { kind: string; sha256: string }[];
}

/** Writes the log entry of a report that speaks from now on; it proves the bytes of its evidence too. */
export async function recordSpoken(tx: Transaction, verb: string, locked: LockedReport): Promise<void> {
  const evidence: EvidenceThen[] = await tx.manager.query(
    `select e.id, e.url, (select coalesce(json_agg(json_build_object('kind', f.kind, 'sha256', f.sha256) order by f.kind), '[]')
        from evidence_file f where f.evidence_id = e.id) as files
       from evidence e where e.report_id = $1 order by e.position`,
    [locked.report.id],
  );
  recordReport(tx, verb, locked, null, evidence);
}

/** Writes the log entry, which proves the exact words of the report and of the reason. */
export function recordReport(
  tx: Transaction,
  verb: string,
  { report, commitment }: LockedReport,
  reason?: string | null,
  evidence?: EvidenceThen[],
): void {
  const { id, milestoneId, voice, status, unchanged, narrative, obstacles, doneOn, periodStartOn, periodEndOn } =
    report;
  const said = { report: id, milestone: milestoneId, voice, status, unchanged, narrative, obstacles, doneOn };
  const more = { ...(Object.keys(report.answers).length > 0 ? { answers: report.answers } : {}), evidence };
  tx.record({
    verb,
    subject: encodeId('MilestoneReport', id),
    planId: commitment.planId,
    contents: {
      report: tx.keep(JSON.stringify({ ...said, periodStartOn, periodEndOn, ...more })),
      ...(reason ? { reason: tx.keep(reason) } : {}),
    },
  });
}
