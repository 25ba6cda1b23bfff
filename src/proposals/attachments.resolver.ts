import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput } from '../api/payload.js';
import { whoMay } from '../api/who-may.js';
import { ATTACH, DETACH } from '../domain/attachment.js';
import { ProposalAttachInput, ProposalAttachPayload, ProposalDetachPayload } from './attachment.types.js';
import { AttachmentsService } from './attachments.service.js';
import { PROPOSAL } from './proposal.fields.js';
import { ACT, PROPOSAL_ID } from './proposals.resolver.js';

@Resolver()
export class AttachmentsResolver {
  constructor(
    private readonly service: AttachmentsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => ProposalAttachPayload, {
    description: `Attaches a file that was uploaded before; pictures come without the place, time and device that cameras write into them. ${whoMay(ATTACH)}`,
  })
  async proposalAttach(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', { description: 'Which file, and what it shows.' }) input: ProposalAttachInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.attach(context.actor, id, input), input, info, context);
  }

  @Mutation(() => ProposalDetachPayload, {
    description: `Takes a file away from its proposal, for good. ${whoMay(DETACH)}`,
  })
  async proposalDetach(
    @Args('id', { type: () => ID, description: 'Id of the attachment.' }) id: string,
    @Args('input', ACT) input: ActInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.service.detach(context.actor, id, input ?? {}), input, info, context);
  }

  private changed(
    id: string,
    input: { clientMutationId?: string } | undefined,
    info: GraphQLResolveInfo,
    context: RequestContext,
  ) {
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, id] }, input?.clientMutationId);
  }
}
