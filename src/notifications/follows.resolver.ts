import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { FOLLOW, UNFOLLOW } from '../domain/follow.js';
import { FOLLOW_READ } from './follow.fields.js';
import { FollowEndPayload, FollowSetInput, FollowSetPayload } from './follow.types.js';
import { FollowsService } from './follows.service.js';

@Resolver()
export class FollowsResolver {
  constructor(
    private readonly follows: FollowsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => FollowSetPayload, {
    description: `Follows a plan, a theme, a commitment or a proposal, or changes how often one is told of it. ${whoMay(FOLLOW)}`,
  })
  async followSet(
    @Args('subject', { type: () => ID, description: 'Id of the thing to follow.' }) subject: string,
    @Args('input', { description: 'How often to be told.' }) input: FollowSetInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.follows.set(context.actor, subject, input.frequency);
    return this.answer.of(info, context, { follow: [() => FOLLOW_READ, id] }, input.clientMutationId);
  }

  @Mutation(() => FollowEndPayload, { description: `Stops following. ${whoMay(UNFOLLOW)}` })
  async followEnd(
    @Args('id', { type: () => ID, description: 'Id of the follow.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.follows.end(context.actor, id);
    return this.answer.of(info, context, {});
  }
}
