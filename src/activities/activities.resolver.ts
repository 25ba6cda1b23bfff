import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED, VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput, ReasonInput } from '../api/payload.js';
import { whoMay } from '../api/who-may.js';
import { ADD_ACTIVITY, DO_ACTIVITY, EDIT_ACTIVITY, REMOVE_ACTIVITY, REOPEN_ACTIVITY } from '../domain/activity.js';
import { ActivitiesService } from './activities.service.js';
import { ACTIVITY } from './activity.fields.js';
import {
  ActivityAddInput,
  ActivityAddPayload,
  ActivityDoneInput,
  ActivityDonePayload,
  ActivityEditInput,
  ActivityEditPayload,
  ActivityRemovePayload,
  ActivityReopenPayload,
} from './activity.inputs.js';

const ACTIVITY_ID = { type: () => ID, description: 'Id of the activity.' };

@Resolver()
export class ActivitiesResolver {
  constructor(
    private readonly service: ActivitiesService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => ActivityAddPayload, {
    description: `Adds an activity below a milestone of an adopted commitment; nobody has to sign it. ${whoMay(ADD_ACTIVITY)}`,
  })
  async activityAdd(
    @Args('milestone', { type: () => ID, description: 'Id of the milestone.' }) milestone: string,
    @Args('input', { description: 'The activity.' }) input: ActivityAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.add(context.actor, milestone, input), input);
  }

  @Mutation(() => ActivityEditPayload, {
    description: `Changes an activity. Whoever gives it to another institution may write what that one does too. ${whoMay(EDIT_ACTIVITY)}`,
  })
  async activityEdit(
    @Args('id', ACTIVITY_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The changes.' }) input: ActivityEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.edit(context.actor, id, expectedVersion, input), input);
  }

  @Mutation(() => ActivityDonePayload, {
    description: `Says that an activity is done, and on which day. ${whoMay(DO_ACTIVITY)}`,
  })
  async activityDone(
    @Args('id', ACTIVITY_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { type: () => ActivityDoneInput, nullable: true, description: 'The day; today when left out.' })
    input: ActivityDoneInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.done(context.actor, id, expectedVersion, input ?? {}), input);
  }

  @Mutation(() => ActivityReopenPayload, {
    description: `Says that an activity is not done after all. ${whoMay(REOPEN_ACTIVITY)}`,
  })
  async activityReopen(
    @Args('id', ACTIVITY_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { type: () => ActInput, nullable: true, description: 'The idempotency key, if any.' })
    input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.reopen(context.actor, id, expectedVersion, input ?? {}), input);
  }

  @Mutation(() => ActivityRemovePayload, {
    description: `Removes an activity with a public reason; it stays readable. ${whoMay(REMOVE_ACTIVITY)}`,
  })
  async activityRemove(
    @Args('id', ACTIVITY_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { description: 'The reason.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.remove(context.actor, id, expectedVersion, input), input);
  }

  private told(
    info: GraphQLResolveInfo,
    context: RequestContext,
    id: string,
    input: { clientMutationId?: string } | undefined,
  ) {
    return this.answer.of(info, context, { activity: [() => ACTIVITY, id] }, input?.clientMutationId);
  }
}
