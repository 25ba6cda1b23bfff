import { WebSocket } from 'ws';

/** Bytes that may wait to be sent to a client before it is no longer read. */
const MOST_UNREAD = 64 * 1024;

type Readable = Pick<WebSocket, 'pause' | 'resume'>;

const HOLDS = new WeakMap<Readable, number>();

/** Stops reading a socket until the returned function, and that of every other hold, has been called. */
export function hold(socket: Readable): () => void {
  const add = (one: 1 | -1) => {
    const holds = (HOLDS.get(socket) ?? 0) + one;
    HOLDS.set(socket, holds);
    return holds;
  };
  if (add(1) === 1) socket.pause();
  let isHeld = true;
  return () => {
    if (isHeld && add(-1) === 0) socket.resume();
    isHeld = false;
  };
}

type Write = (written: () => void) => void;

/**
 * Writes to a client. A client that does not read its answers is not read either: each message is answered, so what
 * waits for such a client would fill the memory.
 */
export function writer(socket: WebSocket): (write: Write) => Promise<void> {
  let release: (() => void) | undefined;
  return (write) =>
    new Promise((done) => {
      if (socket.readyState !== WebSocket.OPEN) return done();
      write(() => {
        if (socket.bufferedAmount <= MOST_UNREAD) {
          release?.();
          release = undefined;
        }
        done();
      });
      if (socket.bufferedAmount > MOST_UNREAD) release ??= hold(socket);
    });
}
