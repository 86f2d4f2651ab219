import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/**
 * A notice to the units of the tenant's own region, its receipt, a restatement, and what operators did for the tenant.
 * `fact`: tenant, region and sector.
 */
export async function insertNoticesAndRestatements(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const { tenant_id, region_code, sector } = fact;
  const [id, home_region] = [randomUUID(), region_code];
  await into('notice', {
    ...fact,
    id,
    home_region,
    recorded_by: tenant_id,
    title: '预警',
    body: '不转账',
    published_on: '2026-11-05',
    regions: [region_code],
  });
  await into('notice_receipt', {
    notice_id: id,
    tenant_id,
    home_region,
    region_code,
    sector,
    received_on: '2026-11-05',
    received_by: tenant_id,
    issuer_id: tenant_id,
  });
  await into('approval_request', {
    id: randomUUID(),
    kind: 'GRANT_OVERSIGHT',
    tenant_id,
    subject: tenant_id,
    content: {},
    requested_by: tenant_id,
    requested_by_name: '运维',
    expires_at: '2100-01-01',
    state: 'APPROVED',
    decided_by: tenant_id,
    decided_by_name: '运维',
    decided_at: '2026-11-05',
  });
  await into('restatement', { id: randomUUID(), tenant_id, from_on: '2026-01-01' });
}
