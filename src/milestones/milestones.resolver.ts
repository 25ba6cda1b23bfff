import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { ADD_MILESTONE } from '../domain/milestone.js';
import { MilestoneAddInput, MilestoneAddPayload } from './milestone.inputs.js';
import { MILESTONE } from './milestone.fields.js';
import { MilestonesService } from './milestones.service.js';

@Resolver()
export class MilestonesResolver {
  constructor(
    private readonly milestones: MilestonesService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => MilestoneAddPayload, {
    description: `Adds a milestone to a commitment; it gets the next number. ${whoMay(ADD_MILESTONE)}`,
  })
  async milestoneAdd(
    @Args('commitment', { type: () => ID, description: 'Id of the commitment.' }) commitment: string,
    @Args('input', { description: 'The milestone.' }) input: MilestoneAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.milestones.add(context.actor, commitment, input);
    return this.answer.of(info, context, { milestone: [() => MILESTONE, id] }, input.clientMutationId);
  }
}
