import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { TallyRepository } from './tally.repository.js';
import { TallyResolver } from './tally.resolver.js';
import { TallyService } from './tally.service.js';

@Module({
  imports: [OrgModule, FactsModule, CasesModule],
  providers: [TallyRepository, TallyResolver, TallyService],
  exports: [TallyService],
})
export class TalliesModule {}
