import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { Totals } from './totals/totals.service.js';
import { TotalsRepository } from './totals/totals.repository.js';
import { AttributionRepository } from './attribution.repository.js';
import { FactFieldSources } from './fact-fields.resolver.js';
import { FactLoaders } from './fact-loaders.js';
import { LedgerTools } from './ledger-tools.js';
import { PersonRepository } from './person.repository.js';
import { PlausibilityResolver } from './plausibility.resolver.js';
import { Plausibility } from './plausibility.service.js';
import { RecordReaders } from './record-readers.js';
import { RecordResolver, SourceKindResolver } from './record.resolver.js';
import { RecordRevisionResolver } from './record-revision.resolver.js';
import { RevisionRepository } from './revision.repository.js';
import { Trail } from './trail.js';
import { UsualAmountsRepository } from './usual-amounts.repository.js';
import { VoidRecordsResolver } from './void-records.resolver.js';

/** What the facts of every ledger stand on: where a tenant belonged, what a fact once was, who recorded it. */
@Module({
  imports: [OrgModule],
  providers: [
    AttributionRepository,
    FactFieldSources,
    FactLoaders,
    LedgerTools,
    PersonRepository,
    Plausibility,
    PlausibilityResolver,
    RecordReaders,
    RecordResolver,
    RecordRevisionResolver,
    RevisionRepository,
    SourceKindResolver,
    UsualAmountsRepository,
    Totals,
    TotalsRepository,
    Trail,
    VoidRecordsResolver,
  ],
  exports: [AttributionRepository, FactFieldSources, FactLoaders, LedgerTools, RecordReaders],
})
export class FactsModule {}
