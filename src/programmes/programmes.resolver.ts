import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { many } from '../api/read/fields.js';
import { Reads } from '../api/read/reads.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan } from '../plans/plan.types.js';
import { PROGRAMME, PROGRAMMES_BY_SLUG } from './programme.read.js';
import { Programme, ProgrammeConnection } from './programme.types.js';

@Resolver()
export class ProgrammesResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => Programme, {
    nullable: true,
    description: 'A programme by its name in addresses; null when there is none. Anyone may ask.',
  })
  programme(
    @Args('slug', { description: 'Its name in addresses: `caravanas-justicia-cotidiana`.' }) slug: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => PROGRAMME,
      (t, q) => `${t}.slug = ${q.p(slug, 'text')}`,
      info,
      context,
    );
  }

  @Query(() => ProgrammeConnection, { description: 'Programmes, by name in addresses. Anyone may ask.' })
  programmes(@Args() _page: PageArgs, @Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.page({ read: () => PROGRAMME, orders: [PROGRAMMES_BY_SLUG] }, info, context);
  }
}

export const CommitmentProgrammes = extendType(() => Commitment, 'Commitment', {
  programmes: {
    type: () => [Programme],
    description: 'The programmes it builds on.',
    read: many(
      () => PROGRAMME,
      (p, t) => `${p}.id = any(${t}.programme_ids)`,
      (c) => `${c}.slug`,
    ),
  },
});

export const PlanProgrammes = extendType(() => Plan, 'Plan', {
  programmes: {
    type: () => [Programme],
    description: 'The programmes that its letter or its commitments name.',
    read: many(
      () => PROGRAMME,
      (p, t, q) =>
        `(${p}.id in (select unnest(e.programme_ids) from ${q.table('expression_of_interest', true)} e where e.plan_id = ${t}.id)
          or ${p}.id in (select unnest(c.programme_ids) from ${q.table('commitment', true)} c where c.plan_id = ${t}.id and c.state <> 'draft'))`,
      (c) => `${c}.slug`,
    ),
  },
});
