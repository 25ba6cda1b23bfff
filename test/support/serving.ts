import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const running = new Set<ChildProcess>();

/** For `afterEach`: a failed test leaves no server behind. */
export function killServers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Only a separate process needs the build; everything else reads the sources. */
export function build(): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-if-stale.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}

/** The server in its own process, as people start it. */
export async function serve(env: Record<string, string>) {
  build();
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js'), '--no-demo'], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const lines: string[] = [];
  const exit = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const url = await new Promise<string>((resolve, reject) => {
    void exit.then((code) => reject(new Error(`ended with ${code}: ${lines.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        const ready = /^Tequio is ready: (.+)$/.exec(line);
        if (ready) resolve(ready[1]!);
      });
    }
  });
  return { child, lines, exit, url };
}

/** The command line as people run it: its output and its exit. */
export async function tequio(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(ROOT, 'bin/tequio.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += String(chunk)));
  const [code] = await once(child, 'close');
  return { code: code as number | null, printed };
}
