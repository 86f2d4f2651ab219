import { daysBetween, DomainError, isId, isLocalDate, todayIn } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  invalidCursor,
  keyOfCursor,
  listName,
  pageOf,
  pageSize,
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
import { type MissingReceipt, type MissingReceiptKey, MissingReceiptRepository } from './missing-receipt.repository.js';

const LIST = listName('missing campaign receipts', {});
const USUAL_PAGE = 50;

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
    @Args() { first, after }: MissingReceiptArgs,
  ): Promise<Connection<MissingCampaignReceipt>> {
    if (!mayMake(viewer)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const size = pageSize(first ?? USUAL_PAGE);
    const today = todayIn();
    const page = { after: after ? keyOf(keyOfCursor(after, 4, LIST)) : null, limit: size + 1 };
    const { receipts, totalCount } = await this.receipts.page(viewer.scope, today, page);
    return pageOf(receipts, {
      list: LIST,
      first: size,
      after: after || null,
      totalCount,
      key: ({ orderDay, campaignId, regionCode, tenantId }: MissingReceipt) => [
        ...[orderDay, campaignId],
        ...[regionCode, tenantId],
      ],
      node: (row) => ({
        ...row,
        regionName: this.regions.nameOf(row.regionCode),
        daysOverdue: row.receiveBy === null ? 0 : daysBetween(row.receiveBy, today),
      }),
    });
  }
}

function keyOf([orderDay, campaignId, regionCode, tenantId]: readonly (string | number)[]): MissingReceiptKey {
  if (typeof orderDay === 'string' && isLocalDate(orderDay) && typeof regionCode === 'string')
    if (typeof campaignId === 'string' && isId(campaignId) && typeof tenantId === 'string' && isId(tenantId))
      return { orderDay, campaignId, regionCode, tenantId };
  throw invalidCursor();
}
