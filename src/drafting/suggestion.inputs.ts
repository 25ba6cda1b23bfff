import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsBoolean, IsIn, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { PeriodInput, TextInput } from '../api/common.types.js';
import { ForeseeableInput, payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong, NotBlank } from '../api/text-length.js';
import { ClauseKindEnum, SectionEnum } from '../clauses/clause.types.js';
import { OwnerRoleEnum } from '../commitments/ownership.types.js';
import { CommitmentValuesInput } from '../commitments/commitment-values.types.js';
import { CLAUSE_KINDS, type ClauseKind, type Section, SECTIONS } from '../domain/clause.js';
import { OWNER_ROLES, type OwnerRole } from '../domain/ownership.js';
import { SUGGESTED_FIELDS, type SuggestedField, SUGGESTION_KINDS, type SuggestionKind } from '../domain/suggestion.js';
import { BODY_LENGTH, REASON_LENGTH, SUGGESTION_REASON_LENGTH } from '../domain/lengths.js';
import { MilestoneAddInput } from '../milestones/milestone.inputs.js';
import { Suggestion } from './suggestion.types.js';
import { SuggestedFieldEnum, SuggestionKindEnum } from './suggestion.enums.js';

@InputType({ description: 'The value that a field should have; which part is needed depends on the field.' })
export class SuggestedValueInput extends CommitmentValuesInput {
  @Field(() => PeriodInput, { nullable: true, description: 'For `PERIOD` and `MILESTONE_PERIOD`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput;

  @Field(() => [String], {
    nullable: true,
    description:
      'All codes that the field should have: of values, areas, one theme or none, or names in addresses of institutions.',
  })
  @IsOptional()
  @AtMost(20)
  @ArrayUnique()
  codes?: string[];

  @Field(() => OwnerRoleEnum, {
    nullable: true,
    description:
      'For `OWNER`: the role in which the institution is to be asked, `LEAD` or `SUPPORTING`; null takes it away.',
  })
  @IsOptional()
  @IsIn(OWNER_ROLES)
  role?: OwnerRole | null;
}

@InputType({
  description:
    'A suggestion on the text of a commitment or of a plan. Each is one change, so that each is decided by itself.',
})
export class SuggestionCreateInput extends RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the commitment; left out for the text of a plan itself.',
  })
  @IsOptional()
  commitment?: string;

  @Field(() => ID, { nullable: true, description: 'Id of the plan whose own text it is about, when no commitment is.' })
  @IsOptional()
  plan?: string;

  @Field(() => Int, { description: 'The version of the text that its author read. It may be older than the newest.' })
  @IsInt()
  baseVersion: number;

  @Field(() => SuggestionKindEnum, { description: 'What it would do.' })
  @IsIn(SUGGESTION_KINDS)
  kind: SuggestionKind;

  @Field(() => ID, { nullable: true, description: 'The clause to change, remove or move.' })
  @IsOptional()
  clause?: string;

  @Field(() => ID, { nullable: true, description: 'The milestone that it concerns; none for the commitment itself.' })
  @IsOptional()
  milestone?: string;

  @Field(() => SectionEnum, { nullable: true, description: 'To which section a clause is added.' })
  @IsOptional()
  @IsIn(SECTIONS)
  section?: Section;

  @Field(() => ID, {
    nullable: true,
    description: 'The clause behind which it is added or moved; first in its section when left out.',
  })
  @IsOptional()
  after?: string;

  @Field(() => ClauseKindEnum, {
    nullable: true,
    description: 'How an added clause is set; a paragraph when left out.',
  })
  @IsOptional()
  @IsIn(CLAUSE_KINDS)
  clauseKind?: ClauseKind;

  @Field(() => TextInput, { nullable: true, description: 'The words of a changed or added clause, as they should be.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  text?: TextInput;

  @Field(() => SuggestedFieldEnum, { nullable: true, description: 'The field to set.' })
  @IsOptional()
  @IsIn(SUGGESTED_FIELDS)
  field?: SuggestedField;

  @Field(() => String, {
    nullable: true,
    description: 'For `OWNER`: name in addresses of the institution whose role it is about.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => SuggestedValueInput, { nullable: true, description: 'The value that the field should have.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SuggestedValueInput)
  value?: SuggestedValueInput;

  @Field(() => MilestoneAddInput, { nullable: true, description: 'The milestone to add.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MilestoneAddInput)
  milestoneDraft?: MilestoneAddInput;

  @Field(() => GraphQLText, { description: `Why; public, 1 to ${SUGGESTION_REASON_LENGTH} characters.` })
  @NotBlank(SUGGESTION_REASON_LENGTH)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution in whose name it is made; only for people appointed for it.',
  })
  @IsOptional()
  @AtMostLong(200)
  onBehalfOf?: string;
}

@InputType({ description: 'The acceptance of a suggestion, as it is or with other words.' })
export class SuggestionAcceptInput extends ForeseeableInput {
  @Field(() => GraphQLText, {
    nullable: true,
    description: 'The words that the clause gets instead of the suggested ones; the way out of a conflict.',
  })
  @IsOptional()
  @NotBlank(BODY_LENGTH)
  text?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a conflict of a field or a removal is settled as the suggestion says; `false` when left out. Words are settled by `text`.',
  })
  @IsOptional()
  @IsBoolean()
  asSuggested?: boolean;

  @Field(() => GraphQLText, {
    nullable: true,
    description:
      'Why, at most 2,000 characters; public, and required when the words are changed or a conflict is settled.',
  })
  @IsOptional()
  @AtMostLong(REASON_LENGTH)
  reason?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the session of the forum that decided; it can accept again what was taken back.',
  })
  @IsOptional()
  session?: string;
}

const answer = (mutation: string) =>
  payloadOf(mutation, { suggestion: { type: () => Suggestion, description: 'The suggestion after the act' } });

export const SuggestionCreatePayload = answer('suggestionCreate');
export const SuggestionWithdrawPayload = answer('suggestionWithdraw');
export const SuggestionAcceptPayload = answer('suggestionAccept');
export const SuggestionDeclinePayload = answer('suggestionDecline');
export const SuggestionRevertPayload = answer('suggestionRevert');

const answerForMany = (mutation: string, done: string) =>
  payloadOf(mutation, {
    suggestions: {
      type: () => [Suggestion],
      description: `Those that were ${done}; the others are named in \`userErrors\` by their place in \`ids\``,
    },
  });

export const SuggestionsAcceptPayload = answerForMany('suggestionsAccept', 'accepted');
export const SuggestionsDeclinePayload = answerForMany('suggestionsDecline', 'declined');
