import { FactsModule, RegistersLedger } from '@fanzha/ledger';
import { Module } from '@nestjs/common';
import { submissionLedger } from './submission.ledger.js';
import { SubmissionResolver } from './submission.resolver.js';
import { SubmissionService } from './submission.service.js';

@RegistersLedger(submissionLedger)
@Module({ imports: [FactsModule], providers: [SubmissionResolver, SubmissionService], exports: [SubmissionService] })
export class SubmissionsModule {}
