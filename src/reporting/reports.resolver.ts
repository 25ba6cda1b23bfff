import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED, VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput, ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { CHECK_REPORT, RETURN_REPORT } from '../domain/milestone-report-check.js';
import {
  DISCARD_REPORT,
  DRAFT_REPORT,
  EDIT_REPORT,
  PUBLISH_VOICE,
  SAVE_REPORTS,
  SEND_REPORT,
} from '../domain/milestone-report.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import { CheckingService } from './checking.service.js';
import { MILESTONE_REPORT } from './report.fields.js';
import {
  MilestoneReportCheckInput,
  MilestoneReportCheckPayload,
  MilestoneReportDiscardPayload,
  MilestoneReportDraftInput,
  MilestoneReportDraftPayload,
  MilestoneReportEditInput,
  MilestoneReportEditPayload,
  MilestoneReportReturnPayload,
  MilestoneReportSendPayload,
  MilestoneReportsSaveInput,
  MilestoneReportsSavePayload,
  VoicePublishPayload,
} from './report.inputs.js';
import { MILESTONE_REPORTS, MilestoneReportsArgs } from './report.lists.js';
import { MilestoneReportConnection } from './report.types.js';
import { MilestoneReportsService } from './milestone-reports.service.js';
import { ReportTableService } from './table.service.js';

const REPORT_ID = { type: () => ID, description: 'Id of the milestone report.' };
const ACT = { nullable: true, description: 'The idempotency key, if any.', type: () => ActInput };
const CHANGES = {
  nullable: true,
  description: 'The last changes before it is sent, if any.',
  type: () => MilestoneReportEditInput,
};

@Resolver()
export class ReportsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly service: MilestoneReportsService,
    private readonly checking: CheckingService,
    private readonly table: ReportTableService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => MilestoneReportConnection, {
    description:
      'Milestone reports of every plan, by when they were sent. Anyone may ask; drafts are seen by those who write them only.',
  })
  milestoneReports(
    @Args() _args: MilestoneReportsArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(MILESTONE_REPORTS, info, context, asOf);
  }

  @Mutation(() => MilestoneReportDraftPayload, {
    description: `Begins a report on a milestone, as a private draft. ${whoMay(DRAFT_REPORT)}`,
  })
  async milestoneReportDraft(
    @Args('input', { description: 'The draft.' }) input: MilestoneReportDraftInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.draft(context.actor, input), input);
  }

  @Mutation(() => MilestoneReportEditPayload, {
    description: `Changes a draft of a milestone report. ${whoMay(EDIT_REPORT)}`,
  })
  async milestoneReportEdit(
    @Args('id', REPORT_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The changes.' }) input: MilestoneReportEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.service.edit(context.actor, id, expectedVersion, input), input);
  }

  @Mutation(() => MilestoneReportDiscardPayload, {
    description: `Throws a draft of a milestone report away, with its evidence. ${whoMay(DISCARD_REPORT)}`,
  })
  async milestoneReportDiscard(
    @Args('id', REPORT_ID) id: string,
    @Args('input', ACT) input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const milestone = await this.service.discard(context.actor, id, input ?? {});
    return this.answer.of(info, context, { milestone: [() => MILESTONE, milestone] }, input?.clientMutationId);
  }

  @Mutation(() => MilestoneReportSendPayload, {
    description: `Sends a report of an owner, or sends a returned one again with its correction: everybody reads it from then on, and others check it. ${whoMay(SEND_REPORT)}`,
  })
  async milestoneReportSend(
    @Args('id', REPORT_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', CHANGES) input: MilestoneReportEditInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.service.send(context.actor, id, expectedVersion, input ?? {});
    return this.told(info, context, done, input);
  }

  @Mutation(() => VoicePublishPayload, {
    description: `Publishes what civil society's counterpart or the monitoring body says about a milestone; nobody checks it. ${whoMay(PUBLISH_VOICE)}`,
  })
  async voicePublish(
    @Args('id', REPORT_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', CHANGES) input: MilestoneReportEditInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.service.publishVoice(context.actor, id, expectedVersion, input ?? {});
    return this.told(info, context, done, input);
  }

  @Mutation(() => MilestoneReportsSavePayload, {
    description: `Saves or sends the table of an institution for a period: one row for each milestone, each judged by itself. A row takes up the draft or the returned report that is there. ${whoMay(SAVE_REPORTS)}`,
  })
  async milestoneReportsSave(
    @Args('input', { description: 'The table.' }) input: MilestoneReportsSaveInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { done, problems } = await this.table.save(context.actor, input);
    const saved = { milestoneReports: [() => MILESTONE_REPORT, done] satisfies [unknown, string[]] };
    return this.answer.of(info, context, saved, input.clientMutationId, problems);
  }

  @Mutation(() => MilestoneReportCheckPayload, {
    description: `Checks a milestone report, so that it counts for the status of its milestone. ${whoMay(CHECK_REPORT)}`,
  })
  async milestoneReportCheck(
    @Args('id', REPORT_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', {
      nullable: true,
      description: 'The justification, if one is needed.',
      type: () => MilestoneReportCheckInput,
    })
    input: MilestoneReportCheckInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.checking.check(context.actor, id, expectedVersion, input ?? {}), input);
  }

  @Mutation(() => MilestoneReportReturnPayload, {
    description: `Returns a milestone report with a public reason, to be corrected and sent again. ${whoMay(RETURN_REPORT)}`,
  })
  async milestoneReportReturn(
    @Args('id', REPORT_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: number | undefined,
    @Args('input', { description: 'The reason.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.checking.returnIt(context.actor, id, expectedVersion, input), input);
  }

  private told(
    info: GraphQLResolveInfo,
    context: RequestContext,
    id: string,
    input: { clientMutationId?: string } | undefined,
  ) {
    return this.answer.of(info, context, { milestoneReport: [() => MILESTONE_REPORT, id] }, input?.clientMutationId);
  }
}
