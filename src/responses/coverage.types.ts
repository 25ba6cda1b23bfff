import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { GraphQLDay } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { Institution } from '../institutions/institution.types.js';
import { Theme } from '../plans/plan.types.js';

@ObjectType({
  description:
    'How many of the responses owed to proposals were given. Each member concerned owes one response; none is owed to a proposal that was withdrawn, merged or split.',
})
export class ResponseCoverage {
  @Field({ description: 'True when something that is counted here was made up for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'All responses owed, including those already given.' })
  owed: number;

  @Field(() => Int, { description: 'Responses that were given.' })
  responded: number;

  @Field(() => Int, { description: 'Responses that are late today.' })
  overdue: number;

  @Field(() => Int, { description: 'Responses that were given late.' })
  late: number;

  @Field(() => Int, { description: 'Responses that were written for many proposals at once.' })
  fromTemplate: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median of the days from submission to response, over all responses given; null when none was.',
  })
  medianDays: number | null;
}

@ObjectType({ description: 'Response coverage of one institution in a plan.' })
export class InstitutionCoverage {
  @Field(() => Institution, {
    nullable: true,
    description:
      'The institution; null for the responses for which no institution is named yet, so that the secretariat owes them.',
  })
  institution: Institution | null;

  @Field(() => ResponseCoverage, { description: 'Its figures.' })
  coverage: ResponseCoverage;
}

@ObjectType({ description: 'Response coverage of one theme of a plan.' })
export class ThemeCoverage {
  @Field(() => Theme, {
    nullable: true,
    description: 'The theme; null for the proposals that have none.',
  })
  theme: Theme | null;

  @Field(() => ResponseCoverage, { description: 'Its figures.' })
  coverage: ResponseCoverage;
}

@ObjectType({ description: 'Response coverage of a plan, a theme or an institution at the end of one day.' })
export class CoverageDay {
  @Field(() => GraphQLDay, { description: 'The day; only days on which something changed are listed.' })
  on: string;

  @Field(() => Int, { description: 'Responses owed so far, including those already given.' })
  owed: number;

  @Field(() => Int, { description: 'Responses given so far.' })
  responded: number;
}

@ArgsType()
export class CoverageArgs {
  @Field(() => String, { nullable: true, description: 'Only in the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;
}
