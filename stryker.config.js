/** `npm run mutate` (scripts/mutate.mjs) adds which rules it breaks. */
export default {
  testRunner: 'specs',
  plugins: ['./scripts/mutate/specs.mjs'],
  coverageAnalysis: 'all',
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
  // A busy machine is no reason to take a change for an endless loop; such loops are known by how often they turn.
  timeoutMS: 30_000,
  concurrency: 1,
  reporters: ['progress-append-only'],
  logLevel: 'error',
  warnings: false,
  allowConsoleColors: false,
  tempDirName: '.stryker',
  cleanTempDir: 'always',
};
