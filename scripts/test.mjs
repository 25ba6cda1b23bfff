// `npm test` with two options of our own: `--fast` leaves out slow tests, `--changed` runs the tests of folders that
// differ from main. All other options go to Jest.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const OWN = ['--fast', '--changed'];
const given = process.argv.slice(2);
const own = given.filter((word) => OWN.includes(word));
const rest = given.filter((word) => !OWN.includes(word));

const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** A feature is a folder of `src`. Its tests are beside its files and in the folder of `test` with the same name. */
function belonging() {
  const since = git('merge-base', 'main', 'HEAD')[0];
  const changed = [...git('diff', '--name-only', since), ...git('ls-files', '--others', '--exclude-standard')];
  const features = new Set(changed.flatMap((path) => /^(?:src|test)\/([\w-]+)\//.exec(path)?.[1] ?? []));
  const folders = [...features].flatMap((name) => [`src/${name}/`, `test/${name}/`]);
  return ['src/domain/', 'test/law/', ...folders].filter((folder) => existsSync(`${root}${folder}`));
}

/** Workers inherit this limit in megabytes: with the usual one of 4 GB they would collect little before they hold 3 GB. */
const MEMORY = '--max-old-space-size=1200';

const { status } = spawnSync(
  process.execPath,
  [MEMORY, 'node_modules/jest/bin/jest.js'].concat(own.includes('--changed') ? belonging() : [], rest),
  { cwd: root, stdio: 'inherit', env: own.length > 0 ? { ...process.env, TEST_FAST: '1' } : process.env },
);
process.exitCode = status ?? 1;
