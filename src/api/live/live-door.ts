import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyInstance } from 'fastify';
import type { Context, Disposable } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Actor } from '../../domain/actor.js';
import { Refusal } from '../../domain/refusal.js';
import { Clock } from '../../kernel/clock.js';
import { Site } from '../../kernel/site.js';
import type { RequestContext } from '../context.js';
import { formatError } from '../errors.js';
import { Identity } from '../identity.js';
import { languageOf } from '../language.js';
import { operationOf } from './operation.js';

/** What one process and one connection may hold open. */
export const LIVE_LIMITS = {
  connections: 2000,
  subscriptions: 10,
  messageBytes: 64 * 1024,
  initMs: 5000,
  /** A connection that listens to nothing is closed after this. */
  idleMs: 60_000,
} as const;

const FAREWELL_MS = 1000;
const FORBIDDEN = 4403;
const IDLE = 4408;
/** Clients come back by themselves. */
const TRY_AGAIN_LATER = 1013;
const TOO_MANY = 4429;

interface Told extends Record<PropertyKey, unknown> {
  credentials: { cookie?: string; authorization?: string };
  /** The account the connection was opened by; `null` for a visitor. */
  accountId: string | null;
  idle?: NodeJS.Timeout;
}
type LiveContext = Context<Record<string, unknown>, Extra & Partial<Told>>;

/** Subscriptions over `graphql-ws`, at the same address as every other request. */
@Injectable()
export class LiveDoor implements OnModuleInit, OnApplicationBootstrap {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: LIVE_LIMITS.messageBytes });
  private protocol: Disposable | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly identity: Identity,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preClose', () => this.close());
  }

  onApplicationBootstrap(): void {
    this.protocol = useServer<Record<string, unknown>, Told>(
      {
        connectionInitWaitTimeout: LIVE_LIMITS.initMs,
        onConnect: (ctx) => this.connect(ctx),
        onSubscribe: (ctx, _id, payload) => {
          const open = Object.keys(ctx.subscriptions).length;
          if (open > LIVE_LIMITS.subscriptions) ctx.extra.socket.close(TOO_MANY, 'Too many subscriptions');
          this.listens(ctx);
          return operationOf(this.schemaHost.schema, payload, () => this.context(ctx));
        },
        onComplete: (ctx) => this.mayIdle(ctx),
        onDisconnect: (ctx) => this.listens(ctx),
        onError: (_ctx, _id, _payload, errors) => errors.map((error) => formatError(error.toJSON(), error)),
        onNext: (_ctx, _id, _payload, _args, result) =>
          result.errors
            ? { ...result, errors: result.errors.map((error) => formatError(error.toJSON(), error)) }
            : undefined,
        // The library would else tell the client what failed inside.
        isProd: true,
      },
      this.sockets,
    );
    (this.host.httpAdapter.getHttpServer() as Server).on('upgrade', this.upgrade);
  }

  /** Before the HTTP server closes: it would wait for every open socket. */
  private async close(): Promise<void> {
    (this.host.httpAdapter.getHttpServer() as Server).off('upgrade', this.upgrade);
    // Whoever does not answer our farewell is not waited for.
    const impatient = setTimeout(() => this.sockets.clients.forEach((socket) => socket.terminate()), FAREWELL_MS);
    await this.protocol?.dispose();
    clearTimeout(impatient);
  }

  /** A page of another site would open the socket with our visitor's cookie: only our own pages may. */
  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const refused = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (request.url?.split('?')[0] !== '/graphql') return void refused('404 Not Found');
    if (!this.fromHere(request)) return void refused('403 Forbidden');
    if (this.sockets.clients.size >= LIVE_LIMITS.connections) return void refused('503 Service Unavailable');
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.sockets.emit('connection', opened, request));
  };

  private fromHere({ headers }: IncomingMessage): boolean {
    if (headers.origin === undefined) return true;
    const own = this.site.publicUrl ? new URL(this.site.publicUrl).origin : `http://${headers.host ?? ''}`;
    return headers.origin === own;
  }

  private async connect(ctx: LiveContext): Promise<boolean> {
    const given = ctx.connectionParams?.['authorization'];
    const { cookie, authorization } = ctx.extra.request.headers;
    const token = typeof given === 'string' ? given : authorization;
    ctx.extra.credentials = token !== undefined ? { authorization: token } : cookie !== undefined ? { cookie } : {};
    const actor = await this.actorOf(ctx);
    if (!actor) return false;
    ctx.extra.accountId = actor.kind === 'person' ? actor.accountId : null;
    this.mayIdle(ctx);
    return true;
  }

  private async context(ctx: LiveContext): Promise<RequestContext> {
    const language = ctx.connectionParams?.['language'];
    return {
      ...(await this.renew(ctx)),
      language: languageOf(typeof language === 'string' ? language : ctx.extra.request.headers['accept-language']),
      prepared: false,
      renew: () => this.renew(ctx),
    };
  }

  /** Asked at each event. Whoever came as a person and is none any more (signed out, token revoked) hears nothing more. */
  private async renew(ctx: LiveContext): Promise<{ actor: Actor; now: Date }> {
    const actor = await this.actorOf(ctx);
    const accountId = actor?.kind === 'person' ? actor.accountId : null;
    if (actor && accountId === ctx.extra.accountId) return { actor, now: this.clock.now() };
    ctx.extra.socket.close(FORBIDDEN, 'Signed out');
    throw new Error('the session of this subscription has ended');
  }

  /**
   * Nobody, if what they came with is refused. Where it cannot be looked up, they hear nothing either, but are not signed
   * out.
   */
  private async actorOf(ctx: LiveContext): Promise<Actor | null> {
    try {
      return await this.identity.actorOf(ctx.extra.credentials ?? {});
    } catch (error) {
      if (error instanceof Refusal) return null;
      ctx.extra.socket.close(TRY_AGAIN_LATER, 'Try again later');
      throw error;
    }
  }

  private mayIdle(ctx: LiveContext): void {
    if (Object.keys(ctx.subscriptions).length > 0) return;
    clearTimeout(ctx.extra.idle);
    ctx.extra.idle = setTimeout(
      () => ctx.extra.socket.close(IDLE, 'Nothing was listened to'),
      LIVE_LIMITS.idleMs,
    ).unref();
  }

  private listens(ctx: LiveContext): void {
    clearTimeout(ctx.extra.idle);
  }
}
