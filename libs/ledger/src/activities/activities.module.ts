import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { activityLedger } from './activity.ledger.js';
import { ActivityResolver } from './activity.resolver.js';
import { ActivityService } from './activity.service.js';

@RegistersLedger(activityLedger)
@Module({
  imports: [FactsModule],
  providers: [ActivityResolver, ActivityService],
  exports: [ActivityService],
})
export class ActivitiesModule {}
