import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Context, handleProtocols, type SubscribePayload } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import { accountOf, type Actor } from '../../domain/actor.js';
import { Refusal } from '../../domain/refusal.js';
import { Clock, type Moment } from '../../kernel/clock.js';
import { networkOf, Proxies } from '../../kernel/network.js';
import { TooSlow } from '../../kernel/live/subscriber.js';
import { Site } from '../../kernel/site.js';
import type { RequestContext } from '../context.js';
import { formatError } from '../errors.js';
import { Identity } from '../identity.js';
import { languageOf } from '../language.js';
import { Turns } from '../turns/turns.js';
import { subscribed } from './answers.js';
import { CLOSED, type Closed, Connections, type Connection, LIVE_LIMITS } from './limits.js';
import { operationOf } from './operation.js';
import { type OnSocket, protocol } from './protocol.js';
import { hold } from './reading.js';

const FAREWELL_MS = 1000;

interface Told extends Record<PropertyKey, unknown> {
  credentials: { cookie?: string; authorization?: string };
  /** The account that opened the connection; `null` for a visitor. */
  accountId: string | null;
  connection?: Connection;
  idle?: NodeJS.Timeout;
}
type LiveContext = Context<Record<string, unknown>, OnSocket & Partial<Told>>;

/** Subscriptions over `graphql-ws`, at the same address as every other request. */
@Injectable()
export class LiveDoor implements OnModuleInit, OnApplicationBootstrap {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIVE_LIMITS.messageBytes,
    handleProtocols,
  });
  private readonly connections = new Connections();
  private readonly connectionOf = new WeakMap<WebSocket, Connection>();
  private speak: ReturnType<typeof protocol> | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly identity: Identity,
    private readonly clock: Clock,
    private readonly site: Site,
    private readonly proxies: Proxies,
    private readonly turns: Turns,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preClose', () => this.close());
  }

  onApplicationBootstrap(): void {
    this.speak = protocol<Told>({
      connectionInitWaitTimeout: LIVE_LIMITS.initMs,
      onConnect: (ctx) => this.connect(ctx),
      onSubscribe: (ctx, _id, payload) => {
        const over = ctx.extra.connection && this.connections.hearsTooMuch(ctx.extra.connection);
        if (over) dismiss(ctx.extra.socket, over);
        if (isClosed(ctx.extra.socket)) return [closed()];
        this.listens(ctx);
        return this.inTurn(ctx, () => operationOf(this.schemaHost.schema, payload, () => this.context(ctx, payload)));
      },
      subscribe: subscribed,
      onComplete: (ctx) => this.mayIdle(ctx),
      onDisconnect: (ctx) => this.listens(ctx),
      onError: (_ctx, _id, _payload, errors) => errors.map(saidOf),
      onNext: (_ctx, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: result.errors.map(saidOf) } : undefined,
    });
    (this.host.httpAdapter.getHttpServer() as Server).on('upgrade', this.upgrade);
  }

  /** Runs before the HTTP server closes, because that would wait for every open socket. */
  private async close(): Promise<void> {
    (this.host.httpAdapter.getHttpServer() as Server).off('upgrade', this.upgrade);
    // Clients that do not answer the farewell are not waited for.
    const impatient = setTimeout(() => this.sockets.clients.forEach((socket) => socket.terminate()), FAREWELL_MS);
    for (const client of this.sockets.clients) client.close(1001, 'Going away');
    await new Promise((closed) => this.sockets.close(closed));
    clearTimeout(impatient);
  }

  /** Only our own pages may open the socket: a page of another site would do it with our visitor's cookie. */
  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const refused = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (request.url?.split('?')[0] !== '/graphql') return void refused('404 Not Found');
    if (!this.fromHere(request)) return void refused('403 Forbidden');
    const { network: most, all } = LIVE_LIMITS.connections;
    const network = networkOf(this.proxies.addressOf(request));
    if (this.sockets.clients.size >= all) return void refused('503 Service Unavailable\r\nRetry-After: 5');
    // Connections that are being closed count too, so that nobody gets twice as many by coming faster than they close.
    if (this.connections.from(network) >= 2 * most) return void refused('429 Too Many Requests\r\nRetry-After: 5');
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.receive(opened, request, network));
  };

  private receive(opened: WebSocket, request: IncomingMessage, network: string): void {
    const connection: Connection = { network, accountId: null, going: false, subscriptions: () => 0 };
    this.connections.add(connection);
    opened.on('close', () => this.connections.delete(connection));
    opened.on('error', () => opened.terminate());
    const over = this.connections.tooMany(connection);
    connection.going = over !== null;
    if (over) return dismiss(opened, over);
    this.connectionOf.set(opened, connection);
    this.speak?.(opened, request);
  }

  private fromHere({ headers, socket }: IncomingMessage): boolean {
    if (headers.origin === undefined) return true;
    return headers.origin === this.site.originFor({ protocol: 'http', host: headers.host ?? '', socket });
  }

  private async connect(ctx: LiveContext): Promise<boolean> {
    const given = ctx.connectionParams?.['authorization'];
    const { cookie, authorization } = ctx.extra.request.headers;
    const token = typeof given === 'string' ? given : authorization;
    ctx.extra.credentials = token !== undefined ? { authorization: token } : cookie !== undefined ? { cookie } : {};
    const actor = await this.actorOf(ctx);
    if (!actor) return false;
    ctx.extra.accountId = accountOf(actor);
    const connection = this.connectionOf.get(ctx.extra.socket);
    if (!connection) return false;
    ctx.extra.connection = Object.assign(connection, {
      accountId: ctx.extra.accountId,
      subscriptions: () => Object.keys(ctx.subscriptions).length,
    });
    const over = this.connections.tooMany(connection);
    connection.going = over !== null;
    if (over) dismiss(ctx.extra.socket, over);
    else this.mayIdle(ctx);
    return true;
  }

  /**
   * The connection is not read while its documents wait, so a client that sends faster than we read has to wait too.
   */
  private async inTurn<T>({ extra }: LiveContext, work: () => Promise<T>): Promise<T | readonly GraphQLError[]> {
    const { socket, connection } = extra;
    const release = hold(socket);
    const end = await this.turns.take(connection?.network ?? '');
    if (!end) dismiss(socket, CLOSED.later);
    try {
      // Other connections are read before this one continues.
      await setImmediate();
      return isClosed(socket) ? [closed()] : await work();
    } finally {
      end?.();
      release();
    }
  }

  private async context(ctx: LiveContext, asked: SubscribePayload): Promise<RequestContext> {
    const given = ctx.connectionParams?.['language'];
    const language = languageOf(typeof given === 'string' ? given : ctx.extra.request.headers['accept-language']);
    const who = await this.renew(ctx);
    const context = { ...who, language, prepared: false };
    if (who.actor.kind !== 'visitor') return { ...context, renew: () => this.renew(ctx) };
    const { query, variables, operationName } = asked;
    return {
      ...context,
      asksTheSame: JSON.stringify([language, query, variables, operationName]),
      renew: async () => ({ actor: who.actor, ...this.clock.moment() }),
    };
  }

  /** Called at each event. A person who has signed out, or whose token was revoked, hears nothing more. */
  private async renew(ctx: LiveContext): Promise<{ actor: Actor } & Moment> {
    const actor = await this.actorOf(ctx);
    const accountId = actor && accountOf(actor);
    if (actor && accountId === ctx.extra.accountId) return { actor, ...this.clock.moment() };
    dismiss(ctx.extra.socket, CLOSED.signedOut);
    throw closed();
  }

  /**
   * `null` when the credentials are refused. When they cannot be checked, the client hears nothing either, but is not
   * signed out.
   */
  private async actorOf(ctx: LiveContext): Promise<Actor | null> {
    try {
      return await this.identity.actorOf(ctx.extra.credentials ?? {});
    } catch (error) {
      if (error instanceof Refusal) return null;
      dismiss(ctx.extra.socket, CLOSED.later);
      throw error;
    }
  }

  private mayIdle(ctx: LiveContext): void {
    if (Object.keys(ctx.subscriptions).length > 0) return;
    clearTimeout(ctx.extra.idle);
    ctx.extra.idle = setTimeout(() => dismiss(ctx.extra.socket, CLOSED.idle), LIVE_LIMITS.idleMs).unref();
  }

  private listens(ctx: LiveContext): void {
    clearTimeout(ctx.extra.idle);
  }
}

const isClosed = ({ readyState }: Pick<WebSocket, 'readyState'>) => readyState !== WebSocket.OPEN;
const closed = () => new GraphQLError('This connection is closed.', { extensions: { code: 'CONNECTION_CLOSED' } });

function saidOf(error: GraphQLError): GraphQLFormattedError {
  if (error.originalError instanceof TooSlow) {
    return { message: 'Too much waited to be read here: subscribe again.', extensions: { code: 'TOO_SLOW' } };
  }
  return formatError(error.toJSON(), error);
}

/** Sends the reason, and waits only a short time for the other side to close. */
function dismiss(socket: Pick<WebSocket, 'close' | 'terminate'>, { code, reason }: Closed): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}
