import type { LazyRead } from '../api/read/fields.js';
import { uuidOf } from '../api/node-id.js';
import { COMMENT } from '../comments/comment.read.js';
import { lockComment } from '../comments/commenting.facts.js';
import type { Actor } from '../domain/actor.js';
import type { ModeratedThing, ModerationFacts } from '../domain/moderation.js';
import type { Transaction } from '../kernel/unit-of-work.js';

export interface LockedThing extends ModerationFacts {
  kind: ModeratedThing;
  id: string;
  state: string;
}

/** What moderation needs of a kind of thing that people write. */
export interface Moderated {
  node: 'Comment';
  read: LazyRead;
  /** Loads and locks it; whoever may not see it learns nothing about it. */
  lock(tx: Transaction, actor: Actor, uuid: string): Promise<Omit<LockedThing, 'kind' | 'id'>>;
  show(tx: Transaction, uuid: string, visibility: 'visible' | 'hidden'): Promise<unknown>;
}

export const MODERATED: Record<'comment', Moderated> = {
  comment: {
    node: 'Comment',
    read: () => COMMENT,
    async lock(tx, actor, uuid) {
      const { comment, state } = await lockComment(tx, actor, uuid);
      const [{ concerned }] = await tx.manager.query(
        'select array_remove(institutions_concerned($1, $2) || $3::uuid, null) as concerned',
        [comment.subjectType, comment.subjectId, comment.institutionId],
      );
      return { planId: comment.planId, authorId: comment.authorAccountId, state, concerned };
    },
    show: (tx, uuid, visibility) => tx.manager.query('update comment set state = $2 where id = $1', [uuid, visibility]),
  },
};

export async function lockThing(
  tx: Transaction,
  actor: Actor,
  kind: keyof typeof MODERATED,
  uuid: string,
): Promise<LockedThing> {
  return { kind, id: uuid, ...(await MODERATED[kind].lock(tx, actor, uuid)) };
}

export const uuidOfThing = (kind: keyof typeof MODERATED, id: string) => uuidOf(MODERATED[kind].node, id, ['id']);
