/**
 * Test files run in plain Node and share its modules: in a world of its own, as Jest makes one by default, each file
 * read and prepared the whole server again (docs/adr/0105).
 */
const common = {
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/test/support/runner/worker.js'],
  setupFilesAfterEnv: ['<rootDir>/test/support/runner/guards.js'],
};

export default {
  maxWorkers: 2,
  projects: [
    /** The rules stand beside their specs and need no database: `npm test -- src/domain` takes seconds. */
    { ...common, displayName: 'rules', testMatch: ['<rootDir>/src/domain/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'server',
      testMatch: ['<rootDir>/{src,test}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['<rootDir>/src/domain/', '/node_modules/'],
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    },
  ],
};
