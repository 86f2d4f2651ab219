import type { LocalDate } from '@fanzha/domain';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { copyAssignments } from '../tenants/tenant-assignments.js';
import { announceRegions } from '../regions/region-announcement.js';
import { lastDayOf, type RegionChange } from './region-change.js';

/** A tenant that belongs to one of the changed regions on the day of the change or later. */
export interface AffectedTenant {
  readonly tenantId: string;
  readonly name: string;
  readonly regionCode: string;
  readonly validFrom: LocalDate;
}

/** A tenant that comes into another region on the day of the change. */
export interface TenantMove {
  readonly tenantId: string;
  readonly from: string;
  readonly to: string;
}

const CREATE: Statement = {
  name: '',
  text: `insert into region (code, name, level, parent_code, valid_from, source)
    select code, name, level, "parentCode", "validFrom", 'operator'
    from jsonb_to_recordset($1) as row (code text, name text, level text, "parentCode" text, "validFrom" date)
    returning 1`,
};
const END: Statement = {
  name: '',
  text: `update region r set valid_to = $2, successor_code = s."to"
    from jsonb_to_recordset($1) as s ("from" text, "to" text) where r.code = s."from"`,
};
const RENAME: Statement = { name: '', text: 'update region set name = $2 where code = $1' };

const AFFECTED: Statement = {
  name: '',
  text: `select a.tenant_id "tenantId", t.name, a.region_code "regionCode", a.valid_from "validFrom"
    from tenant_assignment a join tenant t on t.city_code = $1 and t.id = a.tenant_id
    where a.city_code = $1 and a.region_code = any ($2::text[]) and (a.valid_to is null or a.valid_to >= $3)
    order by a.tenant_id, a.valid_from`,
};
const NAMESAKES: Statement = {
  name: '',
  text: `with moved as (select * from jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)),
    placed as (
      select t.id, t.name, t.name_claim, coalesce(m."to", t.region_code) as region_code
      from tenant t left join moved m on m."tenantId" = t.id and m."from" = t.region_code where t.city_code = $1),
    meeting as (select * from placed where region_code in (select "to" from moved))
    select distinct a.name from meeting a join meeting b on b.region_code = a.region_code and b.id <> a.id
      and (b.name_claim = a.name_claim or b.name = a.name) order by a.name`,
};
const BEGIN_ASSIGNMENTS: Statement = {
  name: '',
  text: `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector,
      parent_id)
    select a.city_code, a.tenant_id, $3, a.valid_to, a.type, m."to", a.sector, a.parent_id
    from tenant_assignment a join jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)
      on m."tenantId" = a.tenant_id and m."from" = a.region_code
    where a.city_code = $1 and a.valid_from < $3 and (a.valid_to is null or a.valid_to >= $3) returning 1`,
};
const END_ASSIGNMENTS: Statement = {
  name: '',
  text: `update tenant_assignment a set valid_to = $3::date - 1
    from jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)
    where a.city_code = $1 and a.tenant_id = m."tenantId" and a.region_code = m."from" and a.valid_from < $3
      and (a.valid_to is null or a.valid_to >= $3)`,
};
const MIRROR: Statement = {
  name: '',
  text: `update tenant t set region_code = m."to", version = version + 1
    from jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)
    where t.city_code = $1 and t.id = m."tenantId" and t.region_code = m."from"`,
};

/** Regions and the assignments of tenants when regions are merged or split. Runs in the transaction of the jobs. */
@Injectable()
export class RegionChangeRepository {
  /** Tenants that belong to one of the regions on the day or later. */
  async tenantsIn(tx: MaintenanceTransaction, codes: readonly string[], on: LocalDate): Promise<AffectedTenant[]> {
    return tx.run<AffectedTenant & Record<string, unknown>>(AFFECTED, [tx.cityCode, codes, on]);
  }

  /** Names that two tenants of one region would have. */
  async namesakes(tx: MaintenanceTransaction, moves: readonly TenantMove[]): Promise<string[]> {
    return (await tx.run<{ name: string }>(NAMESAKES, [tx.cityCode, JSON.stringify(moves)])).map(({ name }) => name);
  }

  /** Creates, ends and renames regions, and moves tenants. */
  async carryOut(tx: MaintenanceTransaction, change: RegionChange, moves: readonly TenantMove[]): Promise<void> {
    const successors = [...change.successors].map(([from, to]) => ({ from, to }));
    await tx.run(CREATE, [JSON.stringify(change.created)]);
    await tx.run(END, [JSON.stringify(successors), lastDayOf(change)]);
    if (change.renamed) await tx.run(RENAME, [change.renamed.code, change.renamed.name]);
    const values = [tx.cityCode, JSON.stringify(moves), change.on];
    await tx.run(BEGIN_ASSIGNMENTS, values);
    await tx.run(END_ASSIGNMENTS, values);
    await tx.run(MIRROR, values.slice(0, 2));
    await copyAssignments(
      tx,
      moves.map(({ tenantId }) => tenantId),
    );
    await announceRegions(tx);
  }
}
