import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { DoorLoader } from './door-loader.js';
import { HouseholdRegistrationResolver } from './household-registration.resolver.js';
import { HouseholdRosterResolver } from './household-roster.resolver.js';
import { HouseholdRosterService } from './household-roster.service.js';
import { householdVisitLedger } from './household-visit.ledger.js';
import { HouseholdVisitRepository } from './household-visit.repository.js';
import { HouseholdVisitResolver } from './household-visit.resolver.js';
import { HouseholdVisitService } from './household-visit.service.js';
import { VisitBitmapRepository } from './visit-bitmap.repository.js';
import { RegistrationRepository } from './registration.repository.js';
import { RosterRepository } from './roster.repository.js';
import { VacancyRepository } from './vacancy.repository.js';
import { VacancyService } from './vacancy.service.js';

@RegistersLedger(householdVisitLedger)
@Module({
  imports: [OrgModule, FactsModule],
  providers: [
    DoorLoader,
    HouseholdRegistrationResolver,
    HouseholdRosterResolver,
    HouseholdRosterService,
    HouseholdVisitRepository,
    HouseholdVisitResolver,
    HouseholdVisitService,
    VisitBitmapRepository,
    RegistrationRepository,
    RosterRepository,
    VacancyRepository,
    VacancyService,
  ],
  exports: [HouseholdRosterService, HouseholdVisitService],
})
export class HouseholdsModule {}
