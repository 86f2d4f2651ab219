import { FactsModule, registerFactKind } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { JobsModule } from '@fanzha/platform';
import { RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { ChaseRepository } from './chase.repository.js';
import { ChaseResolver } from './chase.resolver.js';
import { ChaseBoards } from './chase-board.service.js';
import { ChasePlanRepository } from './chase-plan.repository.js';
import { ChasePlanResolver } from './chase-plan.resolver.js';
import { ChasePlans } from './chase-plan.service.js';
import { ChaseTexts } from './chase-text.service.js';
import { LockExceptionRepository } from './lock-exception.repository.js';
import { LockExceptionService } from './lock-exception.service.js';
import { OpeningRepository } from './opening.repository.js';
import { SubmissionOpening } from './opening.service.js';
import { SubmissionFormRepository } from './submission-form.repository.js';
import { SubmissionFormResolver } from './submission-form.resolver.js';
import { SubmissionFormService } from './submission-form.service.js';
import { guardFigures } from './submission-guard.js';
import { SUBMISSION_QUEUE, SubmissionJobs } from './submission.job.js';
import { SubmissionLog } from './submission-log.js';
import { SubmissionReading } from './submission-reading.service.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionMovementResolver, SubmissionResolver } from './submission.resolver.js';
import { SubmissionReminders } from './submission-reminders.service.js';
import { SubmissionService } from './submission.service.js';

/** Figures of punctuality are counted from submissions. */
registerFactKind({
  kind: 'SUBMISSION',
  description: '上报',
  indicators: ['SUBMISSIONS_DUE', 'SUBMISSIONS_ON_TIME'],
  labels: `select id::text, title || ' ' || period as label from submission
    where city_code = $1 and id = any ($2::uuid[])`,
});
guardFigures();

const forms = [SubmissionFormRepository, SubmissionFormService, SubmissionFormResolver];
const opening = [OpeningRepository, SubmissionOpening, SubmissionJobs];
const submissions = [
  SubmissionLog,
  SubmissionRepository,
  SubmissionReading,
  SubmissionService,
  SubmissionResolver,
  SubmissionMovementResolver,
];
const chasing = [
  ChaseRepository,
  ChaseBoards,
  ChaseTexts,
  SubmissionReminders,
  ChasePlanRepository,
  ChasePlanResolver,
  ChasePlans,
  ChaseResolver,
  LockExceptionRepository,
  LockExceptionService,
];

/** What units hand in of each period, how it is reviewed, and how it is chased. */
@Module({
  imports: [OrgModule, FactsModule, RollupModule, JobsModule.forQueue(SUBMISSION_QUEUE)],
  providers: [...forms, ...opening, ...submissions, ...chasing],
  exports: [
    ChaseBoards,
    ChasePlanRepository,
    ChaseRepository,
    SubmissionFormService,
    SubmissionOpening,
    SubmissionReading,
    SubmissionService,
    LockExceptionService,
  ],
})
export class SubmissionsModule {}
