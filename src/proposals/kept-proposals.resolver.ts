import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { Unrecorded } from '../api/shape/unrecorded.js';
import { whoMay } from '../api/who-may.js';
import { isAccount } from '../domain/actor.js';
import { CLAIM_PROPOSAL, DISCARD_PROPOSAL, KEEP_PROPOSAL, KEPT_DAYS } from '../domain/kept-proposal.js';
import { PLAN } from '../plans/plan.fields.js';
import {
  KeptProposal,
  ProposalClaimInput,
  ProposalClaimPayload,
  ProposalDiscardInput,
  ProposalDiscardPayload,
  ProposalKeepInput,
  ProposalKeepPayload,
} from './kept-proposal.inputs.js';
import { KeptProposals } from './kept-proposals.service.js';
import { PROPOSAL } from './proposal.fields.js';
import { PROPOSAL_TEXTS } from './proposal.entity.js';

/** Lets people write a proposal first and sign in later. */
@Resolver()
export class KeptProposalsResolver {
  constructor(
    private readonly kept: KeptProposals,
    private readonly answer: MutationAnswer,
  ) {}

  @Unrecorded()
  @Query(() => KeptProposal, {
    nullable: true,
    description:
      'A proposal that is kept until its writer signs in; null when the secret is wrong or too old. Anyone may ask who has the secret.',
  })
  async keptProposal(
    @Args('token', { description: 'The secret that `proposalKeep` gave.' }) token: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const kept = await this.kept.find(token);
    if (!kept) return null;
    const own = isAccount(context.actor, kept.accountId);
    const read = {
      plan: [() => PLAN, kept.planId],
      ...(own && kept.proposalId ? { proposal: [() => PROPOSAL, kept.proposalId] } : {}),
    } satisfies Parameters<MutationAnswer['of']>[2];
    return this.answer.of(info, context, read, undefined, [], {
      ...Object.fromEntries(PROPOSAL_TEXTS.map((name) => [name, kept.texts?.[name]?.text ?? null])),
      language: kept.texts?.title.language ?? null,
      claimed: kept.accountId !== null,
      expiresAt: kept.expiresAt,
    });
  }

  @Mutation(() => ProposalKeepPayload, {
    description: `Keeps a proposal of somebody who has no account yet, while a call for proposals is open: for ${KEPT_DAYS} days, sealed, for whoever has the secret that this gives. Sent twice, it is kept twice. ${whoMay(KEEP_PROPOSAL)}`,
  })
  async proposalKeep(
    @Args('input', { description: 'The proposal as it was written.' }) input: ProposalKeepInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const made = await this.kept.keep(context.actor, input, context.address);
    return this.answer.of(info, context, {}, undefined, [], { ...made });
  }

  @Mutation(() => ProposalClaimPayload, {
    description: `Makes a kept proposal your own draft, once; its secret is worth nothing afterwards. ${whoMay(CLAIM_PROPOSAL)}`,
  })
  async proposalClaim(
    @Args('input', { description: 'The kept proposal.' }) input: ProposalClaimInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.kept.claim(context.actor, input);
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, id] }, input.clientMutationId);
  }

  @Mutation(() => ProposalDiscardPayload, {
    description: `Forgets a kept proposal at once, unless it was claimed. Nothing is told of whether there was one. ${whoMay(DISCARD_PROPOSAL)}`,
  })
  async proposalDiscard(
    @Args('input', { description: 'The kept proposal.' }) input: ProposalDiscardInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    await this.kept.discard(input.token);
    return this.answer.of(info, context, {});
  }
}
