import { Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { Reads } from '../api/read/reads.js';
import { TASK } from './tasks.fields.js';
import { Task } from './tasks.types.js';

@Resolver()
export class TasksResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => [Task], {
    description:
      'The desks of the one who asks, plan by plan, with how much waits on each. Anyone may ask; whoever holds no role has none.',
  })
  tasks(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.many(
      () => TASK,
      (t) => `${t}.slug, ${t}.position, ${t}.institution_id`,
      info,
      context,
    );
  }
}
