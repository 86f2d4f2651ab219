import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { inspectionLedger } from './inspection.ledger.js';
import { InspectionResolver } from './inspection.resolver.js';
import { InspectionService } from './inspection.service.js';

@RegistersLedger(inspectionLedger)
@Module({
  imports: [FactsModule],
  providers: [InspectionResolver, InspectionService],
  exports: [InspectionService],
})
export class InspectionsModule {}
