import { Module } from '@nestjs/common';
import { NoticesModule } from './notices/notices.module.js';

/** What authorities ask of units and tell them. */
@Module({ imports: [NoticesModule] })
export class CampaignModule {}
