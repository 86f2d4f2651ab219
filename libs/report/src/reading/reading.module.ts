import { FactsModule, LedgerModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { AcceptReadings } from './accept-readings.service.js';
import { ReadingFilesController } from './reading-files.controller.js';
import { ReadingThread } from './reading-thread.js';
import { ReadTextRepository } from './read-text.repository.js';
import { ReadTextRecordResolver } from './read-text-record.resolver.js';
import { ReadTextResolver } from './read-text.resolver.js';
import { ReadTextService } from './read-text.service.js';
import { UndoReadings } from './undo-readings.service.js';
import { RecordsModule } from '../records/records.module.js';

/** Work summaries that are read into the ledgers. */
@Module({
  imports: [OrgModule, FactsModule, LedgerModule, RecordsModule],
  controllers: [ReadingFilesController],
  providers: [
    AcceptReadings,
    ReadTextRepository,
    ReadTextRecordResolver,
    ReadTextResolver,
    ReadTextService,
    ReadingThread,
    UndoReadings,
  ],
})
export class ReadingModule {}
