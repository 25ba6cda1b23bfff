import { ArgsType, createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Max, Min } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { describedEnum } from '../api/described-enum.js';
import { GraphQLText } from '../api/scalars.js';
import { Comment } from '../comments/comment.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Suggestion } from '../drafting/suggestion.types.js';
import { MOST_RANKED } from '../domain/search.js';
import { Indicator } from '../indicators/indicator.types.js';
import { Plan } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { NotBlank } from '../api/text-length.js';

export const SEARCH_AREAS = ['plan', 'commitment', 'proposal', 'comment', 'suggestion', 'indicator'] as const;
export type SearchArea = (typeof SEARCH_AREAS)[number];
export const SearchAreaEnum = describedEnum(
  'SearchArea',
  SEARCH_AREAS,
  'Kinds of things that words are looked for in.',
);

/** Most results in a slice; fewer than in other lists, because several types are read at once. */
const MOST_RESULTS = 50;

const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'Something in which the words were found.',
  types: () => [Plan, Commitment, Proposal, Comment, Suggestion, Indicator] as const,
  resolveType: (value: { __typename: string }) => value.__typename,
});

@ObjectType({ description: 'What was found, the best first.' })
export class SearchResults {
  @Field(() => [SearchResult], { description: 'The things found, in order.' })
  nodes: (typeof SearchResult)[];

  @Field(() => [SearchAreaEnum], {
    description: `Kinds of which more than ${MOST_RANKED} things have the words. Of these only the newest ${MOST_RANKED} are found; one more word finds older ones. Empty when all were found.`,
  })
  newestOnly: SearchArea[];

  @Field({ description: 'Whether there is more after this page.' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last thing, to be given as `after` for the next page; null when nothing was found.',
  })
  endCursor: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => GraphQLText, {
    description:
      'Words in Spanish or English, with or without accents; `"…"` for a phrase, `-` for none; 1 to 200 characters.',
  })
  @NotBlank(200)
  text: string;

  @Field(() => [SearchAreaEnum], { nullable: true, description: 'Where to look; everywhere when left out.' })
  @IsOptional()
  @AtMost(SEARCH_AREAS.length)
  in?: SearchArea[];

  @Field(() => Int, { nullable: true, defaultValue: 20, description: `How many, 1 to ${MOST_RESULTS}.` })
  @Min(1)
  @Max(MOST_RESULTS)
  first: number;

  @Field(() => String, { nullable: true, description: 'Go on after this cursor, from `endCursor` of the page before.' })
  @IsOptional()
  after?: string;
}
