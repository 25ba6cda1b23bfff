// Runs the spec beside a changed rule inside Stryker. The spec and its rules become one script, which starts anew for
// each change; packages are loaded once. Jest itself would start anew too, and take most of a second for it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import { expect } from 'expect';
import * as circus from 'jest-circus';

const require = createRequire(import.meta.url);
const { describe, it, test } = circus;

/** Laws take the same cases in each run, and do not look for the smallest one that fails. */
require('fast-check').configureGlobal({ seed: 1, endOnFailure: true });

/** The matrix walks all actions, and the document of the domain prints their names and words, so their specs compare them. */
const specsOf = (rule, source) => [rule, ...(/\b(mutation|words):/.test(source) ? ['matrix', 'domain-document'] : [])];

const scripts = new Map();

function scriptOf(spec) {
  const known = scripts.get(spec);
  if (known) return known;
  const { outputFiles } = buildSync({
    absWorkingDir: process.cwd(),
    entryPoints: [`src/domain/${spec}.spec.ts`],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(`${process.cwd()}/test/support/generated.ts`).href) },
  });
  const script = new Script(`(function (require, module, exports) {${outputFiles[0].text}\n})`, { filename: spec });
  scripts.set(spec, script);
  return script;
}

const testsOf = (block) => block.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)));

/** Runs a spec up to its first failure, and gives what failed. */
async function failureIn(spec) {
  circus.resetState();
  try {
    scriptOf(spec).runInThisContext()(require, { exports: {} }, {});
    for (const { fn } of testsOf(circus.getState().rootDescribeBlock)) await fn();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function firstFailure(specs) {
  for (const spec of specs) {
    const failure = await failureIn(spec);
    if (failure !== undefined) return `${spec}: ${failure}`;
  }
  return undefined;
}

const ruleOf = (fileName) => basename(fileName, '.ts');
/** The rules before Stryker changed them, by which it is known which of them have actions. */
const sourceOf = (rule) => readFileSync(new URL(`../../src/domain/${rule}.ts`, import.meta.url), 'utf8');

const runner = {
  capabilities: () => ({ reloadEnvironment: true }),

  async dryRun({ files }) {
    const rules = files.map(ruleOf);
    const specs = new Set(rules.flatMap((rule) => specsOf(rule, sourceOf(rule))));
    const start = Date.now();
    const failure = await firstFailure(specs);
    if (failure !== undefined) return { status: 'error', errorMessage: failure };
    const { mutantCoverage } = globalThis.__stryker__;
    const timeSpentMs = Date.now() - start;
    return { status: 'complete', tests: [{ id: 'all', name: 'all', status: 0, timeSpentMs }], mutantCoverage };
  },

  async mutantRun({ activeMutant, hitLimit }) {
    Object.assign(globalThis.__stryker__, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const rule = ruleOf(activeMutant.fileName);
    const failureMessage = await firstFailure(specsOf(rule, sourceOf(rule)));
    if (failureMessage === undefined) return { status: 'survived', nrOfTests: 1 };
    return { status: 'killed', killedBy: ['all'], failureMessage, nrOfTests: 1 };
  },
};

Object.assign(globalThis, { describe, it, test, expect });

export const strykerPlugins = [{ kind: 'TestRunner', name: 'specs', factory: () => runner }];
