import { Module } from '@nestjs/common';
import { AlertChaseModule } from './alert-chase/alert-chase.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { EvaluationModule } from './evaluation/evaluation.module.js';
import { ChaseListsModule } from './chase-lists/chase-lists.module.js';
import { DueModule } from './due/due.module.js';
import { FraudFreeModule } from './fraud-free/fraud-free.module.js';
import { LoadModule } from './load/load.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';

/** What authorities ask of units and tell them. */
@Module({
  imports: [
    AlertChaseModule,
    CampaignsModule,
    ChaseListsModule,
    DueModule,
    EvaluationModule,
    FraudFreeModule,
    LoadModule,
    NoticesModule,
    SubmissionsModule,
    SupervisionModule,
  ],
  exports: [CampaignsModule],
})
export class CampaignModule {}
