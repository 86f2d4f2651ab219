import type { TestDatabase } from './database.js';

/** Columns that repeat what other rows say, for policies that read their own row, and what each should say. */
const REPEATS: readonly (readonly [column: string, rows: string, repeated: string])[] = [
  [
    'tenant.assignments',
    'tenant t',
    `(select coalesce(array_agg(distinct a.region_code || ' ' || a.sector), '{}') from tenant_assignment a
      where a.city_code = t.city_code and a.tenant_id = t.id)
     is distinct from (select coalesce(array_agg(distinct p), '{}') from unnest(t.assignments) p)`,
  ],
  [
    'interception.named',
    'interception t',
    `(select coalesce(array_agg(p.tenant_id order by 1), '{}') from interception_participant p
      where p.city_code = t.city_code and p.interception_id = t.id)
     is distinct from (select coalesce(array_agg(n order by 1), '{}') from unnest(t.named) n)`,
  ],
  [
    'alert.assigned_to',
    'alert t',
    `t.assigned_to is distinct from (select a.tenant_id from alert_assignment a
      where a.city_code = t.city_code and a.alert_id = t.id)`,
  ],
  [
    'alert_assignment.alert_region',
    'alert_assignment t',
    `(t.alert_region, t.alert_sector, t.recorder_id) is distinct from (select (f.region_code, f.sector, f.tenant_id)
      from alert f where f.city_code = t.city_code and f.id = t.alert_id)`,
  ],
  [
    'notice_receipt.issuer_id',
    'notice_receipt t',
    `t.issuer_id is distinct from (select w.tenant_id from notice w
      where w.city_code = t.city_code and w.id = t.notice_id)`,
  ],
  [
    'supervision_letter.shown',
    'supervision_letter t',
    `t.shown is distinct from (select s.enabled from supervision_setting s
      where s.city_code = t.city_code and s.tenant_id = t.issuer_id)`,
  ],
  [
    'supervision_event.shown',
    'supervision_event t',
    `(t.shown, t.issuer_id, t.tenant_id, t.region_code, t.sector) is distinct from (
      select (l.shown, l.issuer_id, l.tenant_id, l.region_code, l.sector) from supervision_letter l
      where l.city_code = t.city_code and l.id = t.letter_id)`,
  ],
  [
    'household_registration.region_code',
    'household_registration t',
    `t.region_code is distinct from (select r.region_code from household_roster r
      where r.city_code = t.city_code and r.id = t.roster_id)`,
  ],
  [
    'household_visit_bitmap.roster_region',
    'household_visit_bitmap t',
    `t.roster_region is distinct from (select nullif(r.region_code, t.region_code) from household_roster r
      where r.city_code = t.city_code and r.id = t.roster_id)`,
  ],
];

/** How many rows say something else than what they repeat, by column; empty where all agree. */
export async function wrongRepeats(db: Pick<TestDatabase, 'sql'>): Promise<Record<string, number>> {
  const counts = REPEATS.map(
    ([column, rows, wrong]) => `select '${column}' as "column", count(*)::int as n from ${rows} where ${wrong}`,
  );
  const wrong = await db.sql<{ column: string; n: number }>(counts.join(' union all '));
  return Object.fromEntries(wrong.filter(({ n }) => n > 0).map(({ column, n }) => [column, n]));
}
