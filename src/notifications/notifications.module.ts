import { Module } from '@nestjs/common';
import { Ancestry } from './ancestry.js';
import { LiveResolver } from './live.resolver.js';
import { LiveTextsResolver } from './live-texts.resolver.js';
import { CommentsFeed } from './comments-feed.js';
import { Digests } from './digests.js';
import { Feeds } from './feeds.js';
import { FeedsController } from './feeds.controller.js';
import { FollowsResolver } from './follows.resolver.js';
import { FollowsService } from './follows.service.js';
import { MailTask } from './mail.task.js';
import { MailboxController } from './mailbox.controller.js';
import { News } from './news.js';
import { ReportReminders } from './report-reminders.js';
import { StopController } from './stop.controller.js';
import { ThingFeedsController } from './thing-feeds.controller.js';
import { Things } from './things.js';
import { ADDED_FIELDS } from './added.fields.js';

/** Tells people the news. The module reads the public log and public data only; no other module imports it. */
@Module({
  controllers: [MailboxController, FeedsController, ThingFeedsController, StopController],
  providers: [
    Ancestry,
    Feeds,
    LiveResolver,
    LiveTextsResolver,
    MailTask,
    News,
    ReportReminders,
    Digests,
    CommentsFeed,
    Things,
    FollowsService,
    FollowsResolver,
    ...ADDED_FIELDS,
  ],
})
export class NotificationsModule {}
