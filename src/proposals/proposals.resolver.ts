import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import {
  DRAFT_PROPOSAL,
  EDIT_PROPOSAL,
  ERASE_DRAFT,
  SUBMIT,
  SUPPORT,
  TRANSCRIBE,
  UNSUPPORT,
  WITHDRAW,
} from '../domain/proposal.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import {
  ProposalDraftInput,
  ProposalDraftPayload,
  ProposalEditInput,
  ProposalEditPayload,
  ProposalErasePayload,
  ProposalSubmitPayload,
  ProposalSupportPayload,
  ProposalTranscribeInput,
  ProposalTranscribePayload,
  ProposalUnsupportPayload,
  ProposalWithdrawPayload,
} from './proposal.inputs.js';
import { PROPOSALS } from './proposal.lists.js';
import { PROPOSAL } from './proposal.fields.js';
import { Proposal, ProposalConnection } from './proposal.types.js';
import { ProposalsArgs } from './proposal.filters.js';
import { ProposalsService } from './proposals.service.js';
import { SupportService } from './support.service.js';

export const PROPOSAL_ID = { type: () => ID, description: 'Id of the proposal.' };
export const ACT = { nullable: true, description: 'The idempotency key, if any.', type: () => ActInput };

@Resolver()
export class ProposalsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly service: ProposalsService,
    private readonly supports: SupportService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => Proposal, {
    nullable: true,
    description:
      'A proposal by its reference, compared without case; null when there is none that the one who asks may see. Anyone may ask.',
  })
  proposal(
    @Args('reference', { description: '`EDOMEX-TLALNEPANTLA-2021-P-001`.' }) reference: string,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => PROPOSAL,
      (t, q) => `lower(${t}.reference) = lower(${q.p(reference, 'text')})`,
      info,
      context,
      asOf,
    );
  }

  @Query(() => ProposalConnection, {
    description:
      'Proposals of every plan. Anyone may ask; drafts are seen by their authors only, those of transcribed input by the secretariat.',
  })
  proposals(
    @Args() _args: ProposalsArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(PROPOSALS, info, context, asOf);
  }

  @Mutation(() => ProposalDraftPayload, {
    description: `Starts the draft of a proposal, which only its author sees. ${whoMay(DRAFT_PROPOSAL)}`,
  })
  async proposalDraft(
    @Args('input', { description: 'The draft.' }) input: ProposalDraftInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.draft(context.actor, input), input, info, context);
  }

  @Mutation(() => ProposalTranscribePayload, {
    description: `Writes down input that was given in person or on paper, as a draft; it counts like any other once submitted. ${whoMay(TRANSCRIBE)}`,
  })
  async proposalTranscribe(
    @Args('input', { description: 'What was said, and when.' }) input: ProposalTranscribeInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.transcribe(context.actor, input), input, info, context);
  }

  @Mutation(() => ProposalEditPayload, {
    description: `Changes a proposal: freely while it is a draft, then as a version that everyone can read, and no more once its review has begun. ${whoMay(EDIT_PROPOSAL)}`,
  })
  async proposalEdit(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The changes.' }) input: ProposalEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.edit(context.actor, id, expectedVersion, input), input, info, context);
  }

  @Mutation(() => ProposalSubmitPayload, {
    description: `Submits a draft while a call for proposals is open; transcribed input, when it was received inside one. From then on it is owed a reasoned response. ${whoMay(SUBMIT)}`,
  })
  async proposalSubmit(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', ACT) input: ActInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.submit(context.actor, id, input ?? {}), input, info, context);
  }

  @Mutation(() => ProposalErasePayload, {
    description: `Erases a draft for good, with its files; what was sent is withdrawn instead. ${whoMay(ERASE_DRAFT)}`,
  })
  async proposalErase(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', ACT) input: ActInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.service.erase(context.actor, id, input ?? {});
    return this.answer.of(info, context, {}, input?.clientMutationId);
  }

  @Mutation(() => ProposalWithdrawPayload, {
    description: `Withdraws a proposal: its text stays, and no response is owed any more. ${whoMay(WITHDRAW)}`,
  })
  async proposalWithdraw(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', ACT) input: ActInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.withdraw(context.actor, id, input ?? {}), input, info, context);
  }

  @Mutation(() => ProposalSupportPayload, {
    description: `Supports a proposal, once for each account. ${whoMay(SUPPORT)}`,
  })
  async proposalSupport(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', ACT) input: ActInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.supports.support(context.actor, id, input ?? {}), input, info, context);
  }

  @Mutation(() => ProposalUnsupportPayload, {
    description: `Takes a support back. ${whoMay(UNSUPPORT)}`,
  })
  async proposalUnsupport(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', ACT) input: ActInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.supports.unsupport(context.actor, id, input ?? {}), input, info, context);
  }

  private changed(id: string, input: ActInput | undefined, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, id] }, input?.clientMutationId);
  }
}
