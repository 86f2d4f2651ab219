import type { MaintenanceTransaction, Statement } from '@fanzha/platform';

interface Assigned {
  readonly regionCode: string;
  readonly sector: string;
}

/** An assignment as the row of a tenant states it for policies: `REGION SECTOR`. */
export const assignmentText = ({ regionCode, sector }: Assigned): string => `${regionCode} ${sector}`;

const WRITE: Statement = {
  name: '',
  text: `
    update tenant t set assignments = coalesce((
      select array_agg(distinct a.region_code || ' ' || a.sector)
      from tenant_assignment a where a.city_code = $1 and a.tenant_id = t.id), '{}')
    where t.city_code = $1 and t.id = any ($2::uuid[])`,
};

/**
 * Copies the assignments of these tenants into their own rows. Call it behind every change of assignments: an official
 * sees the tenants that have belonged to an overseen region, and policies read the row of a tenant and no other table.
 */
export async function copyAssignments(tx: MaintenanceTransaction, tenantIds: readonly string[]): Promise<void> {
  await tx.run(WRITE, [tx.cityCode, tenantIds]);
}
