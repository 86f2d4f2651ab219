import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { AlertChaseRepository } from './alert-chase.repository.js';
import { AlertChaseResolver } from './alert-chase.resolver.js';
import { AlertReminders } from './alert-reminders.service.js';

/** How authorities chase alerts that no unit has answered in time. */
@Module({
  imports: [OrgModule],
  providers: [AlertChaseRepository, AlertChaseResolver, AlertReminders],
  exports: [AlertChaseRepository],
})
export class AlertChaseModule {}
