// `npm run mutate -- debt window` breaks the rules of `src/domain/debt.ts` and `window.ts` one at a time, with the spec
// beside each file alone, and names each change that the spec does not notice. Without names it breaks all rules.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const DOMAIN = new URL('../src/domain/', import.meta.url);
/** Share of the changes, in percent, that the spec of a file must notice. */
const GOAL = 90;

const hasSpec = (name) => existsSync(new URL(`${name}.spec.ts`, DOMAIN));
const all = readdirSync(DOMAIN).flatMap((file) => /^(?!.*\.spec)(.*)\.ts$/.exec(file)?.[1] ?? []);
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`src/domain has no ${unknown.join(', ')}: name files without their ending.`);

const results = (named.length > 0 ? named : all).filter(hasSpec).map((name) => {
  const { stdout } = spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, MUTATE: name },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  for (const [survivor] of stdout.matchAll(/^\[Survived\][^]*?\n\n/gm)) process.stdout.write(survivor);
  const figures = new RegExp(`^ *${name}\\.ts +\\|(.*)$`, 'm').exec(stdout)?.[1]?.split('|').map(Number);
  if (!figures) process.stdout.write(stdout);
  const [score = NaN, , killed = 0, late = 0, survived = 0] = figures ?? [];
  process.stdout.write(`${name}: ${killed + late} of ${killed + late + survived} changes noticed (${score} %)\n\n`);
  return { name, score, noticed: killed + late, changes: killed + late + survived };
});

const sum = (key) => results.reduce((total, each) => total + each[key], 0);
process.stdout.write(`${sum('noticed')} of ${sum('changes')} changes noticed in ${results.length} files.\n`);
if (results.some(({ score }) => !(score >= GOAL))) process.exitCode = 1;
