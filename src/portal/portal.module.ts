import { type DynamicModule, Module } from '@nestjs/common';
import { Answering } from './answering.js';
import { OwnDataController } from './own-data.controller.js';
import { PortalController, SITE, type Site } from './portal.controller.js';

/** The public web: a client of the schema and of nothing else. */
@Module({})
export class PortalModule {
  static at({ publicUrl, demonstration }: Site): DynamicModule {
    return {
      module: PortalModule,
      controllers: [OwnDataController, PortalController],
      providers: [Answering, { provide: SITE, useValue: { publicUrl, demonstration } }],
    };
  }
}
