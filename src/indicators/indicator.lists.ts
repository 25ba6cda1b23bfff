import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { uuidOf } from '../api/node-id.js';
import { PageArgs } from '../api/page-args.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { AtMostLong } from '../api/text-length.js';
import { citedProgrammesSql } from '../programmes/programme.facts.js';
import { isOwnerSql } from '../twins/owner.sql.js';
import { INDICATOR } from './indicator.fields.js';
import { BY_MEASURED, BY_MEASURED_OF_ALL } from './indicator.orders.js';
import { type RecordFilter, RecordStateEnum } from './indicator.types.js';

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

/**
 * A condition that holds for few begins with these few. Judged for each indicator it would read all of them, with what
 * they measure.
 */
const among = (t: Alias, ids: string[]): string => `${t}.id in (${ids.join(' union all ')})`;

/** SQL of the ids of the indicators of the programmes for which a condition holds. */
const ofProgrammes = (q: Query, condition: string): string =>
  `select i.id from ${q.table('programme', true)} p join ${q.table('indicator', true)} i on i.programme_id = p.id where ${condition}`;

/** SQL of the ids of the indicators of the milestones for which a condition holds. */
const ofMilestones = (q: Query, condition: string): string =>
  `select i.id from ${q.table('milestone', true)} m join ${q.table('indicator', true)} i on i.milestone_id = m.id where ${condition}`;

/** SQL of the ids of the indicators of the commitments in `commitments`, and of those of their milestones. */
const ofCommitments = (q: Query, commitments: string): string[] => [
  `select i.id from ${q.table('indicator', true)} i where i.commitment_id in ${commitments}`,
  ofMilestones(q, `m.commitment_id in ${commitments}`),
];

const commitmentsWith = (q: Query, condition: string): string =>
  `(select c.id from ${q.table('commitment', true)} c where ${condition})`;

/** True for indicators of a commitment or of its milestones. */
export const isOfCommitmentSql = (t: Alias, q: Query, commitment: string): string =>
  among(t, ofCommitments(q, `(${commitment})`));

/** True for indicators of the commitments of a plan, of their milestones and of the programmes that the plan cites. */
export const isOfPlanSql = (t: Alias, q: Query, plan: string): string =>
  among(t, [
    ofProgrammes(q, `p.id in ${citedProgrammesSql(plan)}`),
    ...ofCommitments(q, commitmentsWith(q, `c.plan_id = ${plan}`)),
  ]);

/** True for indicators of what the institution runs, accepted to own or is responsible for. */
const isOfInstitutionSql = (t: Alias, q: Query, institution: string): string =>
  among(t, [
    ofProgrammes(q, `p.owner_id = ${institution}`),
    ...ofCommitments(
      q,
      `(select o.commitment_id from ${q.table('commitment_owner', true)} o where o.institution_id = ${institution} and ${isOwnerSql('o')})`,
    ),
    ofMilestones(q, `m.institution_ids @> array[${institution}]`),
  ]);

const oneOf = (table: string, slug: string, q: Query) =>
  `(select named.id from ${table} named where named.slug = ${q.p(slug, 'text')})`;

function indicatorFilter(t: Alias, q: Query, filter: IndicatorFilter): string[] {
  const { plan, commitment, milestone, programme, institution } = filter;
  return [
    ...(plan ? [isOfPlanSql(t, q, oneOf('plan', plan, q))] : []),
    ...(commitment
      ? [among(t, ofCommitments(q, commitmentsWith(q, `lower(c.reference) = lower(${q.p(commitment, 'text')})`)))]
      : []),
    ...(milestone
      ? [`${t}.milestone_id = ${q.p(uuidOf('Milestone', milestone, ['filter', 'milestone']), 'uuid')}`]
      : []),
    ...(programme ? [`${t}.programme_id = ${oneOf('programme', programme, q)}`] : []),
    ...(institution ? [isOfInstitutionSql(t, q, oneOf('institution', institution, q))] : []),
  ];
}

const isInState = (t: Alias, q: Query, state: string | null | undefined) =>
  `${t}.state = ${q.p(state ?? 'recorded', 'text')}`;

export const INDICATORS: ListRead<IndicatorFilter> = {
  read: () => INDICATOR,
  orders: [BY_MEASURED_OF_ALL],
  scope: (t, q, filter) => [isInState(t, q, filter?.state)],
  filter: indicatorFilter,
};

export const INDICATORS_OF_PLAN: ListRead<RecordFilter> = {
  read: () => INDICATOR,
  orders: [BY_MEASURED],
  on: (indicator, plan, q) => isOfPlanSql(indicator, q, `${plan}.id`),
  scope: (t, q, filter) => [isInState(t, q, filter?.state)],
};
