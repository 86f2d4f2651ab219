import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { BankPrecautionRepository } from './bank-precaution.repository.js';
import { BankPrecautionResolver } from './bank-precaution.resolver.js';
import { BankPrecautionService } from './bank-precaution.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [BankPrecautionRepository, BankPrecautionResolver, BankPrecautionService],
  exports: [BankPrecautionService],
})
export class BankPrecautionsModule {}
