import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ, VERSIONS_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ReasonInput } from '../api/payload.js';
import { whoMay } from '../api/who-may.js';
import { MERGE, REVIEW, REVIEW_MANY, SPLIT, UNMERGE } from '../domain/proposal.js';
import type { VersionRead } from '../domain/version.js';
import { MergeService } from './merge.service.js';
import {
  ProposalMergeInput,
  ProposalMergePayload,
  ProposalReviewInput,
  ProposalReviewPayload,
  ProposalSplitInput,
  ProposalSplitPayload,
  ProposalsReviewInput,
  ProposalsReviewPayload,
  ProposalUnmergePayload,
} from './proposal.inputs.js';
import { PROPOSAL } from './proposal.fields.js';
import { PROPOSAL_ID } from './proposals.resolver.js';
import { ReviewService } from './review.service.js';

/** Mutations of the secretariat on proposals before a response is given. */
@Resolver()
export class ReviewResolver {
  constructor(
    private readonly service: ReviewService,
    private readonly merging: MergeService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => ProposalReviewPayload, {
    description: `Takes a proposal under review and names the institutions that must respond, one for each member concerned. A second call names others. ${whoMay(REVIEW)}`,
  })
  async proposalReview(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'The institutions that must respond.' }) input: ProposalReviewInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.review(context.actor, id, expectedVersion, input), input, info, context);
  }

  @Mutation(() => ProposalsReviewPayload, {
    description: `Names one institution that must respond to many proposals: to all of them, or to none when one was changed since it was read or no longer waits. What other members owe stays as it is. ${whoMay(REVIEW_MANY)}`,
  })
  async proposalsReview(
    @Args('expectedVersions', VERSIONS_READ) expectedVersions: number[] | null | undefined,
    @Args('input', { description: 'The proposals, and the institution that must respond.' })
    input: ProposalsReviewInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const ids = await this.service.reviewMany(context.actor, expectedVersions, input);
    return this.answer.of(info, context, { proposals: [() => PROPOSAL, ids] }, input.clientMutationId);
  }

  @Mutation(() => ProposalMergePayload, {
    description: `Merges a proposal into another one that says the same, so that one response counts for both; supports count once for each account. ${whoMay(MERGE)}`,
  })
  async proposalMerge(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('expectedIntoVersion', VERSION_READ) expectedIntoVersion: VersionRead,
    @Args('input', { description: 'Into which one, and why.' }) input: ProposalMergeInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(
      await this.merging.merge(context.actor, id, { expectedVersion, expectedIntoVersion }, input),
      input,
      info,
      context,
    );
  }

  @Mutation(() => ProposalUnmergePayload, {
    description: `Undoes a merge or a split: the proposal is under review again. ${whoMay(UNMERGE)}`,
  })
  async proposalUnmerge(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', { description: 'Why.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.merging.unmerge(context.actor, id, input), input, info, context);
  }

  @Mutation(() => ProposalSplitPayload, {
    description: `Splits a proposal into parts that are each owed a response of their own. ${whoMay(SPLIT)}`,
  })
  async proposalSplit(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Into which parts, and why.' }) input: ProposalSplitInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.merging.split(context.actor, id, expectedVersion, input), input, info, context);
  }

  private changed(id: string, input: { clientMutationId?: string }, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, id] }, input.clientMutationId);
  }
}
