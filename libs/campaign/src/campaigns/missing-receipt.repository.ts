import type { LocalDate, Sector } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { campaignsBelow, isFor, OPEN_UNIT, receivedBy } from './addressee.repository.js';
import { unreadNoticesOf } from '../notices/unread.js';
import { runs } from './to-receive.js';

/** A unit that has not received a campaign of the own authority. */
export interface MissingReceipt {
  readonly campaignId: string;
  readonly title: string;
  readonly documentNumber: string | null;
  /** Until when it is to be received; null where the campaign does not say. */
  readonly receiveBy: LocalDate | null;
  /** The day by which rows are ordered: `receiveBy`, else the last day of the campaign. */
  readonly orderDay: LocalDate;
  /** When the tasks as they are were issued. */
  readonly since: Date;
  readonly tenantId: string;
  readonly name: string;
  readonly regionCode: string;
  readonly sector: Sector;
  /** What else it owes the same authority: submissions, and receipts of notices. */
  readonly reportsOwed: number;
  readonly noticesOwed: number;
}

/** What missing receipts are ordered by. */
type MissingReceiptKey = Pick<MissingReceipt, 'orderDay' | 'campaignId' | 'regionCode' | 'tenantId'>;

/**
 * Units × running campaigns of the own authority without a receipt, what is due first in front. A unit that has
 * received what forwards the campaign has received it, too.
 */
const MISSING: Statement = {
  name: 'campaign_missing_receipt.page',
  text: `with matching as materialized (
      select c.id as "campaignId", c.name as title, c.document_number as "documentNumber",
        c.receive_by as "receiveBy", coalesce(c.receive_by, c.ends_on) as "orderDay",
        coalesce((select e.issued_at from campaign_edition e where e.city_code = $1 and e.campaign_id = c.id
          and e.number = c.tasks_edition), c.issued_at) as since,
        u.id as "tenantId", u.name, u.region_code as "regionCode", u.sector
      from campaign c cross join lateral (
        with recursive ${campaignsBelow('c.id')}
        select t.id, t.name, t.region_code, t.sector from tenant t
        where t.city_code = $1 and ${OPEN_UNIT} and exists (select from tree where ${isFor('tree')})
          and ${receivedBy('t')} is null) u
      where c.city_code = $1 and c.tenant_id = $2 and ${runs('c')}),
    page as materialized (
      select * from matching
      where $4::date is null or ("orderDay", "campaignId", "regionCode", "tenantId") > ($4, $5::uuid, $6, $7::uuid)
      order by "orderDay", "campaignId", "regionCode", "tenantId" limit $8)
    select total.count as "totalCount", m.*,
      (select count(*)::int from submission s where s.city_code = $1 and s.tenant_id = m."tenantId"
        and s.issuer_id = $2 and s.state in ('DRAFT','RETURNED')) as "reportsOwed",
      coalesce(w.count, 0) as "noticesOwed"
    from (select count(*)::int from matching) total left join page m on true
      left join (${unreadNoticesOf('select "tenantId" from page', '$2')}) w on w.id = m."tenantId"
    order by m."orderDay", m."campaignId", m."regionCode", m."tenantId"`,
};

/**
 * Units without a receipt of running campaigns of an authority, open on the day `$3`, and of how many: `id`, `count`.
 * @param units SQL of the ids of the units that are asked about
 * @param authority SQL of its id
 */
export const unreceivedCampaignsOf = (units: string, authority: string): string => `
      select u.id, count(*)::int as count
      from campaign c cross join lateral (
        with recursive ${campaignsBelow('c.id')}
        select t.id from tenant t
        where t.city_code = $1 and t.id in (${units}) and ${OPEN_UNIT}
          and exists (select from tree where ${isFor('tree')}) and ${receivedBy('t')} is null) u
      where c.city_code = $1 and c.tenant_id = ${authority} and ${runs('c')}
      group by u.id`;

type Row = MissingReceipt & { readonly totalCount: number } & Record<string, unknown>;

/** Who has not received what the own authority has issued. */
@Injectable()
export class MissingReceiptRepository {
  constructor(private readonly database: Database) {}

  /** At most `limit` of them that follow a key, and how many there are. */
  async page(
    scope: Scope,
    today: LocalDate,
    { after, limit }: { after: MissingReceiptKey | null; limit: number },
  ): Promise<{ receipts: MissingReceipt[]; totalCount: number }> {
    const behind = [after?.orderDay ?? null, after?.campaignId ?? null, after?.regionCode ?? null];
    const values = [scope.cityCode, scope.tenantId, today, ...behind, after?.tenantId ?? null, limit];
    const rows = await this.database.read<Row>(scope, MISSING, values);
    return { receipts: rows.filter(({ campaignId }) => campaignId !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }
}
