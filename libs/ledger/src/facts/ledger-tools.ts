import { Database } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { Totals } from './totals/totals.service.js';
import { AttributionRepository } from './attribution.repository.js';
import { Plausibility } from './plausibility.service.js';
import { Trail } from './trail.js';

/** What every `LedgerService` works with. */
@Injectable()
export class LedgerTools {
  constructor(
    readonly database: Database,
    readonly attribution: AttributionRepository,
    readonly trail: Trail,
    readonly plausibility: Plausibility,
    readonly totals: Totals,
  ) {}
}
