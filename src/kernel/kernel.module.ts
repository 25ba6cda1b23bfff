import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntityTarget } from 'typeorm';
import { Clock } from './clock.js';
import { dataSourceOptions } from './database/data-source.js';
import { UnitOfWork } from './unit-of-work.js';

/** No statement of the server may run longer: a stuck one would hold a connection that others need. */
const STATEMENT_TIMEOUT = '-c statement_timeout=15000 -c lock_timeout=5000';

/** Transactions, time and the connection. Knows no feature. */
@Global()
@Module({})
export class KernelModule {
  static on(databaseUrl: string, pool: number, entities: EntityTarget<object>[]): DynamicModule {
    return {
      module: KernelModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl, pool, STATEMENT_TIMEOUT),
          entities: entities as never,
          retryAttempts: 0,
        }),
      ],
      providers: [Clock, UnitOfWork],
      exports: [Clock, UnitOfWork],
    };
  }
}
