import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** Files of one tenant: an upload, one of a record, and of a summary of its region before and after it was issued. */
export async function insertAttachments(
  into: Into,
  { tenant_id, region_code, sector }: { tenant_id: string; region_code: string; sector: string },
  activity: string,
): Promise<void> {
  const file = (name: string, row: object) =>
    into('attachment', {
      id: randomUUID(),
      tenant_id,
      name,
      media_type: 'image/jpeg',
      size: 1,
      content: '0'.repeat(64),
      scanned: false,
      uploaded_by: tenant_id,
      ...row,
    });
  const attached = { state: 'ATTACHED', region_code, sector, attached_at: '2026-11-05' };
  const ofSummary = { ...attached, owner_kind: 'SUMMARY', owner_id: randomUUID(), of_region: true };
  await file('upload.jpg', {});
  await file('record.jpg', { ...attached, owner_kind: 'ACTIVITY', owner_id: activity, shown: true });
  await file('draft.pdf', ofSummary);
  await file('issued.pdf', { ...ofSummary, shown: true });
}
