import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { Clock } from './clock.js';
import { dataSourceOptions, type Entities } from './database/data-source.js';
import { Fetcher } from './fetcher/fetcher.js';
import { Jobs } from './jobs/jobs.js';
import { Live } from './live/live.js';
import { Mailer } from './mail/mailer.js';
import { Proxies } from './network.js';
import { Revision } from './revision.js';
import { Site } from './site.js';
import { UnitOfWork } from './unit-of-work.js';

/** No statement may run longer, because a stuck one would hold a connection that other requests need. */
const STATEMENT_TIMEOUT = '-c statement_timeout=15000 -c lock_timeout=5000';

/** Transactions, jobs, mail, time and the connection. This module knows no feature. */
@Global()
@Module({})
export class KernelModule {
  static on(databaseUrl: string, config: Config, entities: Entities): DynamicModule {
    return {
      module: KernelModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl, config.databasePool, STATEMENT_TIMEOUT, config.databaseAnswersWithinMs),
          entities,
          retryAttempts: 0,
        }),
      ],
      providers: [
        { provide: Clock, useValue: new Clock(config.timeZone) },
        UnitOfWork,
        Revision,
        Jobs,
        Live,
        { provide: Fetcher, useValue: new Fetcher() },
        { provide: Proxies, useValue: new Proxies(config.trustedProxies) },
        { provide: Site, useValue: Site.of(config) },
        {
          provide: Mailer,
          inject: [DataSource, Site],
          useFactory: (db: DataSource, site: Site) => new Mailer(db, site, config),
        },
      ],
      exports: [Clock, UnitOfWork, Revision, Jobs, Live, Fetcher, Proxies, Site, Mailer],
    };
  }
}
