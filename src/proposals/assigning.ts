import type { DebtHeld } from '../domain/debt.js';
import { ProposalEntity } from './proposal.entity.js';
import type { Transaction } from '../kernel/transaction.js';
import { newId } from '../kernel/ids.js';
import type { PlanFacts } from './proposal.facts.js';
import type { Consequence } from '../domain/consequence.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { hasLiaisonSql } from '../twins/appointment.sql.js';

export interface Named {
  jurisdiction: string;
  institution: string;
}

export interface DebtOfMember extends DebtHeld {
  proposalId: string;
  jurisdictionId: string;
}

function debtsOfMembers(tx: Transaction, proposals: ProposalEntity[], members: Named[]): Promise<DebtOfMember[]> {
  return tx.manager.query(
    `select proposal_id as "proposalId", jurisdiction_id as "jurisdictionId", state, institution_id as "institutionId"
       from response_assignment where proposal_id = any($1) and jurisdiction_id = any($2)`,
    [proposals.map(({ id }) => id), members.map(({ jurisdiction }) => jurisdiction)],
  );
}

/** The debt of the institution's member for each of the proposals. */
export async function debtsTo(tx: Transaction, proposals: ProposalEntity[], member: Named) {
  const debts = await debtsOfMembers(tx, proposals, [member]);
  return new Map(debts.map((debt): [string, DebtHeld] => [debt.proposalId, debt]));
}

/** The named institutions, each with the debt of its member for this proposal. */
export async function namings(tx: Transaction, proposal: ProposalEntity, named: Named[]) {
  const debts = await debtsOfMembers(tx, [proposal], named);
  return named.map(({ jurisdiction, institution }) => ({
    institution,
    debt: debts.find(({ jurisdictionId }) => jurisdictionId === jurisdiction) ?? null,
  }));
}

/**
 * Names institutions. Members that are left out keep their debt; a released member owes again once it is named. A
 * response that was given stays.
 */
export async function nameInstitutions(
  tx: Transaction,
  plan: PlanFacts,
  proposals: ProposalEntity[],
  named: Named[],
): Promise<void> {
  const ids = proposals.map(({ id }) => id);
  tx.follows(...(await movedTasks(tx, ids, named)), ...(await unanswerable(tx, plan, named)));
  const rows = proposals.flatMap((proposal) => {
    // A proposal from elsewhere may be years old: a response is owed from the day on which the plan takes it up.
    const since = proposal.importRowId === null ? (proposal.submittedAt ?? tx.now) : tx.now;
    const owed = { proposal: proposal.id, since: plan.dayOf(since) };
    return named.map(({ jurisdiction, institution }) => ({ id: newId(), ...owed, jurisdiction, institution }));
  });
  await tx.manager.query(
    `insert into response_assignment as a (id, proposal_id, plan_id, jurisdiction_id, institution_id, owed_since)
     select x.id, x.proposal, $1::uuid, x.jurisdiction, x.institution, x.since
       from jsonb_to_recordset($2) as x(id uuid, proposal uuid, jurisdiction uuid, institution uuid, since date)
     on conflict (proposal_id, jurisdiction_id) do update
       set institution_id = excluded.institution_id, state = 'owed', released_at = null, release_reason = null
       where a.state <> 'responded'`,
    [plan.id, JSON.stringify(rows)],
  );
}

/** Tells the preview which institutions lose the task. */
async function movedTasks(tx: Transaction, proposalIds: string[], named: Named[]): Promise<Consequence[]> {
  const before: { name: LocalizedText }[] = await tx.manager.query(
    `select distinct i.slug, i.name from response_assignment a join institution i on i.id = a.institution_id
       join jsonb_to_recordset($2) as x(jurisdiction uuid, institution uuid) on x.jurisdiction = a.jurisdiction_id
      where a.proposal_id = any($1) and a.state = 'owed' and a.institution_id <> x.institution order by i.slug`,
    [proposalIds, JSON.stringify(named)],
  );
  return [{ code: 'task_moves', count: before.length, names: before.map(({ name }) => name) }];
}

/** Tells the preview which institutions have no liaison today: their tasks stay with the secretariat meanwhile. */
async function unanswerable(tx: Transaction, plan: PlanFacts, named: Named[]): Promise<Consequence[]> {
  const found: { name: LocalizedText }[] = await tx.manager.query(
    `select i.name from institution i where i.id = any($1::uuid[]) and not ${hasLiaisonSql('i.id', '$2', '$3::date')} order by i.slug`,
    [named.map(({ institution }) => institution), plan.id, plan.dayOf(tx.now)],
  );
  return [{ code: 'nobody_answers', count: found.length, names: found.map(({ name }) => name) }];
}
