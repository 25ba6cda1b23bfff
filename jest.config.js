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

/**
 * Files that take more than two seconds on two quiet cores, because they start servers or browsers, or walk everything:
 * left out by `npm test -- --fast` and `-- --changed`.
 */
const LONG = [
  '/test/accounts/(addresses|erasing-texts|key)\\.spec',
  '/test/api/(broken-off|naughty-texts|pdf|proxies|random-documents|remembered|slow-uploads|turns|weight)\\.spec',
  '/test/comments/threads\\.spec',
  '/test/drafting/(hostile-documents|many-at-once|suggestions|texts|values)\\.spec',
  '/test/evidence/(hostile|links|reserved|showing)\\.spec',
  '/test/indicators/many\\.spec',
  '/test/kernel/(embedded-postgres|fetcher|frozen-database|patience|running)\\.spec',
  '/test/law/(below|forms|hostile-values|lengths|numbers|pages|past|remembered|texts)\\.spec',
  '/test/moderation/(canaries|evidence|moderation|races|released-by-time)\\.spec',
  '/test/notifications/(following-proposals|live|live-proposals|live-suggestions|mail|processes)\\.spec',
  '/test/open-data/(ecuador|history|import|import-files|participation-real|plan)\\.spec',
  '/test/plans/order\\.spec',
  '/test/portal/(\\w+-)*(browser|desk|journey|keyboard|list|pages|table|together)\\.spec',
  '/test/portal/(comments|drafting|drafting-forms|evidence|hidden-proposals|imported|missing|overtaken|redirects|reporting|responses|review|suggested-values|taking-part|text-versions|too-long|way-in|windows)\\.spec',
  '/test/proposals/(attachments|lists|races|windows)\\.spec',
  '/test/(report|word)-files/(office|returned|returning)\\.spec',
  '/test/reporting/(document|lists|pages)\\.spec',
  '/test/responses/(debts-of-the-past|responding)\\.spec',
  '/test/search/(bounded|plan-words)\\.spec',
  '/test/speed/same-answers\\.spec',
];

export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/runner/sequencer.js',
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
