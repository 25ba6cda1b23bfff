import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { CLIENT_MUTATION_ID } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { APPEAL, HIDE, RELEASE, REPORT_TO_MODERATORS } from '../domain/moderation.js';
import type { VersionRead } from '../domain/version.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { AppealsService } from './appeals.service.js';
import { HidingService } from './hiding.service.js';
import { HoldingService } from './holding.service.js';
import {
  AppealInput,
  HideInput,
  ProposalAppealPayload,
  ProposalHidePayload,
  ProposalReleasePayload,
  ProposalReportPayload,
  ReportInput,
} from './moderation.inputs.js';
import { HIDDEN_PROPOSAL } from './moderation.fields.js';
import { HiddenProposal } from './moderation.types.js';
import { ReportsToModeratorsService } from './reports-to-moderators.service.js';

const PROPOSAL_ID = { type: () => ID, description: 'Id of the proposal.' };

/** Moderators hide and release proposals by the same rules as comments. */
@Resolver()
export class ProposalModerationResolver {
  constructor(
    private readonly reads: Reads,
    private readonly hiding: HidingService,
    private readonly holding: HoldingService,
    private readonly reports: ReportsToModeratorsService,
    private readonly appeals: AppealsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => HiddenProposal, {
    nullable: true,
    description:
      'What everyone may know of a proposal that is hidden now, by its reference, compared without case; null when it is not hidden. Anyone may ask.',
  })
  hiddenProposal(
    @Args('reference', { description: '`EDOMEX-TLALNEPANTLA-2021-P-001`.' }) reference: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.one(
      () => HIDDEN_PROPOSAL,
      (t, q) => `lower(${t}.reference) = lower(${q.p(reference, 'text')})`,
      info,
      context,
    );
  }

  @Mutation(() => ProposalReportPayload, {
    description: `Tells the moderators that a proposal breaks a rule; once per account. Reports alone hide nothing. ${whoMay(REPORT_TO_MODERATORS.proposal)}`,
  })
  async proposalReport(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', { description: 'What is wrong.' }) input: ReportInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposal = await this.reports.report(context.actor, 'proposal', id, input);
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, proposal] }, input.clientMutationId);
  }

  @Mutation(() => ProposalHidePayload, {
    description: `Hides a proposal; its author is told and may appeal once. What it is owed rests meanwhile: it counts neither as owed nor as overdue until it is shown again. ${whoMay(HIDE.proposal)}`,
  })
  async proposalHide(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Why.' }) input: HideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposal = await this.hiding.hide(context.actor, 'proposal', id, expectedVersion, input);
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, proposal] }, input.clientMutationId);
  }

  @Mutation(() => ProposalReleasePayload, {
    description: `Lets a proposal that was held be read. ${whoMay(RELEASE.proposal)}`,
  })
  async proposalRelease(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('clientMutationId', { type: () => String, ...CLIENT_MUTATION_ID }) clientMutationId: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposal = await this.holding.release(context.actor, 'proposal', id, expectedVersion, clientMutationId);
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, proposal] }, clientMutationId);
  }

  @Mutation(() => ProposalAppealPayload, {
    description: `Appeals against the hiding of a proposal: once, within 30 days. ${whoMay(APPEAL.proposal)}`,
  })
  async proposalAppeal(
    @Args('id', PROPOSAL_ID) id: string,
    @Args('input', { description: 'The argument.' }) input: AppealInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposal = await this.appeals.appeal(context.actor, 'proposal', id, input);
    return this.answer.of(info, context, { proposal: [() => PROPOSAL, proposal] }, input.clientMutationId);
  }
}
