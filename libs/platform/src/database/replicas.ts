import type { Pool } from 'pg';
import { AskedOnce } from './asked-once.js';
import { positionPool } from './pools.js';
import { type History, type LogPosition, Replica } from './replica.js';
import { APP_ROLE, roleUrl } from './roles.js';

const LOOK_EVERY_MS = 1_000;
/** Where the primary does not tell its position by then, the read goes to the primary itself. */
const PRIMARY_LIMIT_MS = 1_000;

/** Everything whose commit was acknowledged lies before it. */
const POSITION = "select pg_current_wal_flush_lsn() - '0/0'::pg_lsn as position";
const HISTORY = `
  select system_identifier::text as system,
    ('x' || substr(pg_walfile_name(pg_current_wal_flush_lsn()), 1, 8))::bit(32)::int as timeline
  from pg_control_system()`;

/**
 * The replicas of the database. A read asks the primary how far its log goes, and a replica answers it once it has
 * replayed so much: a reader sees every commit that was acknowledged to anybody before, as on the primary itself.
 * Commits wait for no replica, and the servers need no setting for it.
 */
export class Replicas {
  readonly all: readonly Replica[];
  private readonly primary: Pool;
  private readonly position: AskedOnce<LogPosition>;
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | null = null;
  private turn = 0;

  constructor(ownerUrl: string, readUrls: readonly string[]) {
    this.primary = positionPool(roleUrl(ownerUrl, APP_ROLE), PRIMARY_LIMIT_MS);
    this.position = new AskedOnce(() => this.askPosition());
    this.all = readUrls.map((url) => new Replica(url, ownerUrl));
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    void this.look();
  }

  /** One that has everything committed until now; null where none has it soon: then the primary is asked. */
  async choose(): Promise<{ readonly replica: Replica; readonly position: LogPosition } | null> {
    const used = this.all.filter(({ state }) => state === 'used');
    const replica = used[this.turn++ % used.length];
    // Where the primary does not answer, no replica can know whether it has everything.
    const position = replica && (await this.position.ask().catch(() => null));
    if (replica === undefined || position === undefined || position === null) return null;
    if (await replica.reaches(position)) return { replica, position };
    replica.decline('it did not catch up in time');
    return null;
  }

  /** Looks at each of them: one that does not answer keeps nobody from the others. */
  async look(): Promise<void> {
    this.looking ??= this.lookAtAll().finally(() => (this.looking = null));
    await this.looking;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await Promise.all([this.primary.end(), ...this.all.map((replica) => replica.close())]);
  }

  private async lookAtAll(): Promise<void> {
    try {
      const { rows } = await this.primary.query<History>(HISTORY);
      const [history] = rows;
      const position = await this.position.ask();
      if (history) await Promise.all(this.all.map((replica) => replica.look(history, position)));
    } catch {
      // The primary is away, which its own pools tell; replicas are judged again when it is back.
    }
  }

  private async askPosition(): Promise<LogPosition> {
    const { rows } = await this.primary.query<{ position: LogPosition }>(POSITION);
    if (rows[0] === undefined) throw new Error('the primary does not say how far its log goes');
    return rows[0].position;
  }
}
