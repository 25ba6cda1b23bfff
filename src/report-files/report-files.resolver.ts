import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { TAKE_SHEET } from '../domain/report-sheet.js';
import { MILESTONE_REPORTS_FILE } from './reports-file.fields.js';
import { MilestoneReportsFileTakeInput, MilestoneReportsFileTakePayload } from './reports-file.inputs.js';
import { SheetTakingService } from './taking.service.js';

@Resolver()
export class ReportFilesResolver {
  constructor(
    private readonly taking: SheetTakingService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => MilestoneReportsFileTakePayload, {
    description: `Saves or sends the rows that were read from a returned spreadsheet of milestone reports, each judged by itself; \`refusal\` says of each why it was not taken. The same file again does nothing twice. ${whoMay(TAKE_SHEET)}`,
  })
  async milestoneReportsFileTake(
    @Args('input', { description: 'What was read.' }) input: MilestoneReportsFileTakeInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const file = await this.taking.take(context.actor, input);
    return this.answer.of(info, context, { file: [() => MILESTONE_REPORTS_FILE, file] }, input.clientMutationId);
  }
}
