import { Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { Reads } from '../api/read/reads.js';
import { Site } from '../kernel/site.js';
import { ACCOUNT } from './account.fields.js';
import { Account } from './account.types.js';

@Resolver()
export class DemonstrationResolver {
  constructor(
    private readonly reads: Reads,
    private readonly site: Site,
  ) {}

  @Query(() => [Account], {
    description:
      'People who were invented for the demonstration and as whom one click signs in; empty where the site is no demonstration. Anyone may ask.',
  })
  async demonstrationPeople(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    if (!this.site.demonstration) return [];
    return this.reads.many(
      () => ACCOUNT,
      (t) => `${t}.public_name, ${t}.id`,
      info,
      context,
      (t) => `${t}.synthetic and ${t}.kind = 'person' and ${t}.erased_at is null`,
    );
  }
}
