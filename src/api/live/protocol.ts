import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import { CloseCode, makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isDatabaseAway } from '../../kernel/database/away.js';
import { traceOf } from '../../kernel/trace.js';
import { CLOSED } from './limits.js';
import { writer } from './reading.js';

export interface OnSocket {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

const BEAT_MS = 12_000;

/**
 * Speaks the protocol of `graphql-ws` on sockets of `ws`. The library's own adapter writes to the console and reports a
 * client that went away as a failure.
 */
export function protocol<Told extends Record<PropertyKey, unknown>>(
  options: ServerOptions<Record<string, unknown>, OnSocket & Partial<Told>>,
): (socket: WebSocket, request: IncomingMessage) => void {
  const server = makeServer(options);
  return (socket, request) => {
    const beat = beating(socket);
    const write = writer(socket);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        // A broken socket closes by itself; nothing is sent on it.
        send: (text) => write((written) => socket.send(text, written)),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) =>
          socket.on(
            'message',
            (message: Buffer) => void hear(message.toString()).catch((error) => fail(socket, error, message)),
          ),
      },
      { socket, request } as OnSocket & Partial<Told>,
    );
    socket.once('close', (code, reason) => {
      clearInterval(beat);
      void closed(code, reason.toString()).catch((error) => fail(socket, error));
    });
  };
}

/** A client that does not answer between two beats is gone. */
function beating(socket: WebSocket): NodeJS.Timeout {
  let answers = true;
  socket.on('pong', () => (answers = true));
  return setInterval(() => {
    if (!answers) return socket.terminate();
    answers = false;
    socket.ping();
  }, BEAT_MS).unref();
}

/** Messages that only servers send; the library throws when a client sends one. */
const OF_SERVERS = ['connection_ack', 'next', 'error'];

function fail(socket: WebSocket, error: unknown, message?: Buffer): void {
  if (isDatabaseAway(error)) return socket.close(CLOSED.later.code, CLOSED.later.reason);
  if (message && OF_SERVERS.includes(typeOf(message)))
    return socket.close(CloseCode.BadRequest, 'Only servers send this message');
  new Logger('live').error(traceOf(error));
  socket.close(CloseCode.InternalServerError, 'Internal server error');
}

/** The type of a message that the library has parsed before. */
const typeOf = (message: Buffer): string => (JSON.parse(message.toString()) as { type: string }).type;
