import { type LocalDate, Refusal, requireNoFaults, todayIn } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { adoptionFaults, liftFaults, readPrecaution } from './bank-precaution.bounds.js';
import type { BankPrecautionFact, PrecautionContent } from './bank-precaution.entity.js';
import type { BankPrecautionFilter, BankPrecautionInput } from './bank-precaution.inputs.js';
import { bankPrecautionLedger } from './bank-precaution.ledger.js';

/** Precautions of banks: adopted once, lifted once, never amended. */
@Injectable()
export class BankPrecautionService extends LedgerService<
  BankPrecautionFact,
  BankPrecautionInput,
  BankPrecautionFilter,
  ReadFact<PrecautionContent>
> {
  constructor(tools: LedgerTools) {
    super(tools, bankPrecautionLedger);
  }

  protected override read(input: BankPrecautionInput): ReadFact<PrecautionContent> {
    return readPrecaution(input, todayIn());
  }

  protected override narrow(search: FactSearch, { inPlaceOn }: BankPrecautionFilter): void {
    if (inPlaceOn == null) return;
    search.add('in place', ($) => {
      const asked = `${$(inPlaceOn)}::date`;
      return `f.in_place_since <= ${asked} and (f.lifted_on is null or f.lifted_on > ${asked})`;
    });
  }

  /** ALREADY_TAKEN on `precaution` while one of the kind is in place. */
  protected override async prepare(
    { content: { precaution, inPlaceSince }, idempotencyKey }: ReadFact<PrecautionContent>,
    { tx }: WriteContext<BankPrecautionFact>,
  ): Promise<Prepared<BankPrecautionFact, undefined>> {
    const where = "f.tenant_id = $2 and f.precaution = $3 and f.record_status = 'ACTIVE'";
    const ofKind = await this.table.where(tx, 'of_kind', where, [tx.scope.tenantId, precaution]);
    // The same request sent again was perhaps waiting for the first one: it is answered with its record, not refused for it.
    const others = ofKind.filter((other) => other.idempotencyKey === null || other.idempotencyKey !== idempotencyKey);
    return { faults: adoptionFaults(inPlaceSince, others), facts: { liftedOn: null } };
  }

  /**
   * Ends a precaution; the day is the first one without it.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, lifted, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async lift(viewer: Viewer, id: string, version: number, on: LocalDate): Promise<BankPrecautionFact> {
    return this.change(viewer, 'lift', id, version, async (_tx, before) => {
      if (before.liftedOn !== null) throw Refusal.conflict({ liftedOn: before.liftedOn }, 'ALREADY_LIFTED');
      requireNoFaults(liftFaults(on, before, todayIn()));
      return { fact: { ...before, liftedOn: on } };
    });
  }
}
