import { todayIn } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { readInspection } from './inspection.bounds.js';
import type { InspectionContent, InspectionFact } from './inspection.entity.js';
import type { InspectionFilter, InspectionInput } from './inspection.inputs.js';
import { inspectionLedger } from './inspection.ledger.js';

const OPEN_HAZARD = `exists (
  select from inspection_hazard h where h.city_code = $1 and h.inspection_id = f.id and h.rectified_on is null)`;

/** Inspections. That a hazard has been rectified is stated by amending. */
@Injectable()
export class InspectionService extends LedgerService<
  InspectionFact,
  InspectionInput,
  InspectionFilter,
  ReadFact<InspectionContent>
> {
  constructor(tools: LedgerTools) {
    super(tools, inspectionLedger);
  }

  protected override read(input: InspectionInput): ReadFact<InspectionContent> {
    return readInspection(input, todayIn());
  }

  protected override narrow(search: FactSearch, { unrectified }: InspectionFilter): void {
    if (unrectified == null) return;
    const [name, condition] = unrectified ? ['unrectified', OPEN_HAZARD] : ['rectified', `not ${OPEN_HAZARD}`];
    search.add(name, () => condition);
  }
}
