import { type DynamicModule, Module } from '@nestjs/common';
import { Answering } from './answering.js';
import { PortalController, SITE } from './portal.controller.js';

/** The public web: a client of the schema and of nothing else. */
@Module({})
export class PortalModule {
  static at(publicUrl: string | null): DynamicModule {
    return {
      module: PortalModule,
      controllers: [PortalController],
      providers: [Answering, { provide: SITE, useValue: { publicUrl } }],
    };
  }
}
