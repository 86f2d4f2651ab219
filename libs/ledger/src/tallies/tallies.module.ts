import { Module } from '@nestjs/common';
import { FraudCasesModule } from '../fraud-cases/fraud-cases.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { tallyLedger } from './tally.ledger.js';
import { TallyResolver } from './tally.resolver.js';
import { TallyService } from './tally.service.js';

@RegistersLedger(tallyLedger)
@Module({
  imports: [FraudCasesModule, FactsModule],
  providers: [TallyResolver, TallyService],
  exports: [TallyService],
})
export class TalliesModule {}
