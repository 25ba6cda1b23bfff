import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { uuidOf } from '../api/node-id.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { APPEAL, HIDE, REPORT_TO_MODERATORS } from '../domain/moderation.js';
import type { VersionRead } from '../domain/version.js';
import { SUGGESTION } from '../drafting/suggestion.fields.js';
import { AppealsService } from './appeals.service.js';
import { HidingService } from './hiding.service.js';
import {
  AppealInput,
  HideInput,
  ReportInput,
  SuggestionAppealPayload,
  SuggestionHidePayload,
  SuggestionReportPayload,
} from './moderation.inputs.js';
import { HIDDEN_SUGGESTION } from './moderation.fields.js';
import { HiddenSuggestion } from './moderation.types.js';
import { ReportsToModeratorsService } from './reports-to-moderators.service.js';

const SUGGESTION_ID = { type: () => ID, description: 'Id of the suggestion.' };

/** Moderators hide suggestions by the same rules as comments. */
@Resolver()
export class SuggestionModerationResolver {
  constructor(
    private readonly reads: Reads,
    private readonly hiding: HidingService,
    private readonly reports: ReportsToModeratorsService,
    private readonly appeals: AppealsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => HiddenSuggestion, {
    nullable: true,
    description:
      'What whoever sees the text may know of a suggestion that is hidden now; null when it is not hidden. Anyone may ask.',
  })
  hiddenSuggestion(
    @Args('id', SUGGESTION_ID) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const suggestion = uuidOf('Suggestion', id, ['id']);
    return this.reads.one(
      () => HIDDEN_SUGGESTION,
      (t, q) => `${t}.id = ${q.p(suggestion, 'uuid')}`,
      info,
      context,
    );
  }

  @Mutation(() => SuggestionReportPayload, {
    description: `Tells the moderators that a suggestion breaks a rule; once per account. Reports alone hide nothing. ${whoMay(REPORT_TO_MODERATORS.suggestion)}`,
  })
  async suggestionReport(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('input', { description: 'What is wrong.' }) input: ReportInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.reports.report(context.actor, 'suggestion', id, input), input);
  }

  @Mutation(() => SuggestionHidePayload, {
    description: `Hides a suggestion; its author is told and may appeal once. Nobody decides on it until it is shown again; words of it that are in the text already stay there. ${whoMay(HIDE.suggestion)}`,
  })
  async suggestionHide(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Why.' }) input: HideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.hiding.hide(context.actor, 'suggestion', id, expectedVersion, input);
    return this.told(info, context, done, input);
  }

  @Mutation(() => SuggestionAppealPayload, {
    description: `Appeals against the hiding of a suggestion: once, within 30 days. ${whoMay(APPEAL.suggestion)}`,
  })
  async suggestionAppeal(
    @Args('id', SUGGESTION_ID) id: string,
    @Args('input', { description: 'The argument.' }) input: AppealInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.told(info, context, await this.appeals.appeal(context.actor, 'suggestion', id, input), input);
  }

  private told(info: GraphQLResolveInfo, context: RequestContext, id: string, input: { clientMutationId?: string }) {
    return this.answer.of(info, context, { suggestion: [() => SUGGESTION, id] }, input.clientMutationId);
  }
}
