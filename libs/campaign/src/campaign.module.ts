import { Module } from '@nestjs/common';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { WarningsModule } from './warnings/warnings.module.js';

/** What authorities ask of units and tell them. */
@Module({ imports: [WarningsModule, CampaignsModule], exports: [CampaignsModule] })
export class CampaignModule {}
