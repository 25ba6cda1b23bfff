import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Answering } from './answering.js';
import { NotFoundFilter } from './not-found.filter.js';
import { OwnDataController } from './own-data.controller.js';
import { PortalController } from './portal.controller.js';
import { Replies } from './replies.js';
import { WaitingForms } from './waiting-forms.js';

/** The public web: a client of the schema and of nothing else. */
@Module({
  controllers: [OwnDataController, PortalController],
  providers: [Answering, Replies, WaitingForms, { provide: APP_FILTER, useClass: NotFoundFilter }],
})
export class PortalModule {}
