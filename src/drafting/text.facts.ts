import type { EntityManager } from 'typeorm';
import { clausesOfText, type TextOwner } from '../clauses/draft-text.store.js';
import { CommitmentOwnerEntity } from '../commitments/commitment.entity.js';
import { draftsShownIn, lockCommitment } from '../commitments/commitment.facts.js';
import type { Actor } from '../domain/actor.js';
import type { DraftClause } from '../domain/draft-text.js';
import { refuse } from '../domain/refusal.js';
import { draftingSide, type DraftingSide, textState, type TextState } from '../domain/suggestion.js';
import { dayIn } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { MilestoneEntity } from '../milestones/milestone.entity.js';
import { planFacts, type PlanFacts } from '../proposals/proposal.facts.js';
import { isPlanTextVisible } from '../domain/visibility.js';
import { PlanEntity } from '../plans/plan.entity.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { heldByCommitment, heldByPlan, type TextHolder } from './text-holder.js';

/** The text that people write together, locked, with all that its rules need. */
export interface SharedText {
  owner: TextOwner;
  holder: TextHolder;
  plan: PlanFacts;
  state: TextState;
  version: number;
  clauses: DraftClause[];
  milestones: MilestoneEntity[];
  owners: CommitmentOwnerEntity[];
}

/** Locks the commitment or the plan that holds the text, so that one change of the text follows the other. */
export async function lockText(
  tx: Transaction,
  actor: Actor,
  { planId, commitmentId }: TextOwner,
  path: string[] = ['id'],
): Promise<SharedText> {
  const commitment = commitmentId === null ? null : await lockCommitment(tx, actor, commitmentId, path);
  const holder = commitment ? heldByCommitment(commitment) : heldByPlan(await lockPlanText(tx, actor, planId, path));
  const { owner, version } = holder;
  const [plan, clauses, milestones, owners] = await Promise.all([
    planFacts(tx.manager, owner.planId, path),
    clausesOfText(tx.manager, owner),
    commitment ? tx.manager.findBy(MilestoneEntity, { commitmentId: commitment.id }) : [],
    commitment ? tx.manager.findBy(CommitmentOwnerEntity, { commitmentId: commitment.id }) : [],
  ]);
  const state = textState({ commitmentState: commitment?.state ?? null, planStage: plan.stage });
  return { owner, holder, plan, state, version, clauses, milestones, owners };
}

/** Locks the plan for its text; a person who may not read the text learns nothing about it. */
async function lockPlanText(tx: Transaction, actor: Actor, id: string, path: string[]): Promise<PlanEntity> {
  const plan = await tx.manager.findOne(PlanEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!plan) refuse('PLAN_NOT_FOUND', path);
  const facts = { planId: id, planStage: plan.stage, draftsShown: await draftsShownIn(tx, id) };
  return isPlanTextVisible(facts, actor) ? plan : refuse('PLAN_NOT_FOUND', path);
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
