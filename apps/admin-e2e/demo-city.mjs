import { DemoProgram } from '../../infra/program/demo-program.mjs';

/** A first start makes a database and records some thousand records; two at once take their time. */
const START_MS = 300_000;

/** The program of this worker; null where stories are told on one that runs elsewhere. */
let running = null;

/** Whether stories can let days go by. */
export const knowsTime = () => running !== null;

/** Lets days go by for what a story has made: a statement in the database of the worker's city. */
export const letDaysGoBy = (statement, values) => running.sql(statement, values);

/**
 * Starts the program that the stories of one worker are told on, with a fresh demo city, and stops it after the last of
 * them. A worker that replaces one whose story failed has a new city. Where FANZHA_STORIES_URL is set, the stories are
 * told there instead: a demo city that runs with the password in support/roles.ts and FANZHA_TRUST_PROXY=on, and that
 * nobody needs, as stories record and lock.
 *
 * @type {import('@playwright/test').WorkerFixture<string, object>}
 */
// eslint-disable-next-line no-empty-pattern -- Playwright reads from the parameter which fixtures one needs.
const start = async ({}, use) => {
  const given = process.env.FANZHA_STORIES_URL;
  if (given) return use(given);
  const program = new DemoProgram({ FANZHA_TRUST_PROXY: 'on' });
  try {
    const url = await program.start();
    running = program;
    await use(url);
  } finally {
    running = null;
    await program.stop();
  }
};

/**
 * The fixture `url`: address of the server, one for each worker.
 *
 * @type {[typeof start, { scope: 'worker', timeout: number }]}
 */
export const demoCity = [start, { scope: 'worker', timeout: START_MS }];

/**
 * A city of its own with further settings, for as long as `use` runs.
 *
 * @param {Readonly<Record<string, string>>} env
 * @param {(url: string) => Promise<void>} use
 */
export async function cityWith(env, use) {
  const program = new DemoProgram({ FANZHA_TRUST_PROXY: 'on', ...env });
  try {
    await use(await program.start());
  } finally {
    await program.stop();
  }
}
