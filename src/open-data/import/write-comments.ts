import type { EntityManager } from 'typeorm';
import type { Transaction } from '../../kernel/transaction.js';
import type { PeopleRun } from './batch.js';
import { PARENT_MISSING, type PlacedComment } from './place-comments.js';

type Settled = { row: number; reason: string }[];

/** Writes comments; returns the doubts of earlier rows that are resolved because the parent came with these rows. */
export async function writeComments(
  { manager: db, now }: Transaction,
  run: PeopleRun,
  placed: PlacedComment[],
  importRows: string[],
): Promise<Settled> {
  const rows = placed.map(({ row: { record }, place }, index) => ({
    id: place.id,
    plan_id: run.plan.id,
    subject_id: place.subjectId,
    parent_id: place.parentId,
    root_id: place.rootId,
    depth: place.depth,
    waits_for: place.waitsFor,
    position: record.position,
    body: record.body,
    language: record.language,
    // Lists need an instant, so a comment without one gets the present; the kept row tells that the source states none.
    created_at: record.writtenAt ?? now,
    imported_up: record.up,
    imported_down: record.down,
    import_row_id: importRows[index],
  }));
  await insert(
    db,
    rows.filter((_, index) => placed[index]!.isNew),
  );
  await update(
    db,
    now,
    rows.filter((_, index) => !placed[index]!.isNew),
  );
  const arrived = placed.flatMap(({ row, isNew }) => (isNew ? row.sourceKey : []));
  return arrived.length === 0 ? [] : adopt(db, run, arrived);
}

async function insert(db: EntityManager, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into comment (id, plan_id, subject_type, subject_id, parent_id, root_id, depth, waits_for, position, body,
         language, state, created_at, imported_up, imported_down, import_row_id)
     select id, plan_id, 'proposal', subject_id, parent_id, root_id, depth, waits_for, position, body,
         language, 'visible', created_at, imported_up, imported_down, import_row_id
       from jsonb_to_recordset($1::jsonb) as x(id uuid, plan_id uuid, subject_id uuid, parent_id uuid, root_id uuid, depth int,
         waits_for text, position text, body text, language text, created_at timestamptz(3), imported_up int,
         imported_down int, import_row_id uuid)`,
    [JSON.stringify(rows)],
  );
}

/**
 * Updates comments. Moderation and erasure on this site stay in force; a text that changed in its source keeps its
 * earlier version.
 */
async function update(db: EntityManager, now: Date, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const changed = `jsonb_to_recordset($1::jsonb) as x(id uuid, position text, body text, language text, imported_up int, imported_down int)`;
  await db.query(
    `insert into comment_version (comment_id, version, body, language, written_at)
     select c.id, c.version, c.body, c.language, coalesce(c.edited_at, c.created_at) from ${changed} join comment c on c.id = x.id
      where c.body <> x.body and c.state <> 'erased'`,
    [JSON.stringify(rows)],
  );
  await db.query(
    `update comment c set position = x.position, body = x.body, language = x.language, imported_up = x.imported_up,
         imported_down = x.imported_down, version = c.version + (c.body <> x.body)::int,
         edited_at = case when c.body <> x.body then $2::timestamptz else c.edited_at end
       from ${changed} where c.id = x.id and c.state <> 'erased'`,
    [JSON.stringify(rows), now],
  );
}

/** Moves comments that waited for one of these below it, with all their replies. */
async function adopt(db: EntityManager, run: PeopleRun, arrived: string[]): Promise<Settled> {
  const [adopted] = (await db.query(
    `with recursive waiting as (
       select o.id, p.id as parent_id, p.root_id as above from comment o
         join import_row r on r.layout = $2 and r.source_key = o.waits_for
         join comment p on p.import_row_id = r.id and p.subject_id = o.subject_id
        where o.plan_id = $1 and o.waits_for = any($3::text[])),
     placed as (
       select c.id, c.parent_id, c.root_id, c.depth, false as adopted from comment c
        where c.id in (select above from waiting) and c.id not in (select id from waiting)
       union all
       select below.id, placed.id, placed.root_id, placed.depth + 1, below.adopted from placed cross join lateral (
         select c.id, false as adopted from comment c where c.parent_id = placed.id
         union all select w.id, true from waiting w where w.parent_id = placed.id) below)
     update comment c set parent_id = placed.parent_id, root_id = placed.root_id, depth = placed.depth,
         waits_for = case when placed.adopted then null else c.waits_for end
       from placed where c.id = placed.id and (c.root_id, c.depth) is distinct from (placed.root_id, placed.depth)
     returning c.import_row_id as row, placed.adopted`,
    [run.plan.id, run.layout, arrived],
  )) as [{ row: string | null; adopted: boolean }[], number];
  const rows = adopted.flatMap(({ row, adopted: isAdopted }) => (row && isAdopted ? row : []));
  if (rows.length === 0) return [];
  const [settled] = (await db.query(
    `update import_row set doubts = (select coalesce(jsonb_agg(d), '[]') from jsonb_array_elements(doubts) d where d ->> 'reason' <> $2)
      where id = any($1::uuid[]) returning row_number as row, $2::text as reason`,
    [rows, PARENT_MISSING],
  )) as [Settled, number];
  return settled;
}
