import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Labelled } from '../api/common.types.js';
import type { RequestContext } from '../api/context.js';
import { allLabels } from '../api/read/labels.js';
import { Reads } from '../api/read/reads.js';
import { INSTRUMENT, POLICY_AREA } from './assessment.fields.js';
import { Instrument, PolicyArea } from './assessment.types.js';

@Resolver()
export class AssessmentsResolver {
  constructor(private readonly reads: Reads) {}

  @Query(() => [Instrument], {
    description: 'The instruments by which plans and commitments are assessed. Anyone may ask.',
  })
  instruments(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.many(
      () => INSTRUMENT,
      (t) => `${t}.position`,
      info,
      context,
    );
  }

  @Query(() => [PolicyArea], { description: 'The policy areas in use. Anyone may ask.' })
  policyAreas(
    @Args('vocabulary', {
      type: () => String,
      nullable: true,
      description: 'Only of this vocabulary, `ogp_2024` or `irm_2016`; without it, of each.',
    })
    vocabulary: string | null | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.many(
      () => POLICY_AREA,
      (t) => `${t}.position`,
      info,
      context,
      (t, q) => (vocabulary ? `${t}.vocabulary = ${q.p(vocabulary, 'text')}` : ''),
    );
  }

  @Query(() => [Labelled], { description: 'The values of open government that OGP names. Anyone may ask.' })
  ogpValues(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.figures(() => allLabels('ogp_value'), info, context);
  }
}
