// npm run faults [-- --short] [-- --rounds 3 --seconds 4]
//
// Kills the API, the worker, a PostgreSQL backend, all connections and the postmaster while clerks write in every
// ledger, restarts what a supervisor would restart, and then compares every acknowledged write with what is stored and
// every figure with the ledgers. The last line is `N passed, N failed, 0 skipped`. The short form judges no times: with
// other work beside it they say nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DemoProgram } from '../program/demo-program.mjs';
import { Verdicts } from '../program/verdicts.mjs';
import { compare } from './comparison.mjs';
import { newJournal, writeUntil } from './writers.mjs';

const READY_WITHIN_MS = 10_000;
/** Nothing comes back after it, whatever else the machine does. */
const PATIENCE_MS = 120_000;

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, rounds: { type: 'string' }, seconds: { type: 'string' } },
});
const rounds = Number(values.rounds ?? (values.short ? 1 : 3));
const seconds = Number(values.seconds ?? (values.short ? 1 : 4));

const program = new DemoProgram({ FANZHA_WORKER: 'off' });

/** What goes wrong, and what a supervisor (systemd, Kubernetes) does about it: it starts the process again. */
const FAULTS = {
  'the API is killed': async () => {
    await program.kill('api');
    program.startApi();
  },
  'the worker is killed': async () => {
    await program.kill('worker');
    program.startWorker();
  },
  'all connections of the API are ended': () =>
    program.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('fanzha_app', 'fanzha_jobs')",
    ),
  'a PostgreSQL backend is killed': async () => {
    const [{ pid }] = await program.sql(
      "select pid from pg_stat_activity where usename = 'fanzha_app' order by backend_start limit 1",
    );
    process.kill(pid, 'SIGKILL');
  },
  'the postmaster is killed': async () => process.kill(program.postmaster, 'SIGKILL'),
  'the API and the postmaster are killed': async () => {
    const { postmaster } = program;
    await program.kill('api');
    process.kill(postmaster, 'SIGKILL');
    program.startApi();
  },
};

const verdicts = new Verdicts();

const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((time) =>
    (time / 1000).toFixed(1),
  );
  return sorted.length > 1 ? `${median} s (${least}–${most})` : `${median} s`;
};

try {
  await program.start();
  program.startWorker();
  const journal = newJournal();
  const [{ since }] = await program.sql('select now() as since');
  let ended = false;
  const writing = writeUntil(program, journal, () => ended);
  for (const [title, fail] of Object.entries(FAULTS)) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      await sleep(seconds * 1000);
      const written = journal.written.size;
      const began = performance.now();
      await fail();
      await writtenMore(journal, written, began);
      await program.ready(PATIENCE_MS);
      times.push(performance.now() - began);
    }
    const within = values.short ? '' : ` within ${READY_WITHIN_MS / 1000} s`;
    verdicts.check(
      `${title}: ready again and writing${within}`,
      values.short || Math.max(...times) <= READY_WITHIN_MS,
      spread(times),
    );
  }
  ended = true;
  await writing;

  const { acknowledged, lost, doubled, strange } = await compare(program, journal, since);
  verdicts.none(
    `${acknowledged} acknowledged writes are stored as acknowledged`,
    acknowledged > 0 ? lost : ['nothing was written'],
  );
  verdicts.none('no key has two records, and nobody stored what no clerk was told', [...doubled, ...strange]);
  verdicts.none('no request was refused that should not be', journal.refused);
  verdicts.none('no request met an INTERNAL error', journal.internal);
  verdicts.check(
    'every 503 told when to come again',
    journal.withoutRetryAfter === 0,
    `${journal.withoutRetryAfter || ''}`,
  );
  const reconcile = await program.cli('reconcile');
  verdicts.check(
    'figures and ledgers agree',
    reconcile.status === 0,
    reconcile.output.trim().split('\n').slice(0, 3).join('; '),
  );
} catch (error) {
  verdicts.check('the run went through', false, error.stack);
} finally {
  await program.stop();
}
verdicts.end();

/** Waits until something has been written after the fault. */
async function writtenMore(journal, before, began) {
  // What was under way when the fault came may still be acknowledged: a few more records are proof.
  while (journal.written.size < before + 10) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`Nothing is written any more\n${program.lastWords()}`);
    await sleep(20);
  }
}
