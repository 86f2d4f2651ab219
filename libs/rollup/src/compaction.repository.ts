import { IN_PLACE_INDICATORS } from '@fanzha/domain';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { NO_LINE } from './contribution.js';
import { columnList, IN_PLACE_COLUMNS, WIDE_COLUMNS } from './wide-columns.js';

/**
 * Where figures are kept, by level (docs/architecture.md, "Rollup engine"):
 * - hubs (town, county, city): totals per month, quarter and year, for all sectors together ('*') and for each; members
 *   of activity type, fraud type, age band, place and campaign per month.
 * - leaves (tenant, community, and 'CODE=', what belongs to a region itself): totals per month and sector.
 * - both: under period '*' all changes there ever were of what is in place (stock). What is in place at a period's end is that
 *   less the changes after it: one look-up for the running year, few for years gone by.
 * What counts for its tenant only (a share in another tenant's interception) is kept in the tenant's leaf alone.
 * Whatever is not kept is read from facts, of which a leaf has few.
 */
const MONTH = `to_char(d.day, 'YYYY-MM')`;
const DUE_DELTAS = 'd.city_code = $1 and d.id <= $2';

const leafNodes = (row: string) => `lateral (
  select ${row}.tenant_id::text as node
  union all select ${row}.region_code || case when length(${row}.region_code) < 12 then '=' else '' end where not ${row}.tenant_only) n`;

const HUB_NODES = `lateral (
  select substr(h.region_code, 1, size) as node from (values (4), (6), (9)) as level(size) where length(h.region_code) >= size) n`;

const EACH_PERIOD = `(values (h.month), (substr(h.month, 1, 4) || '-Q' || (substr(h.month, 6)::int + 2) / 3), (substr(h.month, 1, 4)))`;
const FROM_THE_BEGINNING = `(values ('*'))`;

/** What belongs to no line (rosters) is kept under that name alone. */
const OF_A_LINE = `(slot_sector <> '*' or h.sector <> '${NO_LINE}')`;

/** Combinations of period, sector and member that one hub row goes into: totals of some periods, members of one. */
const hubSlots = (periods: string, memberPeriod: string) => `lateral (
  select period, slot_sector, '*' as dimension, '*' as member
  from ${periods} as p(period), (values ('*'), (h.sector)) as s(slot_sector)
  where ${OF_A_LINE}
  union all
  select ${memberPeriod}, slot_sector, dimension, member
  from (values ('ACTIVITY_TYPE', h.activity_type), ('FRAUD_TYPE', h.fraud_type), ('AGE_BAND', h.age_band), ('PLACE', h.place),
      ('CAMPAIGN', h.campaign_id::text)) as m(dimension, member),
    (values ('*'), (h.sector)) as s(slot_sector)
  where member is not null and ${OF_A_LINE}) slot`;
const IN_PERIODS = hubSlots(EACH_PERIOD, 'h.month');
const EVER = hubSlots(FROM_THE_BEGINNING, `'*'::text`);

const CELL_KEY = 'city_code, node, period, sector, dimension, member, region_code';

const MEMBER_COLUMNS = 'd.activity_type, d.fraud_type, d.age_band, d.place, d.campaign_id';

const upsertCells = (columns: readonly string[], slots: string, leafPeriod: string, which = '') => `
  insert into rollup_cell (${CELL_KEY}, ${columnList(columns)})
  with hub as materialized (
    select left(d.region_code, 9) as region_code, d.sector, ${MONTH} as month, ${MEMBER_COLUMNS},
      ${columnList(columns, (c) => `sum(d.${c})::bigint as ${c}`)}
    from rollup_delta d where ${DUE_DELTAS} and not d.tenant_only${which}
    group by 1, 2, 3, 4, 5, 6, 7, 8)
  select $1::text, n.node, slot.period, slot.slot_sector, slot.dimension, slot.member, n.node,
    ${columnList(columns, (c) => `sum(h.${c})::bigint`)}
  from hub h, ${HUB_NODES}, ${slots}
  group by n.node, slot.period, slot.slot_sector, slot.dimension, slot.member
  union all
  select $1::text, n.node, ${leafPeriod}, d.sector, '*', '*', d.region_code, ${columnList(columns, (c) => `sum(d.${c})::bigint`)}
  from rollup_delta d, ${leafNodes('d')}
  where ${DUE_DELTAS}${which}
  group by n.node, ${leafPeriod}, d.sector, d.region_code
  on conflict (${CELL_KEY}) do update set
    ${columnList(columns, (c) => `${c} = coalesce(rollup_cell.${c} + excluded.${c}, excluded.${c}, rollup_cell.${c})`)}`;

