import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { CollisionRepository } from './collisions.repository.js';
import { FraudCaseLoader } from './fraud-case-loader.js';
import { FraudCaseRepository } from './fraud-case.repository.js';
import { FraudCaseResolver } from './fraud-case.resolver.js';
import { FraudCaseService } from './fraud-case.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [CollisionRepository, FraudCaseLoader, FraudCaseRepository, FraudCaseResolver, FraudCaseService],
  exports: [FraudCaseLoader, FraudCaseRepository, FraudCaseService],
})
export class CasesModule {}
