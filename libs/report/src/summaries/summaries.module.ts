import { attachmentFields, AttachmentsModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { EditionRepository } from './edition.repository.js';
import { Summary } from './summary.model.js';
import { SummaryAttachments } from './summary-attachments.js';
import { SummaryDiscardResolver } from './summary-discard.resolver.js';
import { SummaryDiscarding } from './summary-discarding.js';
import { SummaryRepository } from './summary.repository.js';
import { SummaryFilesController } from './summary-files.controller.js';
import { SummaryFileService } from './summary-files.service.js';
import { SummaryResolver } from './summary.resolver.js';
import { SummaryService } from './summary.service.js';
import { SummaryMarksResolver } from './summary-marks.resolver.js';
import { SummaryReading } from './summary-reading.service.js';
import { SummaryStands } from './summary-stands.js';
import { SummarySubjects } from './summary-subjects.js';

const SummaryAttachmentFields = attachmentFields(() => Summary, 'SUMMARY', '工作总结');

@Module({
  imports: [AttachmentsModule, OrgModule, RollupModule],
  controllers: [SummaryFilesController],
  providers: [
    EditionRepository,
    SummaryAttachmentFields,
    SummaryAttachments,
    SummaryDiscarding,
    SummaryDiscardResolver,
    SummaryFileService,
    SummaryRepository,
    SummaryResolver,
    SummaryService,
    SummaryMarksResolver,
    SummaryReading,
    SummaryStands,
    SummarySubjects,
  ],
})
export class SummariesModule {}
