import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A draft of a scoring scheme, and a closed one of its own authority with an edition, a score and an appeal. */
export async function insertEvaluations(
  into: Into,
  { tenant_id, region_code, sector }: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const own = {
    ...{ tenant_id, issuer_name: '反诈办', period: '2026-10', regions: [region_code], sectors: [sector] },
    ...{ tenant_types: ['AUTHORITY'], items: '[]', created_by: tenant_id, changed_by: tenant_id },
  };
  await into('evaluation_scheme', { ...own, id: randomUUID(), title: '草稿' });
  const scheme_id = randomUUID();
  const hash = '0'.repeat(64);
  await into('evaluation_scheme', {
    ...{ ...own, id: scheme_id, title: '反诈工作考核', status: 'CLOSED', edition: 1 },
    ...{
      appeal_until: '2026-12-31',
      closing_hash: hash,
      scored: [tenant_id],
      published_at: '2026-11-01',
      closed_at: '2026-11-02',
    },
  });
  await into('evaluation_edition', { scheme_id, number: 1, tenant_id, content: {}, published_by: tenant_id });
  const unit = { unit_name: '湖畔小学', name_folded: '湖畔小学', region_code, sector, unit_type: 'SCHOOL' };
  const score = { state: 'SCORED', low: 1, high: 1, out_of: 1, result: {}, hash, as_of: '2026-11-02' };
  const of = { scheme_id, tenant_id, issuer_id: tenant_id, made_by: tenant_id };
  await into('evaluation_score', { ...of, ...unit, ...score, number: 1 });
  await into('evaluation_appeal', { ...of, id: randomUUID(), item_id: randomUUID(), reason: '漏记' });
}
