import { Maintenance } from '@fanzha/platform';
import { Injectable, Logger } from '@nestjs/common';
import { ASIDE_BY_CITY, type SetAside, setFirstAside } from './aside.repository.js';
import { compactBatch, type Folded } from './compaction.repository.js';
import { COMMUNITIES, foldHouseholds } from '../households/covered.repository.js';

/** Deltas folded per transaction: large enough to group well, small enough to hold its snapshot for a few seconds. */
const COMPACTION_BATCH = 50_000;

/**
 * Between two looks at whether what is aside fits again: at least a minute, and so long that
 * looking takes little of the time.
 */
const LOOK_AGAIN_MS = 60_000;
const LOOK_AGAIN_SHARE = 20;

/**
 * SQLSTATEs that say that the data do not fit (class 22: out of range, malformed; 23: constraints),
 * and never will by trying again.
 */
export const isDataError = (error: unknown): boolean => /^2[23]/.test((error as { code?: string } | null)?.code ?? '');

/** Folds pending deltas into cells. Readers see the same figures before, during and after. */
@Injectable()
export class CompactionService {
  private readonly log = new Logger(CompactionService.name);
  /** When to look again at what is aside in a city. */
  private readonly looks = new Map<string, number>();

  constructor(private readonly maintenance: Maintenance) {}

  /**
   * Compacts one city until nothing is pending or another process holds it. What cannot be folded is set aside,
   * and looked at again at the end.
   * @returns the number of deltas folded or set aside.
   */
  async compactCity(cityCode: string, batch = COMPACTION_BATCH): Promise<number> {
    const folded = await this.foldPending(cityCode, batch);
    await this.foldAside(cityCode);
    return folded;
  }

  private async foldPending(cityCode: string, batch: number): Promise<number> {
    let folded = 0;
    for (let limit = batch; ;) {
      try {
        const count = await this.foldBatch(cityCode, limit);
        folded += count;
        if (count < limit && limit === batch) return folded;
        limit = batch;
      } catch (error) {
        if (!isDataError(error)) throw error;
        // One of them cannot be folded whatever its size: halves are tried until it is alone.
        if (limit === 1) await this.leaveFirstAside(cityCode, error);
        limit = Math.max(1, Math.ceil(limit / 2));
      }
    }
  }

  /** @returns how many deltas the batch had. */
  private async foldBatch(cityCode: string, limit: number): Promise<number> {
    try {
      return (await this.maintenance.snapshot(cityCode, (tx) => compactBatch(tx, { limit }))).deltas;
    } catch (error) {
      if (!isDataError(error)) throw error;
    }
    const { deltas, aside } = await this.maintenance.snapshot(cityCode, (tx) =>
      compactBatch(tx, { limit, fitting: true }),
    );
    this.tell(cityCode, aside);
    return deltas;
  }

  /** Folds what was set aside and fits by now. */
  private async foldAside(cityCode: string): Promise<void> {
    const begun = Date.now();
    try {
      const { deltas, aside } = await this.maintenance.snapshot(cityCode, (tx): Promise<Folded> =>
        compactBatch(tx, { limit: COMPACTION_BATCH, deltas: 'aside', fitting: true }),
      );
      if (deltas > 0 && aside.length === 0) this.log.log(`City ${cityCode}: what was set aside is folded`);
      if (aside.length > 0) this.lookAgainAfter(cityCode, begun);
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.lookAgainAfter(cityCode, begun);
    }
  }

  private lookAgainAfter(cityCode: string, begun: number): void {
    this.looks.set(cityCode, Date.now() + Math.max(LOOK_AGAIN_MS, LOOK_AGAIN_SHARE * (Date.now() - begun)));
  }

  private async leaveFirstAside(cityCode: string, error: unknown): Promise<void> {
    const tenant = await this.maintenance.snapshot(cityCode, setFirstAside);
    const cause = error instanceof Error ? error.message : String(error);
    this.log.error(
      `City ${cityCode}: a change of unit ${tenant ?? '?'} cannot be folded (${cause}) ` +
        'and is set aside; reads count it',
    );
  }

  private tell(cityCode: string, aside: readonly SetAside[]): void {
    for (const { column, deltas, tenantIds } of aside) {
      this.log.warn(
        `City ${cityCode}: ${deltas} changes of ${column.toUpperCase()} are set aside, as a kept figure would become ` +
          `larger than it can be; reads count them. Units: ${tenantIds.slice(0, 5).join(', ')}. ` +
          'See docs/runbooks/reconcile.md',
      );
    }
  }

  /** How many changes are aside, by city. */
  async aside(): Promise<readonly { readonly city: string; readonly deltas: number }[]> {
    return this.maintenance.everywhere<{ city: string; deltas: number }>(ASIDE_BY_CITY);
  }

  /**
   * Counts the households of communities that visits have changed, until none is left or another process is at it.
   * @returns the number of communities counted.
   */
  async foldCity(cityCode: string, batch = COMMUNITIES): Promise<number> {
    let folded = 0;
    for (;;) {
      const count = await this.maintenance.snapshot(cityCode, (tx) => foldHouseholds(tx, batch));
      folded += count;
      if (count < batch) return folded;
    }
  }

  /**
   * Compacts every city of this installation, figures and households.
   * @returns the number of deltas folded or set aside.
   */
  async compactAll(): Promise<number> {
    let folded = 0;
    for (const cityCode of await this.maintenance.cities()) {
      folded += await this.foldPending(cityCode, COMPACTION_BATCH);
      if (Date.now() >= (this.looks.get(cityCode) ?? 0)) await this.foldAside(cityCode);
      await this.foldCity(cityCode);
    }
    return folded;
  }
}
