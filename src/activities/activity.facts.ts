import type { ActivityFacts } from '../domain/activity.js';
import type { Actor } from '../domain/actor.js';
import { refuse } from '../domain/refusal.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import type { Transaction } from '../kernel/transaction.js';
import { lockMilestone, ownersOf, type ReportedMilestone } from '../reporting/report.facts.js';
import { ActivityEntity } from './activity.entity.js';

export interface LockedActivity extends ReportedMilestone {
  activity: ActivityEntity;
}

/** Locks the commitment first, as every command on a milestone does. */
export async function lockActivity(tx: Transaction, actor: Actor, id: string): Promise<LockedActivity> {
  const found = await tx.manager.findOneBy(ActivityEntity, { id });
  if (!found) refuse('ACTIVITY_NOT_FOUND', ['id']);
  const reported = await lockMilestone(tx, actor, found.milestoneId, ['id']);
  return { ...reported, activity: await tx.manager.findOneByOrFail(ActivityEntity, { id }) };
}

/** The facts about who writes an activity that this institution does. */
export async function activityFacts(
  tx: Transaction,
  { milestone, commitment }: ReportedMilestone,
  institutionId: string | null,
): Promise<ActivityFacts> {
  const institution = institutionId && (await tx.manager.findOneByOrFail(InstitutionEntity, { id: institutionId }));
  return {
    planId: commitment.planId,
    commitmentId: commitment.id,
    reportingInstitutionIds: [...(await ownersOf(tx, commitment.id)), ...milestone.institutionIds],
    institutionId,
    institutionKind: institution ? institution.kind : null,
  };
}
