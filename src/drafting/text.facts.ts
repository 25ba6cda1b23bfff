import type { EntityManager } from 'typeorm';
import { clausesOfText, type TextOwner } from '../clauses/draft-text.store.js';
import { CommitmentEntity } from '../commitments/commitment.entity.js';
import { lockCommitment } from '../commitments/commitment.facts.js';
import type { Actor } from '../domain/actor.js';
import type { DraftClause } from '../domain/draft-text.js';
import { draftingSide, type DraftingSide, textState, type TextState } from '../domain/suggestion.js';
import { dayIn } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { MilestoneEntity } from '../milestones/milestone.entity.js';
import { planFacts, type PlanFacts } from '../proposals/proposal.facts.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';

/** The text that people write together, locked, with all that its rules need. */
export interface SharedText {
  owner: TextOwner;
  commitment: CommitmentEntity;
  plan: PlanFacts;
  state: TextState;
  version: number;
  clauses: DraftClause[];
  milestones: MilestoneEntity[];
}

/** Locks the commitment, so that one change of its text follows the other. */
export async function lockText(tx: Transaction, actor: Actor, commitmentId: string): Promise<SharedText> {
  const commitment = await lockCommitment(tx, actor, commitmentId);
  const owner = { planId: commitment.planId, commitmentId: commitment.id };
  const [plan, clauses, milestones] = await Promise.all([
    planFacts(tx.manager, commitment.planId, ['id']),
    clausesOfText(tx.manager, owner),
    tx.manager.findBy(MilestoneEntity, { commitmentId: commitment.id }),
  ]);
  const state = textState({ commitmentState: commitment.state, planStage: plan.stage });
  return { owner, commitment, plan, state, version: commitment.version, clauses, milestones };
}

/** The sides that have a drafter for this text today. */
export async function sidesWithDrafter(tx: Transaction, { owner, plan }: SharedText): Promise<DraftingSide[]> {
  const rows: { kind: string | null }[] = await tx.manager.query(
    `select distinct i.kind from appointment a left join institution i on i.id = a.institution_id
      where a.plan_id = $1 and a.role = 'drafter' and (a.commitment_id is null or a.commitment_id = $2)
        and ${isCurrentOnSql('a', '$3::date')}`,
    [owner.planId, owner.commitmentId, dayIn(plan.timeZone, tx.now)],
  );
  return rows.map(({ kind }) => draftingSide(kind));
}

/** The side for which somebody drafts who is appointed for this institution. */
export async function sideOf(manager: EntityManager, institutionId: string | null): Promise<DraftingSide> {
  if (institutionId === null) return draftingSide(null);
  const [row] = await manager.query('select kind from institution where id = $1', [institutionId]);
  return draftingSide(row.kind);
}
