/** Stryker changes the rules inside Jest's own runner, which needs TypeScript translated and ES modules allowed. */
const jest = {
  testMatch: ['<rootDir>/src/domain/**/*.spec.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
  testTimeout: 5000,
};

/** `npm run mutate` breaks the rules of `src/domain` one by one and tells which change no spec beside them notices. */
export default {
  mutate: ['src/domain/**/*.ts', '!src/domain/**/*.spec.ts'],
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
