import { DomainError, isWithin, requireFound, todayIn } from '@fanzha/domain';
import { type AttributionContext, AttributionRepository } from '@fanzha/ledger';
import { type Tenant, TenantService } from '@fanzha/org';
import { Audit, type Connection, Database, KEY_PARTS, KeyedPage, listName, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { ReceiptRepository } from './receipt.repository.js';
import { receiptContributions } from './notice.contributions.js';
import type { NoticeFact, NoticeReceipt } from './notice.entity.js';
import type { AddresseesArgs, ReceiversArgs } from './notice.inputs.js';
import { NoticeService } from './notice.service.js';

const BY_PLACE = { regionCode: KEY_PARTS.text, id: KEY_PARTS.id };

/** Units acknowledge notices, and authorities see who has and who has not. */
@Injectable()
export class NoticeReceipts {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticeService,
    private readonly receipts: ReceiptRepository,
    private readonly attribution: AttributionRepository,
    private readonly tenants: TenantService,
    private readonly audit: Audit,
  ) {}

  /**
   * Notes that the viewer's unit has read a notice, on today's date and where it belongs today. A
   * second time changes nothing.
   * @throws DomainError NOT_FOUND, FORBIDDEN for a unit it is not addressed to (TENANT_CLOSED for one that is closed),
   *   CONFLICT (ALREADY_VOIDED) for those who see a notice that was taken back.
   */
  async acknowledge(viewer: Viewer, id: string): Promise<NoticeFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const notice = requireFound(await this.notices.table.findIn(tx, id));
      if (notice.recordStatus === 'VOIDED') throw DomainError.conflict({}, 'ALREADY_VOIDED');
      const receivedOn = todayIn();
      const attribution = await this.attribution.context(tx, receivedOn, { regionCode: null, campaignIds: [] });
      const assignment = addressedAssignment(notice, attribution, viewer);
      const receipt: NoticeReceipt = { noticeId: notice.id, tenantId: viewer.tenantId, receivedOn, ...assignment };
      if (!(await this.receipts.insert(tx, receipt))) return notice;
      await recordDeltas(tx, [], receiptContributions(receipt));
      await this.audit.record(tx, { action: 'notice.acknowledged', subjectKind: 'notice', subjectId: notice.id });
      return notice;
    });
  }

  /**
   * How many units a notice would be addressed to if it was published today.
   * @throws DomainError as `NoticeService.audience`.
   */
  async addressees(viewer: Viewer, asked: AddresseesArgs): Promise<number> {
    return this.receipts.addressees(viewer.scope, this.notices.audience(asked, viewer), todayIn());
  }

  /**
   * The units a notice is addressed to, for the authority that published it.
   * @throws DomainError FORBIDDEN for everybody else.
   */
  async receivers(
    viewer: Viewer,
    notice: NoticeFact,
    { acknowledged, ...args }: ReceiversArgs,
  ): Promise<Connection<Tenant>> {
    if (viewer.tenantId !== notice.tenantId) throw DomainError.forbidden();
    const list = listName('receivers', { of: notice.id, acknowledged });
    const page = new KeyedPage(args, { list, key: BY_PLACE });
    const { after, limit } = page;
    const asked = { acknowledged: acknowledged ?? null, today: todayIn(), after, limit };
    const { receivers, totalCount } = await this.receipts.receivers(viewer.scope, notice, asked);
    const found = await this.tenants.byIds(
      viewer,
      receivers.map(({ id }) => id),
    );
    const rows = receivers.flatMap((receiver, position) =>
      found[position] ? [{ receiver, tenant: found[position] }] : [],
    );
    return page.shown(rows, totalCount, { key: ({ receiver }) => receiver, node: ({ tenant }) => tenant });
  }
}

/** Where the viewer's unit belongs, which makes the notice one for it. */
function addressedAssignment(
  { tenantId, regions, sectors }: NoticeFact,
  attribution: AttributionContext | null,
  viewer: Viewer,
): Pick<NoticeReceipt, 'homeRegion' | 'sector'> {
  const homeRegion = attribution?.homeRegion;
  const sector = attribution?.sector;
  if (!homeRegion || !sector) throw DomainError.forbidden('TENANT_CLOSED');
  const isAddressed =
    regions.some((region) => isWithin(homeRegion, region)) && (sectors.length === 0 || sectors.includes(sector));
  if (!isAddressed || tenantId === viewer.tenantId) throw DomainError.forbidden();
  return { homeRegion, sector };
}
