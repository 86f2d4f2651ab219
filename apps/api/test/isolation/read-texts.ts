import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A text that a tenant has had read, and a record that came of it. */
export async function insertReadTexts(into: Into, tenant_id: string): Promise<void> {
  const id = randomUUID();
  await into('read_text', {
    id,
    tenant_id,
    given: '我校开展反诈讲座1场。',
    digest: Buffer.alloc(32),
    recorded_by: tenant_id,
  });
  await into('read_text_record', {
    tenant_id,
    text_id: id,
    proposal: 0,
    part: 0,
    kind: 'ACTIVITY',
    record_id: randomUUID(),
    words_start: 0,
    words_end: 11,
  });
}
