import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../support/database.js';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A row of one tenant, or of its region, in each table of households; its community is the first of its region. */
export async function insertHouseholds(
  db: TestDatabase,
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<{ rosterId: string }> {
  const { tenant_id, region_code: town, sector } = fact;
  const region_code = `${town}001`;
  await db.sql(
    `insert into region (code, name, level, parent_code, source) values ($1, '社区', 'COMMUNITY', $2, 'test')
     on conflict do nothing`,
    [region_code, town],
  );
  const rosterId = randomUUID();
  const kept = { roster_id: rosterId, tenant_id, region_code };
  const stated = { ...kept, home_region: town, sector };
  await into('household_roster', { id: rosterId, tenant_id, region_code });
  const registration_id = randomUUID();
  await into('household_registration', {
    id: registration_id,
    roster_id: rosterId,
    region_code,
    tenant_id,
    registered_by: tenant_id,
    registered_on: '2026-01-01',
    doors: 1,
  });
  await into('household_door', {
    ...kept,
    number: 1,
    label: '1-101',
    label_key: '1-101',
    registration_id,
    registered_on: '2026-01-01',
    registered_by: tenant_id,
  });
  await into('household_visit', {
    ...stated,
    id: randomUUID(),
    visited_on: '2026-11-05',
    visited: [1],
    newly_covered: [1],
    recorded_by: tenant_id,
  });
  await into('household_vacancy', { ...kept, number: 1, from_on: '2026-02-01' });
  await into('household_visit_bitmap', { ...stated, block: 0, month: '2026-11', bits: `1${'0'.repeat(2047)}` });
  for (const line of ['*', sector])
    await into('rollup_covered', { node: town, period: '2026-11', sector: line, covered: 1 });
  for (const line of ['*', sector])
    await into('rollup_covered_day', { node: town, day: '2026-11-05', sector: line, covered_in_month: 1 });
  return { rosterId };
}
