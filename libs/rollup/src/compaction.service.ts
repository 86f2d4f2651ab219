import { Maintenance } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { compactBatch } from './compaction.repository.js';
import { COMMUNITIES, foldHouseholds } from './covered.repository.js';

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

  /** Compacts every city of this installation, figures and households. @returns the number of deltas folded. */
  async compactAll(): Promise<number> {
    let folded = 0;
    for (const cityCode of await this.maintenance.cities()) {
      folded += await this.compactCity(cityCode);
      await this.foldCity(cityCode);
    }
    return folded;
  }
}
