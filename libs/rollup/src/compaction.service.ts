import { Maintenance } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { compactBatch } from './compaction.repository.js';

/** Deltas folded per transaction: large enough to group well, small enough to hold its snapshot for a few seconds. */
export const COMPACTION_BATCH = 50_000;

/** SQLSTATEs after which the same compaction may simply be tried again. */
const RETRY = new Set(['40001', '40P01']);

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
      const count = await this.compactOnce(cityCode, batch);
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

  private async compactOnce(cityCode: string, batch: number): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.maintenance.transaction(cityCode, (tx) => compactBatch(tx, batch), 'repeatable read');
      } catch (error) {
        if (attempt >= 3 || !RETRY.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }
}
