import type { DataSource } from 'typeorm';

export interface Mismatch {
  /** The name of the check, such as `supports of a proposal`. */
  what: string;
  /** The id, number or hash of the row. */
  thing: string;
  stored: string;
  computed: string;
}

interface Check {
  what: string;
  /** SQL of the number of rows compared, so that a check of nothing shows. */
  rows: string;
  /** SQL of rows with `thing`, `stored` and `computed`; only rows that differ are reported. */
  compare: string;
}

const counted = (what: string, table: string, key: string, column: string, computed: string): Check => ({
  what,
  rows: `select count(*) from ${table}`,
  compare: `select t.${key} as thing, t.${column} as stored, (${computed}) as computed from ${table} t`,
});

const IN_VIEW = `c.state in ('visible', 'held')`;
/** A comment that was withdrawn before anybody replied has no place in the thread. */
const IN_PLACE = `(c.state <> 'withdrawn' or exists (select from comment below where below.parent_id = c.id))`;

/** Compares all stored figures with the rows from which they are computed. */
const CHECKS: readonly Check[] = [
  counted(
    'supports of a proposal',
    'proposal_tally',
    'proposal_id',
    'supports',
    'select count(*) from proposal_support s where s.proposal_id = t.proposal_id',
  ),
  counted(
    'imported supports of a proposal',
    'proposal_tally',
    'proposal_id',
    'imported_supports',
    'select p.imported_supports from proposal p where p.id = t.proposal_id',
  ),
  counted(
    'comments on a proposal',
    'proposal_tally',
    'proposal_id',
    'comments',
    `select count(*) from comment c where c.subject_id = t.proposal_id and ${IN_VIEW}`,
  ),
  counted(
    'comments on a thing',
    'commented',
    'subject_id',
    'comments',
    `select count(*) from comment c where c.subject_id = t.subject_id and ${IN_VIEW}`,
  ),
  counted(
    'replies to a comment',
    'comment_tally',
    'comment_id',
    'replies',
    `select count(*) from comment c where c.parent_id = t.comment_id and ${IN_PLACE}`,
  ),
  counted(
    'votes for a comment',
    'comment_tally',
    'comment_id',
    'up',
    'select count(*) from comment_vote v where v.comment_id = t.comment_id and v.value > 0',
  ),
  counted(
    'votes against a comment',
    'comment_tally',
    'comment_id',
    'down',
    'select count(*) from comment_vote v where v.comment_id = t.comment_id and v.value < 0',
  ),
  counted(
    'score of a comment',
    'comment_tally',
    'comment_id',
    'score',
    `select coalesce(c.imported_up, 0) - coalesce(c.imported_down, 0) + t.up - t.down from comment c where c.id = t.comment_id`,
  ),
  {
    what: 'bytes of a file',
    rows: 'select count(*) from file_content',
    compare: `select sha256 as thing, sha256 as stored, encode(sha256(content), 'hex') as computed from file_content`,
  },
  {
    what: 'hash of an entry of the log',
    rows: 'select count(*) from log',
    compare: `select seq as thing, encode(leaf_hash, 'hex') as stored,
      encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex') as computed from log`,
  },
  {
    what: 'words of an entry of the log',
    rows: 'select count(*) from log',
    compare: `select seq as thing, leaf as stored,
      concat_ws(E'\\n', 'tequio-log-v1', seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_role,
        coalesce(institution, ''), verb, subject, coalesce(plan_id::text, ''), details) as computed from log`,
  },
  {
    what: 'number of entries of the log',
    rows: 'select count(*) from log_head',
    compare: `select 'log' as thing, size as stored, (select count(*) from log) as computed from log_head`,
  },
  {
    what: 'number of an entry of the log',
    rows: 'select count(*) from log',
    compare: `select seq as thing, seq as stored, row_number() over (order by seq) - 1 as computed from log`,
  },
];

export interface DatabaseChecked {
  rows: number;
  differences: Mismatch[];
}

/**
 * Compares stored values with the rows they are computed from, all at one instant. It writes nothing, so it can run
 * while the server runs.
 */
export async function checkDatabase(
  db: DataSource,
  told: (what: string, checked: DatabaseChecked) => void,
): Promise<DatabaseChecked> {
  return db.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('set transaction read only');
    const all: DatabaseChecked = { rows: 0, differences: [] };
    for (const { what, rows, compare } of CHECKS) {
      const [{ count }] = await manager.query(rows);
      const differing: Omit<Mismatch, 'what'>[] = await manager.query(
        `select thing::text, stored::text, computed::text from (${compare}) compared where stored::text is distinct from computed::text order by 1`,
      );
      const checked = { rows: Number(count), differences: differing.map((row) => ({ what, ...row })) };
      told(what, checked);
      all.rows += checked.rows;
      all.differences.push(...checked.differences);
    }
    return all;
  });
}
