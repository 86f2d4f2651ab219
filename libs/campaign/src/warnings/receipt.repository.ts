import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Audience } from './warning.bounds.js';
import type { WarningFact, WarningReceipt } from './warning.entity.js';

/** How many units have acknowledged a warning, of how many it is addressed to. */
export interface Reach {
  readonly receipts: number;
  readonly addressed: number;
}

/** What a warning is to the unit that looks at it. */
export interface OwnReceipt {
  readonly acknowledgedOn: LocalDate | null;
  readonly isAddressed: boolean;
}

/** A unit that a warning is addressed to, by its sort key. */
export interface Receiver {
  readonly regionCode: string;
  readonly id: string;
}

const INSERT: Statement = {
  name: 'warning_receipt.insert',
  text: `insert into warning_receipt (city_code, warning_id, tenant_id, home_region, region_code, sector, received_on,
      received_by, issuer_id)
    select $1, w.id, $3::uuid, $4, $4, $5, $6::date, $7::uuid, w.tenant_id from warning w
    where w.city_code = $1 and w.id = $2
    on conflict do nothing returning warning_id`,
};

const REACH: Statement = {
  name: 'warning_receipt.reach',
  text: `select r.warning_id as id, r.receipts, r.addressed from tenant own, warning_reach($3::uuid[], $4::date) r
    where own.city_code = $1 and own.id = $2`,
};

const ADDRESSEES: Statement = {
  name: 'warning_receipt.addressees',
  text: `
    select count(*)::int as addressed from tenant t
    where t.city_code = $1 and t.id <> $2 and t.opened_on <= $3::date and (t.closed_on is null or t.closed_on >= $3)
      and t.region_code ^@ any ($4::text[]) and ($5::text[] = '{}' or t.sector = any ($5))`,
};

const OWN: Statement = {
  name: 'warning_receipt.own',
  text: `
    select w.id, r.received_on as "acknowledgedOn", w.record_status = 'ACTIVE' and w.tenant_id <> $2 and coalesce(
      app_home() ^@ any (w.regions) and (w.sectors = '{}' or app_line() = any (w.sectors)), false) as "isAddressed"
    from warning w left join warning_receipt r on r.city_code = $1 and r.warning_id = w.id and r.tenant_id = $2
    where w.city_code = $1 and w.id = any ($3::uuid[])`,
};

const RECEIVERS: Statement = {
  name: 'warning_receipt.receivers',
  text: `
    with receiver as materialized (
      select t.region_code, t.id, r.tenant_id is not null as acknowledged
      from warning w join tenant t on t.city_code = $1 and t.id <> w.tenant_id
        left join warning_receipt r on r.city_code = $1 and r.warning_id = w.id and r.tenant_id = t.id
      where w.city_code = $1 and w.id = $2 and (r.tenant_id is not null
        or (t.opened_on <= $3::date and (t.closed_on is null or t.closed_on >= $3) and t.region_code ^@ any (w.regions)
          and (w.sectors = '{}' or t.sector = any (w.sectors))))),
    matching as (select * from receiver where $4::boolean is null or acknowledged = $4)
    select total.count as "totalCount", m.region_code as "regionCode", m.id
    from (select count(*)::int from matching) total
    left join lateral (
      select * from matching where $5::text is null or (region_code, id) > ($5, $6::uuid) order by region_code, id
        limit $7) m on true
    order by m.region_code, m.id`,
};

/** Who has acknowledged which warning. */
@Injectable()
export class ReceiptRepository {
  constructor(private readonly database: Database) {}

  /** @returns false where the unit has acknowledged the warning before. */
  async insert(
    tx: Transaction,
    { warningId, tenantId, homeRegion, sector, receivedOn }: WarningReceipt,
  ): Promise<boolean> {
    const { cityCode, userId } = tx.scope;
    return (await tx.run(INSERT, [cityCode, warningId, tenantId, homeRegion, sector, receivedOn, userId])).length > 0;
  }

  /**
   * Of warnings that the scope may see, by id. The numbers are those of all units, whichever of them the scope may see.
   */
  async reach(scope: Scope, warningIds: readonly string[], today: LocalDate): Promise<ReadonlyMap<string, Reach>> {
    const rows = await this.database.read<Reach & { id: string }>(scope, REACH, [
      scope.cityCode,
      scope.tenantId,
      warningIds,
      today,
    ]);
    return new Map(rows.map(({ id, ...reach }) => [id, reach]));
  }

  /** How many units that are open on a day a warning of the scope's tenant would be addressed to. */
  async addressees(scope: Scope, { regions, sectors }: Audience, day: LocalDate): Promise<number> {
    const values = [scope.cityCode, scope.tenantId, day, regions, sectors];
    const [row] = await this.database.read<{ addressed: number }>(scope, ADDRESSEES, values);
    return row?.addressed ?? 0;
  }

  /** What these warnings are to the scope's own tenant, by id. */
  async own(scope: Scope, warningIds: readonly string[]): Promise<ReadonlyMap<string, OwnReceipt>> {
    const rows = await this.database.read<OwnReceipt & { id: string }>(scope, OWN, [
      scope.cityCode,
      scope.tenantId,
      warningIds,
    ]);
    return new Map(rows.map(({ id, ...own }) => [id, own]));
  }

  /**
   * At most `limit` units that the warning is addressed to or that have acknowledged it, as far as the scope may see
   * them.
   */
  async receivers(
    scope: Scope,
    { id }: WarningFact,
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
