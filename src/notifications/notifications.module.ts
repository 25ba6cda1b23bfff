import { Module } from '@nestjs/common';
import { MailTask } from './mail.task.js';
import { MailboxController } from './mailbox.controller.js';

/** Tells people what happened. Reads the public log and what a visitor may read; nothing imports it. */
@Module({ controllers: [MailboxController], providers: [MailTask] })
export class NotificationsModule {}
