import { Module } from '@nestjs/common';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { WarningsModule } from './warnings/warnings.module.js';

/** What authorities ask of units and tell them. */
@Module({ imports: [WarningsModule, SubmissionsModule] })
export class CampaignModule {}
