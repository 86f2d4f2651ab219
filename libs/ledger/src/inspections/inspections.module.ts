import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { InspectionRepository } from './inspection.repository.js';
import { InspectionResolver } from './inspection.resolver.js';
import { InspectionService } from './inspection.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [InspectionRepository, InspectionResolver, InspectionService],
  exports: [InspectionService],
})
export class InspectionsModule {}
