// `npm start` must not cost a build when nothing changed, and must never serve an old one: compare the newest source with the build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

const sources = Math.max(
  newest('src'),
  newest('migrations'),
  ...['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json', 'scripts/bundle.mjs'].map(
    (file) => statSync(join(root, file)).mtimeMs,
  ),
);
if (!existsSync(built) || statSync(built).mtimeMs < sources) {
  for (const step of [['node_modules/@nestjs/cli/bin/nest.js', 'build'], ['scripts/bundle.mjs']]) {
    const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
