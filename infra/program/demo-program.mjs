import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SERVE = path.join(import.meta.dirname, 'serve');
/** Milliseconds a first start may take: database, schema and some thousand records. */
const FIRST_START_MS = 300_000;

/** Password of the accounts of these demo cities, which only this machine can reach while a test runs. */
const DEMO_PASSWORD = 'Taizhang-2026';

/**
 * The built program with a demo city of its own: a free port, a temporary data directory, nothing left behind. Whatever
 * the shell points to, it uses its own embedded database. Where FANZHA_DEMO_COPY names a directory that `leaveCopy` has
 * written, it begins with that city: making one takes a minute of a core.
 */
export class DemoProgram {
  /** @param env settings beside those of a demo */
  constructor(env = {}) {
    this.password = DEMO_PASSWORD;
    this.dataDir = mkdtempSync(path.join(os.tmpdir(), 'fanzha-program-'));
    // As root the database runs as another user, who must be able to come in.
    chmodSync(this.dataDir, 0o755);
    this.settings = env;
    this.said = [];
  }

  /** @returns the address, once the program is ready */
  async start() {
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const copy = process.env.FANZHA_DEMO_COPY;
    if (copy && existsSync(copy)) copyDirectory(`${copy}/.`, this.dataDir);
    this.startApi();
    await this.ready(FIRST_START_MS);
    return this.url;
  }

  /** Makes a demo city and leaves it in `directory`, from which FANZHA_DEMO_COPY takes it. */
  static async leaveCopy(directory) {
    const program = new DemoProgram();
    try {
      await program.start();
      await program.end();
      copyDirectory(program.dataDir, directory);
    } finally {
      await program.stop();
    }
  }

  startApi() {
    this.api = this.run('apps/api/dist/src/main.js');
  }

  /** A worker beside the API, for programs whose API has none: FANZHA_WORKER=off. */
  startWorker() {
    this.worker = this.run('apps/api/dist/src/worker.js');
  }

  /**
   * Waits until the API says that it is ready.
   * @returns how long that took, in ms.
   * @throws Error with the last words of the program after `patience` ms.
   */
  async ready(patience) {
    const began = performance.now();
    for (;;) {
      const ready = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
        ({ ok }) => ok,
        () => false,
      );
      const waited = performance.now() - began;
      if (ready) return waited;
      if (waited > patience || this.api.exitCode !== null)
        throw new Error(`Not ready after ${Math.round(waited)} ms\n${this.lastWords()}`);
      await sleep(50);
    }
  }

  /** Ends a process ('api', 'worker') without a word, as a failing machine does. */
  async kill(name) {
    const child = this[name];
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  get postmaster() {
    return Number(this.lock()[0]);
  }

  /** Address of the database for its owner, who sees every row. */
  get ownerUrl() {
    const secret = readFileSync(`${this.clusterDir}.secret`, 'utf8').trim();
    return `postgres://fanzha:${secret}@127.0.0.1:${this.lock()[3]}/fanzha`;
  }

  /** Runs SQL as the owner. */
  async sql(text, values) {
    const client = new pg.Client({ connectionString: this.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Runs a command of the command line. @returns its exit status and what it printed. */
  async cli(...words) {
    const child = spawn(process.execPath, [path.join(ROOT, 'apps/api/dist/src/cli.js'), ...words], {
      cwd: ROOT,
      env: this.env,
    });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
    const [status] = await once(child, 'close');
    return { status, output: Buffer.concat(printed).toString() };
  }

  lastWords() {
    return Buffer.concat(this.said.slice(-60)).toString();
  }

  /** Resident memory of the API in MB. */
  get residentMegabytes() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.api.pid}/status`, 'utf8'))[1]) / 1024;
  }

  async stop() {
    await this.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Ends the processes and leaves the data directory. */
  async end() {
    for (const child of [this.worker, this.api]) {
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    await this.stopPostmaster();
  }

  /** Where the API was killed for good, its database is still there. */
  async stopPostmaster() {
    try {
      for (const { postmaster } = this; ; await sleep(50)) process.kill(postmaster, 'SIGINT');
    } catch (error) {
      if (error.code !== 'ESRCH' && error.code !== 'ENOENT') throw error;
    }
  }

  get clusterDir() {
    return path.join(this.dataDir, 'postgres');
  }

  lock() {
    return readFileSync(path.join(this.clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  }

  get env() {
    return {
      ...process.env,
      DATABASE_URL: '',
      REDIS_URL: '',
      FANZHA_HOST: '127.0.0.1',
      FANZHA_PORT: String(this.port),
      FANZHA_DATA_DIR: this.dataDir,
      FANZHA_DEMO: 'on',
      FANZHA_DEMO_PASSWORD: this.password,
      FANZHA_WORKER: 'inline',
      FANZHA_SECURE_COOKIES: 'off',
      ...this.settings,
    };
  }

  run(file) {
    const child = serve(path.join(ROOT, file), { cwd: ROOT, env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => this.said.push(chunk));
    return child;
  }
}

/** With owners and rights: as root the database runs as another user. */
function copyDirectory(from, to) {
  execFileSync('cp', ['-a', '--reflink=auto', from, to]);
}

/** Runs a server program as `npm start` does, by the same Node as this process. @param options of `spawn` */
export function serve(file, { env, ...options }) {
  const PATH = `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`;
  return spawn(SERVE, [file], { ...options, env: { ...env, PATH } });
}

/** A port that nobody listens on. */
export async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
