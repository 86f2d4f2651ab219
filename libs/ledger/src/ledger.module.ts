import { Module } from '@nestjs/common';
import { AcrossModule } from './across/across.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { FraudCasesModule } from './fraud-cases/fraud-cases.module.js';
import { FundsActionsModule } from './funds-actions/funds-actions.module.js';
import { HouseholdsModule } from './households/households.module.js';
import { InterceptionsModule } from './interceptions/interceptions.module.js';
import { ControlMeasuresModule } from './control-measures/control-measures.module.js';
import { InspectionsModule } from './inspections/inspections.module.js';
import { LeadershipGroupsModule } from './leadership-groups/leadership-groups.module.js';
import { RestatementModule } from './restatement/restatement.module.js';
import { TenantRecordsModule } from './restatement/tenant-records.module.js';
import { TalliesModule } from './tallies/tallies.module.js';

/** All ledgers: what units record. */
@Module({
  imports: [
    AcrossModule,
    ActivitiesModule,
    FraudCasesModule,
    TalliesModule,
    FundsActionsModule,
    HouseholdsModule,
    InterceptionsModule,
    ControlMeasuresModule,
    InspectionsModule,
    LeadershipGroupsModule,
    RestatementModule,
    TenantRecordsModule,
  ],
})
export class LedgerModule {}
