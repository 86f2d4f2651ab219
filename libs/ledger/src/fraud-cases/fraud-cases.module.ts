import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { CollisionRepository } from './collisions.repository.js';
import { FraudCaseLoader } from './fraud-case-loader.js';
import { fraudCaseLedger } from './fraud-case.ledger.js';
import { FraudCaseRepository } from './fraud-case.repository.js';
import { FraudCaseResolver } from './fraud-case.resolver.js';
import { FraudCaseService } from './fraud-case.service.js';

@RegistersLedger(fraudCaseLedger)
@Module({
  imports: [FactsModule],
  providers: [CollisionRepository, FraudCaseLoader, FraudCaseRepository, FraudCaseResolver, FraudCaseService],
  exports: [FraudCaseLoader, FraudCaseRepository, FraudCaseService],
})
export class FraudCasesModule {}
