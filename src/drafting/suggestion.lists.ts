import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { InTimeArgs } from '../api/in-time.js';
import { uuidOf } from '../api/node-id.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import { searchQuery } from '../api/read/headline.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { SUGGESTION_STATES } from '../domain/suggestion.js';
import { SUGGESTION } from './suggestion.fields.js';
import { SuggestionStateEnum } from './suggestion.types.js';

@InputType({ description: 'Which suggestions; all conditions must hold.' })
export class SuggestionFilter {
  @Field(() => String, { nullable: true, description: 'Only on texts of the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;

  @Field(() => ID, { nullable: true, description: 'Only on the commitment with this id.' })
  @IsOptional()
  @AtMostLong(100)
  commitment?: string;

  @Field(() => ID, { nullable: true, description: 'Only on the clause with this id.' })
  @IsOptional()
  @AtMostLong(100)
  clause?: string;

  @Field(() => [SuggestionStateEnum], { nullable: true, description: 'Only in one of these states.' })
  @IsOptional()
  @AtMost(SUGGESTION_STATES.length)
  state?: string[];

  @Field(() => Boolean, { nullable: true, description: 'Only those in conflict with the text, or only the others.' })
  @IsOptional()
  inConflict?: boolean;

  @Field(() => Date, { nullable: true, description: 'Only those decided at this instant or later.' })
  @IsOptional()
  decidedSince?: Date;

  @Field(() => GraphQLText, { nullable: true, description: 'Only with these words in their text or reason.' })
  @IsOptional()
  @AtMostLong(200)
  text?: string;
}

@ArgsType()
export class SuggestionsArgs extends InTimeArgs {
  @Field(() => SuggestionFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SuggestionFilter)
  filter?: SuggestionFilter;
}

const KEYS: Order<SuggestionFilter>['keys'] = [
  { sql: (c) => `${c}.listed_at`, type: 'timestamptz' },
  { sql: (c) => `${c}.id`, type: 'uuid' },
];

export const SUGGESTIONS: ListRead<SuggestionFilter> = {
  read: () => SUGGESTION,
  orders: [
    { name: 'oldest', keys: KEYS },
    { name: 'newest', descending: true, keys: KEYS },
  ],
  filter: (t, q, filter) => [
    ...(filter.plan ? [`${t}.plan_id = (select p.id from plan p where p.slug = ${q.p(filter.plan, 'text')})`] : []),
    ...(filter.commitment
      ? [`${t}.commitment_id = ${q.p(uuidOf('Commitment', filter.commitment, ['filter', 'commitment']), 'uuid')}`]
      : []),
    ...(filter.clause
      ? [`${t}.clause_id = ${q.p(uuidOf('Clause', filter.clause, ['filter', 'clause']), 'uuid')}`]
      : []),
    ...(filter.state?.length ? [`${t}.state = any(${q.p(filter.state, 'text[]')})`] : []),
    ...(filter.inConflict === undefined || filter.inConflict === null
      ? []
      : [`${t}.in_conflict = ${q.p(filter.inConflict, 'boolean')}`]),
    ...(filter.decidedSince ? [`${t}.decided_at >= ${q.p(filter.decidedSince.toISOString(), 'timestamptz')}`] : []),
    ...(filter.text ? [`${t}.search @@ ${searchQuery(filter.text, q)}`] : []),
  ],
};
