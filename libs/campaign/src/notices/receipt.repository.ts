import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Audience } from './notice.bounds.js';
import type { NoticeFact, NoticeReceipt } from './notice.entity.js';

/** How many units have acknowledged a notice, and how many there were when it was published. */
export interface Reach {
  readonly receipts: number;
  readonly addressed: number;
}

/** What a notice is to the unit that looks at it. */
export interface OwnNoticeReceipt {
  readonly acknowledgedOn: LocalDate | null;
  readonly isAddressed: boolean;
}

/** A unit that a notice is addressed to, by its sort key. */
interface Receiver {
  readonly regionCode: string;
  readonly id: string;
}

const INSERT: Statement = {
  name: 'notice_receipt.insert',
  text: `insert into notice_receipt (city_code, notice_id, tenant_id, home_region, region_code, sector, received_on,
      received_by, issuer_id)
    select $1, w.id, $3::uuid, $4, $4, $5, $6::date, $7::uuid, w.tenant_id from notice w
    where w.city_code = $1 and w.id = $2
    on conflict do nothing returning notice_id`,
};

const REACH: Statement = {
  name: 'notice_receipt.reach',
  text: `select r.notice_id as id, r.receipts, r.addressed from tenant own, notice_reach($3::uuid[], $4::date) r
    where own.city_code = $1 and own.id = $2`,
};

const ADDRESSEES: Statement = {
  name: 'notice_receipt.addressees',
  text: `
    select count(*)::int as addressed from tenant t
    where t.city_code = $1 and t.id <> $2 and t.opened_on <= $3::date and (t.closed_on is null or t.closed_on >= $3)
      and t.region_code ^@ any ($4::text[]) and ($5::text[] = '{}' or t.sector = any ($5))
      and is_addressed(t.id, t.type)`,
};

const OWN: Statement = {
  name: 'notice_receipt.own',
  text: `
    select w.id, r.received_on as "acknowledgedOn", w.record_status = 'ACTIVE' and w.tenant_id <> $2 and coalesce(
      app_home() ^@ any (w.regions) and (w.sectors = '{}' or app_line() = any (w.sectors))
        and u.opened_on <= w.published_on and is_addressed(u.id, u.type), false) as "isAddressed"
    from notice w join tenant u on u.city_code = $1 and u.id = $2
      left join notice_receipt r on r.city_code = $1 and r.notice_id = w.id and r.tenant_id = $2
    where w.city_code = $1 and w.id = any ($3::uuid[])`,
};

const RECEIVERS: Statement = {
  name: 'notice_receipt.receivers',
  text: `
    with receiver as materialized (
      select t.region_code, t.id, r.tenant_id is not null as acknowledged
      from notice w join tenant t on t.city_code = $1 and t.id <> w.tenant_id
        left join notice_receipt r on r.city_code = $1 and r.notice_id = w.id and r.tenant_id = t.id
      where w.city_code = $1 and w.id = $2 and (r.tenant_id is not null
        or (t.opened_on <= w.published_on
          and (t.closed_on is null or t.closed_on >= $3::date) and t.region_code ^@ any (w.regions)
          and (w.sectors = '{}' or t.sector = any (w.sectors)) and is_addressed(t.id, t.type)))),
    matching as (select * from receiver where $4::boolean is null or acknowledged = $4)
    select total.count as "totalCount", m.region_code as "regionCode", m.id
    from (select count(*)::int from matching) total
    left join lateral (
      select * from matching where $5::text is null or (region_code, id) > ($5, $6::uuid) order by region_code, id
        limit $7) m on true
    order by m.region_code, m.id`,
};

/** Who has acknowledged which notice. */
@Injectable()
export class ReceiptRepository {
  constructor(private readonly database: Database) {}

  /** @returns false where the unit has acknowledged the notice before. */
  async insert(
    tx: Transaction,
    { noticeId, tenantId, homeRegion, sector, receivedOn }: NoticeReceipt,
  ): Promise<boolean> {
    const { cityCode, userId } = tx.scope;
    return (await tx.run(INSERT, [cityCode, noticeId, tenantId, homeRegion, sector, receivedOn, userId])).length > 0;
  }

  /**
   * Of notices that the scope may see, by id. The numbers are those of all units, whichever of them the scope may see.
   */
  async reach(scope: Scope, noticeIds: readonly string[], today: LocalDate): Promise<ReadonlyMap<string, Reach>> {
    const rows = await this.database.read<Reach & { id: string }>(scope, REACH, [
      scope.cityCode,
      scope.tenantId,
      noticeIds,
      today,
    ]);
    return new Map(rows.map(({ id, ...reach }) => [id, reach]));
  }

  /** How many units a notice of the scope's tenant would be addressed to, of those that are open on a day. */
  async addressees(scope: Scope, { regions, sectors }: Audience, day: LocalDate): Promise<number> {
    const values = [scope.cityCode, scope.tenantId, day, regions, sectors];
    const [row] = await this.database.read<{ addressed: number }>(scope, ADDRESSEES, values);
    return row?.addressed ?? 0;
  }

  /** What these notices are to the scope's own tenant, by id. */
  async own(scope: Scope, noticeIds: readonly string[]): Promise<ReadonlyMap<string, OwnNoticeReceipt>> {
    const rows = await this.database.read<OwnNoticeReceipt & { id: string }>(scope, OWN, [
      scope.cityCode,
      scope.tenantId,
      noticeIds,
    ]);
    return new Map(rows.map(({ id, ...own }) => [id, own]));
  }

  /**
   * At most `limit` units that the notice is addressed to or that have acknowledged it, as far as the scope may see
   * them.
   */
  async receivers(
    scope: Scope,
    { id }: NoticeFact,
    {
      acknowledged,
      today,
      after,
      limit,
    }: { acknowledged: boolean | null; today: LocalDate; after: Receiver | null; limit: number },
  ): Promise<{ receivers: Receiver[]; totalCount: number }> {
    const values = [scope.cityCode, id, today, acknowledged, after?.regionCode ?? null, after?.id ?? null, limit];
    const rows = await this.database.read<Receiver & { totalCount: number }>(scope, RECEIVERS, values);
    return { receivers: rows.filter((row) => row.id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }
}
