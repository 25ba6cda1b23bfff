import { readFileSync } from 'node:fs';

/** The file of rules to break, by its name; `scripts/mutate.mjs` takes one after another, because that is quicker. */
const rule = process.env.MUTATE;
if (!rule) throw new Error('Use `npm run mutate`, which names one file of rules at a time.');
const source = readFileSync(`src/domain/${rule}.ts`, 'utf8');

/** The spec beside the file. Names and words of actions are in the printed matrix, so its spec compares them. */
const specs = [rule, ...(/\b(mutation|words):/.test(source) ? ['matrix'] : [])];

/** Stryker changes the rules inside Jest's own runner, which needs TypeScript translated and ES modules allowed. */
const jest = {
  // The projects of jest.config.js share modules, so a change of a rule would go unseen there.
  projects: [],
  testMatch: specs.map((name) => `<rootDir>/src/domain/${name}.spec.ts`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
  testTimeout: 5000,
};

export default {
  mutate: [`src/domain/${rule}.ts`],
  testRunner: 'jest',
  jest: { config: jest },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // Jest cannot tell which test covers what while it runs native ES modules.
  coverageAnalysis: 'off',
  // The sandbox needs the rules and what their specs import, nothing else.
  ignorePatterns: [
    '/*',
    '!/src',
    '/src/*',
    '!/src/domain',
    '!/src/accounts',
    '/src/accounts/*',
    '!/src/accounts/l*.ts',
    '!/test',
    '/test/*',
    '!/test/support',
    '!/docs',
    '!/*.json',
    '!/*.js',
  ],
  concurrency: 2,
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { reportTests: false, logTests: false, allowColor: false },
  tempDirName: '.stryker',
  cleanTempDir: 'always',
};
