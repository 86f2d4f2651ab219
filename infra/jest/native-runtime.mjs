/**
 * A runtime for Jest (`runtime` of its configuration) that runs spec files in the realm of their worker, on modules
 * that Node has loaded once (native-modules.mjs). Jest's own makes a realm and loads everything into it for each file:
 * some five seconds for Nest, TypeORM, GraphQL and the program, more than most files take to run.
 *
 * What it lacks, it lacks by name: there is no `jest.mock` and there are no fake timers. Everything else is Jest's:
 * its runner, hooks, timeouts, reporters, workers. A spec that changes the program itself, such as by a further ledger,
 * would change it for those after it; with `@jest-environment node` at its head it has a realm of its own as ever.
 */
import { createRequire } from 'node:module';
import JestRuntime from 'jest-runtime';
import { enter, ownUrl, sourceMaps } from './native-modules.mjs';

const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
const require = createRequire(import.meta.url);

class NativeRuntime {
  #globals = {};

  constructor(...given) {
    const [config, environment, resolver, transformer] = given;
    if (environment.getVmContext()) return new JestRuntime(...given);
    this.mocker = environment.moduleMocker;
    enter({ config, resolver, transformer, globals: () => ({ ...this.#globals, jest: this.#jest() }) });
  }

  #jest() {
    const mocker = this.mocker;
    const bound = ['fn', 'spyOn', 'replaceProperty', 'mocked', 'isMockFunction'].map((name) => [
      name,
      mocker[name].bind(mocker),
    ]);
    const jest = {
      ...Object.fromEntries(bound),
      clearAllMocks: () => (mocker.clearAllMocks(), jest),
      resetAllMocks: () => (mocker.resetAllMocks(), jest),
      restoreAllMocks: () => (mocker.restoreAllMocks(), jest),
      setTimeout: (milliseconds) => ((globalThis[TEST_TIMEOUT] = milliseconds), jest),
    };
    return jest;
  }

  setGlobalsForRuntime(globals) {
    this.#globals = globals;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(file) {
    return import(ownUrl(file));
  }

  requireModule(file) {
    return require(file);
  }

  /** Jest's own modules hold the tests of one file (jest-circus), so each file has a new one. */
  requireInternalModule(file) {
    delete require.cache[file];
    return require(file);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  clearAllMocks() {
    this.mocker.clearAllMocks();
  }

  resetAllMocks() {
    this.mocker.resetAllMocks();
  }

  restoreAllMocks() {
    this.mocker.restoreAllMocks();
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  enterTestCode() {}

  leaveTestCode() {}

  teardown() {}
}

// Jest takes it by `require` and wants the class itself.
export { NativeRuntime as 'module.exports' };
