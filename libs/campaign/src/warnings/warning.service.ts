import { DomainError, requireNoErrors, todayIn } from '@fanzha/domain';
import { type FactSearch, LedgerService, LedgerTools, type ReadFact } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import { Outbox, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type Audience, readAudience, readWarning, type WarningContext } from './warning.bounds.js';
import type { WarningContent, WarningFact } from './warning.entity.js';
import type { AddresseesArgs, WarningFilter, WarningInput } from './warning.inputs.js';
import { warningPublished } from './warning-events.js';
import { unacknowledgedBy, warningLedger } from './warning.ledger.js';

/** Warnings. They are published once, never amended; that units have read one stays counted when it is voided. */
@Injectable()
export class WarningService extends LedgerService<WarningFact, WarningInput, WarningFilter, ReadFact<WarningContent>> {
  constructor(
    tools: LedgerTools,
    private readonly directory: RegionDirectory,
    private readonly outbox: Outbox,
  ) {
    super(tools, warningLedger);
  }

  /** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for a viewer that oversees no region. */
  protected override read(input: WarningInput, viewer: Viewer): ReadFact<WarningContent> {
    return readWarning(input, this.contextOf(viewer));
  }

  /**
   * Whom a warning to these regions and lines would be addressed to.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for a viewer that oversees no region, BAD_INPUT with the very
   *   errors that publishing it would have.
   */
  audience(asked: AddresseesArgs, viewer: Viewer): Audience {
    const { audience, errors } = readAudience({ ...asked, sectors: asked.sectors ?? [] }, this.contextOf(viewer));
    requireNoErrors(errors);
    return audience;
  }

  /** A warning that is published is told to those who acknowledge it. */
  protected override async afterWrite(tx: Transaction, before: WarningFact | null, after: WarningFact): Promise<void> {
    if (before === null) await this.outbox.record(tx, [warningPublished(after)]);
  }

  private contextOf({ oversight }: Viewer): WarningContext {
    if (oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    return { today: todayIn(), oversight, findRegion: (code: string) => this.directory.find(code) };
  }

  /** Warnings that are addressed to the unit and that it has not acknowledged. */
  protected override narrow(search: FactSearch, { unacknowledged }: WarningFilter, { tenantId }: Viewer): void {
    if (!unacknowledged) return;
    search.add('unacknowledged', ($) => unacknowledgedBy(`${$(tenantId)}::uuid`));
  }
}
