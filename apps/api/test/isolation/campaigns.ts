import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A draft of a campaign, and an issued one for the region of its tenant with its edition, a receipt and a closing. */
export async function insertCampaigns(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const { tenant_id, region_code, sector } = fact;
  const days = { starts_on: '2026-10-20', ends_on: '2026-12-20' };
  const own = {
    tenant_id,
    name: '金秋护老专项行动',
    ...days,
    regions: [region_code],
    sectors: [sector],
    tenant_types: ['AUTHORITY'],
  };
  await into('campaign', { ...own, id: randomUUID(), status: 'DRAFT' });
  const campaign_id = randomUUID();
  await into('campaign', { ...own, id: campaign_id, edition: 1, tasks_edition: 1 });
  const edition = { campaign_id, number: 1, tenant_id, content: {}, tasks_changed: true, issued_by: tenant_id };
  await into('campaign_edition', edition);
  await into('campaign_receipt', {
    campaign_id,
    tenant_id,
    edition: 1,
    region_code,
    sector,
    issuer_id: tenant_id,
    received_by: tenant_id,
  });
  const figures = { figures: {}, hash: '0'.repeat(64), as_of: '2026-12-21', closed_by: tenant_id };
  await into('campaign_closing', { campaign_id, tenant_id, ...figures });
}
