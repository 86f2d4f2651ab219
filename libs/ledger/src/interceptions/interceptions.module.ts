import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { interceptionLedger } from './interception.ledger.js';
import { InterceptionRepository } from './interception.repository.js';
import { InterceptionResolver } from './interception.resolver.js';
import { InterceptionService } from './interception.service.js';
import { ParticipationService } from './participation.service.js';

@RegistersLedger(interceptionLedger)
@Module({
  imports: [FactsModule],
  providers: [InterceptionRepository, InterceptionResolver, InterceptionService, ParticipationService],
  exports: [InterceptionService, ParticipationService],
})
export class InterceptionsModule {}
