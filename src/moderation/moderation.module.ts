import { Module } from '@nestjs/common';
import { Int } from '@nestjs/graphql';
import { Viewer } from '../accounts/account.types.js';
import { extendType, type ExtensionField } from '../api/extend-type.js';
import { column, many } from '../api/read/fields.js';
import { Comment } from '../comments/comment.types.js';
import { Plan } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { AppealsService } from './appeals.service.js';
import { DecisionPlace } from './decision-place.js';
import { HidingService } from './hiding.service.js';
import { hidingDecision, MODERATION_DECISION } from './moderation.read.js';
import { ModerationResolver } from './moderation.resolver.js';
import { ModerationDecision } from './moderation.types.js';
import { ProposalModerationResolver } from './proposal-moderation.resolver.js';
import { ReleasesByTime } from './releases-by-time.js';
import { ReportsService } from './reports.service.js';

const moderation: ExtensionField = {
  type: () => ModerationDecision,
  nullable: true,
  description: 'The decision that hides it, with its public reason; null when none is in force.',
  read: hidingDecision,
};

const CommentModeration = extendType(() => Comment, 'Comment', { moderation });

const ProposalModeration = extendType(() => Proposal, 'Proposal', { moderation });

/** So that nobody has to find out by chance, or by mail alone. */
const ViewerModeration = extendType(() => Viewer, 'Viewer', {
  hiddenTexts: {
    type: () => [ModerationDecision],
    description: 'Decisions to hide something you wrote, the latest first, at most 100.',
    read: many(
      () => MODERATION_DECISION,
      (decision, t) => `${decision}.id in (select d.id from moderation_decision d where d.subject_id in (
          select c.id from comment c where c.author_account_id = ${t}.id
          union all select p.id from proposal p where p.author_account_id = ${t}.id)
        order by d.decided_at desc limit 100)`,
      (decision) => `${decision}.decided_at desc, ${decision}.id`,
    ),
  },
});

const PlanModeration = extendType(() => Plan, 'Plan', {
  holdFirstComments: {
    type: () => Int,
    description: 'How many first comments of a new account wait for a moderator, at most 72 hours; 0 for none.',
    read: column('hold_first_comments'),
  },
});

@Module({
  providers: [
    ModerationResolver,
    ProposalModerationResolver,
    HidingService,
    ReportsService,
    AppealsService,
    ReleasesByTime,
    CommentModeration,
    DecisionPlace,
    ProposalModeration,
    ViewerModeration,
    PlanModeration,
  ],
})
export class ModerationModule {}
