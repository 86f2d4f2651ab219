import { Module } from '@nestjs/common';
import { FraudFreeModule } from './fraud-free/fraud-free.module.js';
import { NoticesModule } from './notices/notices.module.js';

/** What authorities ask of units and tell them. */
@Module({ imports: [FraudFreeModule, NoticesModule] })
export class CampaignModule {}
