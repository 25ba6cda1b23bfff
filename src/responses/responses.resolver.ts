import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED, VERSION_READ, VERSIONS_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { RELEASE_DEBT, RESPOND_TO_MANY, RESPOND_TO_PROPOSAL } from '../domain/proposal.js';
import { CONTEST, DECIDE_CONTEST, REVISE, SAVE_TEMPLATE } from '../domain/response.js';
import type { VersionRead } from '../domain/version.js';
import { CORRECT_SYNTHESIS, PUBLISH_SYNTHESIS } from '../domain/window.js';
import { PLAN, PLAN_WINDOW } from '../plans/plan.fields.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { ResponseDebtConnection } from '../proposals/debt.types.js';
import { PROPOSAL_ID } from '../proposals/proposals.resolver.js';
import { contestsForMe, owedByMe } from './owed.js';
import { ReconsiderationService } from './reconsideration.service.js';
import { ReleaseService } from './release.service.js';
import {
  ContestDecideInput,
  ContestDecidePayload,
  ProposalRespondInput,
  ProposalRespondPayload,
  ProposalsRespondInput,
  ProposalsRespondPayload,
  ResponseContestPayload,
  ResponseDebtReleaseInput,
  ResponseDebtReleasePayload,
  ResponseReviseInput,
  ResponseRevisePayload,
  ResponseTemplateInput,
  ResponseTemplateSavePayload,
  SynthesisCorrectInput,
  SynthesisCorrectPayload,
  SynthesisInput,
  SynthesisPublishPayload,
} from './response.inputs.js';
import { RESPONSE, RESPONSE_TEMPLATE } from './response.fields.js';
import { ContestsArgs, OwedArgs } from './owed.args.js';
import { ReasonedResponseConnection } from './response.types.js';
import { ResponsesService } from './responses.service.js';
import { SynthesisService } from './synthesis.service.js';
import { TemplatesService } from './templates.service.js';

const TEMPLATE_READ = {
  ...VERSION_READ,
  description:
    'The `version` of the template of this name that was read before, 0 where there was none; refused when somebody saved another one since. Left out, one of this name is replaced whatever it says.',
};
const WINDOW_ID = { type: () => ID, description: 'Id of the window.' };
const RESPONSE_ID = { type: () => ID, description: 'Id of the response.' };

@Resolver()
export class ResponsesResolver {
  constructor(
    private readonly reads: Reads,
    private readonly service: ResponsesService,
    private readonly releasing: ReleaseService,
    private readonly reconsideration: ReconsiderationService,
    private readonly templates: TemplatesService,
    private readonly syntheses: SynthesisService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => ResponseDebtConnection, {
    description:
      'The responses that the one who asks owes: those of the institutions they report for, and for the secretariat those for which no institution is named. Late ones and those due soonest come first; empty for everyone else.',
  })
  owed(@Args() args: OwedArgs, @Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.page(owedByMe(args), info, context);
  }

  @Query(() => ReasonedResponseConnection, {
    description:
      'Contested responses that the one who asks may decide on: those of another institution than theirs, given by somebody else. Those to be decided soonest come first; empty for everyone else.',
  })
  contestsToDecide(
    @Args() { plan }: ContestsArgs,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(contestsForMe(plan), info, context);
  }

