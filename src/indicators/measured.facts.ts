import { decodeId, encodeId } from '../api/node-id.js';
import { todayInPlan, lockCommitment } from '../commitments/commitment.facts.js';
import type { Actor } from '../domain/actor.js';
import type { IndicatorFacts } from '../domain/indicator.js';
import { refuse } from '../domain/refusal.js';
import { siteDay } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { lockProgramme } from '../programmes/programme.facts.js';
import { lockMilestone } from '../reporting/report.facts.js';
import { indicatorFacts, measuredSql } from './measured.js';

/** A programme, a commitment or a milestone that indicators measure. */
export interface Measured {
  type: 'Programme' | 'Commitment' | 'Milestone';
  id: string;
}

export interface LockedMeasured extends Measured {
  facts: IndicatorFacts;
  /** The present day in the time zone of its plan, or of the site for a programme. */
  today: string;
}

export function measuredNamed(id: string, path: string[]): Measured {
  const decoded = decodeId(id);
  const type = decoded?.type;
  if (type === 'Programme' || type === 'Commitment' || type === 'Milestone') return { type, id: decoded!.uuid };
  return refuse('MEASURED_NOT_FOUND', path);
}

export const measuredBy = (row: {
  programmeId: string | null;
  commitmentId: string | null;
  milestoneId: string | null;
}): Measured => {
  if (row.programmeId) return { type: 'Programme', id: row.programmeId };
  if (row.commitmentId) return { type: 'Commitment', id: row.commitmentId };
  return { type: 'Milestone', id: row.milestoneId! };
};

/** The columns that say what an indicator measures. */
export const measuredColumns = ({ type, id }: Measured) => ({
  programmeId: type === 'Programme' ? id : null,
  commitmentId: type === 'Commitment' ? id : null,
  milestoneId: type === 'Milestone' ? id : null,
});

/**
 * Locks the thing that an indicator measures, so that its indicators and values keep one order. An actor who may not
 * see the thing learns nothing about it.
 */
export async function lockMeasured(
  tx: Transaction,
  actor: Actor,
  measured: Measured,
  path: string[],
): Promise<LockedMeasured> {
  const { type, id } = measured;
  if (type === 'Programme') await lockProgramme(tx, id, path);
  if (type === 'Commitment') await lockCommitment(tx, actor, id, path);
  if (type === 'Milestone') await lockMilestone(tx, actor, id, path);
  const of = (one: Measured['type']) => (one === type ? '$1::uuid' : 'null::uuid');
  const ids = { programme: of('Programme'), commitment: of('Commitment'), milestone: of('Milestone') };
  const [found] = await tx.manager.query(`select ${measuredSql(ids, (name) => name)} as facts`, [id]);
  const facts = indicatorFacts(found.facts);
  const today = type === 'Programme' ? siteDay(tx) : await todayInPlan(tx, facts.planId);
  return { ...measured, facts, today };
}

/** Followers are told of what is measured; its page lists the indicators. */
export function recordOn(
  tx: Transaction,
  verb: string,
  { type, id, facts }: LockedMeasured,
  said: { planId: string | null; contents: object; reason: string | null },
): void {
  tx.record({
    verb,
    subject: encodeId(type, id),
    planId: said.planId ?? facts.planId,
    contents: {
      said: tx.keep(JSON.stringify(said.contents)),
      ...(said.reason ? { reason: tx.keep(said.reason) } : {}),
    },
  });
}
