/** Tests run as native ES modules; TypeScript is only stripped here, `npm run types` checks it. */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^nanoid/non-secure$': '<rootDir>/test/support/nanoid.cjs',
  },
  transform: { '^.+\\.tsx?$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
};

export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  // Native ES modules of finished files stay in memory: at the limit of its heap a worker stands still for seconds.
  workerIdleMemoryLimit: '1500MB',
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
