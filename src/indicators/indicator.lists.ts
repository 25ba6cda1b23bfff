import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { uuidOf } from '../api/node-id.js';
import { PageArgs } from '../api/page-args.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { AtMostLong } from '../api/text-length.js';
import { citingPlansSql } from '../programmes/programme.facts.js';
import { INDICATOR } from './indicator.fields.js';
import { type RecordFilter, RecordStateEnum } from './indicator.types.js';
import { commitmentOfSql, idsIn, institutionsSql } from './measured.js';

@InputType({ description: 'Which indicators: all that meet every condition given.' })
export class IndicatorFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Name in addresses of a plan: indicators of its commitments, of their milestones and of the programmes that it cites.',
  })
  @IsOptional()
  @AtMostLong(200)
  plan?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of a commitment, compared without case: its indicators and those of its milestones.',
  })
  @IsOptional()
  @AtMostLong(200)
  commitment?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of the milestone with this id.' })
  @IsOptional()
  @AtMostLong(100)
  milestone?: string | null;

  @Field(() => String, { nullable: true, description: 'Name in addresses of their programme.' })
  @IsOptional()
  @AtMostLong(200)
  programme?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name in addresses of an institution that runs the programme, accepted to own the commitment or is responsible for the milestone.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string | null;

  @Field(() => RecordStateEnum, {
    nullable: true,
    description: 'Where they stand; those recorded when left out, so that what was taken back is asked for by name.',
  })
  @IsOptional()
  state?: string | null;
}

@ArgsType()
export class IndicatorsArgs extends PageArgs {
  @Field(() => IndicatorFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IndicatorFilter)
  filter?: IndicatorFilter;
}

const commitmentIn = (t: Alias, q: Query): string => commitmentOfSql(idsIn(t), (name) => q.table(name, true));

/** True for indicators of the commitments of a plan, of their milestones and of the programmes that the plan cites. */
export const isOfPlanSql = (t: Alias, q: Query, plan: string): string =>
  `(case when ${t}.programme_id is not null then ${plan} = any(${citingPlansSql(`${t}.programme_id`)})
    else ${isOfCommitments(t, q, `c.plan_id = ${plan}`)} end)`;

const isOfCommitments = (t: Alias, q: Query, condition: string): string =>
  `${commitmentIn(t, q)} in (select c.id from ${q.table('commitment', true)} c where ${condition})`;

const oneOf = (table: string, slug: string, q: Query) =>
  `(select named.id from ${table} named where named.slug = ${q.p(slug, 'text')})`;

function indicatorFilter(t: Alias, q: Query, filter: IndicatorFilter): string[] {
  const { plan, commitment, milestone, programme, institution } = filter;
  return [
    ...(plan ? [isOfPlanSql(t, q, oneOf('plan', plan, q))] : []),
    ...(commitment ? [isOfCommitments(t, q, `lower(c.reference) = lower(${q.p(commitment, 'text')})`)] : []),
    ...(milestone
      ? [`${t}.milestone_id = ${q.p(uuidOf('Milestone', milestone, ['filter', 'milestone']), 'uuid')}`]
      : []),
    ...(programme ? [`${t}.programme_id = ${oneOf('programme', programme, q)}`] : []),
    ...(institution
      ? [`${oneOf('institution', institution, q)} = any(${institutionsSql(idsIn(t), (name) => q.table(name, true))})`]
      : []),
  ];
}

/** Programmes come first, by name in addresses; then commitments by reference, each before its milestones. */
export const BY_MEASURED: Order<IndicatorFilter> = {
  name: 'MEASURED',
  keys: [
    {
      sql: (t, q) => `coalesce((select c.reference from ${q.table('commitment', true)} c
        where c.id = ${commitmentIn(t, q)}), '')`,
      type: 'text',
    },
    {
      sql: (t, q) =>
        `coalesce((select m.number from ${q.table('milestone', true)} m where m.id = ${t}.milestone_id), 0)`,
      type: 'int',
    },
    {
      sql: (t, q) =>
        `coalesce((select p.slug from ${q.table('programme', true)} p where p.id = ${t}.programme_id), '')`,
      type: 'text',
    },
    { sql: (t) => `${t}.position`, type: 'int' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

const isInState = (t: Alias, q: Query, state: string | null | undefined) =>
  `${t}.state = ${q.p(state ?? 'recorded', 'text')}`;

export const INDICATORS: ListRead<IndicatorFilter> = {
  read: () => INDICATOR,
  orders: [BY_MEASURED],
  scope: (t, q, filter) => [isInState(t, q, filter?.state)],
  filter: indicatorFilter,
};

export const INDICATORS_OF_PLAN: ListRead<RecordFilter> = {
  read: () => INDICATOR,
  orders: [BY_MEASURED],
  on: (indicator, plan, q) => isOfPlanSql(indicator, q, `${plan}.id`),
  scope: (t, q, filter) => [isInState(t, q, filter?.state)],
};
