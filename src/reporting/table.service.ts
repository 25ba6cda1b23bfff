import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { SAVE_REPORTS } from '../domain/milestone-report.js';
import { type Problem, Refusal, refuse } from '../domain/refusal.js';
import { openReport as openReportOf, reportRow } from '../domain/report-row.js';
import { checkVersion } from '../domain/version.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { MilestoneReportEntity } from './report.entity.js';
import { institutionOf, lockMilestone, periodOfReport, type ReportedMilestone, speakingFacts } from './report.facts.js';
import type { MilestoneReportRowInput, MilestoneReportsSaveInput } from './report.inputs.js';
import { assignSaid, keepStep, newReport, publishReport, recordReport, recordSpoken } from './report.writing.js';

export interface SavedRow {
  /** Id of the report; `null` when the row was refused. */
  report: string | null;
  problems: Problem[];
}

/** The table of one institution and period: one row for each of its milestones, written and sent together. */
@Injectable()
export class ReportTableService {
  constructor(private readonly work: UnitOfWork) {}

  async save(actor: Actor, input: MilestoneReportsSaveInput): Promise<{ done: string[]; problems: Problem[] }> {
    if (input.rows.length === 0) refuse('INPUT_INVALID', ['input', 'rows'], { field: 'rows' });
    const rows = await this.saveEach(actor, input);
    return { done: rows.flatMap(({ report }) => report ?? []), problems: rows.flatMap(({ problems }) => problems) };
  }

  /** Each row is judged by itself, so that a fault in one loses nothing of the others. */
  async saveEach(actor: Actor, input: MilestoneReportsSaveInput): Promise<SavedRow[]> {
    const saved: SavedRow[] = [];
    for (const index of input.rows.keys()) {
      try {
        saved.push({ report: await this.saveRow(actor, input, index), problems: [] });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const row = ['input', 'rows', String(index)];
        const problems = error.problems.map((problem) =>
          problem.path.length > 0 ? problem : { ...problem, path: row },
        );
        saved.push({ report: null, problems });
      }
    }
    return saved;
  }

  private saveRow(actor: Actor, input: MilestoneReportsSaveInput, index: number): Promise<string> {
    const { clientMutationId: key, institution, period, send } = input;
    const row = input.rows[index]!;
    const path = ['input', 'rows', String(index)];
    const once = {
      mutation: SAVE_REPORTS.mutation,
      clientMutationId: key && `${key}#${index}`,
      input: { institution, period, send, row },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const of = [...path, 'milestone'];
        const reported = await lockMilestone(tx, actor, uuidOf('Milestone', row.milestone, of), of);
        const speaking = { voice: 'owner', institutionId: await institutionOf(tx, institution) };
        const facts = { ...(await speakingFacts(tx, actor, reported, speaking)), state: reported.commitment.state };
        const capacity = tx.allow(SAVE_REPORTS, facts);
        const report = await openReport(tx, reported, { institutionId: capacity.institutionId, period }, row, path);
        const before = JSON.stringify(report);
        await assignSaid(tx, { ...reported, report }, row, path, period);
        const isNew = report.updatedAt === tx.now;
        if (send) await publishReport(tx, { ...reported, report }, 'sent', path);
        if (!isNew && before === JSON.stringify(report)) tx.unchanged(report.id);
        if (!isNew) Object.assign(report, { version: report.version + 1, updatedAt: tx.now });
        await tx.manager.save(report);
        if (send) await keepStep(tx, report, 'sent', capacity);
        const saved = isNew ? 'milestone_report.drafted' : 'milestone_report.edited';
        if (send) await recordSpoken(tx, 'milestone_report.sent', { ...reported, report });
        else recordReport(tx, saved, { ...reported, report });
        return report.id;
      },
      once,
    );
  }
}

/** The `expectedVersion` of a row for which nothing was written and nothing was sent when it was read. */
export const NOTHING_WRITTEN = 0;

interface Table {
  institutionId: string | null;
  period: number | null | undefined;
}

/**
 * The draft of the institution on the milestone, the report that was returned to it, or a new draft. A row that names
 * what it read never overwrites or repeats what somebody else wrote meanwhile.
 */
async function openReport(
  tx: Transaction,
  reported: ReportedMilestone,
  { institutionId, period }: Table,
  { expectedVersion }: MilestoneReportRowInput,
  path: string[],
): Promise<MilestoneReportEntity> {
  const own = { milestoneId: reported.milestone.id, voice: 'owner', institutionId: institutionId ?? IsNull() };
  const reports = await tx.manager.find(MilestoneReportEntity, {
    where: own,
    order: { position: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const found = openReportOf(reports);
  if (found) {
    checkVersion(found.version, expectedVersion, [...path, 'expectedVersion']);
    return found;
  }
  if (expectedVersion) refuse('MILESTONE_REPORT_SENT', path);
  if (expectedVersion === NOTHING_WRITTEN) {
    const reportedOn = await periodOfReport(tx, reported.commitment.planId, period, [...path, 'period']);
    if (reportRow(reports, reportedOn?.startOn ?? null).sent) refuse('MILESTONE_REPORT_SENT', path);
  }
  return newReport(tx, reported, 'owner', institutionId);
}
