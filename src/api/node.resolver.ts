import { Args, Context, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Node } from './common.types.js';
import type { RequestContext } from './context.js';
import { decodeIdInTime } from './node-id.js';
import { Reads } from './read/reads.js';
import { allReads, readOf } from './read/read.js';

@Resolver(() => Node)
export class NodeResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its id; null when there is no such thing, or none that the one who asks may see. An id that was read with `asOf` names the thing as it was then. Anyone may ask.',
  })
  async node(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const decoded = decodeIdInTime(id);
    const read = decoded && allReads().find(({ node }) => node === decoded.type);
    if (!read) return null;
    const row = await this.reads.one(
      () => readOf(read.type)!,
      (t, q) => `${t}.id = ${q.p(decoded.uuid, 'uuid')}`,
      info,
      context,
      decoded.asOf,
    );
    return row && { ...row, __typename: read.type };
  }
}
