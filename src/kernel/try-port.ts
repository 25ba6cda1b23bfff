import { createServer } from 'node:net';

/** Listens there for a moment; rejects with what speaks against it, as `EADDRINUSE`. */
export function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}
