import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { PageArgs } from '../api/page-args.js';
import { Reads } from '../api/read/reads.js';
import { PROGRAMME, PROGRAMMES_BY_SLUG } from './programme.fields.js';
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
