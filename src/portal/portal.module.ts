import { Module } from '@nestjs/common';
import { Answering } from './answering.js';
import { OwnDataController } from './own-data.controller.js';
import { PortalController } from './portal.controller.js';

/** The public web: a client of the schema and of nothing else. */
@Module({
  controllers: [OwnDataController, PortalController],
  providers: [Answering],
})
export class PortalModule {}
