import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_OF_PART_READ } from '../api/expected-version.js';
import { few } from '../api/each.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput, ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import {
  ACCEPT_SUGGESTION,
  ACCEPT_SUGGESTIONS,
  DECLINE_SUGGESTION,
  DECLINE_SUGGESTIONS,
  REVERT_SUGGESTION,
  SUGGEST,
  WITHDRAW_SUGGESTION,
} from '../domain/suggestion.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import { DecidingService } from './deciding.service.js';
import { SUGGESTION } from './suggestion.fields.js';
import {
  SuggestionAcceptInput,
  SuggestionAcceptPayload,
  SuggestionCreateInput,
  SuggestionCreatePayload,
  SuggestionDeclinePayload,
  SuggestionRevertPayload,
  SuggestionsAcceptPayload,
  SuggestionsDeclinePayload,
  SuggestionWithdrawPayload,
} from './suggestion.inputs.js';
import { SUGGESTIONS, SuggestionsArgs } from './suggestion.lists.js';
import { SuggestionConnection } from './suggestion.types.js';
import { SuggestionsService } from './suggestions.service.js';

const SUGGESTION_ID = { type: () => ID, description: 'Id of the suggestion.' };
const SUGGESTION_IDS = {
  type: () => [ID],
  description: 'Ids of the suggestions, at most 100, in the order to decide in.',
};
const ACT = { nullable: true, description: 'The idempotency key, if any.', type: () => ActInput };

@Resolver()
export class SuggestionsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly service: SuggestionsService,
    private readonly deciding: DecidingService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => SuggestionConnection, {
    description:
      'Suggestions on the texts of every plan. Anyone may ask; those on a text that is not public are seen with it.',
  })
  suggestions(
    @Args() _args: SuggestionsArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(SUGGESTIONS, info, context, asOf);
  }

  @Mutation(() => SuggestionCreatePayload, {
    description: `Suggests one change to the text of a commitment. A drafter may at any time, everybody while a window for drafting or consultation is open. ${whoMay(SUGGEST)}`,
  })
  async suggestionCreate(
    @Args('input', { description: 'The change, on the version that was read.' }) input: SuggestionCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.create(context.actor, input), input);
  }

  @Mutation(() => SuggestionWithdrawPayload, { description: `Takes a suggestion back. ${whoMay(WITHDRAW_SUGGESTION)}` })
  async suggestionWithdraw(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('input', ACT) input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.withdraw(context.actor, id, input ?? {}), input);
  }

  @Mutation(() => SuggestionAcceptPayload, {
    description: `Accepts a suggestion: the text gets one more version. With \`text\` it is accepted with other words, which settles a conflict. ${whoMay(ACCEPT_SUGGESTION)}`,
  })
  async suggestionAccept(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('expectedVersion', VERSION_OF_PART_READ) expectedVersion: number | undefined,
    @Args('input', {
      nullable: true,
      description: 'Other words and the reason, if any.',
      type: () => SuggestionAcceptInput,
    })
    input: SuggestionAcceptInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.deciding.accept(context.actor, id, expectedVersion, input ?? {});
    return this.told(info, context, done, input);
  }

  @Mutation(() => SuggestionsAcceptPayload, {
    description: `Accepts several suggestions as they are, one after the other: each is judged by itself on the text that the ones before it made. ${whoMay(ACCEPT_SUGGESTIONS)}`,
  })
  async suggestionsAccept(
    @Args('ids', SUGGESTION_IDS) ids: string[],
    @Args('input', ACT) input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { done, problems } = await this.deciding.acceptMany(context.actor, few(ids), input ?? {});
    return this.answer.of(info, context, { suggestions: [() => SUGGESTION, done] }, input?.clientMutationId, problems);
  }

  @Mutation(() => SuggestionsDeclinePayload, {
    description: `Declines several suggestions with one public reason, each judged by itself. ${whoMay(DECLINE_SUGGESTIONS)}`,
  })
  async suggestionsDecline(
    @Args('ids', SUGGESTION_IDS) ids: string[],
    @Args('input', { description: 'The reason.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { done, problems } = await this.deciding.declineMany(context.actor, few(ids), input);
    return this.answer.of(info, context, { suggestions: [() => SUGGESTION, done] }, input.clientMutationId, problems);
  }

  @Mutation(() => SuggestionDeclinePayload, {
    description: `Declines a suggestion with a public reason. ${whoMay(DECLINE_SUGGESTION)}`,
  })
  async suggestionDecline(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('input', { description: 'The reason.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.deciding.decline(context.actor, id, input), input);
  }

  @Mutation(() => SuggestionRevertPayload, {
    description: `Takes an accepted suggestion out of the text again, with a public reason. Afterwards only both drafters together, or a session of the forum, accept it again. ${whoMay(REVERT_SUGGESTION)}`,
  })
  async suggestionRevert(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('input', { description: 'The reason.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.deciding.revert(context.actor, id, input), input);
  }

  private told(
    info: GraphQLResolveInfo,
    context: RequestContext,
    id: string,
    input: { clientMutationId?: string } | undefined,
  ) {
    return this.answer.of(info, context, { suggestion: [() => SUGGESTION, id] }, input?.clientMutationId);
  }
}
