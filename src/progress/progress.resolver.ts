import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import type { Alias, Query as Statement } from '../api/read/query.js';
import { Reads } from '../api/read/reads.js';
import { MilestoneConnection } from '../milestones/milestone.types.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import { MilestonesArgs, ProgressArgs } from './milestone.filters.js';
import { isOfCommitments, milestoneFilter, MILESTONES } from './milestone.lists.js';
import { progressOfCommitmentsSql, progressSql } from './progress.fields.js';
import { Progress } from './progress.types.js';

@Resolver()
export class ProgressResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => MilestoneConnection, {
    description:
      'Milestones of every plan. Anyone may ask; those of a draft are seen by whoever sees the draft. PAGE_SIZE_INVALID and CURSOR_INVALID as for every list.',
  })
  milestones(
    @Args() _args: MilestonesArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(MILESTONES, info, context, asOf);
  }

  @Query(() => Progress, {
    description:
      'How far the milestones are that `milestones` lists with the same filter. Anyone may ask; milestones of a draft are counted for whoever sees the draft.',
  })
  progress(
    @Args() { filter }: ProgressArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const conditions = (m: Alias, q: Statement) => (filter ? milestoneFilter(m, q, filter) : []);
    const sql = (q: Statement) =>
      isOfCommitments(filter ?? {})
        ? progressOfCommitmentsSql(q, (k) => conditions(k, q))
        : progressSql(q, conditions('m', q));
    return this.reads.figures(sql, info, context, asOf);
  }
}
