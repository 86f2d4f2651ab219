import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A summary of one tenant with its draft and an edition. `fact`: tenant, region and sector. */
export async function insertSummaries(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const [id, about] = [randomUUID(), 'UNIT'];
  const days = { period: '2026-10', starts_on: '2026-10-01', ends_on: '2026-10-31' };
  await into('summary', { ...fact, ...days, id, about, editions: 1, created_by: fact.tenant_id });
  const content = { narrative: {}, snapshot: {}, snapshot_hash: '0'.repeat(64), as_of: '2026-11-05' };
  await into('summary_draft', { ...fact, ...content, summary_id: id, about, changed_by: fact.tenant_id });
  await into('summary_edition', {
    ...fact,
    ...content,
    summary_id: id,
    number: 1,
    about,
    document: {},
    changes: '[]',
    signed_on: '2026-11-05',
    signed_by: '某单位',
    issued_by: fact.tenant_id,
  });
}
