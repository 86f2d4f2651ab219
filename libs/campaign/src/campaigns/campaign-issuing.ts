import { type FieldError, type LocalDate, requireNoErrors } from '@fanzha/domain';
import { AttachmentRepository } from '@fanzha/ledger';
import type { Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository } from './addressee.repository.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignRepository, type NewEdition } from './campaign.repository.js';
import type { CampaignContent, CampaignRow } from './campaign.rows.js';

/** Sends campaigns, and editions of them, to the units that they are for. */
@Injectable()
export class CampaignIssuing {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly addressees: AddresseeRepository,
    private readonly files: AttachmentRepository,
    private readonly log: CampaignLog,
  ) {}

  /**
   * @param campaign as it was before, held by the transaction
   * @param on the day on which it goes out
   * @throws DomainError BAD_INPUT: `receiveBy` DATE_TOO_EARLY for a new day that is over, `documentNumber`
   *   ALREADY_TAKEN with the `title` of the other campaign of the authority, `regionCodes` NOBODY_ADDRESSED where it
   *   is for no unit.
   */
  async issue(
    tx: Transaction,
    campaign: CampaignRow,
    content: CampaignContent,
    edition: NewEdition,
    on: LocalDate,
  ): Promise<CampaignRow> {
    requireNoErrors(await this.errors(tx, campaign, content, on));
    const issued = await this.campaigns.issue(tx, campaign, content, edition);
    await this.files.show(tx, { kind: 'CAMPAIGN', id: campaign.id });
    await this.log.write(tx, campaign.edition === 0 ? 'issued' : 'amended', issued);
    return issued;
  }

  private async errors(tx: Transaction, campaign: CampaignRow, content: CampaignContent, on: LocalDate) {
    const { documentNumber, receiveBy } = content;
    const errors: FieldError[] = [];
    // What was set by an earlier edition may be over by now.
    const isKept = campaign.edition > 0 && receiveBy === campaign.receiveBy;
    if (receiveBy !== null && receiveBy < on && !isKept)
      errors.push({ path: 'receiveBy', code: 'DATE_TOO_EARLY', params: { earliest: on } });
    const title = documentNumber && (await this.campaigns.titleOfNumber(tx, documentNumber, campaign.id));
    if (title) errors.push({ path: 'documentNumber', code: 'ALREADY_TAKEN', params: { title } });
    if (!(await this.addressees.hasAudience(tx, content, on)))
      errors.push({ path: 'regionCodes', code: 'NOBODY_ADDRESSED' });
    return errors;
  }
}
