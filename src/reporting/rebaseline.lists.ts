import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { InTimeArgs } from '../api/in-time.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import { AtMostLong } from '../api/text-length.js';
import { REBASELINE_STATES } from '../domain/rebaseline.js';
import { isAgreementAwaitedSql } from '../twins/rebaseline.sql.js';
import { REBASELINE } from './rebaseline.fields.js';
import { RebaselineStateEnum } from './rebaseline.types.js';

@InputType({ description: 'Which moves of dates; all conditions must hold.' })
export class RebaselineFilter {
  @Field(() => String, { nullable: true, description: 'Only on milestones of the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;

  @Field(() => [RebaselineStateEnum], { nullable: true, description: 'Only in one of these states.' })
  @IsOptional()
  @AtMost(REBASELINE_STATES.length)
  state?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that wait for the agreement of the one who asks (true), or that do not (false).',
  })
  @IsOptional()
  @IsBoolean()
  awaitingMe?: boolean;
}

@ArgsType()
export class RebaselinesArgs extends InTimeArgs {
  @Field(() => RebaselineFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RebaselineFilter)
  filter?: RebaselineFilter;
}

const KEYS: Order<RebaselineFilter>['keys'] = [
  { sql: (c) => `${c}.created_at`, type: 'timestamptz' },
  { sql: (c) => `${c}.id`, type: 'uuid' },
];

export const REBASELINES: ListRead<RebaselineFilter> = {
  read: () => REBASELINE,
  orders: [
    { name: 'oldest', keys: KEYS },
    { name: 'newest', descending: true, keys: KEYS },
  ],
  filter: (t, q, { plan, state, awaitingMe }) => [
    ...(plan
      ? [
          `${t}.milestone_id in (select m.id from ${q.table('milestone', true)} m
            join ${q.table('commitment', true)} c on c.id = m.commitment_id
            where c.plan_id = (select p.id from plan p where p.slug = ${q.p(plan, 'text')}))`,
        ]
      : []),
    ...(state?.length ? [`${t}.state = any(${q.p(state, 'text[]')})`] : []),
    ...(awaitingMe === undefined || awaitingMe === null
      ? []
      : [`${awaitingMe ? '' : 'not '}${isAgreementAwaitedSql(t, q)}`]),
  ],
};
