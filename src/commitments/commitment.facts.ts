import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import type { LedFacts } from '../domain/consultation.js';
import { refuse } from '../domain/refusal.js';
import { areDraftsShown, isCommitmentVisible } from '../domain/visibility.js';
import { dayIn } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { isNamedSql, isOwnerSql } from '../twins/owner.sql.js';
import { CommitmentEntity } from './commitment.entity.js';

/** Loads and locks the commitment; a person who may not see it learns nothing about it. */
export async function lockCommitment(
  tx: Transaction,
  actor: Actor,
  id: string,
  path: string[] = ['id'],
): Promise<CommitmentEntity> {
  const found = await tx.manager.findOne(CommitmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found) refuse('COMMITMENT_NOT_FOUND', path);
  const { state, planId } = found;
  const draftsShown = state === 'draft' && (await draftsShownIn(tx, planId));
  if (!isCommitmentVisible({ state, planId, draftsShown }, actor)) refuse('COMMITMENT_NOT_FOUND', path);
  return found;
}

/** True when everybody may read the drafts of the plan now. */
export async function draftsShownIn(tx: Transaction, planId: string): Promise<boolean> {
  const [plan]: { draftsPublic: boolean; windows: { kind: string; opensAt: string }[] }[] = await tx.manager.query(
    `select p.drafts_public as "draftsPublic",
            (select coalesce(json_agg(json_build_object('kind', w.kind, 'opensAt', w.opens_at)), '[]')
               from plan_window w where w.plan_id = p.id) as windows
       from plan p where p.id = $1`,
    [planId],
  );
  const windows = plan!.windows.map(({ kind, opensAt }) => ({ kind, opensAt: new Date(opensAt) }));
  return areDraftsShown({ draftsPublic: plan!.draftsPublic, windows }, tx.now);
}

/** The present day in the time zone of the plan. */
export async function todayInPlan(tx: Transaction, planId: string): Promise<string> {
  const [plan]: { time_zone: string }[] = await tx.manager.query('select time_zone from plan where id = $1', [planId]);
  return dayIn(plan!.time_zone, tx.now);
}

/** The facts of a commitment that policies need. */
export async function commitmentFacts(manager: EntityManager, commitment: CommitmentEntity) {
  const [found]: { owners: string[]; leads: string[]; suggestions: number }[] = await manager.query(
    `select array(select institution_id from commitment_owner o
               where commitment_id = $1 and ${isNamedSql('o')}) as owners,
            array(select institution_id from commitment_owner o
               where commitment_id = $1 and ${isOwnerSql('o', 'lead')}) as leads,
            (select count(*)::int from suggestion where commitment_id = $1) as suggestions`,
    [commitment.id],
  );
  return {
    planId: commitment.planId,
    commitmentId: commitment.id,
    origin: commitment.origin,
    state: commitment.state,
    ownerInstitutionIds: found!.owners,
    leadInstitutionIds: found!.leads,
    suggestions: found!.suggestions,
  } satisfies LedFacts & { suggestions: number };
}
