#!/usr/bin/env node
// The command line of the build, which is rebuilt first when a source is newer. Output of the build goes to stderr,
// because another program often reads the output of a command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../scripts/build-if-stale.mjs', import.meta.url));
const sources = fileURLToPath(new URL('../src', import.meta.url));
if (existsSync(script) && existsSync(sources)) {
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
await import('../dist/src/cli.js');
