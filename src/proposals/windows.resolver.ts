import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ReasonInput } from '../api/payload.js';
import { whoMay } from '../api/who-may.js';
import { CLOSE_WINDOW, MOVE_WINDOW, OPEN_WINDOW, REOPEN_WINDOW } from '../domain/window.js';
import type { VersionRead } from '../domain/version.js';
import { PLAN_WINDOW } from '../plans/plan.fields.js';
import { WindowsService } from './windows.service.js';
import {
  WindowClosePayload,
  WindowMoveInput,
  WindowMovePayload,
  WindowOpenInput,
  WindowOpenPayload,
  WindowReopenInput,
  WindowReopenPayload,
} from './windows.types.js';

const WINDOW_ID = { type: () => ID, description: 'Id of the window.' };

@Resolver()
export class WindowsResolver {
  constructor(
    private readonly service: WindowsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => WindowOpenPayload, {
    description: `Adds a window to a plan, with a public reason. ${whoMay(OPEN_WINDOW)}`,
  })
  async windowOpen(
    @Args('plan', { type: () => ID, description: 'Id of the plan.' }) plan: string,
    @Args('input', { description: 'What it opens, and when.' }) input: WindowOpenInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.open(context.actor, plan, input), input, info, context);
  }

  @Mutation(() => WindowMovePayload, {
    description: `Moves the instants of a window that are still to come, with a public reason; the days on which responses are due move with it. ${whoMay(MOVE_WINDOW)}`,
  })
  async windowMove(
    @Args('id', WINDOW_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'When, and why.' }) input: WindowMoveInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.move(context.actor, id, expectedVersion, input), input, info, context);
  }

  @Mutation(() => WindowClosePayload, {
    description: `Closes an open window at this instant, with a public reason; what was sent before counts. ${whoMay(CLOSE_WINDOW)}`,
  })
  async windowClose(
    @Args('id', WINDOW_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Why.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.close(context.actor, id, expectedVersion, input), input, info, context);
  }

  @Mutation(() => WindowReopenPayload, {
    description: `Opens again a window that was closed or has ended, with a public reason; the days on which responses are due follow, and a synthesis stays. ${whoMay(REOPEN_WINDOW)}`,
  })
  async windowReopen(
    @Args('id', WINDOW_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Until when, and why.' }) input: WindowReopenInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.reopen(context.actor, id, expectedVersion, input), input, info, context);
  }

  private changed(id: string, input: { clientMutationId?: string }, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { window: [() => PLAN_WINDOW, id] }, input.clientMutationId);
  }
}
