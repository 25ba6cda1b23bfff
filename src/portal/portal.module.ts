import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Answering } from './frame/answering.js';
import { NotFoundFilter } from './frame/not-found.filter.js';
import { OwnDataController } from './accounts/own-data.controller.js';
import { PortalController } from './portal.controller.js';
import { Replies } from './frame/replies.js';
import { WaitingForms } from './frame/waiting-forms.js';

/** The public site reads and writes through the GraphQL schema only. */
@Module({
  controllers: [OwnDataController, PortalController],
  providers: [Answering, Replies, WaitingForms, { provide: APP_FILTER, useClass: NotFoundFilter }],
})
export class PortalModule {}
