import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@fanzha/platform';
import pg from 'pg';
import { MIGRATIONS } from '../migrations/index.js';
import type { TestDatabase } from './support/database.js';
import { TEST_REGIONS } from './support/regions.js';

/** Nothing waits for the disk; commits still tell the replica at once. */
const QUICK = { fsync: 'off', full_page_writes: 'off' };
const LEVELS: Readonly<Record<number, string>> = { 2: 'PROVINCE', 4: 'CITY', 6: 'COUNTY', 9: 'TOWN', 12: 'COMMUNITY' };

/** A server and a replica of it, which streams what is committed there. */
export class Pair {
  private readonly home = fs.mkdtempSync(path.join(os.tmpdir(), 'fanzha-replica-'));
  private pool: pg.Pool | undefined;

  primary!: EmbeddedPostgres;
  replica!: EmbeddedPostgres;

  static async start(): Promise<Pair> {
    const pair = new Pair();
    fs.chmodSync(pair.home, 0o755);
    pair.primary = await pair.startPrimary();
    await migrate(pair.primary.url, MIGRATIONS);
    await pair.primary.stop();
    pair.copy();
    pair.primary = await pair.startPrimary();
    pair.pool = new pg.Pool({ connectionString: pair.primary.url, max: 2 });
    pair.pool.on('error', () => undefined);
    for (const [code, name] of TEST_REGIONS) {
      const above =
        code.length > 6 ? code.slice(0, code.length - 3) : code.length > 2 ? code.slice(0, code.length - 2) : null;
      await pair.pool.query(
        "insert into region (code, name, level, parent_code, source) values ($1, $2, $3, $4, 'test')",
        [code, name, LEVELS[code.length], above],
      );
    }
    pair.replica = await pair.startReplica();
    return pair;
  }

  /** The primary as specs know a database. */
  get db(): TestDatabase {
    return {
      ownerUrl: this.primary.url,
      sql: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
        (await this.pool!.query<Row>(text, values)).rows,
      drop: () => this.stop(),
    };
  }

  async onReplica(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.replica.url });
    await client.connect();
    await client.query(text);
    await client.end();
  }

  /** Sends a signal to every process of the replica. */
  signalReplica(signal: NodeJS.Signals): void {
    const home = fs.realpathSync(this.replica.dataDir);
    const belongs = (pid: string) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/cwd`) === home;
      } catch {
        return false; // gone meanwhile
      }
    };
    for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && belongs(name)))
      process.kill(Number(pid), signal);
  }

  /** Starts the replica anew where it was. */
  async restartReplica(): Promise<void> {
    this.replica = await this.startReplica(this.replica.port);
  }

  async stop(): Promise<void> {
    await this.pool?.end();
    await this.replica.stop();
    await this.primary.stop();
    fs.rmSync(this.home, { recursive: true, force: true });
  }

  private startPrimary(): Promise<EmbeddedPostgres> {
    return startEmbeddedPostgres({ dataDir: path.join(this.home, 'primary'), settings: QUICK });
  }

  private startReplica(port?: number): Promise<EmbeddedPostgres> {
    const { hostname, port: from, username, password } = new URL(this.primary.url);
    const primary_conninfo = `host=${hostname} port=${from} user=${username} password=${password}`;
    const settings = { ...QUICK, primary_conninfo };
    return startEmbeddedPostgres({ dataDir: path.join(this.home, 'replica'), settings, ...(port && { port }) });
  }

  /** A copy of the stopped primary, which follows it from then on. The embedded binaries have no pg_basebackup. */
  private copy(): void {
    const [from, to] = [path.join(this.home, 'primary'), path.join(this.home, 'replica')];
    fs.cpSync(from, to, { recursive: true });
    fs.cpSync(`${from}.secret`, `${to}.secret`);
    fs.writeFileSync(path.join(to, 'standby.signal'), '');
    const { uid, gid, mode } = fs.statSync(from);
    for (const entry of ['', ...(fs.readdirSync(to, { recursive: true }) as string[])])
      fs.chownSync(path.join(to, entry), uid, gid);
    fs.chmodSync(to, mode);
  }
}
