import { Module } from '@nestjs/common';
import { AcrossModule } from './across/across.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { FactsModule } from './facts/facts.module.js';
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

const LEDGER_MODULES = [
  AcrossModule,
  ActivitiesModule,
  FraudCasesModule,
  TalliesModule,
  FundsActionsModule,
  HouseholdsModule,
  InterceptionsModule,
  AlertsModule,
  ControlMeasuresModule,
  FactsModule,
  InspectionsModule,
  LeadershipGroupsModule,
  RestatementModule,
  TenantRecordsModule,
];

/** All ledgers: what units record. What records in several of them at once imports this. */
@Module({ imports: LEDGER_MODULES, exports: LEDGER_MODULES })
export class LedgerModule {}
