import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { Reads } from '../api/read/reads.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import { whoMay } from '../api/who-may.js';
import { DRAFT_COMMITMENT, EDIT_COMMITMENT } from '../domain/commitment.js';
import { INVITE, ANSWER_INVITATION } from '../domain/ownership.js';
import {
  CommitmentDraftInput,
  CommitmentDraftPayload,
  CommitmentEditInput,
  CommitmentEditPayload,
  OwnershipInviteInput,
  OwnershipInvitePayload,
  OwnershipRespondInput,
  OwnershipRespondPayload,
} from './commitment.inputs.js';
import { COMMITMENT } from './commitment.fields.js';
import { COMMITMENTS } from './commitment.lists.js';
import { Commitment, CommitmentConnection } from './commitment.types.js';
import { CommitmentsArgs } from './commitment.filters.js';
import { CommitmentsService } from './commitments.service.js';
import { OwnershipService } from './ownership.service.js';

@Resolver()
export class CommitmentsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly service: CommitmentsService,
    private readonly ownership: OwnershipService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => Commitment, {
    nullable: true,
    description:
      "A commitment by its plan's reference or by OGP's reference for one of its members, compared without case; null when there is none. Anyone may ask; drafts are public from the first opening of a window for drafting or consultation, and before that seen by those appointed in the plan.",
  })
  commitment(
    @Args('reference', { description: '`EDOMEX-TLALNE-2021-03` or `MXMEX0003`.' }) reference: string,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => COMMITMENT,
      (t, q) => {
        const wanted = q.p(reference, 'text');
        return `${t}.id = (select f.id from (
          select c.id, 0 as rank from ${q.table('commitment', true)} c where lower(c.reference) = lower(${wanted})
          union all
          select m.commitment_id, 1 from ${q.table('commitment_member', true)} m where lower(m.reference) = lower(${wanted})) f
          order by f.rank, f.id limit 1)`;
      },
      info,
      context,
      asOf,
    );
  }

  @Query(() => CommitmentConnection, {
    description:
      'Commitments of every plan. Anyone may ask; drafts are public from the first opening of a window for drafting or consultation of their plan, and before that seen by those appointed in it.',
  })
  commitments(
    @Args() _args: CommitmentsArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(COMMITMENTS, info, context, asOf);
  }

  @Mutation(() => CommitmentDraftPayload, {
    description: `Starts the draft of a commitment; it is public from the first opening of a window for drafting or consultation, and before that seen by those appointed in the plan. ${whoMay(DRAFT_COMMITMENT)}`,
  })
  async commitmentDraft(
    @Args('input', { description: 'The draft.' }) input: CommitmentDraftInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.service.draft(context.actor, input);
    return this.answer.of(info, context, { commitment: [() => COMMITMENT, id] }, input.clientMutationId);
  }

  @Mutation(() => CommitmentEditPayload, {
    description: `Changes the draft of a commitment. ${whoMay(EDIT_COMMITMENT)}`,
  })
  async commitmentEdit(
    @Args('id', { type: () => ID, description: 'Id of the commitment.' }) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The changes.' }) input: CommitmentEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.service.edit(context.actor, id, expectedVersion, input);
    return this.answer.of(info, context, { commitment: [() => COMMITMENT, changed] }, input.clientMutationId);
  }

  @Mutation(() => OwnershipInvitePayload, {
    description: `Invites an institution to lead or support a commitment. ${whoMay(INVITE)}`,
  })
  async ownershipInvite(
    @Args('id', { type: () => ID, description: 'Id of the commitment.' }) id: string,
    @Args('input', { description: 'The institution, and whether it leads or supports.' }) input: OwnershipInviteInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.ownership.invite(context.actor, id, input);
    return this.answer.of(info, context, { commitment: [() => COMMITMENT, changed] }, input.clientMutationId);
  }

  @Mutation(() => OwnershipRespondPayload, {
    description: `Accepts or declines an invitation to own a commitment. ${whoMay(ANSWER_INVITATION)}`,
  })
  async ownershipRespond(
    @Args('id', { type: () => ID, description: 'Id of the ownership.' }) id: string,
    @Args('input', { description: 'The decision of the institution.' }) input: OwnershipRespondInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.ownership.respond(context.actor, id, input);
    return this.answer.of(info, context, { commitment: [() => COMMITMENT, changed] }, input.clientMutationId);
  }
}
