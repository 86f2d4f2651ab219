import { daysBetween, DomainError, todayIn } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  KEY_PARTS,
  KeyedPage,
  listName,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayMake } from './campaign.policy.js';
import {
  MissingCampaignReceipt,
  MissingCampaignReceiptConnection,
  MissingReceiptArgs,
} from './missing-receipt.model.js';
import { type MissingReceipt, MissingReceiptRepository } from './missing-receipt.repository.js';

const LIST = listName('missing campaign receipts', {});
const USUAL_PAGE = 50;
const KEY = {
  orderDay: KEY_PARTS.day,
  campaignId: KEY_PARTS.id,
  regionCode: KEY_PARTS.text,
  tenantId: KEY_PARTS.id,
};

/** Who has not received what the own authority has issued: one of the lists by which it chases. */
@Resolver(() => MissingCampaignReceipt)
export class MissingReceiptResolver {
  constructor(
    private readonly receipts: MissingReceiptRepository,
    private readonly regions: RegionDirectory,
  ) {}

  @Query(() => MissingCampaignReceiptConnection, {
    description: 'units that have not received running campaigns of the own authority; what is due first in front',
  })
  @Requires('ledger:read')
  @Costs(500)
  async missingCampaignReceipts(
    @CurrentViewer() viewer: Viewer,
    @Args() args: MissingReceiptArgs,
  ): Promise<Connection<MissingCampaignReceipt>> {
    if (!mayMake(viewer)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const today = todayIn();
    const page = new KeyedPage(args, { list: LIST, key: KEY, usual: USUAL_PAGE });
    const { receipts, totalCount } = await this.receipts.page(viewer.scope, today, page);
    return page.shown(receipts, totalCount, {
      key: (row: MissingReceipt) => row,
      node: (row) => ({
        ...row,
        regionName: this.regions.nameOf(row.regionCode),
        daysOverdue: row.receiveBy === null ? 0 : daysBetween(row.receiveBy, today),
      }),
    });
  }
}
