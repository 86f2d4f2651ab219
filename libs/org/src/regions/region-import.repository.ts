import { DataSource, type EntityManager } from 'typeorm';
import { ANNOUNCE } from './region-announcement.js';
import type { RegionRow } from './region-file.js';

const UPSERT = `
  insert into region (code, name, level, parent_code, valid_from, valid_to, successor_code, source)
  select code, name, level, parent, coalesce(valid_from, date '2000-01-01'), valid_to, successor, $2
  from jsonb_to_recordset($1) as row (code text, name text, level text, parent text, valid_from date, valid_to date,
    successor text)
  on conflict (code) do update set (name, valid_from, valid_to, successor_code, source)
    = (excluded.name, excluded.valid_from, excluded.valid_to, excluded.successor_code, excluded.source)`;

/** Reference data is the business of the schema's owner, who is reached for the length of one import. */
export async function ownerTransaction<T>(ownerUrl: string, work: (owner: EntityManager) => Promise<T>): Promise<T> {
  const owner = await new DataSource({ type: 'postgres', url: ownerUrl, extra: { max: 1 } }).initialize();
  try {
    return await owner.transaction(work);
  } finally {
    await owner.destroy();
  }
}

export async function knownCodes(owner: EntityManager): Promise<Set<string>> {
  const rows = await owner.query<{ code: string }[]>('select code from region');
  return new Set(rows.map((row) => row.code));
}

/** One statement, so that a row may refer to one that stands further down. */
export async function upsertRegions(owner: EntityManager, rows: readonly RegionRow[], source: string): Promise<void> {
  const records = rows.map(({ validFrom, validTo, ...row }) => ({ ...row, valid_from: validFrom, valid_to: validTo }));
  await owner.query(UPSERT, [JSON.stringify(records), source]);
  await owner.query(ANNOUNCE.text);
}
