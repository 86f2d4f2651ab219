/**
 * The three kinds of Jest project. A project's jest.config.mjs is one call; what differs is where the code runs:
 * `unit` in plain Node, `integration` in Node beside a real PostgreSQL, `component` in a simulated browser.
 *
 * Tests run on the sources of every project they touch: no build comes first, and a stack trace
 * shows the line somebody wrote.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const tool = (file) => path.join(import.meta.dirname, file);

/** Tests compile as the build does, except that Jest wants its source maps inline and its specs compiled. */
function compiler() {
  const { jsc } = JSON.parse(readFileSync(path.join(root, 'infra/swc/build.swcrc'), 'utf8'));
  return ['@swc/jest', { swcrc: false, jsc, module: { type: 'es6' }, sourceMaps: 'inline' }];
}

const base = () => ({
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'ts', 'mjs', 'cjs', 'json', 'node', 'vue'],
  moduleNameMapper: {
    '^@fanzha/([^/]+)$': path.join(root, 'libs/$1/src/index.ts'),
    '^@fanzha/([^/]+)/([^/]+)$': path.join(root, 'libs/$1/src/$2/index.ts'),
    // TypeScript under Node's ESM rules names the emitted file ('./period.js'); here only the source exists. Packages
    // pass through this too and find their .js again, because it comes first among the extensions above.
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '\\.ts$': compiler() },
  // For what never ends. No test is judged by its time, and `npm test` runs other steps beside this one.
  testTimeout: 20_000,
  reporters: ['default', tool('count-reporter.mjs')],
});

/** Specs in the realm of their worker, on modules that it has loaded once (docs/decisions/0063). */
const native = {
  testEnvironment: tool('native-environment.mjs'),
  runtime: tool('native-runtime.mjs'),
  // Specs import from @jest/globals; nothing is put into a realm that the program runs in as well.
  injectGlobals: false,
};

/** Pure TypeScript: the specs beside the files of a library. */
export const unit = () => ({ ...base(), ...native });

/** Everything that touches PostgreSQL: one temporary server for the whole run, one cloned database per file. */
export const integration = () => ({
  ...base(),
  ...native,
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // On a machine that others use as well a file of 100,000 rows takes its time. A statement goes a longer way on a
  // cluster, and the first spec makes its template there.
  testTimeout: process.env.CITUS_URL ? 120_000 : 60_000,
  // Half of every test is waiting for PostgreSQL, so a worker per core pays even while other projects run.
  maxWorkers: '100%',
  // Node keeps the modules of finished specs alive, and so their applications; a worker that had dozens is replaced.
  workerIdleMemoryLimit: '700MB',
});

/** Vue components and composables, mounted in jsdom. */
export const component = () => {
  const shared = base();
  return {
    ...shared,
    maxWorkers: '100%',
    testEnvironment: tool('jsdom-env.mjs'),
    // Vue and its test tools export a browser build (no ESM) and a Node build; only the latter loads here.
    testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
    extensionsToTreatAsEsm: ['.ts', '.vue', '.md'],
    moduleNameMapper: {
      '\\.(css|svg|png|jpg|woff2)(\\?.*)?$': tool('empty.mjs'),
      '^guides/(.*)$': path.join(root, 'docs/zh/$1'),
      ...shared.moduleNameMapper,
    },
    transform: { ...shared.transform, '\\.vue$': tool('vue-transform.mjs'), '\\.md$': tool('markdown-transform.mjs') },
  };
};
