import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { DUE_QUEUE, DueJobs } from './due.job.js';
import { DueRepository } from './due.repository.js';

/** Tells what has become due: submissions, notices and campaigns. */
@Module({ imports: [JobsModule.forQueue(DUE_QUEUE)], providers: [DueJobs, DueRepository] })
export class DueModule {}
