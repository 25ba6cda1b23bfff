import { owingMembers } from '../domain/proposal.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/unit-of-work.js';
import { type PlanFacts, placesAbove } from './proposal.facts.js';

interface Submitted {
  id: string;
  jurisdictionIds: string[];
}

/** From its submission each member concerned owes the proposal an answer; until somebody is named, the secretariat. */
export async function oweAnswers(tx: Transaction, plan: PlanFacts, proposals: Submitted[]): Promise<void> {
  const places = await placesAbove(
    tx.manager,
    proposals.flatMap(({ jurisdictionIds }) => jurisdictionIds),
  );
  const members = plan.members.map(({ id }) => id);
  const rows = proposals.flatMap(({ id, jurisdictionIds }) =>
    owingMembers(members, jurisdictionIds, places).map((jurisdiction_id) => ({
      id: newId(),
      proposal_id: id,
      plan_id: plan.id,
      jurisdiction_id,
      owed_since: plan.dayOf(tx.now),
    })),
  );
  await tx.manager.query(
    `insert into response_assignment (id, proposal_id, plan_id, jurisdiction_id, owed_since)
     select * from jsonb_to_recordset($1) as x(id uuid, proposal_id uuid, plan_id uuid, jurisdiction_id uuid, owed_since date)`,
    [JSON.stringify(rows)],
  );
}

/** Nobody owes them answers of their own any more: they were withdrawn, merged or split. */
export async function releaseDebts(tx: Transaction, proposalIds: string[]): Promise<void> {
  await tx.manager.query(
    `update response_assignment set state = 'released' where proposal_id = any($1) and state = 'owed'`,
    [proposalIds],
  );
}

export async function oweAgain(tx: Transaction, proposalId: string): Promise<void> {
  await tx.manager.query(
    `update response_assignment set state = 'owed' where proposal_id = $1 and state = 'released'`,
    [proposalId],
  );
}
