import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryPort } from '../try-port.js';
import { writeSafely } from './write-safely.js';

/**
 * The port that this folder used last, so that addresses written down elsewhere stay valid; another one when it is
 * busy.
 */
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

/**
 * The port is below 32768, because above it systems choose the ports of outgoing connections, and it would often be
 * busy.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 17_000 + Math.floor(Math.random() * 15_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number) =>
  tryPort(port, '127.0.0.1').then(
    () => true,
    () => false,
  );
