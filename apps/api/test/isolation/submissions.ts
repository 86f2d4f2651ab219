import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/**
 * A form, a submission that was handed in, what has moved it, an exception and a reminder, all of one tenant. `fact`:
 * tenant, region and sector.
 */
export async function insertSubmissions(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const [form, id, by] = [randomUUID(), randomUUID(), fact.tenant_id];
  const asked = { title: '月报', rhythm: 'MONTH', indicators: ['ACTIVITIES'], narratives: '[]' };
  await into('submission_form', {
    ...fact,
    ...asked,
    id: form,
    version: 1,
    due_days: 5,
    lock_days: 10,
    regions: [fact.region_code],
    sectors: [],
    types: ['SCHOOL'],
    valid_from: '2026-01-01',
    created_by: by,
  });
  await into('submission', {
    ...fact,
    ...asked,
    id,
    form_id: form,
    form_version: 1,
    issuer_id: by,
    period: '2026-10',
    starts_on: '2026-10-01',
    ends_on: '2026-10-31',
    due_on: '2026-11-05',
    lock_on: '2026-11-10',
  });
  await into('submission_movement', { ...fact, id: randomUUID(), submission_id: id, indicator: 'ACTIVITIES' });
  const issued = { ...fact, id: randomUUID(), issuer_id: by };
  await into('submission_exception', {
    ...issued,
    form_id: form,
    period: '2026-10',
    reason: '断网',
    expires_on: '2026-12-01',
    granted_by: by,
  });
  const days = { soon_days: 3, on_due_day: true, unit_days: 1, authority_days: 2, town_days: 2, line_days: 4 };
  await into('chase_plan', { tenant_id: by, form_id: form, enabled: true, changed_by: by, ...days });
  await into('submission_reminder', { ...issued, submission_id: id, stage: 'UNIT', reminded_by: by });
}
