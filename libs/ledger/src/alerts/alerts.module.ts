import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { InterceptionsModule } from '../interceptions/interceptions.module.js';
import { ALERT_QUEUE, AlertDueJobs } from './alert-due.job.js';
import { AlertDueRepository } from './alert-due.repository.js';
import { AlertAnswers } from './alert-answers.service.js';
import { alertLedger } from './alert.ledger.js';
import { AlertRepository } from './alert.repository.js';
import { AlertAnswerHistory } from './alert-answer-history.js';
import { AlertAnswerGivenResolver, AlertResolver } from './alert.resolver.js';
import { AlertService } from './alert.service.js';
import { ClosedAssignees } from './closed-assignees.js';

@RegistersLedger(alertLedger)
@Module({
  imports: [FactsModule, InterceptionsModule, JobsModule.forQueue(ALERT_QUEUE)],
  providers: [
    AlertAnswerGivenResolver,
    AlertAnswerHistory,
    AlertAnswers,
    AlertDueJobs,
    AlertDueRepository,
    AlertRepository,
    AlertResolver,
    AlertService,
    ClosedAssignees,
  ],
  exports: [AlertAnswers, AlertService],
})
export class AlertsModule {}