const MARK_SUMS = `sum(h.at_least)::int, sum(h.approx)::int, sum(h.uncounted)::int, sum(h.withheld)::int`;

const upsertMarks = (name: string, slots: string, leafPeriod: string, which: string): Statement => ({
  name,
  text: `
  insert into rollup_mark (${CELL_KEY}, indicator, at_least, approx, uncounted, withheld)
  with h as materialized (
    select d.tenant_id, d.region_code, d.sector, ${MONTH} as month, ${MEMBER_COLUMNS}, d.tenant_only, m.key as indicator,
      (m.value->>0)::int as at_least, (m.value->>1)::int as approx, (m.value->>2)::int as uncounted, (m.value->>3)::int as withheld
    from rollup_delta d, jsonb_each(d.marks) m
    where ${DUE_DELTAS} and d.marks is not null${which})
  select $1::text, n.node, slot.period, slot.slot_sector, slot.dimension, slot.member, n.node, h.indicator, ${MARK_SUMS}
  from h, ${HUB_NODES}, ${slots}
  where not h.tenant_only
  group by n.node, slot.period, slot.slot_sector, slot.dimension, slot.member, h.indicator
  union all
  select $1::text, n.node, ${leafPeriod}, h.sector, '*', '*', h.region_code, h.indicator, ${MARK_SUMS}
  from h, ${leafNodes('h')}
  group by n.node, ${leafPeriod}, h.sector, h.region_code, h.indicator
  on conflict (${CELL_KEY}, indicator) do update set
    at_least = rollup_mark.at_least + excluded.at_least, approx = rollup_mark.approx + excluded.approx,
    uncounted = rollup_mark.uncounted + excluded.uncounted, withheld = rollup_mark.withheld + excluded.withheld`,
});
const UPSERT_MARKS = upsertMarks('rollup.upsert_marks', IN_PERIODS, 'h.month', '');
const IN_PLACE = IN_PLACE_INDICATORS.map((code) => `'${code}'`).join(', ');
const UPSERT_MARKS_EVER = upsertMarks('rollup.upsert_marks_ever', EVER, `'*'::text`, ` and m.key in (${IN_PLACE})`);

/**
 * Facts that tenants gain and lose by the batch, per period, into presence; and where a tenant gets its first fact of a
 * period under a node or loses its last one, the node's number of contributing tenants. Authorities owe no figures and are
 * left out. A node's number can only change where some presence row turns from none to some or back (`flip`); a tenant
 * that had several homes in the period counts once under their common ancestors, so its other rows are looked at, too.
 * The statement reads presence as it was before it: old and new values come from the upsert (PostgreSQL 18).
 */
const UPSERT_PRESENCE: Statement = {
  name: 'rollup.upsert_presence',
  text: `
  with change as materialized (
    select d.tenant_id, p.period, d.home_region, d.sector, sum(d.facts)::int as facts
    from (select tenant_id, home_region, sector, ${MONTH} as month, sum(facts) as facts
        from rollup_delta d where ${DUE_DELTAS} group by 1, 2, 3, 4) d,
      lateral (values (d.month), (substr(d.month, 1, 4) || '-Q' || (substr(d.month, 6)::int + 2) / 3), (substr(d.month, 1, 4))) as p(period)
    where d.facts <> 0 and d.tenant_id not in (select id from tenant where city_code = $1 and type = 'AUTHORITY')
    group by d.tenant_id, p.period, d.home_region, d.sector),
  written as (
    insert into rollup_presence (city_code, tenant_id, period, home_region, sector, facts)
    select $1::text, tenant_id, period, home_region, sector, facts from change
    on conflict (city_code, tenant_id, period, home_region, sector) do update set facts = rollup_presence.facts + excluded.facts
    returning rollup_presence.tenant_id, rollup_presence.period, rollup_presence.home_region, rollup_presence.sector,
      coalesce(old.facts, 0) > 0 as was_there, new.facts > 0 as is_there),
  flip as materialized (select * from written where was_there <> is_there),
  known as (
    select tenant_id, period, home_region, sector, was_there, is_there from flip
    union all
    select p.tenant_id, p.period, p.home_region, p.sector, p.facts > 0, p.facts > 0
    from (select distinct tenant_id, period from flip) f
      cross join lateral (select * from rollup_presence where city_code = $1 and tenant_id = f.tenant_id and period = f.period offset 0) p
    where not exists (
      select 1 from flip x where x.tenant_id = p.tenant_id and x.period = p.period and x.home_region = p.home_region and x.sector = p.sector)),
  under_node as (
    select n.node, k.period, s.sector, bool_or(k.was_there) as was_there, bool_or(k.is_there) as is_there
    from known k,
      lateral (select substr(k.home_region, 1, size) as node from (values (4), (6), (9)) as level(size) where length(k.home_region) >= size) n,
      lateral (values ('*'), (k.sector)) as s(sector)
    group by n.node, k.period, s.sector, k.tenant_id)
  insert into rollup_reporting (city_code, node, period, sector, contributing)
  select $1::text, node, period, sector, sum(is_there::int - was_there::int) from under_node where was_there <> is_there group by node, period, sector
  on conflict (city_code, node, period, sector) do update set contributing = rollup_reporting.contributing + excluded.contributing`,
};

