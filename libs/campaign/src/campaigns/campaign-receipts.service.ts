import {
  CAMPAIGN_BOUNDS,
  DomainError,
  type FieldError,
  isId,
  listErrors,
  repeatedAt,
  requireFound,
  requireId,
  requireNoErrors,
} from '@fanzha/domain';
import { RecordReaders } from '@fanzha/ledger';
import { Audit, Database, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository } from './addressee.repository.js';
import type { AssignedRecordInput } from './campaign.inputs.js';
import { settled } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import { type CampaignRow, recordsOf } from './campaign.rows.js';

/** Units receive campaigns (签收) and say which of their records belong to them (归入). */
@Injectable()
export class CampaignReceipts {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly addressees: AddresseeRepository,
    private readonly readers: RecordReaders,
    private readonly audit: Audit,
  ) {}

  /**
   * Notes that the viewer's unit has received an edition, and assigns records to the campaign: all of it or nothing.
   * @param edition the one that was seen
   * @throws DomainError NOT_FOUND; FORBIDDEN (NOT_ADDRESSED); CONFLICT (CAMPAIGN_SETTLED; ALREADY_RECEIVED;
   *   VERSION_CHANGED with `edition` where there is a newer one, or of a record); BAD_INPUT of a record.
   */
  async receive(
    viewer: Viewer,
    id: string,
    edition: number,
    records: readonly AssignedRecordInput[],
  ): Promise<CampaignRow> {
    return this.within(viewer, id, records, async (tx, campaign) => {
      requireEdition(campaign, edition);
      const own = await this.addressees.ownIn(tx, id);
      if (!own?.isAddressed) throw DomainError.forbidden('NOT_ADDRESSED');
      if (!own.runs) throw settled(campaign);
      if (!(await this.addressees.receive(tx, id, edition))) {
        // Another edition may have been issued since the campaign was read.
        requireEdition((await this.campaigns.findIn(tx, id)) ?? campaign, edition);
        throw DomainError.conflict({}, 'ALREADY_RECEIVED');
      }
      await this.log(tx, 'received', campaign, { edition });
      await this.assignIn(tx, viewer, campaign, records);
      return campaign;
    });
  }

  /**
   * Assigns records of the viewer's unit to a campaign, all or none. Those that are assigned to it already stay as they
   * are, so that the same may be sent again.
   * @throws DomainError NOT_FOUND; FORBIDDEN (NOT_ADDRESSED); CONFLICT (CAMPAIGN_SETTLED; VERSION_CHANGED and
   *   ALREADY_VOIDED of a record, with `at`); BAD_INPUT.
   */
  async assign(viewer: Viewer, id: string, records: readonly AssignedRecordInput[]): Promise<CampaignRow> {
    requireNoErrors(listErrors('records', records, { ...CAMPAIGN_BOUNDS.assigned, min: 1 }));
    return this.within(viewer, id, records, async (tx, campaign) => {
      const own = await this.addressees.ownIn(tx, id);
      if (!own?.isAddressed && campaign.tenantId !== viewer.tenantId) throw DomainError.forbidden('NOT_ADDRESSED');
      if (!own?.runs) throw settled(campaign);
      await this.assignIn(tx, viewer, campaign, records);
      return campaign;
    });
  }

  private async within(
    viewer: Viewer,
    id: string,
    records: readonly AssignedRecordInput[],
    work: (tx: Transaction, campaign: CampaignRow) => Promise<CampaignRow>,
  ): Promise<CampaignRow> {
    requireNoErrors(recordErrors(records));
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const campaign = requireFound(await this.campaigns.findIn(tx, id));
      if (campaign.status !== 'ISSUED' || campaign.edition === 0) throw settled(campaign);
      return work(tx, campaign);
    });
  }

  /** In the order of kinds and ids, so that two people who assign the same records do not block each other. */
  private async assignIn(
    tx: Transaction,
    viewer: Viewer,
    campaign: CampaignRow,
    records: readonly AssignedRecordInput[],
  ) {
    const campaignId = recordsOf(campaign);
    const inOrder = records
      .map((record, at) => ({ ...record, at }))
      .sort((one, other) => (`${one.kind} ${one.id}` < `${other.kind} ${other.id}` ? -1 : 1));
    for (const { kind, id, version, at } of inOrder) {
      const { ledger } = this.readers.require(kind);
      const fact = await ledger.table.findIn(tx, id);
      if (fact?.tenantId !== viewer.tenantId)
        throw DomainError.badInput([{ path: `records.${at}.id`, code: 'NOT_FOUND' }]);
      if (fact.recordStatus === 'ACTIVE' && fact.campaignIds.includes(campaignId)) continue;
      await ledger.assignIn(tx, viewer, id, version, campaignId);
    }
  }

  private async log(tx: Transaction, done: string, { id }: CampaignRow, detail: Readonly<Record<string, unknown>>) {
    await this.audit.record(tx, { action: `campaign.${done}`, subjectKind: 'campaign', subjectId: id, detail });
  }
}

/** It is over, or what it forwards is. */

function requireEdition({ edition }: CampaignRow, seen: number): void {
  if (edition !== seen) throw DomainError.conflict({ edition }, 'VERSION_CHANGED');
}

function recordErrors(records: readonly AssignedRecordInput[]): FieldError[] {
  return [
    ...listErrors('records', records, CAMPAIGN_BOUNDS.assigned),
    ...[...repeatedAt(records.map(({ id }) => id.toLowerCase()))].map((at): FieldError => ({
      path: `records.${at}.id`,
      code: 'DUPLICATE',
    })),
    ...records.flatMap(({ id }, at): FieldError[] =>
      isId(id) ? [] : [{ path: `records.${at}.id`, code: 'INVALID_ID' }],
    ),
  ];
}
