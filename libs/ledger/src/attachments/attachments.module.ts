import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { AttachmentContents } from './attachment-contents.service.js';
import { ATTACHMENT_QUEUE, AttachmentJobs } from './attachment.job.js';
import { AttachmentLoader } from './attachment-loader.js';
import { AttachmentOwners } from './attachment-owners.js';
import { AttachmentRemoval } from './attachment-removal.js';
import { AttachmentRepository } from './attachment.repository.js';
import { AttachmentResolver } from './attachment.resolver.js';
import { AttachmentService } from './attachment.service.js';
import { AttachmentSweepRepository } from './attachment-sweep.repository.js';
import { AttachmentSweep } from './attachment-sweep.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { KeptFiles } from './kept-files.js';

/** Files that are attached to records. A ledger or a kind of documents that has such imports this. */
@Module({
  imports: [FactsModule, JobsModule.forQueue(ATTACHMENT_QUEUE)],
  controllers: [AttachmentsController],
  providers: [
    AttachmentContents,
    AttachmentJobs,
    AttachmentLoader,
    AttachmentOwners,
    AttachmentRemoval,
    AttachmentRepository,
    AttachmentResolver,
    AttachmentService,
    AttachmentSweep,
    AttachmentSweepRepository,
    KeptFiles,
  ],
  exports: [AttachmentLoader, AttachmentOwners, AttachmentRemoval, AttachmentRepository],
})
export class AttachmentsModule {}
