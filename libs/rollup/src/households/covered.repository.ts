import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { AT_EACH_LEVEL, RECOUNT_COMMUNITY_DAYS, RECOUNT_ROSTER_DAYS } from './covered-day-statement.js';
import { doorsAway } from './door-statement.js';

/** Communities folded at a time: writers of the same communities wait for as long as a batch takes. */
export const COMMUNITIES = 200;

const TRY_LOCK_CITY: Statement = {
  name: 'covered.try_lock_city',
  text: `select pg_try_advisory_xact_lock(hashtext('households covered'), hashtext($1)) as locked`,
};

const LOCK_CITY: Statement = {
  name: 'covered.lock_city',
  text: `select pg_advisory_xact_lock(hashtext('households covered'), hashtext($1)) is not null as locked`,
};

const DIRTY: Statement = {
  name: 'covered.dirty',
  text: `select distinct region_code from household_visit_bitmap where city_code = $1 and dirty order by region_code
    limit $2`,
};

const CLEAN: Statement = {
  name: 'covered.clean',
  text: `update household_visit_bitmap set dirty = false where city_code = $1 and dirty and region_code = any ($2)
    returning roster_id, substr(month, 1, 4) as year`,
};

const QUARTER = `substr(month, 1, 4) || '-Q' || (substr(month, 6)::int + 2) / 3`;
/** The last day of a month (2026-01), quarter (2026-Q1) or year. */
const LAST_DAY = (period: string) => `(case when length(${period}) = 4 then make_date(${period}::int, 12, 1)
      when substr(${period}, 6, 1) = 'Q' then make_date(substr(${period}, 1, 4)::int, 3 * substr(${period}, 7)::int, 1)
      else (${period} || '-01')::date end + interval '1 month' - interval '1 day')::date`;

/**
 * Counts the communities' households anew – per month, quarter and year, for all lines and for each – and moves towns,
 * counties and the city by what has changed.
 */
const RECOUNT_COMMUNITIES: Statement = {
  name: 'covered.recount_communities',
  text: `
  with seen as materialized (
    select region_code, roster_id, block, sector, month, ${QUARTER} as quarter,
      substr(month, 1, 4) as year, bit_or(bits) as bits
    from household_visit_bitmap where city_code = $1 and region_code = any ($2) and substr(month, 1, 4) = any ($3)
    group by 1, 2, 3, 4, 5),
  fresh as (
    select region_code, coalesce(month, quarter, year) as period, sector, sum(bit_count(bits))::int as covered
    from (
      select region_code, roster_id, block, month, quarter, year, case when grouping(sector) = 1 then '*'
        else sector end as sector, bit_or(bits) as bits
      from seen group by region_code, roster_id, block, grouping sets ((month), (quarter), (year)),
        grouping sets ((), (sector))) b
    group by 1, 2, 3),
  kept as (
    select node, period, sector, covered from rollup_covered
    where city_code = $1 and node = any ($2) and substr(period, 1, 4) = any ($3)),
  moved as materialized (
    select coalesce(f.region_code, k.node) as region_code, coalesce(f.period, k.period) as period,
      coalesce(f.sector, k.sector) as sector,
      coalesce(f.covered, 0) - coalesce(k.covered, 0) as change
    from fresh f full join kept k on k.node = f.region_code and k.period = f.period and k.sector = f.sector
    where coalesce(f.covered, 0) <> coalesce(k.covered, 0))
  insert into rollup_covered (city_code, node, period, sector, covered)
  select $1::text, substr(region_code, 1, size), period, sector, sum(change)
  from moved, ${AT_EACH_LEVEL}
  group by 2, 3, 4
  on conflict (city_code, node, period, sector) do update set covered = rollup_covered.covered + excluded.covered`,
};

/**
 * Counts anew how many households of some rosters are on them at the end of each period in which they were
 * visited, whatever the code of the community then, and moves the nodes above. What stands under a code that
 * the community had before goes.
 */
