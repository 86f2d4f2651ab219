import { Maintenance } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { countAside } from '../compaction/aside.repository.js';
import { compactBatch } from '../compaction/compaction.repository.js';
import { isDataError } from '../compaction/compaction.service.js';
import { foldHouseholds } from '../households/covered.repository.js';
import { type RecountResult, recount } from './reconcile.repository.js';

/** A limit no city reaches. */
const EVERYTHING = 1_000_000_000;

/** Proves that the engine tells what the ledgers say. */
@Injectable()
export class ReconcileService {
  constructor(private readonly maintenance: Maintenance) {}

  /**
   * Folds what is pending and compares every kept figure of the city with an independent recount, all in one snapshot.
   * What cannot be folded is set aside and counted with what is kept.
   */
  async reconcileCity(cityCode: string): Promise<RecountResult> {
    try {
      return await this.reconcile(cityCode, false);
    } catch (error) {
      if (!isDataError(error)) throw error;
      return this.reconcile(cityCode, true);
    }
  }

  private reconcile(cityCode: string, fitting: boolean): Promise<RecountResult> {
    return this.maintenance.snapshot(cityCode, async (tx) => {
      await compactBatch(tx, { limit: EVERYTHING, busy: 'wait', fitting });
      await foldHouseholds(tx, EVERYTHING, 'wait');
      return recount(tx, await countAside(tx));
    });
  }

  /** City code to result, for every city of this installation. */
  async reconcileAll(): Promise<Map<string, RecountResult>> {
    const results = new Map<string, RecountResult>();
    for (const cityCode of await this.maintenance.cities()) results.set(cityCode, await this.reconcileCity(cityCode));
    return results;
  }
}
