import type { EntityManager } from 'typeorm';
import { RESPONDED } from '../domain/proposal.js';
import { undoMerge } from '../domain/proposal-merge.js';
import type { Transaction } from '../kernel/transaction.js';
import { oweAgain, referencesOf, releaseDebts } from './debts.js';
import type { ProposalEntity } from './proposal.entity.js';

/**
 * SQL of a proposal and everything that it became: the proposal that it was merged into, or its parts, and so on to the
 * ends.
 */
const lineage = (id: string) => `with recursive line(id, state, into_id) as (
    select o.id, o.state, o.merged_into_id from proposal o where o.id = ${id}
    union select n.id, n.state, n.merged_into_id from line l join proposal n
      on n.id = l.into_id or (n.split_from_id = l.id and l.state = 'split'))`;

/** Ids of everything that each proposal became, without the proposal itself. */
export async function wentInto(manager: EntityManager, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows: { id: string; became: string[] }[] = await manager.query(
    `select p.id, array(${lineage('p.id')} select line.id from line where line.id <> p.id) as became
       from unnest($1::uuid[]) as p(id)`,
    [ids],
  );
  return new Map(rows.map(({ id, became }) => [id, became]));
}

/** SQL that is true when a proposal that this one was merged into, or a part of it, has its response. */
export const isRespondedElsewhere = (id: string) =>
  `exists (${lineage(id)} select from line where state in (${RESPONDED.map((state) => `'${state}'`).join(', ')}))`;

/** Locks everything that the proposal became, so that no response comes meanwhile; then refuses when there is one. */
export async function requireUndoable(tx: Transaction, proposal: ProposalEntity): Promise<void> {
  await tx.manager.query(
    `select id from proposal where id in (${lineage('$1')} select id from line) order by id for update`,
    [proposal.id],
  );
  const [{ responded }] = await tx.manager.query(`select ${isRespondedElsewhere('$1')} as responded`, [proposal.id]);
  undoMerge({ responded });
}

/**
 * Copies the supports to what the proposal became, one for each account. The author of the target gets no support from
 * themselves.
 */
export async function copySupports(tx: Transaction, fromId: string, into: ProposalEntity[]): Promise<void> {
  const copied: { account_id: string }[] = await tx.manager.query(
    `insert into proposal_support (proposal_id, account_id, via_id, created_at)
     select x.id, s.account_id, $1::uuid, s.created_at
       from proposal_support s cross join unnest($2::uuid[], $3::uuid[]) as x(id, author)
      where s.proposal_id = $1 and s.account_id is distinct from x.author order by x.id, s.account_id
     on conflict on constraint proposal_support_once do nothing returning account_id`,
    [fromId, into.map(({ id }) => id), into.map(({ authorAccountId }) => authorAccountId)],
  );
  tx.follows({
    code: 'supports_copied',
    count: new Set(copied.map(({ account_id }) => account_id)).size,
    names: into.map(({ reference }) => reference ?? ''),
  });
}

/**
 * Removes supports that a proposal brought along, unless another proposal that stays brought them too: first where it
 * was merged into, then in everything that this became.
 */
async function takeSupportsBack(tx: Transaction, fromId: string, targetId: string): Promise<void> {
  const [gone]: [unknown[]] = await tx.manager.query(
    `with gone as (
       select s.account_id, (
         select min(other.proposal_id::text)::uuid from proposal_support other join proposal p on p.id = other.proposal_id
          where (p.merged_into_id = $2 or p.id = (select t.split_from_id from proposal t where t.id = $2))
            and p.id <> $1 and other.account_id = s.account_id) as still_via
         from proposal_support s where s.proposal_id = $2 and s.via_id = $1 and not exists (
           select from proposal_support f join proposal p on p.id = f.proposal_id
            where f.proposal_id = $1 and f.account_id = s.account_id
              and (p.merged_into_id = $2 or p.id = (select t.split_from_id from proposal t where t.id = $2)))),
     kept as (
       update proposal_support s set via_id = g.still_via from gone g
        where s.proposal_id = $2 and s.account_id = g.account_id and g.still_via is not null)
     delete from proposal_support s using gone g
      where s.proposal_id = $2 and s.account_id = g.account_id and g.still_via is null returning s.account_id`,
    [fromId, targetId],
  );
  tx.follows({ code: 'supports_taken_back', count: gone.length, names: await referencesOf(tx, [targetId]) });
  const further: { id: string }[] = await tx.manager.query(
    `select coalesce(t.merged_into_id, part.id) as id from proposal t
       left join proposal part on part.split_from_id = t.id and t.state = 'split'
      where t.id = $1 and (t.merged_into_id is not null or part.id is not null)`,
    [targetId],
  );
  for (const { id } of further) await takeSupportsBack(tx, targetId, id);
}

/** Returns merged proposals to their own review; each is owed its own response again. */
export async function standAlone(
  tx: Transaction,
  merged: { id: string; mergedIntoId: string | null }[],
  reason: string | null,
): Promise<void> {
  const ids = merged.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.manager.query(
    `update proposal set state = 'under_review', merged_into_id = null, reason = $2, version = version + 1
      where id = any($1)`,
    [ids, reason],
  );
  for (const { id, mergedIntoId } of merged) if (mergedIntoId) await takeSupportsBack(tx, id, mergedIntoId);
  await oweAgain(tx, ids);
}

/**
 * Proposals merged into withdrawn ones stand alone again. Proposals merged into those stay merged, and get their response
 * with them.
 */
export async function freeMerged(tx: Transaction, withdrawn: string[], reason: string | null): Promise<string[]> {
  const merged: { id: string; mergedIntoId: string }[] = await tx.manager.query(
    `select id, merged_into_id as "mergedIntoId" from proposal where merged_into_id = any($1) order by id for update`,
    [withdrawn],
  );
  await standAlone(tx, merged, reason);
  return merged.map(({ id }) => id);
}

/**
 * Withdraws the parts of a split that is undone, and their own parts: no response is owed to them any more. Returns the
 * proposals that were merged into them and stand alone again.
 */
export async function withdrawParts(tx: Transaction, wholeId: string, reason: string): Promise<string[]> {
  const parts: { id: string; state: string; mergedIntoId: string | null }[] = await tx.manager.query(
    `select id, state, merged_into_id as "mergedIntoId" from proposal
      where split_from_id = $1 and state <> 'withdrawn' order by id for update`,
    [wholeId],
  );
  const freed: string[] = [];
  for (const part of parts) if (part.state === 'split') freed.push(...(await withdrawParts(tx, part.id, reason)));
  const ids = parts.map(({ id }) => id);
  await tx.manager.query(
    `update proposal set state = 'withdrawn', merged_into_id = null, reason = $2, version = version + 1
      where id = any($1)`,
    [ids, reason],
  );
  for (const { id, mergedIntoId } of parts) if (mergedIntoId) await takeSupportsBack(tx, id, mergedIntoId);
  await releaseDebts(tx, ids);
  tx.follows({ code: 'parts_withdrawn', count: ids.length, names: await referencesOf(tx, ids) });
  return [...freed, ...(await freeMerged(tx, ids, reason))];
}
