import { Query } from '../api/read/query.js';
import { VISITOR } from '../domain/actor.js';
import { MOVED, movedDays } from '../domain/consequence.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { owingMembers } from '../domain/debt.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { isShownSql, respondBySql } from '../twins/proposal.sql.js';
import { type PlanFacts, placesAbove } from './proposal.facts.js';

interface Submitted {
  id: string;
  jurisdictionIds: string[];
}

/**
 * From the submission on, each member concerned owes the proposal a response; the secretariat has the task until an
 * institution is named.
 */
export async function oweResponses(
  tx: Transaction,
  plan: PlanFacts,
  { id, jurisdictionIds }: Submitted,
): Promise<void> {
  const places = await placesAbove(tx.manager, jurisdictionIds);
  const members = plan.members.map((member) => member.id);
  await oweFrom(tx, plan, [id], owingMembers(members, jurisdictionIds, places));
}

/** Begins a debt of each member to each proposal today. Returns the number of responses owed. */
export async function oweFrom(tx: Transaction, plan: PlanFacts, ids: string[], members: string[]): Promise<number> {
  const rows = ids.flatMap((proposal_id) =>
    members.map((jurisdiction_id) => ({
      id: newId(),
      proposal_id,
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
  return rows.length;
}

/** The members that owe a response to each proposal, or have given it. */
export async function membersOf(tx: Transaction, proposalIds: string[]): Promise<Map<string, string[]>> {
  const rows: { id: string; members: string[] }[] = await tx.manager.query(
    `select proposal_id as id, array_agg(jurisdiction_id) as members from response_assignment
      where proposal_id = any($1) and state <> 'released' group by proposal_id`,
    [proposalIds],
  );
  return new Map(rows.map(({ id, members }) => [id, members]));
}

/** Releases the debts of proposals that were withdrawn, merged or split. Returns the members that owed. */
export async function releaseDebts(tx: Transaction, proposalIds: string[]): Promise<LocalizedText[]> {
  const released: { name: LocalizedText }[] = await tx.manager.query(
    `with released as (
       update response_assignment set state = 'released' where proposal_id = any($1) and state = 'owed' returning jurisdiction_id)
     select j.name from released r join jurisdiction j on j.id = r.jurisdiction_id order by j.code`,
    [proposalIds],
  );
  return released.map(({ name }) => name);
}

/** References of proposals, for messages about them. */
export async function referencesOf(tx: Transaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows: { reference: string }[] = await tx.manager.query(
    'select reference from proposal where id = any($1) order by reference',
    [ids],
  );
  return rows.map(({ reference }) => reference);
}

/**
 * Makes responses owed again, with due days by the present windows, and tells the preview who owes how many; a member
 * that was released with a reason stays released.
 */
export async function oweAgain(tx: Transaction, proposalIds: string[]): Promise<void> {
  const owing: { count: number; name: LocalizedText }[] = await tx.manager.query(
    `with owed as (
       update response_assignment set state = 'owed'
        where proposal_id = any($1) and state = 'released' and released_at is null returning jurisdiction_id)
     select count(*)::int as count, j.name from owed o join jurisdiction j on j.id = o.jurisdiction_id
      group by j.id, j.name, j.code order by j.code`,
    [proposalIds],
  );
  tx.follows(...owing.map(({ count, name }) => ({ code: 'debts_begin' as const, count, names: [name] })));
  await moveDueDays(tx, 'proposal', `w.id = any($1) and w.respond_by is not null`, proposalIds);
}

/** The condition for rows that wait for an answer. */
const WAITS = { proposal: 'waiting = 0', suggestion: `state = 'pending'` };
const SINCE = { proposal: 'submitted_at', suggestion: 'created_at' };
type Owed = keyof typeof WAITS;

/** The due day of each waiting proposal or suggestion of a plan, to tell later which days moved. */
async function dueDays(tx: Transaction, planId: string, of: Owed): Promise<Map<string, string | null>> {
  const q = new Query(VISITOR, null, tx);
  // No response is due while moderation hides the proposal or suggestion.
  const rows: { id: string; day: string | null }[] = await tx.manager.query(
    `select w.id, w.respond_by::text as day from ${of} w
      where w.plan_id = ${q.p(planId, 'uuid')} and w.${WAITS[of]} and ${isShownSql('w', q, of)}`,
    q.values,
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** Moves the due days after a window of the plan changed, and tells the preview whom that affects. */
export async function followWindows(tx: Transaction, plan: { id: string; dayOf(at: Date): string }): Promise<void> {
  const today = plan.dayOf(tx.now);
  for (const [of, codes] of [
    ['proposal', MOVED.proposals],
    ['suggestion', MOVED.suggestions],
  ] as const) {
    const before = await dueDays(tx, plan.id, of);
    await moveDueDays(tx, of, 'w.plan_id = $1', plan.id);
    tx.follows(...movedDays(before, await dueDays(tx, plan.id, of), today, codes));
  }
}

/** Sets the due day by the rule for each waiting row `w`; `which` selects them, with `$1` for `value`. */
async function moveDueDays(tx: Transaction, of: Owed, which: string, value: unknown): Promise<void> {
  await tx.manager.query(
    `update ${of} p set respond_by = due.on_day
       from (select w.id, ${respondBySql(`w.${SINCE[of]}`, 'plan')} as on_day
         from ${of} w join plan on plan.id = w.plan_id where ${which} and w.${WAITS[of]}) due
      where p.id = due.id and p.respond_by is distinct from due.on_day`,
    [value],
  );
}
