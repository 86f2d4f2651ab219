import { FactsModule, LedgerModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { AccountsBook } from './books/accounts-book.js';
import { DoorsBook } from './books/doors-book.js';
import { ImportBooks } from './books/import-books.js';
import { UnitsBook } from './books/units-book.js';
import { AccountSheets } from './files/account-sheets.service.js';
import { ImportAccountRepository } from './import-accounts.repository.js';
import { AnnotatedFiles } from './files/annotated-files.service.js';
import { ImportTemplates } from './files/import-templates.service.js';
import { ImportCheck } from './import-check.service.js';
import { ImportFilesController } from './import-files.controller.js';
import { ImportJobs, ImportWork } from './import.job.js';
import { ImportKeepers } from './import-keepers.js';
import { ImportLog } from './import-log.js';
import { ImportMaintenance } from './import-maintenance.repository.js';
import { ImportRepository } from './import.repository.js';
import { ImportResolver } from './import.resolver.js';
import { ImportRowRepository } from './import-rows.repository.js';
import { IMPORT_QUEUE, ImportService } from './import.service.js';
import { ImportViews } from './import-views.js';
import { ImportWriting } from './import-writing.service.js';
import { ImportTakenBack } from './import-taken-back.js';
import { ImportUndoRepository } from './import-undo.repository.js';
import { ImportUndoing } from './import-undo.service.js';
import { RecordsModule } from '../records/records.module.js';
import { UnitRegions } from './region-names.js';

/** Spreadsheets that become records. */
@Module({
  imports: [OrgModule, FactsModule, LedgerModule, RecordsModule, JobsModule.forQueue(IMPORT_QUEUE)],
  controllers: [ImportFilesController],
  providers: [
    AccountSheets,
    AccountsBook,
    AnnotatedFiles,
    DoorsBook,
    ImportAccountRepository,
    ImportBooks,
    ImportCheck,
    ImportJobs,
    ImportKeepers,
    ImportLog,
    ImportMaintenance,
    ImportRepository,
    ImportResolver,
    ImportRowRepository,
    ImportService,
    ImportTakenBack,
    ImportTemplates,
    ImportUndoRepository,
    ImportUndoing,
    ImportViews,
    ImportWork,
    ImportWriting,
    UnitRegions,
    UnitsBook,
  ],
})
export class ImportsModule {}
