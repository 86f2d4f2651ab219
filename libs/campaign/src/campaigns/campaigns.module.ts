import { attachmentFields, AttachmentsModule, FactsModule, LedgerModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { RecordLabels, RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { AddresseeRepository } from './addressee.repository.js';
import { CampaignAttachments } from './campaign-attachments.js';
import { CampaignCandidateResolver } from './campaign-candidate.resolver.js';
import { CampaignClosing } from './campaign-closing.js';
import { CampaignDiscardResolver } from './campaign-discard.resolver.js';
import { CampaignDiscarding } from './campaign-discarding.js';
import { CampaignIssuing } from './campaign-issuing.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignReminderResolver } from './campaign-reminder.resolver.js';
import { CampaignReminders } from './campaign-reminders.service.js';
import { CampaignMatrixResolver, CampaignUnitResolver } from './campaign-matrix.resolver.js';
import { CampaignMatrix } from './campaign-matrix.service.js';
import { CampaignPreviews } from './campaign-preview.service.js';
import { CampaignReading } from './campaign-reading.service.js';
import { CampaignReceipts } from './campaign-receipts.service.js';
import { Campaign } from './campaign.model.js';
import { CampaignRepository } from './campaign.repository.js';
import { CampaignResolver } from './campaign.resolver.js';
import { CampaignService } from './campaign.service.js';
import { CandidateRepository } from './candidate.repository.js';
import { MissingReceiptRepository } from './missing-receipt.repository.js';
import { MissingReceiptResolver } from './missing-receipt.resolver.js';

@Module({
  imports: [OrgModule, FactsModule, LedgerModule, RollupModule, AttachmentsModule],
  providers: [
    AddresseeRepository,
    attachmentFields(() => Campaign, 'CAMPAIGN', '专项行动'),
    CampaignAttachments,
    CampaignCandidateResolver,
    CampaignClosing,
    CampaignDiscarding,
    CampaignDiscardResolver,
    CampaignIssuing,
    CampaignLog,
    CampaignMatrix,
    CampaignMatrixResolver,
    CampaignPreviews,
    CampaignReading,
    CampaignReceipts,
    CampaignReminderResolver,
    CampaignReminders,
    CampaignRepository,
    CampaignResolver,
    CampaignService,
    CampaignUnitResolver,
    CandidateRepository,
    MissingReceiptRepository,
    MissingReceiptResolver,
    RecordLabels,
  ],
  exports: [
    CampaignMatrix,
    CampaignReading,
    CampaignReceipts,
    CampaignRepository,
    CampaignService,
    MissingReceiptRepository,
  ],
})
export class CampaignsModule {}
