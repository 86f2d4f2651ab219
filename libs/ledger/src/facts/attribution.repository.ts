import type { LocalDate, Sector, TenantType } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** Where a tenant belonged, from its first to its last day there; null: until further notice. */
export interface Assignment {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly region: string;
  readonly sector: Sector;
}

/** What a fact of a tenant on a given day may refer to. */
export interface AttributionContext {
  readonly tenantType: TenantType;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  /** Where the tenant belonged on the day; null on a day without an assignment. */
  readonly homeRegion: string | null;
  readonly sector: Sector | null;
  /** Whether the region asked about existed on the day; true where none was asked about. */
  readonly regionExists: boolean;
  /** Whether the city has the campaign asked about; true where none was asked about. */
  readonly campaignExists: boolean;
}

const CONTEXT: Statement = {
  name: 'attribution.context',
  text: `
    select t.type as "tenantType", t.opened_on as "openedOn", t.closed_on as "closedOn", a.region_code as "homeRegion",
      a.sector,
      $4::text is null or exists (
        select from region r where r.code = $4 and r.valid_from <= $3 and (r.valid_to is null or r.valid_to >= $3)) as
          "regionExists",
      $5::uuid is null or exists (select from campaign c where c.city_code = $1 and c.id = $5) as "campaignExists"
    from tenant t
    left join tenant_assignment a on a.city_code = $1 and a.tenant_id = t.id
      and a.valid_from <= $3::date and (a.valid_to is null or a.valid_to >= $3)
    where t.city_code = $1 and t.id = $2`,
};

const ASSIGNMENTS: Statement = {
  name: 'attribution.assignments',
  text: `
    select valid_from as "from", valid_to as "to", region_code as region, sector
    from tenant_assignment where city_code = $1 and tenant_id = $2 order by valid_from`,
};

/** Answers, in one statement, everything the bounds of a fact cannot know without the database. */
@Injectable()
export class AttributionRepository {
  /** What applies to the scope's own tenant on `day`; null where the tenant itself is not to be seen. */
  async context(
    tx: Transaction,
    day: LocalDate,
    asked: { regionCode: string | null; campaignId: string | null },
  ): Promise<AttributionContext | null> {
    const { cityCode, tenantId } = tx.scope;
    const [context] = await tx.run<AttributionContext & Record<string, unknown>>(CONTEXT, [
      cityCode,
      tenantId,
      day,
      asked.regionCode,
      asked.campaignId,
    ]);
    return context ?? null;
  }

  /** Where the scope's own tenant has belonged, oldest first: what is in place moves with it. */
  async assignments(tx: Transaction): Promise<readonly Assignment[]> {
    return tx.run<Assignment & Record<string, unknown>>(ASSIGNMENTS, [tx.scope.cityCode, tx.scope.tenantId]);
  }
}
