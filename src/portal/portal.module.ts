import { type DynamicModule, Module } from '@nestjs/common';
import { PortalController, SITE } from './portal.controller.js';

/** The public web: a client of the schema and of nothing else. */
@Module({})
export class PortalModule {
  static at(publicUrl: string | null): DynamicModule {
    return {
      module: PortalModule,
      controllers: [PortalController],
      providers: [{ provide: SITE, useValue: { publicUrl } }],
    };
  }
}
