import { Turnstile, type TurnState, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ReadyExport } from './exports.service.js';

/**
 * Tables of which all rows are in memory until the last one is taken: who takes them slowly, or many at once, would
 * fill it. A unit has as many under way as it has of records.
 */
@Injectable()
export class WholeTables {
  private readonly turns = new Turnstile({
    ...{ total: 8, perGroup: 2, perMember: 2 },
    ...{ waitingPerGroup: 4, waiting: 40, waitMs: 10_000 },
  });

  /** How many are under way, and how many wait. */
  get state(): TurnState {
    return this.turns.state;
  }

  /**
   * Makes a table when it has its turn, which ends with the table.
   * @param isGone whether nobody waits for it any more
   * @throws DomainError what `make` throws; RATE_LIMITED (TOO_MANY_AT_ONCE) where the unit has others under way.
   */
  async inTurn(viewer: Viewer, isGone: () => boolean, make: () => Promise<ReadyExport>): Promise<ReadyExport> {
    const leave = await this.turns.enter({ group: viewer.tenantId, member: viewer.userId, isGone });
    try {
      const { table, end } = await make();
      return {
        table,
        end: async () => {
          leave();
          await end();
        },
      };
    } catch (error) {
      leave();
      throw error;
    }
  }
}
