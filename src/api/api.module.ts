import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../kernel/clock.js';
import type { RequestContext } from './context.js';
import { formatError, identified, refusalOf } from './errors.js';
import { Execute } from './execute.js';
import { Identity } from './identity.js';
import { languageOf } from './language.js';
import { LIMITS } from './limits.js';
import { Events } from './live/events.js';
import { LiveDoor } from './live/live-door.js';
import { LocalizedTextResolver } from './localized-text.resolver.js';
import { MutationAnswer, RefusalInterceptor } from './mutation.js';
import { NodeResolver } from './node.resolver.js';
import { Reads } from './read/reads.js';
import { RememberedAnswers } from './remembered/remembered-answers.js';
import { RefusalFilter } from './refusal.filter.js';
import { GraphQLInstant } from './scalars.js';
import { finishSchema } from './schema.js';
import { SHAPED_ANSWERS } from './shape/plugin.js';
import { Documents } from './turns/documents.js';
import { Turns } from './turns/turns.js';
import { Files } from './uploads/files.js';
import { FilesController } from './uploads/files.controller.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { Links } from './uploads/links.js';
import { Uploads } from './uploads/uploads.js';

/** The grammar of the schema: how requests are read, limited, answered and refused. This module knows no feature. */
@Global()
@Module({
  controllers: [UploadsController, FilesController],
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [Clock, Identity],
      useFactory: (clock: Clock, identity: Identity): ApolloDriverConfig => ({
        path: '/graphql',
        autoSchemaFile: true,
        sortSchema: true,
        transformSchema: finishSchema,
        buildSchemaOptions: {
          dateScalarMode: 'isoDate',
          scalarsMap: [{ type: Date, scalar: GraphQLInstant }],
          // The check of a schema that the law tests have checked costs each start a tenth of a second or more.
          skipCheck: true,
        },
        context: async (request: FastifyRequest): Promise<RequestContext> => ({
          actor: await identified(identity, request.headers ?? {}),
          language: languageOf(request.headers?.['accept-language']),
          ...clock.moment(),
          address: request.ip,
          prepared: false,
        }),
        plugins: [ApolloServerPluginCacheControlDisabled(), SHAPED_ANSWERS],
        // `weight/checked.ts` validates documents after it has weighed them.
        dangerouslyDisableValidation: true,
        parseOptions: { maxTokens: LIMITS.tokens },
        documentStore: new Documents(),
        formatError,
        introspection: true,
        includeStacktraceInErrorResponses: false,
        playground: false,
        graphiql: false,
        persistedQueries: false,
        csrfPrevention: true,
        fieldResolverEnhancers: [],
      }),
    }),
  ],
  providers: [
    Execute,
    Reads,
    MutationAnswer,
    NodeResolver,
    LiveDoor,
    Events,
    LocalizedTextResolver,
    RememberedAnswers,
    Turns,
    Uploads,
    Files,
    Links,
    { provide: APP_FILTER, useClass: RefusalFilter },
    { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
    { provide: APP_PIPE, useValue: new ValidationPipe({ exceptionFactory: refusalOf, forbidUnknownValues: false }) },
  ],
  exports: [Execute, Reads, MutationAnswer, RememberedAnswers, Uploads, Files, Links, Events],
})
export class ApiModule {}
