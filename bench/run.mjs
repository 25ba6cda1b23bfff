// npm run bench [-- --quick --only CASE --rounds N --seconds N --connections N --data FOLDER]: see bench/README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const say = (line) => void process.stderr.write(`${line}\n`);

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string', multiple: true },
    data: { type: 'string' },
  },
});
const quick = asked.quick ? { rounds: 2, seconds: 2, scales: [1, 10] } : { rounds: 5, seconds: 5, scales: [1, 100] };
const options = {
  rounds: Number(asked.rounds ?? quick.rounds),
  seconds: Number(asked.seconds ?? quick.seconds),
  connections: Number(asked.connections),
  scales: quick.scales,
};

/** Uncounted rounds: V8 compiles during the first thousands of requests, and data comes into memory. */
const WARM_ROUNDS = 4;

bringPeers();
// These modules are loaded late, because they need the peers and the build.
const { CASES } = await import('./cases/cases.mjs');
const { openDatabases, versionOf } = await import('./databases.mjs');
const { burst, look, requestsOf, rest } = await import('./load.mjs');
const { openFolder } = await import('./open-folder.mjs');
const { report } = await import('./report.mjs');
const { timeStarts } = await import('./start-up.mjs');
const { startSystem, SYSTEMS } = await import('./systems.mjs');

const cases = CASES.filter(({ name }) => !asked.only || asked.only.some((part) => name.includes(part)));
const starts = [];
for (let round = 0; round < Math.min(options.rounds, 3); round++) starts.push(await timeStarts());
for (const { first, later } of starts) say(`Start: ${first.seconds.toFixed(1)} s, later ${later.seconds.toFixed(1)} s`);

// With --data the databases stay in that folder for the next run.
const folder = asked.data ? resolve(asked.data) : openFolder('tequio-bench-');
const running = [];
let postgres;
try {
  postgres = await openDatabases(join(folder, 'postgres'), options.scales, say);
  for (const database of postgres.databases)
    for (const system of SYSTEMS) running.push(await startSystem(system, database));
  const results = await measure();
  const versions = { postgresql: postgres.version, postgraphile: versionOf('postgraphile') };
  const shown = { ...options, data: postgres.databases };
  process.stdout.write(
    `${report({ cases, scales: options.scales, systems: SYSTEMS, results, starts, options: shown, versions })}\n`,
  );
} finally {
  await Promise.all(running.map((system) => system.stop()));
  await postgres?.stop();
  if (!asked.data) rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const results = [];
  for (const benchCase of cases) {
    const seen = new Set();
    for (const system of running.filter(({ key }) => benchCase[key])) {
      const requests = await requestsOf(system, benchCase);
      const { things, bytes } = await look(system, benchCase, requests);
      seen.add(things);
      results.push({ name: benchCase.name, scale: system.scale, system: system.key, requests, bytes, bursts: [] });
    }
    if (seen.size !== 1) throw new Error(`${benchCase.name}: the answers hold ${[...seen].join(', ')} things`);
  }
  for (let round = 1 - WARM_ROUNDS; round <= options.rounds; round++) {
    await postgres.forgetCounts();
    for (const benchCase of cases) {
      // Each round begins with another system, so that none always runs after the heaviest.
      for (const index of running.keys()) {
        const system = running[(index + round + WARM_ROUNDS) % running.length];
        if (!benchCase[system.key]) continue;
        const same = (r) => r.name === benchCase.name && r.scale === system.scale && r.system === system.key;
        const { requests, bursts } = results.find(same);
        const measured = await burst(system, benchCase, requests, { ...options, postmaster: postgres.postmaster });
        await rest(system, postgres.postmaster);
        if (round > 0) bursts.push(measured);
      }
    }
    if (round >= 0) say(round === 0 ? 'Warm.' : `Round ${round} of ${options.rounds} done.`);
  }
  return results;
}

/** The peers have their own lock file, so that people who only want Tequio install none of them. */
function bringPeers() {
  const installed = at('node_modules/.package-lock.json');
  const wanted = at('package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  say(
    `Installing the peers: ${Object.keys(JSON.parse(readFileSync(at('package.json'), 'utf8')).dependencies).join(', ')}`,
  );
  const args = ['ci', '--prefix', at('.'), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) throw error ?? new Error('the peers could not be installed');
}
