import { FactsModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { LetterRepository } from './letter.repository.js';
import { OccasionRepository } from './occasion.repository.js';
import { Occasions } from './occasions.service.js';
import { SettingRepository } from './setting.repository.js';
import { SupervisionReading } from './supervision-reading.service.js';
import { SupervisionSettingResolver } from './supervision-setting.resolver.js';
import { SupervisionSettings } from './supervision-setting.service.js';
import { SupervisionEventResolver, SupervisionResolver } from './supervision.resolver.js';
import { SupervisionService } from './supervision.service.js';

/** Letters by which authorities supervise units, off until an authority switches them on. */
@Module({
  imports: [OrgModule, FactsModule, RollupModule, CampaignsModule],
  providers: [
    LetterRepository,
    OccasionRepository,
    Occasions,
    SettingRepository,
    SupervisionEventResolver,
    SupervisionReading,
    SupervisionResolver,
    SupervisionService,
    SupervisionSettingResolver,
    SupervisionSettings,
  ],
})
export class SupervisionModule {}
