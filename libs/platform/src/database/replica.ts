import { Logger } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { inTime } from '../bounds/in-time.js';
import { AskedOnce } from './asked-once.js';
import { isConnectionLoss } from './connection-loss.js';
import { positionPool, type ReadKind, replicaPools, replicaUrl } from './pools.js';

/** A position in the primary's log of changes, in bytes from its beginning. */
export type LogPosition = number | bigint;

/** Which server this is, and on which of its histories: a failover begins another one. */
export interface History {
  readonly system: string;
  readonly timeline: number;
}

/**
 * - used: reads go there.
 * - behind: it has not caught up in time, or its replay is paused.
 * - away: it cannot be reached, does not answer or refuses.
 * - unrelated: it is no replica, or one of another server, or of a history that a failover has ended.
 */
export type ReplicaState = 'used' | 'behind' | 'away' | 'unrelated';

/** What a read waits for a replica before it goes to the primary. */
const CATCH_UP_LIMIT_MS = 100;
/** The replica has what was committed within a millisecond, as a rule. */
const LOOK_AGAIN_MS = 2;
/** One that is silent for longer has gone, whatever it holds open. */
const ANSWER_LIMIT_MS = 1_000;

const PROGRESS = {
  name: 'replica.progress',
  text: "select pg_last_wal_replay_lsn() - '0/0'::pg_lsn as position",
};
const IDENTITY = `
  select pg_is_in_recovery() as is_replica, s.system_identifier::text as system,
    greatest(c.timeline_id, r.min_recovery_end_timeline) as timeline
  from pg_control_system() s, pg_control_checkpoint() c, pg_control_recovery() r`;

/** A server that follows the primary and answers reads in its place while it keeps up. */
export class Replica {
  /** Address without role and password, for logs and metrics. */
  readonly name: string;
  /** Reads that it has answered. */
  answered = 0;
  /** Reads that were meant for it, and that the primary answered in its place. */
  declined = 0;
  private current: ReplicaState = 'away';
  private reached: LogPosition = 0;
  private readonly pools: Readonly<Record<ReadKind, Pool>>;
  private readonly watch: Pool;
  private readonly connections = new Set<PoolClient>();
  private readonly progress = new AskedOnce(() => this.lookForProgress());
  private readonly logger = new Logger('Database');

  constructor(readUrl: string, ownerUrl: string) {
    const address = replicaUrl(readUrl, ownerUrl);
    this.name = new URL(address).host;
    this.pools = replicaPools(address);
    this.watch = positionPool(address, ANSWER_LIMIT_MS);
    for (const pool of [this.watch, ...Object.values(this.pools)]) {
      pool.on('connect', (client) => this.connections.add(client));
      pool.on('remove', (client) => this.connections.delete(client));
    }
  }

  get state(): ReplicaState {
    return this.current;
  }

  /** Whether it has replayed the log up to the position, now or within the tenth of a second that a read may wait. */
  async reaches(position: LogPosition): Promise<boolean> {
    if (this.reached >= position) return true;
    const isThere = async () => {
      for (const end = performance.now() + CATCH_UP_LIMIT_MS; performance.now() < end;) {
        this.reached = await this.progress.ask();
        if (this.reached >= position) return true;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
      return false;
    };
    return inTime(
      isThere().catch(() => false),
      false,
      CATCH_UP_LIMIT_MS,
    );
  }

  pool(kind: ReadKind): Pool {
    return this.pools[kind];
  }

  /** Leaves it out until the next look finds it well again. */
  leave(state: Exclude<ReplicaState, 'used'>, why: string): void {
    this.become(state, why);
    this.reached = 0;
    // What was asked there may never be answered: it breaks off here, and the primary is asked.
    if (state !== 'behind') this.breakConnections();
  }

  /** The primary answers a read in its place. */
  decline(why: string): void {
    this.declined += 1;
    if (this.current === 'used') this.leave('behind', why);
  }

  /** A read has failed there: leaves it out where the connection was at error. */
  failed(error: unknown, client: unknown): void {
    this.declined += 1;
    if (client === undefined || isConnectionLoss(error, client)) this.leave('away', messageOf(error));
  }

  /** Looks whether it follows the primary closely enough to be read. */
  async look(history: History, position: LogPosition): Promise<void> {
    try {
      const { rows } = await this.watch.query<{ is_replica: boolean } & History>(IDENTITY);
      const [found] = rows;
      if (!found?.is_replica) this.leave('unrelated', 'it is no replica');
      else if (found.system !== history.system) this.leave('unrelated', 'it follows another server');
      else if (found.timeline !== history.timeline) this.leave('unrelated', 'it follows the time before a failover');
      else if (await this.reaches(position)) this.become('used', '');
      else this.leave('behind', `it lags by more than ${CATCH_UP_LIMIT_MS} ms`);
    } catch (error) {
      this.leave('away', messageOf(error));
    }
  }

  /**
   * Sends the question how far it is, ahead of what the connection is asked next: another server may answer at this
   * address by now, or the same one anew, and with less than before.
   */
  async progressOver(client: PoolClient): Promise<LogPosition> {
    const { rows } = await client.query<{ position: LogPosition | null }>(PROGRESS);
    // Without a position it has replayed nothing, or is no replica any more.
    return rows[0]?.position ?? -1;
  }

  async close(): Promise<void> {
    // A server that does not answer would not let go of them either.
    if (this.current !== 'used') this.breakConnections();
    await Promise.all([this.watch, ...Object.values(this.pools)].map((pool) => pool.end()));
  }

  private async lookForProgress(): Promise<LogPosition> {
    const client = await this.watch.connect();
    let failed = true;
    try {
      const position = await this.progressOver(client);
      failed = false;
      return position;
    } finally {
      client.release(failed);
    }
  }

  private breakConnections(): void {
    for (const { connection } of this.connections as unknown as Iterable<Breakable>) connection?.stream?.destroy();
  }

  private become(state: ReplicaState, why: string): void {
    if (state === this.current) return;
    this.current = state;
    if (state === 'used') this.logger.log(`Reads go to replica ${this.name}`);
    else this.logger.warn(`Replica ${this.name} is left out: ${why}`);
  }
}

/** The socket of a connection, which the types of the driver do not show. */
interface Breakable {
  readonly connection?: { readonly stream?: { destroy(): void } };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
