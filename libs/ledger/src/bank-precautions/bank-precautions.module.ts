import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { bankPrecautionLedger } from './bank-precaution.ledger.js';
import { BankPrecautionResolver } from './bank-precaution.resolver.js';
import { BankPrecautionService } from './bank-precaution.service.js';

@RegistersLedger(bankPrecautionLedger)
@Module({
  imports: [FactsModule],
  providers: [BankPrecautionResolver, BankPrecautionService],
  exports: [BankPrecautionService],
})
export class BankPrecautionsModule {}
