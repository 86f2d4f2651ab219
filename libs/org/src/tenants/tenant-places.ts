import type { MaintenanceTransaction, Statement } from '@fanzha/platform';

/** What the row of a tenant keeps of an assignment: an official sees those that have belonged to an overseen region. */
export const placeOf = ({ regionCode, sector }: { readonly regionCode: string; readonly sector: string }): string =>
  `${regionCode} ${sector}`;

const WRITE: Statement = {
  name: '',
  text: `
    update tenant t set places = coalesce((
      select array_agg(distinct a.region_code || ' ' || a.sector)
      from tenant_assignment a where a.city_code = $1 and a.tenant_id = t.id), '{}')
    where t.city_code = $1 and t.id = any ($2::uuid[])`,
};

/** To be called behind every change of assignments: policies read the row of a tenant and no other table. */
export async function writePlaces(tx: MaintenanceTransaction, tenantIds: readonly string[]): Promise<void> {
  await tx.run(WRITE, [tx.cityCode, tenantIds]);
}
