import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { InterceptionRepository } from './interception.repository.js';
import { InterceptionResolver } from './interception.resolver.js';
import { InterceptionService } from './interception.service.js';
import { ParticipationService } from './participation.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [InterceptionRepository, InterceptionResolver, InterceptionService, ParticipationService],
  exports: [InterceptionService, ParticipationService],
})
export class InterceptionsModule {}
