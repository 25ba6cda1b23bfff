import { ArgsType, Field, ID, InterfaceType, Int, ObjectType } from '@nestjs/graphql';
import { AtMostListed, Holds } from '../api/weight/holds.js';
import { Account } from '../accounts/account.types.js';
import { Node } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLText } from '../api/scalars.js';
import { COMMENT_STATES, MOST_DEPTH, POSITIONS, VOTES } from '../domain/comment.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan } from '../plans/plan.types.js';
import { COMMENT_LENGTH } from '../domain/lengths.js';

/** Most characters of a comment. */

export const CommentStateEnum = describedEnum('CommentState', COMMENT_STATES, 'Whether a comment can be read.');
export const PositionEnum = describedEnum('Position', POSITIONS, 'The position that a comment takes on its subject.');
export const VoteEnum = describedEnum('Vote', VOTES, 'A vote on a comment.');
const COMMENT_ORDERS = ['oldest', 'newest', 'most_voted'] as const;
export const CommentOrderEnum = describedEnum('CommentOrder', COMMENT_ORDERS, 'In which order comments are listed.');
export const COMMENT_ACTIONS = [
  'reply',
  'edit',
  'withdraw',
  'erase',
  'vote',
  'report',
  'hide',
  'take_back_hiding',
  'release',
  'appeal',
] as const;
export const CommentActionEnum = describedEnum(
  'CommentAction',
  COMMENT_ACTIONS,
  'What the one who asks may do with a comment now.',
);

@ArgsType()
export class CommentsArgs extends PageArgs {
  @Field(() => CommentOrderEnum, { nullable: true, description: 'The oldest first when left out.' })
  orderBy?: string;
}

@InterfaceType({
  description: 'What people can comment on.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Commentable {
  @Field(() => ID, { description: 'Its id, which a new comment gives as `subject`.' })
  id: string;

  @Field({
    description: 'Whether comments are open now: the window of the thing is open, and its plan is not long over.',
  })
  commentsOpen: boolean;

  @Field(() => Int, {
    description: 'How many comments it has at every level; hidden and withdrawn ones are not counted.',
  })
  commentCount: number;

  @Field(() => [Institution], {
    description: 'Institutions that you may speak for here, officially; none for most people.',
  })
  speakingFor: Institution[];
}

@ObjectType({
  description: 'Votes on a comment: those of accounts here and, apart from them, those that were imported.',
})
export class CommentVotes {
  @Field(() => Int, { description: 'Accounts that voted for it.' })
  up: number;

  @Field(() => Int, { description: 'Accounts that voted against it.' })
  down: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Votes for it where it was imported from; null when none are known.',
  })
  importedUp: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Votes against it where it was imported from; null when none are known.',
  })
  importedDown: number | null;

  @Field(() => VoteEnum, { nullable: true, description: 'How the one who asks voted; null when they did not.' })
  mine: string | null;
}

@ObjectType({ description: 'How a comment read before it was edited.' })
export class CommentVersion {
  @Field(() => Int, { description: '1 for the first one.' })
  version: number;

  @Field(() => GraphQLText, { description: 'The text then, small Markdown.' })
  @Holds(COMMENT_LENGTH)
  body: string;

  @Field({ description: 'The same as safe HTML.' })
  @Holds(2 * COMMENT_LENGTH)
  html: string;

  @Field({ description: 'When it was written.' })
  writtenAt: Date;
}

@ObjectType({
  implements: implementing('Comment', Node),
  description:
    'What somebody says about a proposal, a commitment or a clause of it, a milestone, a suggestion or a reasoned response, or about another comment. It keeps its place when its text is gone.',
})
export class Comment {
  @Field(() => ID, { description: 'Opaque, typed id: `cmt_…`.' })
  id: string;

  @Field(() => Plan, { description: 'The plan it belongs to.' })
  plan: Plan;

  @Field(() => Commentable, { description: 'What the thread is about.' })
  subject: Commentable;

  @Field(() => Comment, { nullable: true, description: 'The comment it replies to; null when it begins a thread.' })
  parent: Comment | null;

  @Field(() => [Comment], {
    description: 'The comments above it, from the one that began the thread: what a page needs to open at this one.',
  })
  @AtMostListed(MOST_DEPTH)
  ancestors: Comment[];

  @Field(() => Int, { description: 'How many comments stand above it.' })
  depth: number;

  @Field(() => String, {
    description:
      'As `after` of the `comments` of its subject, oldest first: the page begins with the thread that it is in, in whatever place of the list.',
  })
  threadCursor: string;

  @Field(() => Account, {
    nullable: true,
    description: 'Who wrote it; null when its text cannot be read, and when it was imported.',
  })
  author: Account | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who is said to have written it in the Word file from which its author brought it; null when it came from no file, or its text cannot be read.',
  })
  authorNamed: string | null;

  @Field(() => Institution, {
    nullable: true,
    description:
      'The institution that speaks here; null when a person speaks for themselves, and when its text cannot be read.',
  })
  institution: Institution | null;

  @Field({ description: 'Whether it is the official word of an institution.' })
  official: boolean;

  @Field(() => PositionEnum, { nullable: true, description: 'The position it takes; null when none is stated.' })
  position: string | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'The text, small Markdown; null when it is hidden, withdrawn or erased.',
  })
  @Holds(COMMENT_LENGTH)
  body: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The text as safe HTML; null when it is hidden, withdrawn or erased.',
  })
  @Holds(2 * COMMENT_LENGTH)
  html: string | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description:
      'The original of a hidden or withdrawn text, for its author and the moderators of its plan (and, while it is appealed, for those who decide where no moderator can); null for everyone else.',
  })
  @Holds(COMMENT_LENGTH)
  hiddenBody: string | null;

  @Field({ description: 'The language it is written in (BCP 47).' })
  language: string;

  @Field(() => CommentStateEnum, { description: 'Whether it can be read.' })
  state: string;

  @Field({ description: 'When it was written.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last edited; null when it never was.' })
  editedAt: Date | null;

  @Field(() => Int, { description: 'Grows with each edit; a new edit names the one it began from.' })
  version: number;

  @Field(() => CommentVotes, { description: 'Its votes.' })
  votes: CommentVotes;

  @Field(() => Int, {
    description: 'The number of its direct replies that have a place in the thread, readable or not.',
  })
  replyCount: number;

  @Field({ description: 'Whether it was made up to show the software.' })
  synthetic: boolean;

  @Field(() => [CommentActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

export const CommentConnection = connectionOf(Comment, 'comments');
export const CommentVersionConnection = connectionOf(CommentVersion, 'former texts of a comment');
