// `npm start` must not build when nothing changed, and must never serve an old build. So this compares the newest
// source with the build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/server/main.js');

function newest(folder) {
  return Math.max(
    ...readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

function isStale() {
  const sources = Math.max(
    newest('src'),
    newest('migrations'),
    ...['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json', 'scripts/bundle.mjs'].map(
      (file) => statSync(join(root, file)).mtimeMs,
    ),
  );
  return !existsSync(built) || statSync(built).mtimeMs < sources;
}

const lock = join(root, 'node_modules/.cache/tequio-build');

/**
 * Two simultaneous builds would read each other's unfinished files. So the second waits, and then finds nothing to do.
 */
function alone(work) {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isLeft()) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** True when the holder of the lock was killed. */
function isLeft() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (isStale()) {
  alone(() => {
    if (!isStale()) return;
    for (const step of [['node_modules/@nestjs/cli/bin/nest.js', 'build'], ['scripts/bundle.mjs']]) {
      const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
      if (status !== 0) {
        process.exitCode = status ?? 1;
        return;
      }
    }
  });
}
