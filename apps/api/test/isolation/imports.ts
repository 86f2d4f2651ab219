import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A file that a tenant has uploaded, a row of it that became a record, and what its columns stood for. */
export async function insertImports(into: Into, tenant_id: string): Promise<void> {
  const id = randomUUID();
  await into('import', {
    id,
    tenant_id,
    batch_number: 'IMP-20261104-001',
    target: 'ACTIVITIES',
    file_name: '活动.csv',
    format: 'CSV',
    file_bytes: 100,
    header_row: 1,
    row_count: 1,
    columns: '[]',
    state: 'CHECKED',
    recorded_by: tenant_id,
    expires_on: '2026-11-18',
  });
  await into('import_row', {
    tenant_id,
    import_id: id,
    row_number: 2,
    cells: '["2026-11-03","讲座"]',
    state: 'NEW',
    kind: 'ACTIVITY',
    record_id: randomUUID(),
    written: true,
  });
  await into('import_mapping', { tenant_id, target: 'ACTIVITIES', header: '日期', field: 'startOn' });
}
