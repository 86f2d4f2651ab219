/**
 * The server process of the embedded PostgreSQL: its cluster is made, it is found, started and stopped, and what a
 * killed one has left is ended. As in embedded-postgres.ts, `node:` built-ins and erasable TypeScript only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemUser } from './postgres-paths.ts';

/** The superuser of every cluster made here. */
export const ROLE = 'fanzha';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

export interface Server {
  readonly bin: string;
  readonly dataDir: string;
  readonly user: SystemUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * initdb. Sorting and upper/lower case follow Unicode by code point everywhere alike; trigrams need UTF-8 in lc_ctype.
 */
export function createCluster({ bin, dataDir, user, settings }: Server): void {
  if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).length > 0)
    throw new Error(`${dataDir} is neither empty nor a PostgreSQL cluster; it is left alone.`);
  // Made beside and renamed: an interrupted first start is never taken for a whole cluster.
  const unfinished = `${dataDir}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const secret = `${dataDir}.secret`;
  fs.writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) for (const file of [unfinished, secret]) fs.chownSync(file, user.uid, user.gid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'];
  const sync = settings['fsync'] === 'off' ? ['--no-sync'] : [];
  const made = spawnSync(
    path.join(bin, 'initdb'),
    [
      '-D',
      unfinished,
      '-U',
      ROLE,
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--no-instructions',
      ...locale,
      ...sync,
    ],
    { ...identity(user), cwd: unfinished, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed (${made.status}): ${made.stderr}`, { cause: made.error });
  if (user) fs.chownSync(secret, 0, 0); // was lent to initdb
  fs.renameSync(unfinished, dataDir);
}

/** The server that already runs on `dataDir`, once it is ready. Clears away the lock of one that is gone. */
export async function findRunning(
  dataDir: string,
  log: (line: string) => void,
): Promise<{ pid: number; port: number } | null> {
  for (const end = Date.now() + START_LIMIT_MS; ; await sleep(15)) {
    const lock = readLock(dataDir);
    if (!lock) return null;
    if (!isPostgres(lock.pid)) {
      await endOrphans(dataDir);
      fs.rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
      log(`removed a stale postmaster.pid (process ${lock.pid} is gone)`);
      return null;
    }
    if (lock.ready) {
      log(`joined the PostgreSQL that already runs (process ${lock.pid}, port ${lock.port})`);
      return lock;
    }
    if (Date.now() > end) throw new Error(`PostgreSQL (process ${lock.pid}) does not become ready; see ${dataDir}.log`);
  }
}

/** Starts the server and waits until it says that it is ready. */
export async function launch(
  { bin, dataDir, user, settings }: Server,
  port: number,
): Promise<{ pid: number; port: number }> {
  const output = fs.openSync(`${dataDir}.log`, 'a', 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path.join(bin, 'postgres'), ['-D', dataDir, '-p', String(port), ...options], {
    ...identity(user),
    cwd: dataDir,
    // A process group of its own: Ctrl-C reaches us alone, and we stop the server after our connections are closed.
    detached: true,
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  child.unref();
  let ended: unknown = null;
  child.on('error', (error) => (ended = error));
  child.on('exit', (code, signal) => (ended = signal ?? `exit code ${code}`));
  for (const end = Date.now() + START_LIMIT_MS; ; await sleep(15)) {
    const lock = readLock(dataDir);
    if (lock && lock.pid === child.pid && lock.ready) return { pid: lock.pid, port };
    if (ended !== null || Date.now() > end)
      throw new Error(`PostgreSQL did not start (${ended ?? 'no answer'}); see ${dataDir}.log`);
  }
}

/** Options of a child process that runs as `user` and inherits nothing of our environment but the search path. */
function identity(user: SystemUser | null) {
  return { ...(user && { uid: user.uid, gid: user.gid }), env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C' } };
}

export async function stopServer(dataDir: string, pid: number): Promise<void> {
  if (isPostgres(pid)) process.kill(pid, 'SIGINT');
  for (const end = Date.now() + STOP_LIMIT_MS; isPostgres(pid) && Date.now() < end;) await sleep(20);
  fs.rmSync(`${dataDir}.owner`, { force: true });
}

/**
 * Ends what a killed server has left behind: its processes go on until they notice, and one that still writes beside
 * the next server would spoil the data. Their directory tells them from those of other servers.
 */
async function endOrphans(dataDir: string): Promise<void> {
  if (process.platform !== 'linux') return; // elsewhere the next server waits for them by itself
  const home = fs.realpathSync(dataDir);
  const isOrphan = (pid: number) =>
    isPostgres(pid) && fs.readlinkSync(`/proc/${pid}/cwd`) === home && process.kill(pid, 'SIGKILL');
  for (const end = Date.now() + STOP_LIMIT_MS; Date.now() < end; await sleep(20)) {
    const left = fs
      .readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && orElse(false, () => isOrphan(pid)));
    if (left.length === 0) return;
  }
}

/** What postmaster.pid says (lines: 1 process, 4 port, 8 state); null when there is none. */
export function readLock(dataDir: string): { pid: number; port: number; ready: boolean } | null {
  const lines = orElse('', () => fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[0]) > 0
    ? { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
    : null;
}

export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process ids are used again: after a reboot the one in postmaster.pid may belong to anything. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  return (
    process.platform !== 'linux' ||
    orElse(false, () => /^([^\0]*\/)?postgres[:\0]/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
  );
}

/** What `look` finds, or `otherwise` where the process it looks at is gone meanwhile, or somebody else's. */
function orElse<T>(otherwise: T, look: () => T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
