import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { CONFIRM_SECOND_FACTOR, REMOVE_SECOND_FACTOR, START_SECOND_FACTOR } from '../domain/own-account.js';
import {
  SecondFactorConfirmInput,
  SecondFactorConfirmPayload,
  SecondFactorRemovePayload,
  SecondFactorSetup,
  SecondFactorStartPayload,
} from './account.inputs.js';
import { VIEWER } from './account.fields.js';
import { SecondFactor } from './second-factor.service.js';

@Resolver()
export class SecondFactorResolver {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => SecondFactorSetup, {
    nullable: true,
    description:
      'Your second factor while you set it up; null before `secondFactorStart`, once it is confirmed, and for a visitor. Only you may ask, signed in yourself.',
  })
  secondFactorSetup(@Context() { actor }: RequestContext) {
    return actor.kind === 'person' ? this.secondFactor.setup(actor) : null;
  }

  @Mutation(() => SecondFactorStartPayload, {
    description: `Begins to set up a second factor; \`secondFactorSetup\` then shows it. ${whoMay(START_SECOND_FACTOR)}`,
  })
  async secondFactorStart(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.viewerAfter(info, context, await this.secondFactor.start(context.actor));
  }

  @Mutation(() => SecondFactorConfirmPayload, {
    description: `Turns the second factor on, with a code from the app. From then on it is asked for at every sign-in. ${whoMay(CONFIRM_SECOND_FACTOR)}`,
  })
  async secondFactorConfirm(
    @Args('input', { description: 'The code.' }) input: SecondFactorConfirmInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.viewerAfter(info, context, await this.secondFactor.confirm(context.actor, input.code));
  }

  @Mutation(() => SecondFactorRemovePayload, {
    description: `Turns the second factor off; in a session that passed it. ${whoMay(REMOVE_SECOND_FACTOR)}`,
  })
  async secondFactorRemove(@Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.viewerAfter(info, context, await this.secondFactor.remove(context.actor));
  }

  private viewerAfter(info: GraphQLResolveInfo, context: RequestContext, id: string) {
    return this.answer.of(info, context, { viewer: [() => VIEWER, id] });
  }
}
