// `npm run mutate -- debt window` breaks the rules of `src/domain/debt.ts` and `window.ts` one at a time, with the spec
// beside each file alone. It names each change that the spec does not notice and that `mutate/survivors.json` does not
// explain. Without names it breaks all rules.
import { Stryker } from '@stryker-mutator/core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { compared, named } from './mutate/survivors.mjs';

const DOMAIN = new URL('../src/domain/', import.meta.url);
const EXPLANATIONS = JSON.parse(readFileSync(new URL('mutate/survivors.json', import.meta.url), 'utf8'));
/** Share of the changes, in percent, that the spec of a file must notice. */
const GOAL = 90;

const hasSpec = (rule) => existsSync(new URL(`${rule}.spec.ts`, DOMAIN));
const all = readdirSync(DOMAIN).flatMap((file) => /^(?!.*\.spec)(.*)\.ts$/.exec(file)?.[1] ?? []);
const asked = process.argv.slice(2);
const unknown = asked.filter((rule) => !all.includes(rule));
if (unknown.length > 0) throw new Error(`src/domain has no ${unknown.join(', ')}: name files without their ending.`);

process.chdir(new URL('..', import.meta.url).pathname);
process.env.MUTATE = '1';
const rules = (asked.length > 0 ? asked : all).filter(hasSpec);
const changes = await new Stryker({ mutate: rules.map((rule) => `src/domain/${rule}.ts`) }).runMutationTest();

const print = (line = '') => process.stdout.write(`${line}\n`);
const rows = rules.map((rule) => {
  const ofRule = changes.filter(({ fileName }) => basename(fileName, '.ts') === rule);
  const source = readFileSync(new URL(`${rule}.ts`, DOMAIN), 'utf8');
  const survivors = ofRule
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((change) => ({ ...named(source, change), at: change.location.start.line }));
  const { unexplained, outdated } = compared(survivors, EXPLANATIONS[rule] ?? []);
  for (const { at, line, change } of unexplained.toSorted((one, other) => one.at - other.at))
    print(`src/domain/${rule}.ts:${at} not noticed\n  ${line}\n  ${change}\n`);
  for (const { line, change } of outdated)
    print(`${rule} in survivors.json explains what is noticed, or stands there no more\n  ${line}\n  ${change}\n`);
  const noticed = ofRule.length - survivors.length;
  const late = ofRule.filter(({ status }) => status === 'Timeout').length;
  const share = ofRule.length > 0 ? (100 * noticed) / ofRule.length : 100;
  return { rule, all: ofRule.length, noticed, late, share, unclear: unexplained.length + outdated.length };
});

print('| rules | changes | noticed | % |\n| --- | ---: | ---: | ---: |');
for (const { rule, all: count, noticed, late, share } of rows)
  print(`| \`${rule}\` | ${count} | ${noticed} | ${share.toFixed(1)} |${late > 0 ? ` ${late} took too long` : ''}`);
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
print(`\n${sum('noticed')} of ${sum('all')} changes noticed in ${rows.length} files; ${sum('unclear')} to explain.`);
if (rows.some(({ share, unclear }) => share < GOAL || unclear > 0)) process.exitCode = 1;
