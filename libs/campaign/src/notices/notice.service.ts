import { DomainError, requireNoErrors, todayIn } from '@fanzha/domain';
import { type FactSearch, LedgerService, LedgerTools, type ReadFact } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import { Outbox, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AddressingContext } from '../audience/audience-errors.js';
import { type Audience, readAudience, readNotice } from './notice.bounds.js';
import type { NoticeContent, NoticeFact } from './notice.entity.js';
import type { AddresseesArgs, NoticeFilter, NoticeInput } from './notice.inputs.js';
import { noticePublished } from './notice-events.js';
import { unacknowledgedBy, noticeLedger } from './notice.ledger.js';

/** Notices. They are published once, never amended; that units have read one stays counted when it is voided. */
@Injectable()
export class NoticeService extends LedgerService<NoticeFact, NoticeInput, NoticeFilter, ReadFact<NoticeContent>> {
  constructor(
    tools: LedgerTools,
    private readonly directory: RegionDirectory,
    private readonly outbox: Outbox,
  ) {
    super(tools, noticeLedger);
  }

  /** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for a viewer that oversees no region. */
  protected override read(input: NoticeInput, viewer: Viewer): ReadFact<NoticeContent> {
    return readNotice(input, this.contextOf(viewer));
  }

  /**
   * Whom a notice to these regions and lines would be addressed to.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for a viewer that oversees no region, BAD_INPUT with the very
   *   errors that publishing it would have.
   */
  audience(asked: AddresseesArgs, viewer: Viewer): Audience {
    const { audience, errors } = readAudience({ ...asked, sectors: asked.sectors ?? [] }, this.contextOf(viewer));
    requireNoErrors(errors);
    return audience;
  }

  /** A notice that is published is told to those who acknowledge it. */
  protected override async afterWrite(tx: Transaction, before: NoticeFact | null, after: NoticeFact): Promise<void> {
    if (before === null) await this.outbox.record(tx, [noticePublished(after)]);
  }

  private contextOf({ oversight }: Viewer): AddressingContext {
    if (oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    return { today: todayIn(), oversight, findRegion: (code: string) => this.directory.find(code) };
  }

  /** Notices that are addressed to the unit and that it has not acknowledged. */
  protected override narrow(search: FactSearch, { unacknowledged }: NoticeFilter, { tenantId }: Viewer): void {
    if (!unacknowledged) return;
    search.add('unacknowledged', ($) => unacknowledgedBy(`${$(tenantId)}::uuid`));
  }
}
