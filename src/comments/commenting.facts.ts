import { decodeId } from '../api/node-id.js';
import { where } from '../api/read/compile.js';
import { instantSql } from '../api/read/fields.js';
import { Query } from '../api/read/query.js';
import type { Actor } from '../domain/actor.js';
import {
  COMMENTS_ARE_COUNTED_FOR,
  type CommentFacts,
  type CommentState,
  type CommentSubject,
  HELD_FIRST_AT_MOST,
} from '../domain/comment.js';
import { type Action, type InState, may } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { oneMoreSql } from '../kernel/limits.js';
import type { Transaction } from '../kernel/transaction.js';
import { CommentEntity } from './comment.entity.js';
import { isReadableSql } from '../twins/comment.sql.js';
import { hidingSql } from '../twins/hiding.sql.js';
import { COMMENT, stateOf } from './comment.fields.js';
import { type PlacedFacts, SUBJECTS } from './subjects.js';

export function uuidOfSubject(id: string): { kind: CommentSubject; id: string } {
  const decoded = decodeId(id);
  const found = Object.entries(SUBJECTS).find(([, { node }]) => node === decoded?.type);
  if (!decoded || !found) refuse('ID_INVALID', ['input', 'subject'], { expected: 'com, mil, prp, rsp, cla, sug' });
  return { kind: found[0] as CommentSubject, id: decoded.uuid };
}

interface Asked {
  kind: CommentSubject;
  subjectId: string;
  replyTo: string | null;
  /** Slug of the institution that speaks. */
  institution: string | null;
}

export interface CommentingFacts {
  subject: PlacedFacts;
  parent: { id: string; rootId: string; depth: number; state: CommentState } | null;
  institutionId: string | null;
  holdFirst: number;
  earlierComments: number;
  accountSince: Date;
  /** The number of recent comments of the account, this one included. */
  counted: number;
}

/**
 * Reads all facts for judging a new comment, and counts the comment, in one statement. A thing that its author may not
 * see is not found.
 */
export async function commentingFacts(
  tx: Transaction,
  actor: Actor & { kind: 'person' },
  asked: Asked,
): Promise<CommentingFacts> {
  const q = new Query(actor, null, tx);
  const { read, facts } = SUBJECTS[asked.kind];
  const target = read();
  const [s, c] = [q.alias(), q.alias()];
  const account = q.p(actor.accountId, 'uuid');
  const parent = () =>
    `(select json_build_object('id', ${c}.id, 'rootId', ${c}.root_id, 'depth', ${c}.depth, 'storedState', ${c}.state,
         'createdAt', ${instantSql(`${c}.created_at`)}, 'hiding', ${hidingSql(c)})
        from comment ${c} ${where(COMMENT, c, q, `${c}.id = ${q.p(asked.replyTo, 'uuid')}`, `${c}.subject_id = ${s}.id`)})`;
  const institution = () => `(select i.id from institution i where i.slug = ${q.p(asked.institution, 'text')})`;
  const [row] = await tx.manager.query(
    `select ${facts(s, q)} as subject, ${asked.replyTo ? parent() : 'null'} as parent,
       ${asked.institution ? institution() : 'null'} as institution_id,
       (select a.created_at from account a where a.id = ${account}) as account_since,
       (select count(*)::int from (select from comment e where e.author_account_id = ${account}
           and ${isReadableSql('e', q)}
           limit ${HELD_FIRST_AT_MOST}) first_ones) as earlier,
       ${oneMoreSql(q.p.bind(q), `comment:${actor.accountId}`, COMMENTS_ARE_COUNTED_FOR, tx.now)} as counted
     from ${target.source(q)} ${s} ${where(target, s, q, `${s}.id = ${q.p(asked.subjectId, 'uuid')}`)}`,
    q.values,
  );
  if (!row) refuse('SUBJECT_NOT_FOUND', ['input', 'subject']);
  if (asked.replyTo && !row.parent) refuse('COMMENT_NOT_FOUND', ['input', 'replyTo']);
  if (asked.institution && !row.institution_id) refuse('INSTITUTION_NOT_FOUND', ['input', 'onBehalfOf']);
  return {
    subject: row.subject,
    parent: row.parent && { ...row.parent, state: stateOf(row.parent, tx.now) },
    institutionId: row.institution_id,
    holdFirst: row.subject.holdFirst,
    earlierComments: row.earlier,
    accountSince: row.account_since,
    counted: row.counted,
  };
}

interface Locking {
  mode?: 'update' | 'share';
  /** People who may take this action find the comment also when they may not see it. */
  unseenFor?: Action<CommentFacts>;
}

/** Loads and locks a comment with the facts that policies need; a person who may not see it learns nothing. */
export async function lockComment(
  tx: Transaction,
  actor: Actor,
  uuid: string,
  { mode = 'update', unseenFor }: Locking = {},
): Promise<{ comment: CommentEntity; facts: CommentFacts & InState }> {
  const comment = await tx.manager.findOne(CommentEntity, {
    where: { id: uuid },
    lock: { mode: mode === 'update' ? 'pessimistic_write' : 'pessimistic_read' },
  });
  if (!comment) refuse('COMMENT_NOT_FOUND', ['id']);
  const q = new Query(actor, null, tx);
  const c = q.alias();
  const [row] = await tx.manager.query(
    `select ${hidingSql(c)} as hiding, ${COMMENT.visible(c, q)} as seen from comment ${c} where ${c}.id = ${q.p(uuid, 'uuid')}`,
    q.values,
  );
  const { planId, authorAccountId: authorId } = comment;
  if (!row.seen && !(unseenFor && may(unseenFor, actor, { planId, authorId }))) refuse('COMMENT_NOT_FOUND', ['id']);
  const stored = { storedState: comment.state, createdAt: comment.createdAt.toISOString(), hiding: row.hiding };
  return { comment, facts: { planId, authorId, state: stateOf(stored, tx.now) } };
}
