import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ForeseeableInput, payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong, NotBlank } from '../api/text-length.js';
import { Comment } from '../comments/comment.types.js';
import { HELD_FIRST_AT_MOST } from '../domain/comment.js';
import { MODERATION_RULES } from '../domain/moderation.js';
import { Evidence } from '../evidence/evidence.types.js';
import { Suggestion } from '../drafting/suggestion.types.js';
import { Plan } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { ModerationAppeal, ModerationReport, ModerationRuleEnum } from './moderation.types.js';
import { MODERATION_REASON_LENGTH, REASON_LENGTH } from '../domain/lengths.js';

@InputType({ description: 'What is wrong with a text.' })
export class ReportInput extends RepeatableInput {
  @Field(() => ModerationRuleEnum, { description: 'The rule that it goes against.' })
  @IsIn(MODERATION_RULES)
  rule: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'What the moderators should know, at most 1,000 characters. Only they read it.',
  })
  @IsOptional()
  @AtMostLong(MODERATION_REASON_LENGTH)
  reason?: string;
}

@InputType({ description: 'Why something is hidden.' })
export class HideInput extends ForeseeableInput {
  @Field(() => ModerationRuleEnum, { description: 'The rule that it goes against.' })
  @IsIn(MODERATION_RULES)
  rule: string;

  @Field(() => GraphQLText, {
    description: 'The public reason, at most 1,000 characters, without quoting the text or naming anybody.',
  })
  @NotBlank(MODERATION_REASON_LENGTH)
  reason: string;
}

@InputType({ description: 'Why something that was hidden is shown again by whoever hid it.' })
export class TakeBackInput extends RepeatableInput {
  @Field(() => GraphQLText, { description: 'The public reason, 1 to 1,000 characters.' })
  @NotBlank(MODERATION_REASON_LENGTH)
  reason: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With `true` everything that was hidden in the same act is shown again with it.',
  })
  @IsOptional()
  @IsBoolean()
  together?: boolean;
}

@InputType({ description: 'Why the author holds that their text should be readable again.' })
export class AppealInput extends RepeatableInput {
  @Field(() => GraphQLText, { description: 'The argument, at most 2,000 characters; only those who decide read it.' })
  @AtMostLong(REASON_LENGTH)
  argument: string;
}

@InputType({ description: 'The decision on an appeal.' })
export class AppealDecideInput extends ForeseeableInput {
  @Field({ description: 'Whether the text can be read again.' })
  restore: boolean;

  @Field(() => GraphQLText, { description: 'The public reason, at most 1,000 characters.' })
  @NotBlank(MODERATION_REASON_LENGTH)
  reason: string;
}

@InputType({ description: 'How many first comments of new accounts wait for a moderator.' })
export class PlanHoldFirstCommentsInput extends RepeatableInput {
  @Field(() => Int, { description: `How many, 0 to ${HELD_FIRST_AT_MOST}; 0 holds none.` })
  @IsInt()
  @Min(0)
  @Max(HELD_FIRST_AT_MOST)
  first: number;

  @Field(() => GraphQLText, { description: 'The public reason, at most 1,000 characters.' })
  @NotBlank(MODERATION_REASON_LENGTH)
  reason: string;
}

const comment = { comment: { type: () => Comment, description: 'The comment after the change' } };
const appeal = { appeal: { type: () => ModerationAppeal, description: 'The appeal after the change' } };

export const CommentReportPayload = payloadOf('commentReport', {
  comment: { type: () => Comment, description: 'The comment, which the report does not change' },
});
export const CommentHidePayload = payloadOf('commentHide', comment);
export const HidingTakeBackPayload = payloadOf('hidingTakeBack', {
  comment: { type: () => Comment, description: 'The comment that is shown again, where it is one' },
  proposal: { type: () => Proposal, description: 'The proposal that is shown again, where it is one' },
  suggestion: { type: () => Suggestion, description: 'The suggestion that is shown again, where it is one' },
  evidence: { type: () => Evidence, description: 'The evidence that is shown again, where it is some' },
  comments: {
    type: () => [Comment],
    description:
      'All comments that are shown again, where those hidden in the same act were asked for; the others are told in `userErrors`',
  },
});
export const CommentReleasePayload = payloadOf('commentRelease', comment);
export const CommentAppealPayload = payloadOf('commentAppeal', comment);
export const AppealDecidePayload = payloadOf('appealDecide', appeal);
export const CommentsHidePayload = payloadOf('commentsHide', {
  comments: {
    type: () => [Comment],
    description: 'Those that were hidden; the others are named in `userErrors` by their place in `ids`',
  },
});
export const ReportDismissPayload = payloadOf('reportDismiss', {
  report: { type: () => ModerationReport, description: 'The report after the change' },
});
export const ReportsDismissPayload = payloadOf('reportsDismiss', {
  reports: {
    type: () => [ModerationReport],
    description: 'Those that were dismissed; the others are named in `userErrors` by their place in `ids`',
  },
});
export const PlanHoldFirstCommentsPayload = payloadOf('planHoldFirstComments', {
  plan: { type: () => Plan, description: 'The plan after the change' },
});

const proposal = { proposal: { type: () => Proposal, description: 'The proposal after the change' } };
export const ProposalReportPayload = payloadOf('proposalReport', {
  proposal: { type: () => Proposal, description: 'The proposal, which the report does not change' },
});
export const ProposalHidePayload = payloadOf('proposalHide', proposal);
export const ProposalReleasePayload = payloadOf('proposalRelease', proposal);
export const ProposalAppealPayload = payloadOf('proposalAppeal', proposal);

const suggestion = { suggestion: { type: () => Suggestion, description: 'The suggestion after the change' } };
export const SuggestionReportPayload = payloadOf('suggestionReport', {
  suggestion: { type: () => Suggestion, description: 'The suggestion, which the report does not change' },
});
export const SuggestionHidePayload = payloadOf('suggestionHide', suggestion);
export const SuggestionAppealPayload = payloadOf('suggestionAppeal', suggestion);

const evidence = { evidence: { type: () => Evidence, description: 'The evidence after the change' } };
export const EvidenceReportPayload = payloadOf('evidenceReport', {
  evidence: { type: () => Evidence, description: 'The evidence, which the report does not change' },
});
export const EvidenceHidePayload = payloadOf('evidenceHide', evidence);
export const EvidenceAppealPayload = payloadOf('evidenceAppeal', evidence);
