/**
 * The environment of the native runtime: the realm of the worker as it is. What Jest and a spec file set in it is put
 * back when the file is done: the environment variables, the console, spies, and the way to leave the process.
 */
// Jest's own environment gives a realm all globals that are there when it is first loaded. It has to be before the
// program leaves its own there, such as Nest's list of GraphQL types: a spec with a realm would share it.
import 'jest-environment-node';
import { ModuleMocker } from 'jest-mock';

/** Where jest-circus keeps what belongs to one file. */
const OF_ONE_FILE = [Symbol.for('EVENT_HANDLERS'), Symbol.for('TEST_TIMEOUT_SYMBOL')];

export default class NativeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  #before = { variables: { ...process.env }, console: globalThis.console, exit: process.exit };

  async setup() {}

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!(name in this.#before.variables)) delete process.env[name];
    Object.assign(process.env, this.#before.variables);
    globalThis.console = this.#before.console;
    process.exit = this.#before.exit;
    for (const name of OF_ONE_FILE) globalThis[name] = undefined;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}
