import { Injectable } from '@nestjs/common';
import { addressKey } from '../accounts/address.js';
import { encodeId, uuidOf } from '../api/node-id.js';
import { type Actor, requirePerson } from '../domain/actor.js';
import {
  below,
  CREATE_COMMENT,
  commentLimit,
  COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS,
  EDIT_COMMENT,
  ERASE_COMMENT,
  firstState,
  isNewAccount,
  type Vote,
  VOTE,
  WITHDRAW_COMMENT,
} from '../domain/comment.js';
import { nextVersion } from '../domain/version.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { newId } from '../kernel/ids.js';
import { countAgainst, refuseOver } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { shareWindows } from '../proposals/window-lock.js';
import { CommentEntity } from './comment.entity.js';
import type { CommentCreateInput, CommentEditInput } from './comment.inputs.js';
import { commentingFacts, lockComment, uuidOfSubject } from './commenting.facts.js';
import { type Saying, sameFromAFile } from './from-file.js';
import { isOpenNow, SUBJECTS } from './subjects.js';

@Injectable()
export class CommentsService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * `written` is the new comment; it is missing when the same `clientMutationId` created it before, or the same comment
   * came from a file before.
   */
  async create(
    actor: Actor,
    input: CommentCreateInput,
    { language, address, from }: Saying,
  ): Promise<{ id: string; written?: CommentEntity }> {
    const once = {
      mutation: 'commentCreate',
      clientMutationId: input.clientMutationId,
      input: from ? { input, from } : input,
    };
    let written: CommentEntity | undefined;
    const said = await this.work.run(
      actor,
      async (tx) => {
        const person = requirePerson(actor);
        const body = textOf(input.body);
        const { kind, id: subjectId } = uuidOfSubject(input.subject);
        const replyTo = input.replyTo ? uuidOf('Comment', input.replyTo, ['input', 'replyTo']) : null;
        const [instant, facts] = await Promise.all([
          shareWindows(tx, SUBJECTS[kind].plan, subjectId),
          commentingFacts(tx, person, { kind, subjectId, replyTo, institution: input.onBehalfOf ?? null }),
        ]);
        const { subject, parent, institutionId } = facts;
        tx.allow(CREATE_COMMENT, { planId: subject.planId, onBehalfOf: institutionId });
        if (!isOpenNow(subject, instant)) refuse('COMMENTS_CLOSED', ['input', 'subject']);
        const there = from && (await sameFromAFile(tx, subjectId, body, from.authorNamed));
        if (there) tx.unchanged(there);
        const isNew = isNewAccount(facts.accountSince, tx.now);
        refuseOver(facts.counted, commentLimit(isNew));
        if (isNew && address)
          await countAgainst(
            tx,
            `comments of new accounts from ${await addressKey(tx.manager, address, tx.now)}`,
            COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS,
          );

        const id = newId();
        const place = below(parent, id);
        const comment = tx.manager.create(CommentEntity, {
          id,
          planId: subject.planId,
          subjectType: kind,
          subjectId,
          ...place,
          authorAccountId: person.accountId,
          authorNamed: from?.authorNamed ?? null,
          institutionId,
          position: input.position ?? null,
          body,
          language: input.language ?? language,
          state: firstState({
            holdFirst: facts.holdFirst,
            isNewAccount: isNew,
            earlierComments: facts.earlierComments,
            official: institutionId !== null,
          }),
          createdAt: tx.now,
          editedAt: null,
          version: 1,
          contentId: tx.keep(body),
        });
        // This comes last, because it counts on the rows of the parents: they stay locked no longer than the commit
        // takes.
        record(tx, 'comment.created', comment);
        tx.add(CommentEntity, comment);
        if (from) tx.follows({ code: 'said_in_comments', count: 1 });
        written = comment;
        return id;
      },
      once,
      'when recorded',
    );
    return { id: said, ...(written?.id === said && { written }) };
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: CommentEditInput): Promise<string> {
    const once = {
      mutation: 'commentEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const { comment, facts } = await lockComment(tx, actor, uuidOf('Comment', id, ['id']));
        tx.allow(EDIT_COMMENT, facts);
        const version = nextVersion(comment.version, expectedVersion);
        const body = textOf(input.body);
        if (body === comment.body) tx.unchanged(comment.id);
        await tx.manager.query(
          `insert into comment_version (comment_id, version, body, language, written_at, content_id) values ($1, $2, $3, $4, $5, $6)`,
          [
            comment.id,
            comment.version,
            comment.body,
            comment.language,
            comment.editedAt ?? comment.createdAt,
            comment.contentId,
          ],
        );
        Object.assign(comment, { body, version, editedAt: tx.now, contentId: tx.keep(body) });
        await tx.manager.save(comment);
        record(tx, 'comment.edited', comment);
        return comment.id;
      },
      once,
    );
  }

  withdraw(actor: Actor, id: string, clientMutationId?: string): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const { comment, facts } = await lockComment(tx, actor, uuidOf('Comment', id, ['id']));
        tx.allow(WITHDRAW_COMMENT, facts);
        await tx.manager.update(CommentEntity, { id: comment.id }, { state: 'withdrawn' });
        tx.follows({ code: 'final', count: 1 });
        record(tx, 'comment.withdrawn', comment);
        return comment.id;
      },
      { mutation: 'commentWithdraw', clientMutationId, input: id },
    );
  }

  erase(actor: Actor, id: string, clientMutationId?: string): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const { comment, facts } = await lockComment(tx, actor, uuidOf('Comment', id, ['id']), {
          unseenFor: ERASE_COMMENT,
        });
        tx.allow(ERASE_COMMENT, facts);
        await tx.manager.query('select erase_comments($1)', [[comment.id]]);
        tx.follows({ code: 'final', count: 1 });
        tx.record({ verb: 'comment.erased', subject: encodeId('Comment', comment.id), planId: comment.planId });
        return comment.id;
      },
      { mutation: 'commentErase', clientMutationId, input: id },
    );
  }

  /** Sets the account's one vote; `null` takes it back. The same vote again changes nothing and still succeeds. */
  vote(actor: Actor, id: string, vote: Vote | null, clientMutationId?: string): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const { accountId } = requirePerson(actor);
        const { comment, facts } = await lockComment(tx, actor, uuidOf('Comment', id, ['id']), { mode: 'share' });
        tx.allow(VOTE, facts);
        await countAgainst(tx, `vote:${accountId}`, { most: 120, seconds: 600 });
        if (!(await cast(tx, { commentId: comment.id, accountId, vote }))) tx.unchanged(comment.id);
        tx.record({
          verb: vote === null ? 'comment.vote.withdrawn' : 'comment.voted',
          subject: encodeId('Comment', comment.id),
          planId: comment.planId,
        });
        return comment.id;
      },
      { mutation: 'commentVote', clientMutationId, input: { id, vote } },
    );
  }
}

