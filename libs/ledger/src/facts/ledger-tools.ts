import { Audit, Database } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { Totals } from '../totals/totals.service.js';
import { AttributionRepository } from './attribution.repository.js';
import { PersonRepository } from './person.repository.js';
import { Plausibility } from './plausibility.service.js';
import { RevisionRepository } from './revision.repository.js';

/** What every `LedgerService` works with. */
@Injectable()
export class LedgerTools {
  constructor(
    readonly database: Database,
    readonly attribution: AttributionRepository,
    readonly revisions: RevisionRepository,
    readonly people: PersonRepository,
    readonly plausibility: Plausibility,
    readonly audit: Audit,
    readonly totals: Totals,
  ) {}
}
