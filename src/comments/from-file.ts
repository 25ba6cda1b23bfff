import type { Transaction } from '../kernel/transaction.js';

/** Circumstances of a new comment. */
export interface Saying {
  language: string;
  address?: string | undefined;
  /** Set for a comment that its author brings from a returned Word file. */
  from?: {
    /** The author of the comment as the file names them. */
    authorNamed: string;
  };
}

/** A comment that came from a file with the same words; the clause is locked, so that two never come at once. */
export async function sameFromAFile(
  tx: Transaction,
  clauseId: string,
  body: string,
  authorNamed: string,
): Promise<string | null> {
  await tx.manager.query('select from clause where id = $1 for update', [clauseId]);
  const [row] = await tx.manager.query(
    'select id from comment where subject_id = $1 and body = $2 and author_named = $3 order by created_at limit 1',
    [clauseId, body, authorNamed],
  );
  return row?.id ?? null;
}
