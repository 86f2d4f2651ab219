import { Module } from '@nestjs/common';
import { AlertChaseModule } from '../alert-chase/alert-chase.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { ChaseLists } from './chase-lists.service.js';

/** What is chased, list by list, for files. */
@Module({
  imports: [AlertChaseModule, CampaignsModule, SubmissionsModule],
  providers: [ChaseLists],
  exports: [ChaseLists],
})
export class ChaseListsModule {}
