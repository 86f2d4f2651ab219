import { Module } from '@nestjs/common';
import { WarningsModule } from './warnings/warnings.module.js';

/** What authorities ask of units and tell them. */
@Module({ imports: [WarningsModule] })
export class CampaignModule {}
