import { type LocalDate, DomainError, requireNoErrors, todayIn } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { adoptionErrors, liftErrors, readControlMeasure } from './control-measure.bounds.js';
import type { ControlMeasureFact, ControlMeasureContent } from './control-measure.entity.js';
import type { ControlMeasureFilter, ControlMeasureInput } from './control-measure.inputs.js';
import { controlMeasureLedger } from './control-measure.ledger.js';

/** Control measures of banks: adopted once, lifted once, never amended. */
@Injectable()
export class ControlMeasureService extends LedgerService<
  ControlMeasureFact,
  ControlMeasureInput,
  ControlMeasureFilter,
  ReadFact<ControlMeasureContent>
> {
  constructor(tools: LedgerTools) {
    super(tools, controlMeasureLedger);
  }

  protected override read(input: ControlMeasureInput): ReadFact<ControlMeasureContent> {
    return readControlMeasure(input, todayIn());
  }

  protected override narrow(search: FactSearch, { inPlaceOn }: ControlMeasureFilter): void {
    if (inPlaceOn == null) return;
    search.add('in place', ($) => {
      const asked = `${$(inPlaceOn)}::date`;
      return `f.in_place_since <= ${asked} and (f.lifted_on is null or f.lifted_on > ${asked})`;
    });
  }

  /** ALREADY_TAKEN on `type` while one of the kind is in place. */
  protected override async prepare(
    { content: { type, inPlaceSince }, idempotencyKey }: ReadFact<ControlMeasureContent>,
    { tx }: WriteContext<ControlMeasureFact>,
  ): Promise<Prepared<ControlMeasureFact, undefined>> {
    const where = "f.tenant_id = $2 and f.type = $3 and f.record_status = 'ACTIVE'";
    const ofKind = await this.table.where(tx, 'of_kind', where, [tx.scope.tenantId, type]);
    // The same request sent again was perhaps waiting for the first one: it is answered with its
    // record, not refused for it.
    const others = ofKind.filter((other) => other.idempotencyKey === null || other.idempotencyKey !== idempotencyKey);
    return { errors: adoptionErrors(inPlaceSince, others), facts: { liftedOn: null } };
  }

  /**
   * Ends a control measure; the day is the first one without it.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, lifted, or changed meanwhile: with
   * the other's change), BAD_INPUT.
   */
  async lift(viewer: Viewer, id: string, version: number, on: LocalDate): Promise<ControlMeasureFact> {
    return this.change(viewer, 'lift', id, version, async (_tx, before) => {
      if (before.liftedOn !== null) throw DomainError.conflict({ liftedOn: before.liftedOn }, 'ALREADY_LIFTED');
      requireNoErrors(liftErrors(on, before, todayIn()));
      return { fact: { ...before, liftedOn: on } };
    });
  }
}
