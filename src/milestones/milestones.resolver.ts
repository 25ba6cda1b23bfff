import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { ADD_MILESTONE, EDIT_MILESTONE } from '../domain/milestone.js';
import {
  MilestoneAddInput,
  MilestoneAddPayload,
  MilestoneEditInput,
  MilestoneEditPayload,
} from './milestone.inputs.js';
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

  @Mutation(() => MilestoneEditPayload, {
    description: `Changes a milestone until its commitment is adopted, while nobody has suggested a change of the text; from the first suggestion on each change is a suggestion. After adoption other dates are a \`milestoneRebaseline\`. ${whoMay(EDIT_MILESTONE)}`,
  })
  async milestoneEdit(
    @Args('id', { type: () => ID, description: 'Id of the milestone.' }) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The changes.' }) input: MilestoneEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.milestones.edit(context.actor, id, expectedVersion, input);
    return this.answer.of(info, context, { milestone: [() => MILESTONE, changed] }, input.clientMutationId);
  }
}
