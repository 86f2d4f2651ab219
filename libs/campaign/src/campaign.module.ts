import { Module } from '@nestjs/common';
import { FraudFreeModule } from './fraud-free/fraud-free.module.js';
import { WarningsModule } from './warnings/warnings.module.js';

/** What authorities ask of units and tell them. */
@Module({ imports: [FraudFreeModule, WarningsModule] })
export class CampaignModule {}
