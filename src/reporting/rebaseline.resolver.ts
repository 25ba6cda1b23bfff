import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput, ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import {
  AGREE_REBASELINE,
  DECLINE_REBASELINE,
  OBJECT_REBASELINE,
  PROPOSE_REBASELINE,
  WITHDRAW_REBASELINE,
} from '../domain/rebaseline.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import { REBASELINE } from './rebaseline.fields.js';
import {
  MilestoneRebaselineInput,
  MilestoneRebaselinePayload,
  RebaselineAgreePayload,
  RebaselineDeclinePayload,
  RebaselineObjectPayload,
  RebaselineWithdrawPayload,
} from './rebaseline.inputs.js';
import { REBASELINES, RebaselinesArgs } from './rebaseline.lists.js';
import { RebaselineService } from './rebaseline.service.js';
import { RebaselineConnection } from './rebaseline.types.js';

const REBASELINE_ID = { type: () => ID, description: 'Id of the move of dates.' };
const ACT = { nullable: true, description: 'The idempotency key, if any.', type: () => ActInput };

@Resolver()
export class RebaselineResolver {
  constructor(
    private readonly reads: Reads,
    private readonly service: RebaselineService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => RebaselineConnection, {
    description: 'Moves of the dates of milestones of every plan, by when they were proposed. Anyone may ask.',
  })
  rebaselines(
    @Args() _args: RebaselinesArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(REBASELINES, info, context, asOf);
  }

  @Mutation(() => MilestoneRebaselinePayload, {
    description: `Proposes other dates for a milestone, with a public reason; they hold once every other lead agreed. ${whoMay(PROPOSE_REBASELINE)}`,
  })
  async milestoneRebaseline(
    @Args('id', { type: () => ID, description: 'Id of the milestone.' }) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { description: 'The dates and the reason.' }) input: MilestoneRebaselineInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.propose(context.actor, id, expectedVersion, input), input);
  }

  @Mutation(() => RebaselineAgreePayload, {
    description: `Agrees to other dates of a milestone. ${whoMay(AGREE_REBASELINE)}`,
  })
  async rebaselineAgree(
    @Args('id', REBASELINE_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', ACT) input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.agree(context.actor, id, expectedVersion, input ?? {}), input);
  }

  @Mutation(() => RebaselineDeclinePayload, {
    description: `Declines other dates of a milestone, with a public reason. ${whoMay(DECLINE_REBASELINE)}`,
  })
  async rebaselineDecline(
    @Args('id', REBASELINE_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { description: 'The reason.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.decline(context.actor, id, expectedVersion, input), input);
  }

  @Mutation(() => RebaselineWithdrawPayload, {
    description: `Takes proposed dates of a milestone back. ${whoMay(WITHDRAW_REBASELINE)}`,
  })
  async rebaselineWithdraw(
    @Args('id', REBASELINE_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', ACT) input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.service.withdraw(context.actor, id, expectedVersion, input ?? {});
    return this.told(info, context, done, input);
  }

  @Mutation(() => RebaselineObjectPayload, {
    description: `Objects to other dates of a milestone in the name of civil society; shown for ever, it stops nothing. ${whoMay(OBJECT_REBASELINE)}`,
  })
  async rebaselineObject(
    @Args('id', REBASELINE_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { description: 'The objection.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.object(context.actor, id, expectedVersion, input), input);
  }

  private told(
    info: GraphQLResolveInfo,
    context: RequestContext,
    id: string,
    input: { clientMutationId?: string } | undefined,
  ) {
    return this.answer.of(info, context, { rebaseline: [() => REBASELINE, id] }, input?.clientMutationId);
  }
}
