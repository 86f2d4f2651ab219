import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres, startTemporaryPostgres } from './embedded-postgres.js';

/** A new server writes its files to the disk: seconds where others write as well. */
jest.setTimeout(60_000);

const VOLATILE = { fsync: 'off', full_page_writes: 'off' };

/**
 * Starts the server in another process, which then goes on with `next`, a script that finds it as `server`.
 * @returns the process, and what it was told
 */
async function startElsewhere(
  { keepAlive = false, dataDir }: { readonly dataDir: string; readonly keepAlive?: boolean },
  next: string,
) {
  const launcher = path.join(import.meta.dirname, 'embedded-postgres.ts');
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(launcher)});
    const server = await startEmbeddedPostgres(${JSON.stringify({ dataDir, keepAlive, settings: VOLATILE })});
    const { pid, port, url } = server;
    console.log(JSON.stringify({ pid, port, url })); ${next}`;
  // No compiler: Node strips the types itself, as it does for the global setup of the tests.
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => resolve(data.toString()));
    child.on('exit', () => reject(new Error('the server did not start')));
  });
  return { child, gone, told: JSON.parse(line) as Pick<EmbeddedPostgres, 'pid' | 'port' | 'url'> };
}

/** Starts the server in another process, which is then killed without warning. Answers what that process was told. */
async function startAndKill(dataDir: string): Promise<Pick<EmbeddedPostgres, 'pid' | 'port'>> {
  const { child, gone, told } = await startElsewhere({ dataDir }, 'setInterval(() => {}, 1000);');
  child.kill('SIGKILL');
  await gone;
  return told;
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(question)).rows[0] as object)[0];
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let parent: string;
  beforeEach(() => {
    parent = fs.mkdtempSync(path.join(os.tmpdir(), 'fanzha-pg-'));
    fs.chmodSync(parent, 0o755);
  });
  afterEach(() => fs.rmSync(parent, { recursive: true, force: true }));

  it('adopts the server of a process that was killed, and stops it; then clears a stale postmaster.pid', async () => {
    const dataDir = path.join(parent, 'pg');
    const left = await startAndKill(dataDir);

    const adopted = await startEmbeddedPostgres({ dataDir });
    expect(adopted).toMatchObject({ pid: left.pid, port: left.port, adopted: true, owner: true });
    expect(await ask(adopted.url, 'show data_checksums')).toBe('on');
    expect(fs.statSync(`${adopted.dataDir}.secret`).mode & 0o777).toBe(0o600);
    await adopted.stop();
    await expect(ask(adopted.url, 'select 1')).rejects.toThrow('ECONNREFUSED');

    // A pid file of a process that is alive but is no PostgreSQL: what a reboot leaves behind.
    fs.writeFileSync(
      path.join(adopted.dataDir, 'postmaster.pid'),
      `${process.ppid}\n${adopted.dataDir}\n0\n5432\n\n\n\nready\n`,
    );
    const told: string[] = [];
    const fresh = await startEmbeddedPostgres({ dataDir, settings: VOLATILE, log: (line) => told.push(line) });
    expect(fresh.adopted).toBe(false);
    expect(told.join()).toContain('stale postmaster.pid');
    expect(await ask(fresh.url, 'select 1')).toBe(1);
    await fresh.stop();
  });

  it('is stopped by a process that has nothing else to do any more', async () => {
    const dataDir = path.join(parent, 'pg');
    const { gone, told } = await startElsewhere({ dataDir, keepAlive: true }, 'void server.stop();');
    expect(await gone).toBe(0);
    await expect(ask(told.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('sorts and folds by Unicode, keeps UTC, listens on this machine only, and is durable by default', async () => {
    const server = await startEmbeddedPostgres({ dataDir: path.join(parent, 'pg') });
    try {
      expect(
        await ask(
          server.url,
          `select concat_ws(' ', current_setting('fsync'), current_setting('TimeZone'),
             current_setting('listen_addresses'), upper('é'))`,
        ),
      ).toBe('on UTC 127.0.0.1 É');
      expect(
        await ask(
          server.url,
          "select concat(datlocprovider, ' ', datlocale) from pg_database where datname = current_database()",
        ),
      ).toBe('b C.UTF-8');
      expect(await ask(server.url, "select '反诈宣传' ~ '^[[:alpha:]]+$'")).toBe(true); // what trigrams of Chinese rest on
      const second = await startEmbeddedPostgres({ dataDir: path.join(parent, 'pg') });
      expect(second).toMatchObject({ adopted: true, owner: true, pid: server.pid });
    } finally {
      await server.stop();
    }
  });

  it('touches no directory that holds something else', async () => {
    const dataDir = path.join(parent, 'photos');
    fs.mkdirSync(dataDir);
    fs.writeFileSync(path.join(dataDir, 'holiday.jpg'), '');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('left alone');
    expect(fs.readdirSync(dataDir)).toEqual(['holiday.jpg']);
  });

  it('leaves nothing of a temporary server', async () => {
    const server = await startTemporaryPostgres(path.join(parent, 'temporary'));
    expect(await ask(server.url, 'select 1')).toBe(1);
    await server.stop();
    expect(fs.readdirSync(path.dirname(server.dataDir))).toEqual([]);
  });
});
