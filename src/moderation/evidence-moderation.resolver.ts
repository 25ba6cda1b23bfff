import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { APPEAL, HIDE, REPORT_TO_MODERATORS } from '../domain/moderation.js';
import { EVIDENCE } from '../evidence/evidence.fields.js';
import { AppealsService } from './appeals.service.js';
import { HidingService } from './hiding.service.js';
import {
  AppealInput,
  EvidenceAppealPayload,
  EvidenceHidePayload,
  EvidenceReportPayload,
  HideInput,
  ReportInput,
} from './moderation.inputs.js';
import { ReportsToModeratorsService } from './reports-to-moderators.service.js';

const EVIDENCE_ID = { type: () => ID, description: 'Id of the evidence.' };

/** Moderators hide evidence by the same rules as comments. */
@Resolver()
export class EvidenceModerationResolver {
  constructor(
    private readonly hiding: HidingService,
    private readonly reports: ReportsToModeratorsService,
    private readonly appeals: AppealsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => EvidenceReportPayload, {
    description: `Tells the moderators that evidence breaks a rule; once per account. Reports alone hide nothing. ${whoMay(REPORT_TO_MODERATORS.evidence)}`,
  })
  async evidenceReport(
    @Args('id', EVIDENCE_ID) id: string,
    @Args('input', { description: 'What is wrong.' }) input: ReportInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.reports.report(context.actor, 'evidence', id, input), input);
  }

  @Mutation(() => EvidenceHidePayload, {
    description: `Hides evidence with its files; whoever showed it is told and may appeal once. Its report stands, and it counts as evidence all the same. ${whoMay(HIDE.evidence)}`,
  })
  async evidenceHide(
    @Args('id', EVIDENCE_ID) id: string,
    @Args('input', { description: 'Why.' }) input: HideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.hiding.hide(context.actor, 'evidence', id, null, input), input);
  }

  @Mutation(() => EvidenceAppealPayload, {
    description: `Appeals against the hiding of evidence: once, within 30 days. ${whoMay(APPEAL.evidence)}`,
  })
  async evidenceAppeal(
    @Args('id', EVIDENCE_ID) id: string,
    @Args('input', { description: 'The argument.' }) input: AppealInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.appeals.appeal(context.actor, 'evidence', id, input), input);
  }

  private told(info: GraphQLResolveInfo, context: RequestContext, id: string, input: { clientMutationId?: string }) {
    return this.answer.of(info, context, { evidence: [() => EVIDENCE, id] }, input.clientMutationId);
  }
}
