import { FactsModule, LedgerModule } from '@fanzha/ledger';
import { Module } from '@nestjs/common';
import { RecordUndo } from './record-undo.js';

/** What is done to records of all ledgers that one document has made. */
@Module({ imports: [FactsModule, LedgerModule], providers: [RecordUndo], exports: [RecordUndo] })
export class RecordsModule {}
