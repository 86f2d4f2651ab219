import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A scheme of one authority for the towns of its region. */
export async function insertFraudFreeSchemes(
  into: Into,
  { tenant_id, region_code }: { tenant_id: string; region_code: string },
): Promise<void> {
  await into('fraud_free_scheme', {
    id: randomUUID(),
    tenant_id,
    region_code,
    place_level: 'TOWN',
    title: '无诈乡镇',
    period: '2026-10',
    count: 'CASES_FILED',
    cases_at_most: 0,
    created_by: tenant_id,
  });
}
