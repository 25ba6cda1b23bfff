import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { POSITIONS } from '../domain/comment.js';
import { Comment, PositionEnum } from './comment.types.js';
import { AtMostLong, NotBlank } from '../api/text-length.js';
import { COMMENT_LENGTH } from '../domain/lengths.js';

const BODY = 'The text, 1 to 5,000 characters: paragraphs, emphasis, lists, quotations, code and links of Markdown.';

@InputType({ description: 'A new comment.' })
export class CommentCreateInput extends RepeatableInput {
  @Field(() => ID, {
    description: 'Id of what it is about: a commitment, a clause, a milestone, a suggestion, a proposal, a response.',
  })
  subject: string;

  @Field(() => ID, { nullable: true, description: 'Id of the comment that it replies to, if any.' })
  @IsOptional()
  replyTo?: string;

  @Field(() => GraphQLText, { description: BODY })
  @NotBlank(COMMENT_LENGTH)
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'The language it is written in (BCP 47); that of the request when left out.',
  })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;

  @Field(() => PositionEnum, { nullable: true, description: 'The position it takes, if any.' })
  @IsOptional()
  @IsIn(POSITIONS)
  position?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution it speaks for: an official reply. Only its liaison may.',
  })
  @IsOptional()
  @AtMostLong(200)
  onBehalfOf?: string;
}

@InputType({ description: 'A new text of a comment; the one before stays readable.' })
export class CommentEditInput extends RepeatableInput {
  @Field(() => GraphQLText, { description: BODY })
  @NotBlank(COMMENT_LENGTH)
  body: string;
}

const comment = { comment: { type: () => Comment, description: 'The comment after the change' } };

export const CommentCreatePayload = payloadOf('commentCreate', comment);
export const CommentEditPayload = payloadOf('commentEdit', comment);
export const CommentWithdrawPayload = payloadOf('commentWithdraw', comment);
export const CommentErasePayload = payloadOf('commentErase', comment);
export const CommentVotePayload = payloadOf('commentVote', comment);
