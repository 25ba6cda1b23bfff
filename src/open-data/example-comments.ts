import type { EntityManager } from 'typeorm';
import { daysAfter } from '../domain/days.js';
import { newId } from '../kernel/ids.js';

export interface ExampleComment {
  by: string;
  /** Slug of the institution that it speaks for. */
  onBehalfOf?: string;
  /** Days from the day of loading to the day of the comment. */
  on: number;
  position?: string;
  text: string;
  up?: string[];
  down?: string[];
  replies?: ExampleComment[];
}

interface Names {
  account(handle: string): string;
  institution(slug: string): string;
}

export interface Discussed {
  planId: string;
  proposalId: string;
  now: Date;
}

/** Writes invented comments on an invented proposal, with their replies and votes, dated in the past. */
export async function writeExampleComments(
  db: EntityManager,
  about: Discussed,
  comments: ExampleComment[],
  names: Names,
  parent: { id: string; rootId: string; depth: number } | null = null,
): Promise<void> {
  for (const comment of comments) {
    const [id, contentId] = [newId(), newId()];
    const place = parent ? { rootId: parent.rootId, depth: parent.depth + 1 } : { rootId: id, depth: 0 };
    const at = daysAfter(about.now, comment.on);
    await db.query('insert into content (id, body) values ($1, $2)', [contentId, comment.text]);
    await db.query(
      `insert into comment (id, plan_id, subject_type, subject_id, parent_id, root_id, depth, author_account_id, institution_id,
         position, body, language, state, created_at, content_id, synthetic)
       values ($1, $2, 'proposal', $3, $4, $5, $6, $7, $8, $9, $10, 'es', 'visible', $11, $12, true)`,
      [
        id,
        about.planId,
        about.proposalId,
        parent?.id ?? null,
        place.rootId,
        place.depth,
        names.account(comment.by),
        comment.onBehalfOf ? names.institution(comment.onBehalfOf) : null,
        comment.position ?? null,
        comment.text,
        at,
        contentId,
      ],
    );
    for (const [value, handles] of [
      [1, comment.up],
      [-1, comment.down],
    ] as const)
      await db.query(
        `insert into comment_vote (comment_id, account_id, value, voted_at)
         select $1, account, $3, $4 from unnest($2::uuid[]) account`,
        [id, (handles ?? []).map((handle) => names.account(handle)), value, at],
      );
    await writeExampleComments(db, about, comment.replies ?? [], names, { id, ...place });
  }
}
