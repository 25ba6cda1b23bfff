import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { refuseForeignWrites } from './accounts/foreign-writes.js';
import { Adapter } from './api/adapter.js';
import { acceptOnlyUtf8 } from './api/charset.js';
import { LIMITS } from './api/limits.js';
import { rememberAnswers } from './api/remembered/remember.js';
import { RememberedAnswers } from './api/remembered/remembered-answers.js';
import { workInTurn } from './api/turns/in-turn.js';
import { Turns } from './api/turns/turns.js';
import { acceptFiles } from './api/uploads/multipart.js';
import { acceptOnlyShallow } from './api/weight/nested.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { JsonLogger } from './kernel/json-logger.js';
import { knowAddresses } from './kernel/network.js';
import { leadNobodyElsewhere, refuseUnreadableTargets } from './kernel/own-address.js';
import { Site } from './kernel/site.js';
import { takeFastRoads } from './kernel/speed/fast-roads.js';
import { boundWaitingAnswers } from './kernel/waiting-answers.js';
import { showRefusalsAsPages } from './portal/frame/as-pages.js';
import { dressAnswers } from './portal/frame/http.js';
import { Replies } from './portal/frame/replies.js';

/**
 * The application on a database that is up to date, not yet listening. `main.ts`, the command line and tests use it.
 */
export async function createServer(databaseUrl: string, config: Config): Promise<NestFastifyApplication> {
  takeFastRoads(config.fast);
  const adapter = new Adapter({
    bodyLimit: LIMITS.bytes,
    // This is long enough for the largest file at 17 kB a second. Any other body has ten seconds (`acceptFiles`), and
    // so have headers.
    requestTimeout: 600_000,
    http: { headersTimeout: 10_000 },
    connectionTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    rewriteUrl: ({ url = '/' }) => readable(url),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(databaseUrl, config), adapter, {
    logger: new JsonLogger(config.logLevel),
    abortOnError: false,
  });
  await dressAnswers(app, app.get(Site));
  const server = app.getHttpAdapter().getInstance();
  knowAddresses(server.server);
  leadNobodyElsewhere(server);
  refuseUnreadableTargets(server, app.get(Site));
  acceptOnlyUtf8(server);
  acceptOnlyShallow(server);
  await acceptFiles(server);
  refuseForeignWrites(server, app.get(Site));
  rememberAnswers(server, app.get(RememberedAnswers), app.get(Site));
  workInTurn(server, app.get(Turns));
  // This hook comes after the others, so that an answer is counted as it is sent, and remembered even when this client
  // is refused.
  boundWaitingAnswers(server);
  // Refusals of all hooks above become pages for people.
  showRefusalsAsPages(server, app.get(Replies));
  return app;
}

/** An address with a broken escape would reach no route, so it is read as plain characters. */
function readable(url: string): string {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}
