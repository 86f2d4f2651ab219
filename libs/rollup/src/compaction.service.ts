import { Maintenance } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { compactBatch } from './compaction.repository.js';

/** Deltas folded per transaction: large enough to group well, small enough to hold its snapshot for a few seconds. */
export const COMPACTION_BATCH = 50_000;

/** Folds pending deltas into cells. Readers see the same figures before, during and after. */
@Injectable()
export class CompactionService {
  constructor(private readonly maintenance: Maintenance) {}

  /**
   * Compacts one city until nothing is pending or another process holds it.
   * @returns the number of deltas folded.
   */
  async compactCity(cityCode: string, batch = COMPACTION_BATCH): Promise<number> {
    let folded = 0;
    for (;;) {
      const count = await this.maintenance.snapshot(cityCode, (tx) => compactBatch(tx, batch));
      folded += count;
      if (count < batch) return folded;
    }
  }

  /** Compacts every city of this installation. */
  async compactAll(): Promise<number> {
    let folded = 0;
    for (const cityCode of await this.maintenance.cities()) folded += await this.compactCity(cityCode);
    return folded;
  }
}
