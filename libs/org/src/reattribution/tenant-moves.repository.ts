import { foldIdentifier, type LocalDate, type Sector } from '@fanzha/domain';
import { Database, type MaintenanceTransaction, type Scope, type Statement } from '@fanzha/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Tenant } from '../tenants/tenant.entity.js';
import { copyAssignments } from '../tenants/tenant-assignments.js';
import { TENANT_RECORDS, type TenantRecords } from './tenant-records.js';

/** Where a tenant belongs. */
export interface AssignmentTarget {
  readonly regionCode: string;
  readonly sector: Sector;
  readonly parentId: string | null;
}

/** A tenant as it is before it moves or closes. */
export interface HeldTenant {
  readonly tenant: Tenant;
  /** First day of the assignment it has until further notice; null for a closed one. */
  readonly assignedFrom: LocalDate | null;
  /** The day on which it was entered, whatever day it opened on. */
  readonly enteredOn: LocalDate | null;
}

/** Where a tenant belonged from its first to its last day there. */
export interface AssignmentRow {
  readonly tenantId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly regionCode: string;
  readonly sector: Sector;
}

const HOLD: Statement = {
  name: '',
  text: `select city_code "cityCode", id, version, name, type, sector, region_code "regionCode", parent_id "parentId",
      opened_on "openedOn",
      closed_on "closedOn",
      (uuid_extract_timestamp(id) at time zone 'Asia/Shanghai')::date "enteredOn"
    from tenant where city_code = $1 and id = $2 for update`,
};
const ASSIGNED_FROM: Statement = {
  name: '',
  text: `select valid_from "validFrom" from tenant_assignment where city_code = $1 and tenant_id = $2
      and valid_to is null`,
};
const IS_THERE: Statement = { name: '', text: 'select from tenant where city_code = $1 and id = $2' };
const NAMESAKE: Statement = {
  name: '',
  text: 'select from tenant where city_code = $1 and region_code = $2 and name_folded = $3 and id <> $4',
};
const END_ASSIGNMENT: Statement = {
  name: '',
  text: 'update tenant_assignment set valid_to = $3 where city_code = $1 and tenant_id = $2 and valid_to is null',
};
const BEGIN_ASSIGNMENT: Statement = {
  name: '',
  text: `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector, parent_id)
    select city_code, id, $3, type, $4, $5, $6 from tenant where city_code = $1 and id = $2 returning 1`,
};
const CORRECT_ASSIGNMENT: Statement = {
  name: '',
  text: `update tenant_assignment set region_code = $3, sector = $4, parent_id = $5
    where city_code = $1 and tenant_id = $2 and valid_to is null`,
};
const MIRROR: Statement = {
  name: '',
  text: `update tenant set region_code = $3, sector = $4, parent_id = $5,
      name_claim = case when region_code = $3 then name_claim else $6 end,
      version = version + 1
    where city_code = $1 and id = $2`,
};
const CLOSE: Statement = {
  name: '',
  text: 'update tenant set closed_on = $3, version = version + 1 where city_code = $1 and id = $2',
};

const ASSIGNMENTS: Statement = {
  name: 'tenant_moves.assignments',
  text: `select tenant_id "tenantId", valid_from "from", valid_to "to", region_code "regionCode", sector
    from tenant_assignment where city_code = $1 and tenant_id = any ($2::uuid[]) order by tenant_id, valid_from`,
};

/** Changes of where tenants belong. They run in the transaction of the jobs, because figures of theirs move along. */
@Injectable()
export class TenantMovesRepository {
  constructor(
    private readonly database: Database,
    @Inject(TENANT_RECORDS) private readonly records: TenantRecords,
  ) {}

  /** The tenant, held until the transaction ends; null where the city has none of this id. */
  async hold(tx: MaintenanceTransaction, id: string): Promise<HeldTenant | null> {
    type Row = { [Key in keyof Tenant]: Tenant[Key] } & { enteredOn: LocalDate | null };
    const [found] = await tx.run<Row>(HOLD, [tx.cityCode, id]);
    if (!found) return null;
    const { enteredOn, ...row } = found;
    const [assignment] = await tx.run<{ validFrom: LocalDate }>(ASSIGNED_FROM, [tx.cityCode, id]);
    return { tenant: Object.assign(new Tenant(), row), assignedFrom: assignment?.validFrom ?? null, enteredOn };
  }

  /** Whether the city has this tenant. */
  async isThere(tx: MaintenanceTransaction, id: string): Promise<boolean> {
    return (await tx.run(IS_THERE, [tx.cityCode, id])).length > 0;
  }

  /** Whether the tenant has recorded anything: plans, doors, and what it voided or undid included. */
  async hasRecords(tx: MaintenanceTransaction, id: string): Promise<boolean> {
    return this.records.hasAny(tx, id);
  }

  /** Whether others may be naming the tenant in a record while nobody writes for the tenant itself. */
  isNamedByOthers({ type }: Tenant): boolean {
    return this.records.areNamedByOthers(type);
  }

  /** Whether another tenant of the region has the name, however it is written. */
  async isNameTaken(tx: MaintenanceTransaction, regionCode: string, { id, name }: Tenant): Promise<boolean> {
    return (await tx.run(NAMESAKE, [tx.cityCode, regionCode, foldIdentifier(name), id])).length > 0;
  }

  /** Ends the tenant's assignment on `lastDay` and lets it belong to the target from `firstDay` on. */
  async move(
    tx: MaintenanceTransaction,
    { id, name }: Tenant,
    lastDay: LocalDate,
    firstDay: LocalDate,
    { regionCode, sector, parentId }: AssignmentTarget,
  ): Promise<void> {
    await tx.run(END_ASSIGNMENT, [tx.cityCode, id, lastDay]);
    await tx.run(BEGIN_ASSIGNMENT, [tx.cityCode, id, firstDay, regionCode, sector, parentId]);
    await tx.run(MIRROR, [tx.cityCode, id, regionCode, sector, parentId, foldIdentifier(name)]);
    await copyAssignments(tx, [id]);
  }

  /** Lets the tenant belong to the target from the first day of the assignment it has, as if it had always been so. */
  async correct(
    tx: MaintenanceTransaction,
    { id, name }: Tenant,
    { regionCode, sector, parentId }: AssignmentTarget,
  ): Promise<void> {
    await tx.run(CORRECT_ASSIGNMENT, [tx.cityCode, id, regionCode, sector, parentId]);
    await tx.run(MIRROR, [tx.cityCode, id, regionCode, sector, parentId, foldIdentifier(name)]);
    await copyAssignments(tx, [id]);
  }

  /** Writes the last day of a tenant, which ends its assignment, too. */
  async close(tx: MaintenanceTransaction, { id }: Tenant, lastDay: LocalDate): Promise<void> {
    await tx.run(END_ASSIGNMENT, [tx.cityCode, id, lastDay]);
    await tx.run(CLOSE, [tx.cityCode, id, lastDay]);
  }

  /** Where these tenants have belonged, as far as the scope may know, oldest first. */
  async assignments(scope: Scope, tenantIds: readonly string[]): Promise<AssignmentRow[]> {
    return this.database.read<AssignmentRow & Record<string, unknown>>(scope, ASSIGNMENTS, [scope.cityCode, tenantIds]);
  }
}
