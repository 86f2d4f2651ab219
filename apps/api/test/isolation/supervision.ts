import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/**
 * Supervision of one authority, switched on, and a letter of the tenant with one step. A letter is between two: the
 * other one here is nobody. `fact`: tenant, region and sector.
 */
export async function insertSupervision(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
  issuer: string,
): Promise<void> {
  const [id, by] = [randomUUID(), fact.tenant_id];
  await into('supervision_setting', { tenant_id: by, enabled: true, changed_by: by });
  const between = { ...fact, issuer_id: issuer, issuer_region: fact.region_code, issuer_sector: fact.sector };
  await into('supervision_letter', {
    ...between,
    id,
    kind: 'REMINDER_LETTER',
    year: 2026,
    number: 1,
    title: '提醒函',
    words: '请尽快办理',
    due_on: '2026-12-01',
    issued_by: issuer,
    changed_by: issuer,
  });
  await into('supervision_event', {
    ...between,
    id: randomUUID(),
    letter_id: id,
    step: 'ISSUE',
    due_on: '2026-12-01',
    done_by: issuer,
  });
}