interface Ballot {
  commentId: string;
  accountId: string;
  vote: Vote | null;
}

/** Sets the vote; false when the account has voted so already, or has no vote to take back. */
async function cast(tx: Transaction, { commentId, accountId, vote }: Ballot): Promise<boolean> {
  if (vote === null) {
    const [, count]: [unknown, number] = await tx.manager.query(
      'delete from comment_vote where comment_id = $1 and account_id = $2',
      [commentId, accountId],
    );
    return count > 0;
  }
  const changed: unknown[] = await tx.manager.query(
    `insert into comment_vote as v (comment_id, account_id, value, voted_at) values ($1, $2, $3, $4)
     on conflict (comment_id, account_id) do update set value = excluded.value, voted_at = excluded.voted_at
       where v.value <> excluded.value returning v.comment_id`,
    [commentId, accountId, vote === 'up' ? 1 : -1, tx.now],
  );
  return changed.length > 0;
}

function textOf(body: string): string {
  return writtenText(body) || refuse('TEXT_REQUIRED', ['input', 'body']);
}

/** The log proves the exact text, and names neither the text nor its author. */
function record(tx: Transaction, verb: string, comment: CommentEntity): void {
  tx.record({
    verb,
    subject: encodeId('Comment', comment.id),
    planId: comment.planId,
    contents: comment.contentId ? { comment: comment.contentId } : {},
  });
}
