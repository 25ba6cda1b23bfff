import { createServer } from 'node:net';

/** Listens on the port for a moment; rejects with the reason when that is not possible, such as `EADDRINUSE`. */
export function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}
