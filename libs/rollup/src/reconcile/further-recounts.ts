import type { MaintenanceTransaction } from '@fanzha/platform';
import type { Discrepancy } from './discrepancy.js';

/** What a recount has found. */
export interface RecountOf {
  readonly figures: number;
  readonly differences: number;
  readonly examples: readonly Discrepancy[];
}

type Recount = (tx: MaintenanceTransaction) => Promise<RecountOf>;

/** Recounts of what the ledgers keep themselves, such as the rests of totals: the engine does not know of what. */
class FurtherRecounts {
  private readonly known = new Map<string, Recount>();

  add(name: string, recount: Recount): void {
    this.known.set(name, recount);
  }

  async all(tx: MaintenanceTransaction): Promise<RecountOf[]> {
    const found: RecountOf[] = [];
    for (const recount of this.known.values()) found.push(await recount(tx));
    return found;
  }
}

export const FURTHER_RECOUNTS = new FurtherRecounts();
