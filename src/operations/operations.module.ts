import { Module } from '@nestjs/common';
import { GraphiqlController } from './graphiql.controller.js';
import { Metrics } from './metrics.js';
import { OperationsController } from './operations.controller.js';
import { ServerResolver } from './server.resolver.js';

/** Pages for people who run or explore a server: health, metrics, and a place to try queries. */
@Module({ controllers: [OperationsController, GraphiqlController], providers: [Metrics, ServerResolver] })
export class OperationsModule {}