  @Mutation(() => ProposalRespondPayload, {
    description: `Publishes the reasoned response of one member to a proposal. The proposal has its outcome once each member that owes a response has given it; a late response is allowed, and marked as late. ${whoMay(RESPOND_TO_PROPOSAL)}`,
  })
  async proposalRespond(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'The response.' }) input: ProposalRespondInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { proposalId, responseId } = await this.service.respond(context.actor, id, expectedVersion, input);
    return this.answer.of(
      info,
      context,
      { proposal: [() => PROPOSAL, proposalId], response: [() => RESPONSE, responseId] },
      input.clientMutationId,
    );
  }

  @Mutation(() => ProposalsRespondPayload, {
    description: `Responds to many proposals with one template: to all of them, or to none when one is refused. Each response is marked as written from a template. ${whoMay(RESPOND_TO_MANY)}`,
  })
  async proposalsRespond(
    @Args('expectedVersions', VERSIONS_READ) expectedVersions: number[] | null | undefined,
    @Args('expectedTemplateVersion', VERSION_READ) expectedTemplateVersion: VersionRead,
    @Args('input', { description: 'The proposals, and the template to respond with.' }) input: ProposalsRespondInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { planId, proposalIds } = await this.service.respondToMany(
      context.actor,
      { expectedVersions, expectedTemplateVersion },
      input,
    );
    return this.answer.of(
      info,
      context,
      { plan: [() => PLAN, planId], proposals: [() => PROPOSAL, proposalIds] },
      input.clientMutationId,
    );
  }

  @Mutation(() => ResponseDebtReleasePayload, {
    description: `Releases one member from its duty to respond to a proposal, with a public reason; naming an institution for the member again takes that back. ${whoMay(RELEASE_DEBT)}`,
  })
  async responseDebtRelease(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'The member, and the public reason.' }) input: ResponseDebtReleaseInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposal = await this.releasing.release(context.actor, id, expectedVersion, input);
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, proposal] }, input.clientMutationId);
  }

  @Mutation(() => ResponseRevisePayload, {
    description: `Gives a response a new version, with a public reason; the old ones stay readable. ${whoMay(REVISE)}`,
  })
  async responseRevise(
    @Args('id', RESPONSE_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The new response, and why.' }) input: ResponseReviseInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const changed = await this.reconsideration.revise(context.actor, id, expectedVersion, input);
    return this.changed(changed, input, info, context);
  }

  @Mutation(() => ResponseContestPayload, {
    description: `Contests a response within thirty days of its publication; somebody else decides. A version that a decision confirmed or put in place cannot be contested; a later revision can, within thirty days. ${whoMay(CONTEST)}`,
  })
  async responseContest(
    @Args('id', RESPONSE_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'Why.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const contested = await this.reconsideration.contest(context.actor, id, expectedVersion, input);
    return this.changed(contested, input, info, context);
  }

  @Mutation(() => ContestDecidePayload, {
    description: `Decides a contest: upheld with a new response, or rejected; in either case with reasons. ${whoMay(DECIDE_CONTEST)}`,
  })
  async contestDecide(
    @Args('id', RESPONSE_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The decision.' }) input: ContestDecideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const decided = await this.reconsideration.decide(context.actor, id, expectedVersion, input);
    return this.changed(decided, input, info, context);
  }

  @Mutation(() => ResponseTemplateSavePayload, {
    description: `Saves a text for responses to many proposals; one of the same name is replaced. ${whoMay(SAVE_TEMPLATE)}`,
  })
  async responseTemplateSave(
    @Args('plan', { type: () => ID, description: 'Id of the plan.' }) plan: string,
    @Args('expectedVersion', TEMPLATE_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'The text.' }) input: ResponseTemplateInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.templates.save(context.actor, plan, expectedVersion, input);
    return this.answer.of(info, context, { template: [() => RESPONSE_TEMPLATE, id] }, input.clientMutationId);
  }

  @Mutation(() => SynthesisPublishPayload, {
    description: `Publishes the one synthesis of the comments of a window that is over; mistakes in it are corrected afterwards. ${whoMay(PUBLISH_SYNTHESIS)}`,
  })
  async synthesisPublish(
    @Args('window', WINDOW_ID) window: string,
    @Args('input', { description: 'The synthesis.' }) input: SynthesisInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.syntheses.publish(context.actor, window, input);
    return this.answer.of(info, context, { window: [() => PLAN_WINDOW, id] }, input.clientMutationId);
  }

  @Mutation(() => SynthesisCorrectPayload, {
    description: `Gives the synthesis of a window a new version, with a public reason; the former ones stay readable. ${whoMay(CORRECT_SYNTHESIS)}`,
  })
  async synthesisCorrect(
    @Args('window', WINDOW_ID) window: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The corrected text, and the public reason.' }) input: SynthesisCorrectInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.syntheses.correct(context.actor, window, expectedVersion, input);
    return this.answer.of(info, context, { window: [() => PLAN_WINDOW, id] }, input.clientMutationId);
  }

  private changed(id: string, input: { clientMutationId?: string }, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { response: [() => RESPONSE, id] }, input.clientMutationId);
  }
}
