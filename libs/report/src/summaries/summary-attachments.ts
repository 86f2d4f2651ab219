import { DomainError, requireFound } from '@fanzha/domain';
import { type AttachmentOwner, AttachmentOwners } from '@fanzha/ledger';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMayWrite } from './summary.policy.js';
import { SummaryRepository } from './summary.repository.js';
import { SummaryReading } from './summary-reading.service.js';

/** Summaries as what files are attached to: seen and changed by those who see and write the summary. */
@Injectable()
export class SummaryAttachments implements AttachmentOwner, OnModuleInit {
  constructor(
    private readonly owners: AttachmentOwners,
    private readonly summaries: SummaryRepository,
    private readonly reading: SummaryReading,
  ) {}

  onModuleInit(): void {
    this.owners.add('SUMMARY', this);
  }

  async requireSeen(viewer: Viewer, id: string): Promise<void> {
    await this.reading.get(viewer, id);
  }

  /** Behind the lock that an edition is issued behind: whether overseers see it is known. */
  async hold(tx: Transaction, viewer: Viewer, id: string) {
    const before = requireFound(await this.summaries.find(tx, id));
    requireMayWrite(viewer, before);
    if (!(await this.summaries.lockDraft(tx, id))) throw DomainError.notFound();
    const { regionCode, sector, about, editions } = (await this.summaries.find(tx, id)) ?? before;
    return { regionCode, sector: sector ?? ('*' as const), ofRegion: about === 'REGION', shown: editions > 0 };
  }
}
