import { isId, isWithin, DomainError, todayIn } from '@fanzha/domain';
import { type AttributionContext, AttributionRepository } from '@fanzha/ledger';
import { type Tenant, TenantService } from '@fanzha/org';
import {
  Audit,
  type Connection,
  Database,
  invalidCursor,
  keyOfCursor,
  listName,
  pageOf,
  pageSize,
  type Viewer,
} from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { type Receiver, ReceiptRepository } from './receipt.repository.js';
import { receiptContributions } from './warning.contributions.js';
import type { WarningFact, WarningReceipt } from './warning.entity.js';
import type { AddresseesArgs, ReceiversArgs } from './warning.inputs.js';
import { WarningService } from './warning.service.js';

const PAGE = 20;

/** Units acknowledge warnings, and authorities see who has and who has not. */
@Injectable()
export class WarningReceipts {
  constructor(
    private readonly database: Database,
    private readonly warnings: WarningService,
    private readonly receipts: ReceiptRepository,
    private readonly attribution: AttributionRepository,
    private readonly tenants: TenantService,
    private readonly audit: Audit,
  ) {}

  /**
   * Notes that the viewer's unit has read a warning, on today's date and where it belongs today. A
   * second time changes nothing.
   * @throws DomainError NOT_FOUND, FORBIDDEN for a unit it is not addressed to (TENANT_CLOSED for one that is closed),
   *   CONFLICT (ALREADY_VOIDED) for those who see a warning that was taken back.
   */
  async acknowledge(viewer: Viewer, id: string): Promise<WarningFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const warning = await this.warnings.table.findIn(tx, id);
      if (!warning) throw DomainError.notFound();
      if (warning.recordStatus === 'VOIDED') throw DomainError.conflict({}, 'ALREADY_VOIDED');
      const receivedOn = todayIn();
      const attribution = await this.attribution.context(tx, receivedOn, { regionCode: null, campaignId: null });
      const assignment = addressedAssignment(warning, attribution, viewer);
      const receipt: WarningReceipt = { warningId: warning.id, tenantId: viewer.tenantId, receivedOn, ...assignment };
      if (!(await this.receipts.insert(tx, receipt))) return warning;
      await recordDeltas(tx, [], receiptContributions(receipt));
      await this.audit.record(tx, { action: 'warning.acknowledged', subjectKind: 'warning', subjectId: warning.id });
      return warning;
    });
  }

  /**
   * How many units a warning would be addressed to if it was published today.
   * @throws DomainError as `WarningService.audience`.
   */
  async addressees(viewer: Viewer, asked: AddresseesArgs): Promise<number> {
    return this.receipts.addressees(viewer.scope, this.warnings.audience(asked, viewer), todayIn());
  }

  /**
   * The units a warning is addressed to, for the authority that published it.
   * @throws DomainError FORBIDDEN for everybody else.
   */
  async receivers(
    viewer: Viewer,
    warning: WarningFact,
    { acknowledged, first, after }: ReceiversArgs,
  ): Promise<Connection<Tenant>> {
    if (viewer.tenantId !== warning.tenantId) throw DomainError.forbidden();
    const size = pageSize(first ?? PAGE);
    const list = listName('receivers', { of: warning.id, acknowledged });
    const behind = after ? receiverOf(keyOfCursor(after, 2, list)) : null;
    const page = { acknowledged: acknowledged ?? null, today: todayIn(), after: behind, limit: size + 1 };
    const { receivers, totalCount } = await this.receipts.receivers(viewer.scope, warning, page);
    const found = await this.tenants.byIds(
      viewer,
      receivers.map(({ id }) => id),
    );
    const rows = receivers.flatMap((receiver, position) =>
      found[position] ? [{ receiver, tenant: found[position] }] : [],
    );
    return pageOf(rows, {
      list,
      first: size,
      after: after || null,
      totalCount,
      key: ({ receiver }) => [receiver.regionCode, receiver.id],
      node: ({ tenant }) => tenant,
    });
  }
}

/** Where the viewer's unit belongs, which makes the warning one for it. */
function addressedAssignment(
  { tenantId, regions, sectors }: WarningFact,
  attribution: AttributionContext | null,
  viewer: Viewer,
): Pick<WarningReceipt, 'homeRegion' | 'sector'> {
  const homeRegion = attribution?.homeRegion;
  const sector = attribution?.sector;
  if (!homeRegion || !sector) throw DomainError.forbidden('TENANT_CLOSED');
  const isAddressed =
    regions.some((region) => isWithin(homeRegion, region)) && (sectors.length === 0 || sectors.includes(sector));
  if (!isAddressed || tenantId === viewer.tenantId) throw DomainError.forbidden();
  return { homeRegion, sector };
}

function receiverOf([regionCode, id]: readonly (string | number)[]): Receiver {
  if (typeof regionCode === 'string' && typeof id === 'string' && isId(id)) return { regionCode, id };
  throw invalidCursor();
}