const RECOUNT_ROSTERS: Statement = {
  name: 'covered.recount_rosters',
  text: `
  with roster as materialized (select id, region_code, former_codes from household_roster
    where city_code = $1 and id = any ($2::uuid[])),
  seen as materialized (
    select roster_id, block, sector, month, ${QUARTER} as quarter, substr(month, 1, 4) as year, bit_or(bits) as bits
    from household_visit_bitmap where city_code = $1 and roster_id = any ($2::uuid[]) and substr(month, 1, 4) = any ($3)
    group by 1, 2, 3, 4),
  slot as materialized (
    select roster_id, block, coalesce(month, quarter, year) as period, case when grouping(sector) = 1 then '*'
      else sector end as sector, bit_or(bits) as bits
    from seen group by roster_id, block, grouping sets ((month), (quarter), (year)), grouping sets ((), (sector))),
  area as materialized (
    select distinct s.roster_id, r.region_code, s.block, s.period, ${LAST_DAY('s.period')} as last_day from slot s
      join roster r on r.id = s.roster_id),
  away as materialized (
    select p.roster_id, p.block, p.last_day,
      ${doorsAway({ roster: 'p.roster_id', community: 'p.region_code', block: 'p.block', day: 'p.last_day' })} as bits
    from (select distinct roster_id, region_code, block, last_day from area) p),
  fresh as (
    select p.region_code, s.period, s.sector, sum(bit_count(s.bits & ~a.bits))::int as on_roster
    from slot s
      join area p on p.roster_id = s.roster_id and p.block = s.block and p.period = s.period
      join away a on a.roster_id = s.roster_id and a.block = s.block and a.last_day = p.last_day
    group by 1, 2, 3),
  kept as (
    select c.node, c.period, c.sector, c.on_roster
    from (select distinct code from roster, unnest(former_codes || region_code) as code) known
      join rollup_covered c on c.city_code = $1 and c.node = known.code and substr(c.period, 1, 4) = any ($3)),
  moved as materialized (
    select coalesce(f.region_code, k.node) as region_code, coalesce(f.period, k.period) as period,
      coalesce(f.sector, k.sector) as sector,
      coalesce(f.on_roster, 0) - coalesce(k.on_roster, 0) as change
    from fresh f full join kept k on k.node = f.region_code and k.period = f.period and k.sector = f.sector
    where coalesce(f.on_roster, 0) <> coalesce(k.on_roster, 0))
  insert into rollup_covered (city_code, node, period, sector, covered, on_roster)
  select $1::text, substr(region_code, 1, size), period, sector, 0, sum(change)
  from moved, ${AT_EACH_LEVEL}
  group by 2, 3, 4
  on conflict (city_code, node, period, sector) do update set on_roster = rollup_covered.on_roster +
    excluded.on_roster`,
};

const COMMUNITY_DAYS: Statement = { name: 'covered.recount_community_days', text: RECOUNT_COMMUNITY_DAYS };
const ROSTER_DAYS: Statement = { name: 'covered.recount_roster_days', text: RECOUNT_ROSTER_DAYS };

const ROSTERS_AT: Statement = {
  name: '',
  text: `
    select p.roster_id, substr(p.month, 1, 4) as year
    from household_roster r join household_visit_bitmap p on p.city_code = $1 and p.roster_id = r.id
    where r.city_code = $1 and r.region_code = any ($2::text[]) group by 1, 2`,
};

/**
 * Counts the rosters of some communities anew that have come under these codes: what was kept of them
 * under earlier ones goes along.
 */
export async function recountMovedRosters(
  tx: MaintenanceTransaction,
  communityCodes: readonly string[],
): Promise<void> {
  await recountRosters(tx, await tx.run<RosterYear>(ROSTERS_AT, [tx.cityCode, communityCodes]));
}

interface RosterYear extends Record<string, unknown> {
  readonly roster_id: string;
  readonly year: string;
}

async function recountRosters(tx: MaintenanceTransaction, turned: readonly RosterYear[]): Promise<void> {
  if (turned.length === 0) return;
  const [rosters, years] = [new Set(turned.map((row) => row.roster_id)), new Set(turned.map((row) => row.year))];
  const values = [tx.cityCode, [...rosters], [...years]];
  await tx.run(RECOUNT_ROSTERS, values);
  await tx.run(ROSTER_DAYS, values);
}

/**
 * Folds what visits have changed into the kept numbers of different households. The transaction must be REPEATABLE
 * READ: a visit that comes in between fails it (40001), and it is begun again.
 * @param busy what to do when another process is at it: give way, or wait for it.
 * @returns how many communities were counted; 0 when none is dirty or another process is at it.
 */
export async function foldHouseholds(
  tx: MaintenanceTransaction,
  limit = COMMUNITIES,
  busy: 'give way' | 'wait' = 'give way',
): Promise<number> {
  const [lock] = await tx.run<{ locked: boolean }>(busy === 'wait' ? LOCK_CITY : TRY_LOCK_CITY, [tx.cityCode]);
  if (!lock?.locked) return 0;
  const dirty = await tx.run<{ region_code: string }>(DIRTY, [tx.cityCode, limit]);
  if (dirty.length === 0) return 0;
  const communities = dirty.map((row) => row.region_code);
  const cleaned = await tx.run<RosterYear>(CLEAN, [tx.cityCode, communities]);
  const values = [tx.cityCode, communities, [...new Set(cleaned.map((row) => row.year))]];
  await tx.run(RECOUNT_COMMUNITIES, values);
  await tx.run(COMMUNITY_DAYS, values);
  await recountRosters(tx, cleaned);
  return communities.length;
}
