import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeSafely } from './write-safely.js';

/** The port this folder used last, so that addresses written down elsewhere stay right; another one when it is busy. */
export async function choosePort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : 0;
  if (Number.isInteger(remembered) && remembered >= 1024 && remembered <= 65_535 && (await isFree(remembered))) {
    return remembered;
  }
  const port = await freePort();
  writeSafely(file, `${port}\n`);
  return port;
}

/** Below 32768, where systems take the ports of outgoing connections from: there it would often be busy next time. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 17_000 + Math.floor(Math.random() * 15_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
