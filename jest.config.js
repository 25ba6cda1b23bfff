/**
 * Test files run in plain Node and share its modules: in a world of its own, as Jest makes one by default, each file
 * read and prepared the whole server again (docs/adr/0105).
 */
const common = {
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/test/support/runner/worker.js'],
  // For `-o`, which asks what imports a changed file: sources import by the names that they have after the build.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: ['<rootDir>/test/support/runner/guards.js'],
  // `npm run mutate` works on a copy of the rules there.
  modulePathIgnorePatterns: ['<rootDir>/\\.stryker/'],
};

/** What starts servers or browsers, or walks everything: left out by `npm test -- --fast` and `-- --changed`. */
const LONG = [
  '/test/portal/(browser|desks-browser|taking-part|typing-browser|windows-browser|way-in|journey|pages|imported)\\.spec',
  '/test/kernel/(running|embedded-postgres|frozen-database)\\.spec',
  '/test/law/(numbers|pages|forms|texts|hostile-values|remembered|past)\\.spec',
  '/test/open-data/(import|import-files|participation-real)\\.spec',
  '/test/moderation/(canaries|moderation|races)\\.spec',
  '/test/accounts/(addresses|key)\\.spec',
  '/test/api/(pdf|random-documents)\\.spec',
  '/test/notifications/processes\\.spec',
  '/test/proposals/races\\.spec',
  '/test/speed/same-answers\\.spec',
  '/test/evidence/hostile\\.spec',
  '/test/drafting/word-in-office\\.spec',
];

export default {
  maxWorkers: 2,
  projects: [
    /** The rules stand beside their specs and need no database: `npm test -- src/domain` takes seconds. */
    { ...common, displayName: 'rules', testMatch: ['<rootDir>/src/domain/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'server',
      testMatch: ['<rootDir>/{src,test}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['<rootDir>/src/domain/', '/node_modules/', ...(process.env.TEST_FAST ? LONG : [])],
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    },
  ],
};
