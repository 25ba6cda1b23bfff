import { Module } from '@nestjs/common';
import { Viewer } from '../accounts/account.types.js';
import { extendType, type ExtensionField } from '../api/extend-type.js';
import { many, one } from '../api/read/fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { Ancestry } from './ancestry.js';
import { LiveResolver } from './live.resolver.js';
import { CommentsFeed } from './comments-feed.js';
import { Digests } from './digests.js';
import { Feeds } from './feeds.js';
import { FeedsController } from './feeds.controller.js';
import { FOLLOW_READ } from './follow.read.js';
import { Follow } from './follow.types.js';
import { FollowsResolver } from './follows.resolver.js';
import { FollowsService } from './follows.service.js';
import { MailTask } from './mail.task.js';
import { MailboxController } from './mailbox.controller.js';
import { News } from './news.js';
import { StopController } from './stop.controller.js';
import { ThingFeedsController } from './thing-feeds.controller.js';
import { Things } from './things.js';

const ViewerFollows = extendType(() => Viewer, 'Viewer', {
  follows: {
    type: () => [Follow],
    description: 'What you follow, oldest first. Nobody else sees it.',
    read: many(
      () => FOLLOW_READ,
      (follow, t) => `${follow}.account_id = ${t}.id`,
      (follow) => `${follow}.created_at, ${follow}.id`,
    ),
  },
});

/** What the one who asks follows of it; nobody else's follow is seen. */
const viewerFollow: ExtensionField = {
  type: () => Follow,
  nullable: true,
  description: 'How you follow it; null when you do not. Nobody else sees it.',
  read: one(
    () => FOLLOW_READ,
    (follow, t) => `${follow}.subject_id = ${t}.id`,
  ),
};
const Followable = [
  extendType(() => Plan, 'Plan', { viewerFollow }),
  extendType(() => Theme, 'Theme', { viewerFollow }),
  extendType(() => Commitment, 'Commitment', { viewerFollow }),
  extendType(() => Proposal, 'Proposal', { viewerFollow }),
];

/** Tells people what happened. Reads the public log and what a visitor may read; nothing imports it. */
@Module({
  controllers: [MailboxController, FeedsController, ThingFeedsController, StopController],
  providers: [
    Ancestry,
    Feeds,
    LiveResolver,
    MailTask,
    News,
    Digests,
    CommentsFeed,
    Things,
    FollowsService,
    FollowsResolver,
    ViewerFollows,
    ...Followable,
  ],
})
export class NotificationsModule {}
