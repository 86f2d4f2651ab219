import { Module } from '@nestjs/common';
import { attachmentFields } from '../attachments/attachment-fields.resolver.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { inspectionLedger } from './inspection.ledger.js';
import { Inspection } from './inspection.model.js';
import { InspectionResolver } from './inspection.resolver.js';
import { InspectionService } from './inspection.service.js';

const InspectionAttachments = attachmentFields(() => Inspection, 'INSPECTION', inspectionLedger.source.description);

@RegistersLedger(inspectionLedger)
@Module({
  imports: [AttachmentsModule, FactsModule],
  providers: [InspectionAttachments, InspectionResolver, InspectionService],
  exports: [InspectionService],
})
export class InspectionsModule {}
