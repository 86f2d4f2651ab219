import { OrgModule } from '@fanzha/org';
import { RecordLabels } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { AcrossResolver, DueRecordResolver } from './across.resolver.js';
import { DuesRepository } from './dues.repository.js';
import { EntrySources, RecordEntryResolver } from './entry-fields.resolver.js';
import { GlobalSearch } from './global-search.service.js';
import { KeptWordsRepository } from './kept-words.repository.js';
import { LatestRecordsRepository } from './latest-records.repository.js';
import { RecordSearchRepository } from './record-search.repository.js';

/** What goes over all ledgers at once: what is due, the latest records, the search. It knows them by their registry. */
@Module({
  imports: [OrgModule, FactsModule],
  providers: [
    AcrossResolver,
    DueRecordResolver,
    DuesRepository,
    EntrySources,
    GlobalSearch,
    KeptWordsRepository,
    LatestRecordsRepository,
    RecordEntryResolver,
    RecordLabels,
    RecordSearchRepository,
  ],
  exports: [KeptWordsRepository],
})
export class AcrossModule {}
