import { DemoProgram } from '../../infra/program/demo-program.mjs';
import { PASSWORD } from './src/support/roles.ts';

/**
 * Starts the program that the stories are told on, with a fresh demo city; Playwright's set-up of a run. Where
 * FANZHA_STORIES_URL is set, the stories are told there instead: a demo city that runs with the password in
 * support/roles.ts and FANZHA_TRUST_PROXY=on, and that nobody needs, as stories record and lock.
 * @returns the way to stop it
 */
export default async function startDemoCity() {
  if (process.env.FANZHA_STORIES_URL) return;
  const program = new DemoProgram(PASSWORD, { FANZHA_TRUST_PROXY: 'on' });
  const stop = () => program.stop();
  try {
    process.env.FANZHA_STORIES_URL = await program.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
