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
import { isWriterOfSql } from '../twins/commitment.sql.js';
import { answeringInstitutionSql, answerStandingSql } from '../twins/suggestion.sql.js';
import { SUGGESTION } from './suggestion.fields.js';
import { SuggestionStateEnum } from './suggestion.enums.js';

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

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only on the texts of plans themselves, or only on those of commitments.',
  })
  @IsOptional()
  ofPlanText?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'When true, only on texts that the one who asks writes: as the drafter of a commitment, or for the whole plan as a drafter, the secretariat or a contact point.',
  })
  @IsOptional()
  mineToWrite?: boolean;

  @Field(() => ID, { nullable: true, description: 'Only on the clause with this id.' })
  @IsOptional()
  @AtMostLong(100)
  clause?: string;

  @Field(() => [SuggestionStateEnum], { nullable: true, description: 'Only in one of these states.' })
  @IsOptional()
  @AtMost(SUGGESTION_STATES.length)
  state?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Only those whose answer the institution with this name in addresses owes, or owed.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => String, { nullable: true, description: 'Only on commitments under the theme with this code.' })
  @IsOptional()
  @AtMostLong(100)
  theme?: string;

  @Field(() => ID, { nullable: true, description: 'Only made by the account with this id.' })
  @IsOptional()
  @AtMostLong(100)
  author?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only made on behalf of the institution with this name in addresses.',
  })
  @IsOptional()
  @AtMostLong(200)
  onBehalfOf?: string;

  @Field(() => Boolean, { nullable: true, description: 'Only those that still wait for an answer.' })
  @IsOptional()
  unanswered?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose answer is late today.' })
  @IsOptional()
  overdue?: boolean;

  @Field(() => Date, { nullable: true, description: 'Only those that changed at this instant or later.' })
  @IsOptional()
  updatedSince?: Date;

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
    ...(filter.ofPlanText === undefined || filter.ofPlanText === null
      ? []
      : [`(${t}.commitment_id is null) = ${q.p(filter.ofPlanText, 'boolean')}`]),
    ...(filter.mineToWrite ? [isWriterOfSql(`${t}.plan_id`, `${t}.commitment_id`, q)] : []),
    ...(filter.clause
      ? [`${t}.clause_id = ${q.p(uuidOf('Clause', filter.clause, ['filter', 'clause']), 'uuid')}`]
      : []),
    ...(filter.state?.length ? [`${t}.state = any(${q.p(filter.state, 'text[]')})`] : []),
    ...(filter.inConflict === undefined || filter.inConflict === null
      ? []
      : [`${t}.in_conflict = ${q.p(filter.inConflict, 'boolean')}`]),
    ...(filter.decidedSince ? [`${t}.decided_at >= ${q.p(filter.decidedSince.toISOString(), 'timestamptz')}`] : []),
    ...(filter.institution
      ? [
          `${answeringInstitutionSql(`${t}.commitment_id`, q)} = (select i.id from institution i where i.slug = ${q.p(filter.institution, 'text')})`,
        ]
      : []),
    ...(filter.theme
      ? [
          `${t}.commitment_id in (select c.id from ${q.table('commitment', true)} c where c.theme_id in (select h.id from theme h where h.code = ${q.p(filter.theme, 'text')}))`,
        ]
      : []),
    ...(filter.author
      ? [`${t}.author_account_id = ${q.p(uuidOf('Account', filter.author, ['filter', 'author']), 'uuid')}`]
      : []),
    ...(filter.onBehalfOf
      ? [`${t}.on_behalf_of_id = (select i.id from institution i where i.slug = ${q.p(filter.onBehalfOf, 'text')})`]
      : []),
    ...(filter.unanswered ? [`${answerStandingSql(t, q)} in ('waiting', 'overdue')`] : []),
    ...(filter.overdue ? [`${answerStandingSql(t, q)} = 'overdue'`] : []),
    ...(filter.updatedSince ? [`${t}.valid_from >= ${q.p(filter.updatedSince.toISOString(), 'timestamptz')}`] : []),
    ...(filter.text ? [`${t}.search @@ ${searchQuery(filter.text, q)}`] : []),
  ],
};
