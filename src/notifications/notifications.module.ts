import { Module } from '@nestjs/common';
import { Ancestry } from './ancestry.js';
import { LiveResolver } from './live.resolver.js';
import { MailTask } from './mail.task.js';
import { MailboxController } from './mailbox.controller.js';

/** Tells people what happened. Reads the public log and what a visitor may read; nothing imports it. */
@Module({ controllers: [MailboxController], providers: [Ancestry, LiveResolver, MailTask] })
export class NotificationsModule {}
