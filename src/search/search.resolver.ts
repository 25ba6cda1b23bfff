import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { lookAhead } from '../kernel/speed/look-ahead.js';
import type { RequestContext } from '../api/context.js';
import { Search } from './search.js';
import { SearchArgs, SearchResults } from './search.types.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly search: Search) {}

  @Query(() => SearchResults, {
    name: 'search',
    description:
      'Finds words in plans, commitments, proposals, comments, suggestions and indicators, as far as the one who asks may see them. Anyone may ask.',
  })
  find(@Args() args: SearchArgs, @Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    const selected = Object.values(lookAhead(info).fieldsByTypeName['SearchResults'] ?? {});
    const nodes = selected.find(({ name }) => name === 'nodes');
    return this.search.find(args, nodes ?? { name: 'nodes', alias: 'nodes', args: {}, fieldsByTypeName: {} }, context);
  }
}
