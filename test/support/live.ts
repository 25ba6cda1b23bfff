import { createClient, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Live } from '../../src/kernel/live/live.js';
import type { TestApp } from './app.js';

type Data = Record<string, unknown>;

export interface Listening<T> {
  got: T[];
  /** The errors of the answer, or the reason why the socket was closed. */
  failed: unknown[];
  stop(): Promise<void>;
}

export async function listeningUrl(t: TestApp): Promise<string> {
  const server = t.app.getHttpServer() as { listening: boolean };
  if (!server.listening) await t.app.listen(0, '127.0.0.1');
  return `${(await t.app.getUrl()).replace('http', 'ws')}/graphql`;
}

/** Subscribes over a real socket, and returns once the server listens to the log for it. */
export async function listen<T = Data>(
  t: TestApp,
  query: string,
  options: { headers?: Record<string, string>; connectionParams?: ClientOptions['connectionParams'] } = {},
): Promise<Listening<T>> {
  const url = await listeningUrl(t);
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: options.headers });
    }
  }
  const client = createClient({
    url,
    webSocketImpl: Socket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
    ...(options.connectionParams ? { connectionParams: options.connectionParams } : {}),
  });
  const live = t.app.get(Live);
  const before = live.listening;
  const got: T[] = [];
  const failed: unknown[] = [];
  client.subscribe<T>(
    { query },
    {
      next: ({ data, errors }) => {
        if (data) got.push(data);
        if (errors) failed.push(...errors);
      },
      error: (error) => failed.push(error),
      complete: () => {},
    },
  );
  await until(() => failed.length > 0 || live.listening > before);
  return {
    got,
    failed,
    // The next listener counts the listeners, so this one must be gone.
    stop: async () => {
      const listening = live.listening;
      await client.dispose();
      if (failed.length === 0) await until(() => live.listening < listening);
    },
  };
}

/** Waits for an expected event, for a limited time. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('what the test waited for did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
