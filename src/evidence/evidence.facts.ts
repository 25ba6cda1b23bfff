import type { Actor } from '../domain/actor.js';
import { refuse } from '../domain/refusal.js';
import type { Transaction } from '../kernel/transaction.js';
import { lockReport } from '../reporting/report.facts.js';
import type { MilestoneReportEntity } from '../reporting/report.entity.js';
import { Query } from '../api/read/query.js';
import { isEvidenceVisibleSql } from '../twins/evidence.sql.js';
import { EvidenceEntity } from './evidence.entity.js';

/** Evidence with its report, both locked. */
export interface LockedEvidence {
  evidence: EvidenceEntity;
  report: MilestoneReportEntity;
  planId: string;
}

/** Locks evidence that the actor sees; a person who may not see it learns nothing about it. */
export async function lockEvidence(tx: Transaction, actor: Actor, id: string): Promise<LockedEvidence> {
  const q = new Query(actor, null, tx);
  const [found]: { reportId: string }[] = await tx.manager.query(
    `select e.report_id as "reportId" from evidence e where e.id = ${q.p(id, 'uuid')} and ${isEvidenceVisibleSql('e', q)}`,
    q.values,
  );
  if (!found) refuse('EVIDENCE_NOT_FOUND', ['id']);
  const { report, commitment } = await lockReport(tx, actor, found.reportId, ['id'], 'EVIDENCE_NOT_FOUND');
  const evidence = await tx.manager.findOneByOrFail(EvidenceEntity, { id });
  return { evidence, report, planId: commitment.planId };
}
