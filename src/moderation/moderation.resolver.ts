import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ, VERSIONS_READ } from '../api/expected-version.js';
import { few } from '../api/each.js';
import { MutationAnswer } from '../api/mutation.js';
import { CLIENT_MUTATION_ID } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { COMMENT } from '../comments/comment.fields.js';
import {
  APPEAL,
  DECIDE_APPEAL,
  DISMISS,
  DISMISS_ALL,
  HIDE,
  HIDE_COMMENTS,
  HOLD_FIRST,
  RELEASE,
  REPORT_TO_MODERATORS,
  TAKE_BACK_HIDING,
} from '../domain/moderation.js';
import { type VersionRead, versionsRead } from '../domain/version.js';
import { PLAN } from '../plans/plan.fields.js';
import { AppealsService } from './appeals.service.js';
import { HidingService } from './hiding.service.js';
import { HoldingService } from './holding.service.js';
import {
  AppealDecideInput,
  AppealDecidePayload,
  AppealInput,
  CommentAppealPayload,
  CommentHidePayload,
  CommentReleasePayload,
  CommentReportPayload,
  CommentsHidePayload,
  HideInput,
  HidingTakeBackPayload,
  PlanHoldFirstCommentsInput,
  PlanHoldFirstCommentsPayload,
  ReportDismissPayload,
  ReportInput,
  ReportsDismissPayload,
  TakeBackInput,
} from './moderation.inputs.js';
import { MODERATION_APPEAL, MODERATION_REPORT } from './moderation.fields.js';
import { logOf, queueOf } from './moderation.lists.js';
import {
  IDS,
  ModerationCaseConnection,
  ModerationDecisionConnection,
  ModerationLogArgs,
  ModerationQueueArgs,
} from './moderation.types.js';
import { ReportsToModeratorsService } from './reports-to-moderators.service.js';
import { MODERATED } from './things.js';

const ID_OF = (thing: string) => ({ type: () => ID, description: `Id of the ${thing}.` });
const KEY = { type: () => String, ...CLIENT_MUTATION_ID };

@Resolver()
export class ModerationResolver {
  constructor(
    private readonly reads: Reads,
    private readonly hiding: HidingService,
    private readonly holding: HoldingService,
    private readonly reports: ReportsToModeratorsService,
    private readonly appeals: AppealsService,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => ModerationCaseConnection, {
    description:
      'What waits for the moderators of a plan, longest first. Its moderators see it, those who decide an appeal where no moderator can see that one, both only with the second factor; everyone else an empty list.',
  })
  moderationQueue(
    @Args() asked: ModerationQueueArgs,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(queueOf(asked), info, context);
  }

  @Query(() => ModerationDecisionConnection, {
    description:
      'The public record of what was hidden in a plan, the latest first: kind of thing, rule, reason, day and appeal; never the text or the person. Anyone may ask.',
  })
  moderationLog(
    @Args() { plan }: ModerationLogArgs,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(logOf(plan), info, context);
  }

  @Mutation(() => CommentReportPayload, {
    description: `Tells the moderators that a comment breaks a rule; once per account. Reports alone hide nothing. ${whoMay(REPORT_TO_MODERATORS.comment)}`,
  })
  async commentReport(
    @Args('id', ID_OF('comment')) id: string,
    @Args('input', { description: 'What is wrong.' }) input: ReportInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const comment = await this.reports.report(context.actor, 'comment', id, input);
    return this.answer.of(info, context, { comment: [() => COMMENT, comment] }, input.clientMutationId);
  }

  @Mutation(() => CommentHidePayload, {
    description: `Hides a comment; its author is told and may appeal once. ${whoMay(HIDE.comment)}`,
  })
  async commentHide(
    @Args('id', ID_OF('comment')) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Why.' }) input: HideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const comment = await this.hiding.hide(context.actor, 'comment', id, expectedVersion, input);
    return this.answer.of(info, context, { comment: [() => COMMENT, comment] }, input.clientMutationId);
  }

  @Mutation(() => CommentsHidePayload, {
    description: `Hides several comments for the same reason, each decided and logged for itself. ${whoMay(HIDE_COMMENTS)}`,
  })
  async commentsHide(
    @Args('ids', IDS) ids: string[],
    @Args('expectedVersions', VERSIONS_READ) expectedVersions: number[] | null | undefined,
    @Args('input', { description: 'Why.' }) input: HideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const read = versionsRead(ids, expectedVersions);
    const { hidden, problems } = await this.hiding.hideAll(context.actor, few(ids), read, input);
    return this.answer.of(info, context, { comments: [() => COMMENT, hidden] }, input.clientMutationId, problems);
  }

