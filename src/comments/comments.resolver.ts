import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED } from '../api/expected-version.js';
import { type Changed, MutationAnswer } from '../api/mutation.js';
import { decodeId } from '../api/node-id.js';
import { CLIENT_MUTATION_ID, PREVIEW } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { CREATE_COMMENT, EDIT_COMMENT, ERASE_COMMENT, type Vote, VOTE, WITHDRAW_COMMENT } from '../domain/comment.js';
import {
  CommentCreateInput,
  CommentCreatePayload,
  CommentEditInput,
  CommentEditPayload,
  CommentErasePayload,
  CommentVotePayload,
  CommentWithdrawPayload,
} from './comment.inputs.js';
import { COMMENT, writtenComment } from './comment.fields.js';
import { Comment, VoteEnum } from './comment.types.js';
import { CommentsService } from './comments.service.js';

const COMMENT_ID = { type: () => ID, description: 'Id of the comment.' };
const KEY = { type: () => String, ...CLIENT_MUTATION_ID };

@Resolver()
export class CommentsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly comments: CommentsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => Comment, {
    nullable: true,
    description:
      'A comment by its id, with what a page needs to open its thread at it; null when there is none. Anyone may ask.',
  })
  comment(
    @Args('id', { type: () => ID, description: 'Id of the comment.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const decoded = decodeId(id);
    if (decoded?.type !== 'Comment') return null;
    return this.reads.one(
      () => COMMENT,
      (t, q) => `${t}.id = ${q.p(decoded.uuid, 'uuid')}`,
      info,
      context,
    );
  }

  @Mutation(() => CommentCreatePayload, {
    description: `Says something about a thing that is open to comments, or replies to another comment. ${whoMay(CREATE_COMMENT)}`,
  })
  async commentCreate(
    @Args('input', { description: 'The comment.' }) input: CommentCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { id, written } = await this.comments.create(context.actor, input, context);
    const comment: Changed = [() => COMMENT, id, written && writtenComment(written)];
    return this.answer.of(info, context, { comment }, input.clientMutationId);
  }

  @Mutation(() => CommentEditPayload, {
    description: `Changes the text of a comment; how it read before stays readable. ${whoMay(EDIT_COMMENT)}`,
  })
  async commentEdit(
    @Args('id', COMMENT_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The new text.' }) input: CommentEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.comments.edit(context.actor, id, expectedVersion, input);
    return this.answer.of(info, context, { comment: [() => COMMENT, changed] }, input.clientMutationId);
  }

  @Mutation(() => CommentWithdrawPayload, {
    description: `Takes a comment back: its place stays if somebody replied to it, its text does not. Where nobody did, only its author finds it from then on. ${whoMay(WITHDRAW_COMMENT)}`,
  })
  async commentWithdraw(
    @Args('id', COMMENT_ID) id: string,
    @Args('clientMutationId', KEY) clientMutationId: string | undefined,
    @Args('preview', { type: () => Boolean, ...PREVIEW }) _preview: boolean | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.comments.withdraw(context.actor, id, clientMutationId);
    return this.answer.of(info, context, { comment: [() => COMMENT, changed] }, clientMutationId);
  }

  @Mutation(() => CommentErasePayload, {
    description: `Erases a comment from every version and reading of the past; only its place stays. An administrator does so on a legal duty only. Whoever no longer sees it, because what it is about is hidden, gets null. ${whoMay(ERASE_COMMENT)}`,
  })
  async commentErase(
    @Args('id', COMMENT_ID) id: string,
    @Args('clientMutationId', KEY) clientMutationId: string | undefined,
    @Args('preview', { type: () => Boolean, ...PREVIEW }) _preview: boolean | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.comments.erase(context.actor, id, clientMutationId);
    return this.answer.of(info, context, { comment: [() => COMMENT, changed] }, clientMutationId);
  }

  @Mutation(() => CommentVotePayload, {
    description: `Votes on a comment: one vote per account, which may change or be taken back. ${whoMay(VOTE)}`,
  })
  async commentVote(
    @Args('id', COMMENT_ID) id: string,
    @Args('vote', { type: () => VoteEnum, nullable: true, description: 'The vote; left out or null takes it back.' })
    vote: Vote | null | undefined,
    @Args('clientMutationId', KEY) clientMutationId: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.comments.vote(context.actor, id, vote ?? null, clientMutationId);
    return this.answer.of(info, context, { comment: [() => COMMENT, changed] }, clientMutationId);
  }
}
