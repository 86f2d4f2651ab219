import { ObjectStore, ReceivedFiles } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AttachmentSweepRepository } from './attachment-sweep.repository.js';

/** Bytes without a row, and uploads without a record, are left alone for so long: they may be on their way. */
const GRACE_HOURS = 24;
const HOUR_MS = 3_600_000;
/**
 * Bytes of what was detached stay for a week: a backup of the database may name them, and bytes are copied after it.
 */
const KEPT_DAYS = 7;
const BATCH = 500;

/** Removes what no file needs any more: uploads that nobody attached, bytes that no row names. */
@Injectable()
export class AttachmentSweep {
  constructor(
    private readonly rows: AttachmentSweepRepository,
    private readonly store: ObjectStore,
    private readonly received: ReceivedFiles,
  ) {}

  /** Forgets uploads of yesterday that were attached to nothing, and gives back the room they took. */
  async forget(): Promise<void> {
    await this.received.forget();
    for (const city of await this.rows.cities()) await this.rows.forget(city, GRACE_HOURS);
  }

  /** Removes bytes that no row needs. @returns how many contents were removed */
  async sweep(now = Date.now()): Promise<number> {
    await this.forget();
    let removed = 0;
    for (const city of await this.rows.cities()) {
      for (const [tenantId, keys] of await this.oldKeys(city, now)) {
        for (let start = 0; start < keys.length; start += BATCH)
          removed += await this.removeUnused(city, tenantId, keys.slice(start, start + BATCH));
      }
    }
    return removed;
  }

  /** Keys that were written before the grace, by tenant. */
  private async oldKeys(city: string, now: number): Promise<ReadonlyMap<string, string[]>> {
    const keys: string[] = [];
    for await (const { key, changedAt } of this.store.list(city)) {
      if (now - changedAt.getTime() > GRACE_HOURS * HOUR_MS) keys.push(key);
    }
    return Map.groupBy(keys, (key) => key.split('/')[1] ?? '');
  }

  private removeUnused(city: string, tenantId: string, keys: readonly string[]): Promise<number> {
    const contentOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
    return this.rows.alone(city, tenantId, async (tx) => {
      const used = await this.rows.inUse(tx, tenantId, keys.map(contentOf), KEPT_DAYS);
      const unused = keys.filter((key) => !used.has(contentOf(key)));
      for (const key of unused) await this.store.remove(key);
      return unused.length;
    });
  }
}
