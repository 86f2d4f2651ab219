import { TABLES } from './writers.mjs';

/**
 * Holds what was acknowledged against what is stored.
 * @param since when the clerks began: nobody else writes from then on
 * @returns counts and examples of records that are lost (not there, or not as acknowledged), doubled (one key, two
 *   records) and strange (stored, but nobody was told).
 */
export async function compare(program, { written }, since) {
  const found = { acknowledged: written.size, lost: [], doubled: [], strange: [] };
  const stored = new Map();
  const keys = new Set();
  for (const { table, shows } of TABLES) {
    const rows = await program.sql(
      `select idempotency_key as key, id, version, record_status as status, ${shows} as shown from ${table}
       where recorded_at >= $1`,
      [since],
    );
    for (const row of rows) {
      const key = `${table} ${row.key}`;
      if (keys.has(key)) found.doubled.push(row);
      keys.add(key);
      stored.set(row.id, { table, ...row });
    }
  }
  const told = new Map([...written].map(([key, entry]) => [entry.id, { key, ...entry }]));
  for (const [id, row] of stored) if (!told.has(id)) found.strange.push(row);
  for (const [id, entry] of told) {
    const row = stored.get(id);
    const same = row && ['table', 'version', 'status', 'shown'].every((name) => row[name] === entry[name]);
    if (!same) found.lost.push({ acknowledged: entry, stored: row ?? null });
  }
  return found;
}
