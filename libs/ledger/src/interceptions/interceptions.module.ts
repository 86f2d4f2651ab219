import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { InterceptionRepository } from './interception.repository.js';
import { InterceptionResolver } from './interception.resolver.js';
import { InterceptionService } from './interception.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [InterceptionRepository, InterceptionResolver, InterceptionService],
  exports: [InterceptionService],
})
export class InterceptionsModule {}
