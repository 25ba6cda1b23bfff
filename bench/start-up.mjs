import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFolder } from './open-folder.mjs';
import { processorTime } from './processes.mjs';
import { FLAGS, freePort, stop, untilAnswered } from './systems.mjs';

const PROGRAM = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

/**
 * Seconds from the start of the program to the complete home page, in an empty folder and again in the same one; and
 * the processor seconds of the program, which do not depend on other work of the machine.
 */
export async function timeStarts() {
  const folder = openFolder('tequio-bench-start-');
  try {
    return { first: await timeStart(folder), later: await timeStart(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStart(folder) {
  const port = await freePort();
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [...FLAGS, PROGRAM], {
    stdio: 'ignore',
    env: { ...env, TEQUIO_DATA: folder, PORT: String(port) },
  });
  try {
    const answer = await untilAnswered(`http://127.0.0.1:${port}/es`, child);
    await answer.text();
    if (answer.status !== 200) throw new Error(`the home page answered ${answer.status}`);
    const used = processorTime(child.pid);
    return { seconds: (performance.now() - started) / 1000, processor: used === null ? null : used / 1000 };
  } finally {
    await stop(child);
  }
}
