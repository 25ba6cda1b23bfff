import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import type { CommitmentFacts } from '../domain/commitment.js';
import { refuse } from '../domain/refusal.js';
import { isCommitmentVisible } from '../domain/visibility.js';
import { dayIn } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { CommitmentEntity } from './commitment.entity.js';

/** Loads and locks the commitment; a person who may not see it learns nothing about it. */
export async function lockCommitment(tx: Transaction, actor: Actor, id: string): Promise<CommitmentEntity> {
  const found = await tx.manager.findOne(CommitmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found || !isCommitmentVisible(found, actor)) refuse('COMMITMENT_NOT_FOUND', ['id']);
  return found;
}

/** The present day in the time zone of the plan. */
export async function dayInPlan(tx: Transaction, planId: string): Promise<string> {
  const [plan]: { time_zone: string }[] = await tx.manager.query('select time_zone from plan where id = $1', [planId]);
  return dayIn(plan!.time_zone, tx.now);
}

/** The facts of a commitment that policies need. */
export async function commitmentFacts(manager: EntityManager, commitment: CommitmentEntity) {
  const owners: { institution_id: string }[] = await manager.query(
    `select institution_id from commitment_owner where commitment_id = $1 and state in ('invited', 'accepted')`,
    [commitment.id],
  );
  return {
    planId: commitment.planId,
    commitmentId: commitment.id,
    origin: commitment.origin,
    state: commitment.state,
    ownerInstitutionIds: owners.map(({ institution_id }) => institution_id),
  } satisfies CommitmentFacts;
}
