import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Identity } from '../api/identity.js';
import { Actors } from './actors.js';
import { Sessions } from './session.js';
import { SITE, siteOf } from './site.js';

/** Who people are and how they come in. Global, because every door asks it. */
@Global()
@Module({})
export class AccountsModule {
  static on(settings: { publicUrl: string | null }): DynamicModule {
    return {
      module: AccountsModule,
      providers: [
        Actors,
        Sessions,
        { provide: Identity, useExisting: Sessions },
        { provide: SITE, useValue: siteOf(settings) },
      ],
      exports: [Actors, Sessions, Identity],
    };
  }
}
