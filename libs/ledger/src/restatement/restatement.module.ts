import { OrgModule } from '@fanzha/org';
import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { RestatementJobs } from './restatement.job.js';
import { RestatementRepository } from './restatement.repository.js';
import { RestatementResolver } from './restatement.resolver.js';
import { RESTATEMENT_QUEUE, RestatementService } from './restatement.service.js';

@Module({
  imports: [OrgModule, JobsModule.forQueue(RESTATEMENT_QUEUE)],
  providers: [RestatementJobs, RestatementRepository, RestatementResolver, RestatementService],
  exports: [RestatementService],
})
export class RestatementModule {}
