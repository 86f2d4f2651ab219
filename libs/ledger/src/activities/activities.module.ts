import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ActivityRepository } from './activity.repository.js';
import { ActivityResolver, ActivityRevisionResolver } from './activity.resolver.js';
import { ActivityService } from './activity.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [ActivityRepository, ActivityResolver, ActivityRevisionResolver, ActivityService],
  exports: [ActivityService],
})
export class ActivitiesModule {}