const TRY_LOCK_CITY: Statement = {
  name: 'rollup.try_lock_city',
  text: `select pg_try_advisory_xact_lock(hashtext('rollup compaction'), hashtext($1)) as locked`,
};
const LOCK_CITY: Statement = {
  name: 'rollup.lock_city',
  text: `select pg_advisory_xact_lock(hashtext('rollup compaction'), hashtext($1)) is not null as locked`,
};

const COLUMN_USE: Statement = {
  name: 'rollup.column_use',
  text: `with batch as materialized (select * from rollup_delta where city_code = $1 order by id limit $2)
    select max(id) as bound, count(*)::int as deltas, (count(*) filter (where marks ?| array[${IN_PLACE}]))::int as marked_in_place, ${columnList(WIDE_COLUMNS, (c) => `count(${c})::int as ${c}`)} from batch`,
};

const DELETE_DELTAS: Statement = { name: 'rollup.delete_deltas', text: 'delete from rollup_delta d where city_code = $1 and id <= $2' };

/**
 * Folds the oldest deltas of the transaction's city into cells, marks, presence and reporting, and deletes them. The transaction must
 * be REPEATABLE READ: all steps see the same deltas, however late a writer with a smaller id commits.
 * @param busy what to do when another process is compacting this city: give way, or wait for it. After waiting, a
 *   snapshot that has been overtaken fails with a serialization error (40001) instead of folding anything twice.
 * @returns how many deltas were folded; 0 when there are none or this process gave way.
 */
export async function compactBatch(tx: MaintenanceTransaction, limit: number, busy: 'give way' | 'wait' = 'give way'): Promise<number> {
  const [lock] = await tx.run<{ locked: boolean }>(busy === 'wait' ? LOCK_CITY : TRY_LOCK_CITY, [tx.cityCode]);
  if (!lock?.locked) return 0;
  const [use] = await tx.run<Record<string, number | null>>(COLUMN_USE, [tx.cityCode, limit]);
  const bound = use?.['bound'];
  if (!use || bound === null || bound === undefined) return 0;

  // A batch usually carries a few indicators only; summing the empty columns would take most of the time.
  const columns = WIDE_COLUMNS.filter((column) => (use[column] ?? 0) > 0);
  if (columns.length > 0) await tx.run({ text: upsertCells(columns, IN_PERIODS, MONTH), name: '' }, [tx.cityCode, bound]);
  await tx.run(UPSERT_MARKS, [tx.cityCode, bound]);
  const inPlace = columns.filter((column) => IN_PLACE_COLUMNS.includes(column));
  if (inPlace.length > 0) {
    const moved = ` and coalesce(${columnList(inPlace, (column) => `d.${column}`)}) is not null`;
    await tx.run({ text: upsertCells(inPlace, EVER, `'*'::text`, moved), name: '' }, [tx.cityCode, bound]);
  }
  if ((use['marked_in_place'] ?? 0) > 0) await tx.run(UPSERT_MARKS_EVER, [tx.cityCode, bound]);
  await tx.run(UPSERT_PRESENCE, [tx.cityCode, bound]);
  await tx.run(DELETE_DELTAS, [tx.cityCode, bound]);
  return use['deltas'] ?? 0;
}
