import { Injectable } from '@nestjs/common';
import { uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { actualEnd } from '../domain/milestone-report.js';
import { checkReport, CHECK_REPORT, RETURN_REPORT } from '../domain/milestone-report-check.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { checkingFacts, type LockedReport, lockReport } from './report.facts.js';
import type { MilestoneReportCheckInput } from './report.inputs.js';
import { keepStep, recordReport } from './report.writing.js';

/** Somebody else than the author's institution checks a report, or returns it with a reason. */
@Injectable()
export class CheckingService {
  constructor(private readonly work: UnitOfWork) {}

  check(actor: Actor, id: string, expectedVersion: VersionRead, input: MilestoneReportCheckInput): Promise<string> {
    const once = {
      mutation: 'milestoneReportCheck',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockReport(tx, actor, uuidOf('MilestoneReport', id, ['id']));
        const { report } = locked;
        const capacity = tx.allow(CHECK_REPORT, await checkingFacts(tx, locked));
        checkVersion(report.version, expectedVersion);
        const justification = writtenText(input.justification) || null;
        const [{ evidence }] = await tx.manager.query(
          'select count(*)::int as evidence from evidence where report_id = $1',
          [report.id],
        );
        checkReport({ status: report.status, evidence, justification });
        Object.assign(report, {
          state: 'checked',
          justification,
          checkedAt: tx.now,
          checkedRole: capacity.role,
          checkedInstitutionId: capacity.institutionId,
          version: report.version + 1,
          updatedAt: tx.now,
        });
        await tx.manager.save(report);
        await complete(tx, locked);
        await keepStep(tx, report, 'checked', capacity, justification);
        recordReport(tx, 'milestone_report.checked', locked, justification);
        return report.id;
      },
      once,
    );
  }

  returnIt(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    const once = {
      mutation: 'milestoneReportReturn',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockReport(tx, actor, uuidOf('MilestoneReport', id, ['id']));
        const { report } = locked;
        const capacity = tx.allow(RETURN_REPORT, await checkingFacts(tx, locked));
        checkVersion(report.version, expectedVersion);
        const reason = writtenText(input.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
        Object.assign(report, {
          state: 'returned',
          returnReason: reason,
          version: report.version + 1,
          updatedAt: tx.now,
        });
        await tx.manager.save(report);
        await keepStep(tx, report, 'returned', capacity, reason);
        recordReport(tx, 'milestone_report.returned', locked, reason);
        return report.id;
      },
      once,
    );
  }
}

/** The actual end of the milestone is the one that its owner's checked report gives. */
async function complete(tx: Transaction, { report, milestone }: LockedReport): Promise<void> {
  const end = actualEnd({ status: report.status, doneOn: report.doneOn, sentOn: report.reportedOn });
  if (end === milestone.actual.endOn) return;
  Object.assign(milestone.actual, { endOn: end, endPrecision: end && 'day', endWritten: null });
  milestone.version += 1;
  await tx.manager.save(milestone);
}
