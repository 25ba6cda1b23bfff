import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { AtMostLong } from '../api/text-length.js';
import { Institution } from '../institutions/institution.types.js';
import { Theme } from '../plans/plan.types.js';

@ObjectType({
  description:
    'How many suggestions were answered. Each one is owed an answer: accepted, accepted with changes, or declined with a reason. None is owed to one that was withdrawn, or while moderation hides it. Suggestions are counted apart from proposals.',
})
export class SuggestionCoverage {
  @Field({ description: 'True when something that is counted here was made up for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'All answers owed, including those already given.' })
  owed: number;

  @Field(() => Int, { description: 'Answers that were given.' })
  answered: number;

  @Field(() => Int, { description: 'Answers that are late today.' })
  overdue: number;

  @Field(() => Int, { description: 'Answers that were given late.' })
  late: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median of the days from suggestion to answer, over all answers given; null when none was.',
  })
  medianDays: number | null;
}

@ObjectType({ description: 'Answers to suggestions that one institution owes in a plan.' })
export class InstitutionSuggestions {
  @Field(() => Institution, {
    nullable: true,
    description:
      'The institution that leads the commitments, the first one where there are several; null for commitments that none leads yet, whose drafters owe the answers.',
  })
  institution: Institution | null;

  @Field(() => SuggestionCoverage, { description: 'Its figures.' })
  coverage: SuggestionCoverage;
}

@ObjectType({ description: 'Answers to suggestions on the commitments of one theme of a plan.' })
export class ThemeSuggestions {
  @Field(() => Theme, { nullable: true, description: 'The theme; null for the commitments that have none.' })
  theme: Theme | null;

  @Field(() => SuggestionCoverage, { description: 'Its figures.' })
  coverage: SuggestionCoverage;
}

@ArgsType()
export class SuggestionCoverageArgs {
  @Field(() => String, { nullable: true, description: 'Only in the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;
}
