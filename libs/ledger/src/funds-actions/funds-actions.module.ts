import { Module } from '@nestjs/common';
import { FraudCasesModule } from '../fraud-cases/fraud-cases.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { fundsActionLedger } from './funds-action.ledger.js';
import { FundsActionResolver } from './funds-action.resolver.js';
import { FundsActionService } from './funds-action.service.js';

@RegistersLedger(fundsActionLedger)
@Module({
  imports: [FraudCasesModule, FactsModule],
  providers: [FundsActionResolver, FundsActionService],
  exports: [FundsActionService],
})
export class FundsActionsModule {}