  @Mutation(() => HidingTakeBackPayload, {
    description: `Shows again what the one who asks hid by mistake, with a public reason, until its author appeals: the reports that the decision closed wait again. ${whoMay(TAKE_BACK_HIDING)}`,
  })
  async hidingTakeBack(
    @Args('id', { type: () => ID, description: 'Id of the comment, proposal, suggestion or evidence.' }) id: string,
    @Args('input', { description: 'Why.' }) input: TakeBackInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { first, together, problems } = await this.hiding.takeBackTogether(context.actor, id, input);
    const comments = first.kind === 'comment' ? [first.id, ...together] : [];
    return this.answer.of(
      info,
      context,
      { [first.kind]: [MODERATED[first.kind].read, first.id], comments: [() => COMMENT, comments] },
      input.clientMutationId,
      problems,
    );
  }

  @Mutation(() => CommentReleasePayload, {
    description: `Lets a comment that was held be read. ${whoMay(RELEASE.comment)}`,
  })
  async commentRelease(
    @Args('id', ID_OF('comment')) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('clientMutationId', KEY) clientMutationId: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const comment = await this.holding.release(context.actor, 'comment', id, expectedVersion, clientMutationId);
    return this.answer.of(info, context, { comment: [() => COMMENT, comment] }, clientMutationId);
  }

  @Mutation(() => CommentAppealPayload, {
    description: `Appeals against the hiding of a comment: once, within 30 days. ${whoMay(APPEAL.comment)}`,
  })
  async commentAppeal(
    @Args('id', ID_OF('comment')) id: string,
    @Args('input', { description: 'The argument.' }) input: AppealInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const comment = await this.appeals.appeal(context.actor, 'comment', id, input);
    return this.answer.of(info, context, { comment: [() => COMMENT, comment] }, input.clientMutationId);
  }

  @Mutation(() => AppealDecidePayload, {
    description: `Decides an appeal. Where only the two together may, it is decided once both say the same. ${whoMay(DECIDE_APPEAL)}`,
  })
  async appealDecide(
    @Args('id', ID_OF('appeal')) id: string,
    @Args('input', { description: 'The decision.' }) input: AppealDecideInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const appeal = await this.appeals.decide(context.actor, id, input);
    return this.answer.of(info, context, { appeal: [() => MODERATION_APPEAL, appeal] }, input.clientMutationId);
  }

  @Mutation(() => ReportDismissPayload, {
    description: `Dismisses a report: nothing is wrong. ${whoMay(DISMISS)}`,
  })
  async reportDismiss(
    @Args('id', ID_OF('report')) id: string,
    @Args('clientMutationId', KEY) clientMutationId: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const report = await this.reports.dismiss(context.actor, id, clientMutationId);
    return this.answer.of(info, context, { report: [() => MODERATION_REPORT, report] }, clientMutationId);
  }

  @Mutation(() => ReportsDismissPayload, {
    description: `Dismisses every open report on several things, each decided for itself. ${whoMay(DISMISS_ALL)}`,
  })
  async reportsDismiss(
    @Args('ids', { ...IDS, description: 'Ids of the things that were reported, at most 100.' }) ids: string[],
    @Args('clientMutationId', KEY) clientMutationId: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const { dismissed, problems } = await this.reports.dismissAll(context.actor, few(ids), clientMutationId);
    return this.answer.of(info, context, { reports: [() => MODERATION_REPORT, dismissed] }, clientMutationId, problems);
  }

  @Mutation(() => PlanHoldFirstCommentsPayload, {
    description: `Sets how many first comments of new accounts wait for a moderator in a plan, at most 72 hours. ${whoMay(HOLD_FIRST)}`,
  })
  async planHoldFirstComments(
    @Args('id', ID_OF('plan')) id: string,
    @Args('input', { description: 'The number of comments, and the public reason.' }) input: PlanHoldFirstCommentsInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const plan = await this.holding.holdFirst(context.actor, id, input);
    return this.answer.of(info, context, { plan: [() => PLAN, plan] }, input.clientMutationId);
  }
}
