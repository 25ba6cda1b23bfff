import { Args, ArgsType, Context, Field, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { PageArgs } from '../api/page-args.js';
import { Reads } from '../api/read/reads.js';
import { PLAN } from './plan.fields.js';
import { OPEN_PLANS_FIRST } from './plan.orders.js';
import { Plan, PlanConnection } from './plan.types.js';

export const AS_OF_ARGUMENT = {
  nullable: true,
  description:
    'Answer with what was public at this instant, as a visitor saw it; at least 15 seconds ago, else INSTANT_NOT_SETTLED. What was hidden or erased since stays away. Ids carry the instant, so that no cache takes the past for the present.',
} as const;

@ArgsType()
class PlansArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only plans of the jurisdiction with this key.' })
  jurisdiction?: string;

  @Field(() => Date, AS_OF_ARGUMENT)
  asOf?: Date;
}

@Resolver()
export class PlansResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => Plan, {
    nullable: true,
    description: 'A plan by its name in addresses; null when there is none. Anyone may ask.',
  })
  plan(
    @Args('slug', { description: 'Its name in addresses: `edomex-tlalnepantla-2021`.' }) slug: string,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => PLAN,
      (t, q) => `${t}.slug = ${q.p(slug, 'text')}`,
      info,
      context,
      asOf,
    );
  }

  @Query(() => PlanConnection, {
    description:
      'Plans: first those with an open stage, then those submitted last, then the others by name. Anyone may ask.',
  })
  plans(@Args() args: PlansArgs, @Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.page(
      {
        read: () => PLAN,
        orders: [OPEN_PLANS_FIRST],
        scope: (t, q) =>
          args.jurisdiction
            ? [
                `exists (select from ${q.table('plan_member', true)} m join jurisdiction j on j.id = m.jurisdiction_id
                   where m.plan_id = ${t}.id and j.code = ${q.p(args.jurisdiction, 'text')})`,
              ]
            : [],
      },
      info,
      context,
      args.asOf,
    );
  }
}
