import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput, ReasonInput } from '../api/payload.js';
import { whoMay } from '../api/who-may.js';
import { CONSULT, DEFER, RETURN_TO_DRAFT, WITHDRAW_COMMITMENT } from '../domain/consultation.js';
import { COMMITMENT } from './commitment.fields.js';
import {
  CommitmentConsultPayload,
  CommitmentDeferPayload,
  CommitmentReturnToDraftPayload,
  CommitmentWithdrawPayload,
} from './commitment.inputs.js';
import { CommitmentStatesService } from './states.service.js';

const COMMITMENT_ID = { type: () => ID, description: 'Id of the commitment.' };
const REASON = { description: 'The reason.' };

@Resolver()
export class CommitmentStatesResolver {
  constructor(
    private readonly service: CommitmentStatesService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => CommitmentConsultPayload, {
    description: `Opens the draft of a commitment to everybody's comments and suggestions. Refused with one problem for each part that it lacks (\`Commitment.consultationChecks\`). ${whoMay(CONSULT)}`,
  })
  async commitmentConsult(
    @Args('id', COMMITMENT_ID) id: string,
    @Args('input', { nullable: true, description: 'The key of the client, if any.', type: () => ActInput })
    input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.consult(context.actor, id, input ?? {}), input);
  }

  @Mutation(() => CommitmentReturnToDraftPayload, {
    description: `Takes a commitment from consultation back to its draft, with a public reason. ${whoMay(RETURN_TO_DRAFT)}`,
  })
  async commitmentReturnToDraft(
    @Args('id', COMMITMENT_ID) id: string,
    @Args('input', REASON) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.returnToDraft(context.actor, id, input), input);
  }

  @Mutation(() => CommitmentDeferPayload, {
    description: `Puts a commitment off with a public reason, so that its plan keeps its day: it can join later by an amendment. ${whoMay(DEFER)}`,
  })
  async commitmentDefer(
    @Args('id', COMMITMENT_ID) id: string,
    @Args('input', REASON) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.defer(context.actor, id, input), input);
  }

  @Mutation(() => CommitmentWithdrawPayload, {
    description: `Takes a commitment out of its plan before the plan is submitted, with a public reason. ${whoMay(WITHDRAW_COMMITMENT)}`,
  })
  async commitmentWithdraw(
    @Args('id', COMMITMENT_ID) id: string,
    @Args('input', REASON) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.withdraw(context.actor, id, input), input);
  }

  private told(
    info: GraphQLResolveInfo,
    context: RequestContext,
    id: string,
    input: { clientMutationId?: string } | undefined,
  ) {
    return this.answer.of(info, context, { commitment: [() => COMMITMENT, id] }, input?.clientMutationId);
  }
}
