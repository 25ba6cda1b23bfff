import type { EntityManager } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import type { Of, PeopleRun } from './batch.js';
import type { CommentRecord } from './records.js';
import type { RefusedRow } from './batch.js';

export const PARENT_MISSING = 'answers a comment that the file does not have';

/** The place of a comment, stored or about to be stored. */
export interface CommentPlace {
  id: string;
  subjectId: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  /** Source key of the parent comment, while the parent is missing. */
  waitsFor: string | null;
}

interface Known extends CommentPlace {
  state: string;
}

export interface PlacedComment {
  row: Of<CommentRecord>;
  place: CommentPlace;
  isNew: boolean;
}

/**
 * Finds the place of each comment of a batch, for rows in any order: below its parent, at any depth. A comment whose
 * parent is missing begins a thread under its proposal, with a doubt, until the parent comes.
 */
export async function placeComments(
  db: EntityManager,
  run: PeopleRun,
  rows: Of<CommentRecord>[],
  changed: Set<unknown>,
): Promise<{ placed: PlacedComment[]; turnedAway: RefusedRow[] }> {
  if (rows.length === 0) return { placed: [], turnedAway: [] };
  const known = await knownComments(db, run, rows);
  const placing = new Placing(known, await knownProposals(db, run, rows), rows);
  const placed: PlacedComment[] = [];
  const turnedAway: RefusedRow[] = [];
  for (const row of rows) {
    const there = known.get(row.sourceKey);
    if (there?.waitsFor) orphaned(row);
    if (!changed.has(row)) continue;
    const reason = there?.state === 'erased' ? 'was erased here and is not imported again' : placing.refusal(row);
    if (reason) turnedAway.push({ row: row.row, column: '', value: row.sourceKey, reason, done: 'row refused' });
    else placed.push({ row, place: there ? kept(row, there, known) : placing.of(row), isNew: !there });
  }
  return { placed, turnedAway };
}

function orphaned(row: Of<CommentRecord>): void {
  row.doubts.push({
    column: '',
    value: row.record.parent ?? '',
    reason: PARENT_MISSING,
    done: 'kept as the beginning of a thread',
  });
}

/** Keeps the place of a stored comment: a source that moves a comment does not move its replies here. */
function kept(row: Of<CommentRecord>, there: Known, known: Map<string, Known>): CommentPlace {
  const parent = row.record.parent === null ? null : known.get(row.record.parent);
  if (!there.waitsFor && parent !== undefined && (parent?.id ?? null) !== there.parentId)
    row.doubts.push({
      column: '',
      value: row.record.parent ?? '',
      reason: 'answers another comment than at first',
      done: 'kept where it was',
    });
  return there;
}

class Placing {
  private readonly rows: Map<string, Of<CommentRecord>>;
  private readonly places = new Map<string, CommentPlace>();
  private readonly onTheWay = new Set<string>();

  constructor(
    private readonly known: Map<string, Known>,
    private readonly proposals: Map<string, string>,
    rows: Of<CommentRecord>[],
  ) {
    this.rows = new Map(rows.map((row) => [row.sourceKey, row]));
  }

  /** The reason why the comment has no place; `null` when it has one. */
  refusal({ record }: Of<CommentRecord>): string | null {
    if (record.proposal !== null)
      return this.proposals.has(record.proposal)
        ? null
        : `there is no proposal ${record.proposal} of this source in the plan: import the proposals first`;
    const known = record.parent !== null && this.known.has(record.parent);
    const next = record.parent === null ? undefined : this.rows.get(record.parent);
    if (known) return null;
    if (!next || this.onTheWay.has(next.sourceKey)) return 'says neither its proposal nor a comment that is there';
    this.onTheWay.add(next.sourceKey);
    const reason = this.refusal(next);
    this.onTheWay.delete(next.sourceKey);
    return reason;
  }

  of(row: Of<CommentRecord>): CommentPlace {
    const { sourceKey, record } = row;
    const done = this.known.get(sourceKey) ?? this.places.get(sourceKey);
    if (done) return done;
    this.onTheWay.add(sourceKey);
    const parent = this.parentOf(record);
    const subjectId = record.proposal === null ? parent!.subjectId : this.proposals.get(record.proposal)!;
    this.onTheWay.delete(sourceKey);
    const id = newId();
    const begins = { id, subjectId, parentId: null, rootId: id, depth: 0, waitsFor: null };
    const place = this.below(row, parent, begins);
    this.places.set(sourceKey, place);
    return place;
  }

  private below(row: Of<CommentRecord>, parent: CommentPlace | null, begins: CommentPlace): CommentPlace {
    const doubt = (reason: string) =>
      row.doubts.push({ column: '', value: row.record.parent!, reason, done: 'kept as the beginning of a thread' });
    if (row.record.parent === null) return begins;
    if (parent?.subjectId === begins.subjectId)
      return { ...begins, parentId: parent.id, rootId: parent.rootId, depth: parent.depth + 1 };
    if (parent) doubt('answers a comment about another proposal');
    else if (this.onTheWay.has(row.record.parent)) doubt('answers itself in a circle');
    else {
      orphaned(row);
      return { ...begins, waitsFor: row.record.parent };
    }
    return begins;
  }

  private parentOf({ parent }: CommentRecord): CommentPlace | null {
    if (parent === null || this.onTheWay.has(parent)) return null;
    const known = this.known.get(parent);
    if (known) return known;
    const row = this.rows.get(parent);
    return row && !this.refusal(row) ? this.of(row) : null;
  }
}

async function knownComments(
  db: EntityManager,
  run: PeopleRun,
  rows: Of<CommentRecord>[],
): Promise<Map<string, Known>> {
  const keys = new Set(rows.flatMap(({ sourceKey, record }) => [sourceKey, ...(record.parent ? [record.parent] : [])]));
  const found: (Known & { key: string })[] = await db.query(
    `select r.source_key as key, c.id, c.subject_id as "subjectId", c.parent_id as "parentId", c.root_id as "rootId", c.depth,
            c.waits_for as "waitsFor", c.state
       from import_row r join comment c on c.import_row_id = r.id where r.layout = $1 and r.source_key = any($2::text[])`,
    [run.layout, [...keys]],
  );
  return new Map(found.map((comment) => [comment.key, comment]));
}

async function knownProposals(
  db: EntityManager,
  run: PeopleRun,
  rows: Of<CommentRecord>[],
): Promise<Map<string, string>> {
  const found: { key: string; id: string }[] = await db.query(
    `select r.source_key as key, p.id from import_row r join proposal p on p.import_row_id = r.id
      where r.layout = $1 and r.source_key = any($2::text[]) and p.plan_id = $3`,
    [run.about, [...new Set(rows.flatMap(({ record }) => record.proposal ?? []))], run.plan.id],
  );
  return new Map(found.map(({ key, id }) => [key, id]));
}
