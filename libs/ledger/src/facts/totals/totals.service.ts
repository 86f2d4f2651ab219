import type { Transaction } from '@fanzha/platform';
import type { Contribution } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type { FactEntity } from '../fact.entity.js';
import type { LedgerDefinition } from '../ledger-definition.js';
import { withoutAmounts } from './overlap.js';
import { Settling } from './settling.js';
import { totalContributions } from './stated-total.js';
import type { ToldOfTotals } from './told.js';
import './totals-recount.js';
import { TotalsRepository } from './totals.repository.js';

/** Totals of one unit in one transaction: what they were before a record changes, and what they are after it. */
interface TotalsOfUnit {
  /** What they change of the figures before the record changes. */
  readonly before: readonly Contribution[];
  /**
   * Settles all totals that a change of a record touches.
   * @param told what the record says about totals; null where it is voided
   * @returns what totals change of the figures now
   * @throws DomainError CONFLICT (TOTAL_OVERLAPS) with the amounts of the same days that nobody has been asked about;
   *   BAD_INPUT for answers that cannot be.
   */
  settle(fact: FactEntity, told: ToldOfTotals | null): Promise<readonly Contribution[]>;
}

/** Running totals and parts: a total counts for the rest (docs/decisions/0050). */
@Injectable()
export class Totals {
  constructor(private readonly repository: TotalsRepository) {}

  /**
   * The totals of the scope's unit, locked; null where it has none and none is stated.
   * @param reads whether the viewer may read records: a program that only writes is not told what others state
   */
  async of<Fact extends FactEntity>(
    tx: Transaction,
    definition: LedgerDefinition<Fact>,
    told: ToldOfTotals | null,
    reads: boolean,
  ): Promise<TotalsOfUnit | null> {
    if (!definition.told) return null;
    const wanted = told !== null && (told.running || told.answers.length > 0);
    if (!(await this.repository.lock(tx, wanted))) return null;
    const [totals, parts] = [await this.repository.totals(tx), await this.repository.parts(tx)];
    return {
      before: totals.flatMap(totalContributions),
      settle: async (fact, said) => {
        const change = new Settling(
          tx,
          this.repository,
          definition as unknown as LedgerDefinition<FactEntity>,
          totals,
          parts,
        );
        try {
          return await change.settle(fact, said);
        } catch (error) {
          throw reads ? error : withoutAmounts(error);
        }
      },
    };
  }
}
