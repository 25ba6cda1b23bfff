import type { Transaction } from '../../kernel/transaction.js';
import { none, store, type Stored } from '../store/store.js';
import type { Of } from './batch.js';
import type { ProposalRecord } from './records.js';
import type { PlanNamed } from './batch.js';

/** An import does not undo later events on this site: those columns are written once. */
const IMPORTED_PROPOSAL: Stored = {
  table: 'proposal',
  key: ['import_row_id'],
  counted: true,
  once: ['plan_id', 'reference', 'state', 'listed_at'],
  columns: [
    'import_row_id',
    'plan_id',
    'reference',
    'title',
    'action',
    'state',
    'submitted_at',
    'listed_at',
    'imported_supports',
  ],
};

export async function writeProposals(
  { manager: db, now }: Transaction,
  plan: PlanNamed,
  rows: Of<ProposalRecord>[],
  importRows: string[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = await store(
    db,
    IMPORTED_PROPOSAL,
    rows.map(({ record }, index) => ({
      import_row_id: importRows[index],
      plan_id: plan.id,
      reference: record.reference,
      title: record.title,
      action: record.action,
      state: record.state,
      submitted_at: record.writtenAt,
      listed_at: record.writtenAt ?? now,
      imported_supports: record.supports,
    })),
    none(),
  );
  const states = rows.map(({ record }, index) => ({ id: ids[index], state: record.state }));
  await db.query(
    `update proposal p set state = x.state, version = p.version + 1
       from jsonb_to_recordset($1::jsonb) as x(id uuid, state text)
      where p.id = x.id and p.state <> x.state and p.state not in ('under_review', 'merged', 'split')
        and not exists (select from response_assignment a where a.proposal_id = p.id)`,
    [JSON.stringify(states)],
  );
  await db.query(KEEP_VERSIONS, [ids, now]);
}

/** Keeps the first text and each later one, as for proposals that are written here. */
const KEEP_VERSIONS = `
  insert into proposal_version (id, proposal_id, number, title, action, supports, created_at)
  select uuidv7(), p.id, coalesce(last.number, 0) + 1, p.title, p.action, t.supports,
      case when last.number is null then coalesce(p.submitted_at, $2::timestamptz) else $2::timestamptz end
    from proposal p join proposal_tally t on t.proposal_id = p.id
    left join lateral (select v.number, v.title, v.action from proposal_version v
      where v.proposal_id = p.id order by v.number desc limit 1) last on true
   where p.id = any($1::uuid[])
     and (last.number is null or (last.title, last.action) is distinct from (p.title, p.action))`;
