import { Module } from '@nestjs/common';
import { attachmentFields } from '../attachments/attachment-fields.resolver.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { activityLedger } from './activity.ledger.js';
import { Activity } from './activity.model.js';
import { ActivityResolver } from './activity.resolver.js';
import { ActivityService } from './activity.service.js';

const ActivityAttachments = attachmentFields(() => Activity, 'ACTIVITY', activityLedger.source.description);

@RegistersLedger(activityLedger)
@Module({
  imports: [AttachmentsModule, FactsModule],
  providers: [ActivityAttachments, ActivityResolver, ActivityService],
  exports: [ActivityService],
})
export class ActivitiesModule {}
