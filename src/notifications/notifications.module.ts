import { Module } from '@nestjs/common';
import { Viewer } from '../accounts/account.types.js';
import { extendType } from '../api/extend-type.js';
import { many } from '../api/read/fields.js';
import { Ancestry } from './ancestry.js';
import { LiveResolver } from './live.resolver.js';
import { Digests } from './digests.js';
import { FeedsController } from './feeds.controller.js';
import { FOLLOW_READ } from './follow.read.js';
import { Follow } from './follow.types.js';
import { FollowsResolver } from './follows.resolver.js';
import { FollowsService } from './follows.service.js';
import { MailTask } from './mail.task.js';
import { MailboxController } from './mailbox.controller.js';

import { News } from './news.js';
import { StopController } from './stop.controller.js';

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

/** Tells people what happened. Reads the public log and what a visitor may read; nothing imports it. */
@Module({
  controllers: [MailboxController, FeedsController, StopController],
  providers: [Ancestry, LiveResolver, MailTask, News, Digests, FollowsService, FollowsResolver, ViewerFollows],
})
export class NotificationsModule {}
