import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { FundsActionRepository } from './funds-action.repository.js';
import { FundsActionResolver } from './funds-action.resolver.js';
import { FundsActionService } from './funds-action.service.js';

@Module({
  imports: [OrgModule, FactsModule, CasesModule],
  providers: [FundsActionRepository, FundsActionResolver, FundsActionService],
  exports: [FundsActionService],
})
export class FundsActionsModule {}
