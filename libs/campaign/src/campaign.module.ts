import { Module } from '@nestjs/common';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { DueModule } from './due/due.module.js';
import { FraudFreeModule } from './fraud-free/fraud-free.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';

/** What authorities ask of units and tell them. */
@Module({
  imports: [CampaignsModule, DueModule, FraudFreeModule, NoticesModule, SubmissionsModule],
  exports: [CampaignsModule],
})
export class CampaignModule {}
