import { ActivityEntity, ActivityMeasureEntity } from './activities/activity.entity.js';
import { FactRevisionEntity } from './facts/fact-revision.entity.js';

export { contributions as activityContributions } from './activities/activity.contributions.js';
export { type ActivityFact } from './activities/activity.entity.js';
export { ActivityService } from './activities/activity.service.js';
export { LedgerModule } from './ledger.module.js';

/** Entities of all ledgers, for the data source. */
export const LEDGER_ENTITIES = [ActivityEntity, ActivityMeasureEntity, FactRevisionEntity];
