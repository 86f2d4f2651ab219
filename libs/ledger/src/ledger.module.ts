import { Module } from '@nestjs/common';
import { ActivitiesModule } from './activities/activities.module.js';

/** All ledgers: what units record. */
@Module({ imports: [ActivitiesModule] })
export class LedgerModule {}
