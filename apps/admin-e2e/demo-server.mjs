import { DemoProgram } from '../../infra/program/demo-program.mjs';
import { PASSWORD } from './src/support/roles.ts';

/**
 * The program that the stories are told on.
 * @param started receives the way to stop as soon as there is something to stop
 * @returns the address, once it is ready
 */
export async function startDemoServer(started) {
  const program = new DemoProgram(PASSWORD, { FANZHA_TRUST_PROXY: 'on' });
  started(() => program.stop());
  return program.start();
}
