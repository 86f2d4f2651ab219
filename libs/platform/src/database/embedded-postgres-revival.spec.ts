import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

const VOLATILE = { fsync: 'off', full_page_writes: 'off' };
/** The promise of the runbook, start of the server included. */
const READY_AGAIN_MS = 10_000;

let dataDir: string;
let told: string[];
let servers: EmbeddedPostgres[];
beforeEach(() => {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'fanzha-revival-'));
  fs.chmodSync(parent, 0o755);
  dataDir = path.join(parent, 'pg');
  told = [];
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.stop();
  fs.rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

async function start(keepAlive = true): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: VOLATILE,
    keepAlive,
    log: (line) => told.push(line),
  });
  servers.push(server);
  return server;
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return Object.values((await client.query(question)).rows[0] as object)[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks until there is an answer; throws when there is none in time. */
async function answerOf(url: string, question: string): Promise<unknown> {
  for (const end = Date.now() + READY_AGAIN_MS; ; await sleep(50)) {
    const answer = await ask(url, question).catch((error: unknown) => ({ error }));
    if (typeof answer !== 'object' || answer === null) return answer;
    if (Date.now() > end) throw new Error(`no answer within ${READY_AGAIN_MS} ms; told: ${told.join('; ')}`);
  }
}

describe('an embedded PostgreSQL that dies', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGQUIT'] as const)(
    'runs again on the same port with all that was committed: %s',
    async (signal) => {
      const server = await start();
      await ask(server.url, "create table kept as select 'typed'::text as word; select 1 as n").catch(() => undefined);
      const first = server.pid;
      process.kill(first, signal);
      await sleep(300);
      expect(await answerOf(server.url, 'select word from kept')).toBe('typed');
      expect(server.pid).not.toBe(first);
      expect(told.join()).toContain(`process ${first}) has died`);
      expect(server.revivals).toBe(1);
    },
    30_000,
  );

  it('does not begin beside a process of the one before, however busy that is', async () => {
    const server = await start();
    // It computes and looks at nothing: by itself it would go on for minutes without its postmaster.
    const busy = ask(server.url, 'select count(*) from generate_series(1, 3000000000) n where n % 7 = 8').catch(
      () => 'ended',
    );
    await sleep(300);
    process.kill(server.pid, 'SIGKILL');
    expect(await busy).toBe('ended');
    expect(await answerOf(server.url, 'select 1')).toBe(1);
  }, 30_000);

  it('is started again by a borrower, once its owner is gone', async () => {
    const left = await start(false); // looks after nothing, as a process that is gone
    fs.writeFileSync(`${left.dataDir}.owner`, String(process.ppid)); // alive: another process owns it
    const borrower = await start();
    expect(borrower).toMatchObject({ adopted: true, owner: false, pid: left.pid });
    process.kill(borrower.pid, 'SIGKILL');
    await sleep(800);
    await expect(ask(borrower.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    fs.rmSync(`${left.dataDir}.owner`);
    expect(await answerOf(borrower.url, 'select 1')).toBe(1);
    expect(borrower.owner).toBe(true);
    expect([left.revivals, borrower.revivals]).toEqual([0, 1]);
  }, 30_000);

  it('stays away once it was stopped', async () => {
    const server = await start();
    await server.stop();
    await sleep(600);
    await expect(ask(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  }, 30_000);
});
