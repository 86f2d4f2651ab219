import { IN_PLACE_INDICATORS } from '@fanzha/domain';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { type CellSlots, cellSums, EVER, IN_PERIODS } from '../compaction/cell-statement.js';
import {
  campaignTexts,
  CAMPAIGNS,
  KEPT_DIMENSIONS,
  STATED_DIMENSIONS,
  statedColumns,
} from '../contribution/dimensions.js';
import { recountHouseholds } from './covered-recount.repository.js';
import type { Discrepancy } from './discrepancy.js';
import { FURTHER_RECOUNTS } from './further-recounts.js';
import { recountSpanning } from './spanning-recount.repository.js';
import { IN_PLACE_COLUMNS, WIDE_COLUMNS } from '../deltas/wide-columns.js';

export interface RecountResult {
  readonly facts: number;
  readonly figures: number;
  readonly differences: number;
  /** Changes that are set aside, as no cell can hold them: counted together with what is kept. */
  readonly aside: number;
  /** The first differences, for the report. */
  readonly examples: readonly Discrepancy[];
}

const IN_PLACE = IN_PLACE_INDICATORS.map((code) => `'${code}'`).join(', ');

const SUMS = `sum(amount) as amount, sum(at_least) as at_least, sum(approx) as approx,
      sum(uncounted) as uncounted, sum(withheld) as withheld, sum(to_check) as to_check`;

/** What is said of a group that is one of a dimension's members. */
const grouped = (said: (dimension: (typeof STATED_DIMENSIONS)[number]) => string): string =>
  STATED_DIMENSIONS.map((dimension) => `when grouping(${dimension.column}) = 0 then ${said(dimension)}`).join(' ');
const eachMember = (written: (column: string) => string): string =>
  STATED_DIMENSIONS.map(({ column }) => written(column)).join(', ');
/** The first columns of a select by their numbers, as many as there are dimensions and others. */
const numbered = (others: number): string =>
  Array.from({ length: KEPT_DIMENSIONS.length + others }, (_, index) => String(index + 1)).join(', ');

/** What a group of the grouping sets stands for beside node and period. */
const AGGREGATE_SLOT = `
      case when grouping(sector) = 0 then sector else '*' end as sector,
      case ${grouped(({ code }) => `'${code}'`)} else '*' end as dimension,
      case ${grouped(({ column }) => column)} else '*' end as member,
      indicator, ${SUMS}`;

/** The same of one campaign, of which a row may name several. */
const CAMPAIGN_SLOT = `
      case when grouping(sector) = 0 then sector else '*' end as sector, '${CAMPAIGNS.code}' as dimension,
      campaign as member, indicator, ${SUMS}`;
const PLACES = 'grouping sets ((city), (county), (town))';

const qualified = (qualifier: string) => `coalesce(sum(weight) filter (where qualifier = '${qualifier}'), 0)::bigint`;

/**
 * The recount: from the ledgers' own rows (view fact_figure) to every kept figure, by a path that shares no SQL with
 * compaction. Grouping sets instead of fan-out, one row per indicator instead of wide rows.
 */
const counted = (as: 'bigint' | 'numeric') => `
  fact as materialized (
    select tenant_id, region_code, sector, to_char(day, 'YYYY-MM') as month, ${statedColumns()},
      ${campaignTexts()} as campaign_ids, tenant_only, indicator, coalesce(sum(amount), 0)::${as} as amount,
      ${qualified('AT_LEAST')} as at_least, ${qualified('APPROX')} as approx,
      ${qualified('UNCOUNTED')} as uncounted, ${qualified('WITHHELD')} as withheld,
      coalesce(sum(to_check), 0)::bigint as to_check
    from fact_figure where city_code = $1
    group by ${numbered(6)}),
  -- Aggregate nodes know neither tenants nor communities:
  -- most of the work is done once, before it is spread over their slots.
  town_fact as materialized (
    select left(region_code, 9) as region_code, sector, month, ${statedColumns()}, campaign_ids,
      indicator, ${SUMS}
    from fact where not tenant_only
    group by ${numbered(4)}),
  stretched as (
    select f.*, substr(month, 1, 4) as year,
      substr(month, 1, 4) || '-Q' || ceil(substr(month, 6)::numeric / 3)::text as quarter,
      substr(region_code, 1, 4) as city, nullif(substr(region_code, 1, 6), substr(region_code, 1, 4)) as county,
      nullif(substr(region_code, 1, 9), substr(region_code, 1, 6)) as town
    from town_fact f),
  aggregate as (
    select coalesce(town, county, city) as node, coalesce(month, quarter, year) as period, ${AGGREGATE_SLOT}
    from stretched
    group by ${PLACES},
      grouping sets ((month), (quarter), (year), ${eachMember((column) => `(month, ${column})`)}),
      grouping sets ((), (sector)), indicator
    union all
    select coalesce(town, county, city), '*', ${AGGREGATE_SLOT}
    from stretched where indicator in (${IN_PLACE})
    group by ${PLACES},
      grouping sets ((), ${eachMember((column) => `(${column})`)}),
      grouping sets ((), (sector)), indicator
    union all
    select coalesce(town, county, city), month, ${CAMPAIGN_SLOT}
    from stretched, unnest(campaign_ids) as campaign
    group by ${PLACES}, month, campaign, grouping sets ((), (sector)), indicator
    union all
    select coalesce(town, county, city), '*', ${CAMPAIGN_SLOT}
    from stretched, unnest(campaign_ids) as campaign where indicator in (${IN_PLACE})
    group by ${PLACES}, campaign, grouping sets ((), (sector)), indicator),
  -- Totals of aggregate nodes per day, which know no members.
  daily as (
    select coalesce(town, county, city) as node, to_char(day, 'YYYY-MM-DD') as period, coalesce(sector, '*') as sector,
      indicator, coalesce(sum(amount), 0) as amount,
      ${qualified('AT_LEAST')} as at_least, ${qualified('APPROX')} as approx,
      ${qualified('UNCOUNTED')} as uncounted, ${qualified('WITHHELD')} as withheld,
      coalesce(sum(to_check), 0)::bigint as to_check
    from (
      select day, sector, indicator, amount, qualifier, weight, to_check, substr(region_code, 1, 4) as city,
        nullif(substr(region_code, 1, 6), substr(region_code, 1, 4)) as county,
        nullif(substr(region_code, 1, 9), substr(region_code, 1, 6)) as town
      from fact_figure where city_code = $1 and not tenant_only) f
    group by ${PLACES}, grouping sets ((), (sector)), day, indicator),
  detail as (
    select tenant_id::text as node, p.period, sector, indicator, amount, at_least, approx, uncounted, withheld, to_check
    from fact, lateral (values (month), (case when indicator in (${IN_PLACE}) then '*' end)) as p(period)
    where p.period is not null
    union all
    select region_code || case when length(region_code) < 12 then '=' else '' end, p.period, sector, indicator,
      amount, at_least, approx, uncounted, withheld, to_check
    from fact, lateral (values (month), (case when indicator in (${IN_PLACE}) then '*' end)) as p(period)
    where p.period is not null and not tenant_only),
  counted as (
    select node, period, sector, dimension, member, indicator, amount, at_least, approx, uncounted, withheld, to_check
    from aggregate
    where node is not null and member is not null
      -- Rosters belong to no line, and are kept under that name alone.
      and (sector <> '*' or indicator <> 'HOUSEHOLDS_REGISTERED')
    union all
    select node, period, sector, '*', '*', indicator, amount, at_least, approx, uncounted, withheld, to_check from daily
    where node is not null and (sector <> '*' or indicator <> 'HOUSEHOLDS_REGISTERED')
    union all
    select node, period, sector, '*', '*', indicator,
      sum(amount), sum(at_least), sum(approx), sum(uncounted), sum(withheld), sum(to_check)
    from detail group by node, period, sector, indicator)`;

const rowsOf = (columns: readonly string[]) =>
  columns.map((column) => `('${column.toUpperCase()}', c.${column})`).join(', ');

/** What is set aside, as the cells would have it. */
const asideCells = (slots: CellSlots, columns: readonly string[]) => `
      union all
      select c.node, c.period, c.sector, c.dimension, c.member, v.indicator, v.amount, 0, 0, 0, 0, 0
      from (${cellSums(columns, slots, 'd.city_code = $1 and d.aside', 'numeric')}) c,
        lateral (values ${rowsOf(columns)}) as v(indicator, amount)
      where v.amount <> 0`;

/** @param aside whether anything is set aside. */
const compare = (aside: boolean): Statement => ({
  name: '',
  text: `
  with ${counted(aside ? 'numeric' : 'bigint')},
  kept as (
    select node, period, sector, dimension, member, indicator, ${SUMS}
    from (
      select c.node, c.period, c.sector, c.dimension, c.member, v.indicator, v.amount, 0 as at_least, 0 as approx,
        0 as uncounted, 0 as withheld, 0 as to_check
      from rollup_cell c, lateral (values ${rowsOf(WIDE_COLUMNS)}) as v(indicator, amount)
      where c.city_code = $1 and v.amount <> 0
      ${aside ? asideCells(IN_PERIODS, WIDE_COLUMNS) + asideCells(EVER, IN_PLACE_COLUMNS) : ''}
      union all
      select node, period, sector, dimension, member, indicator, 0, at_least, approx, uncounted, withheld, to_check
      from rollup_qualifier_count where city_code = $1
    ) both_tables group by 1, 2, 3, 4, 5, 6),
  compared as (
    select coalesce(e.node, k.node) as node, coalesce(e.period, k.period) as period,
      coalesce(e.sector, k.sector) as sector, coalesce(e.dimension, k.dimension) as dimension,
      coalesce(e.member, k.member) as member, coalesce(e.indicator, k.indicator) as indicator,
      array[coalesce(e.amount, 0), coalesce(e.at_least, 0), coalesce(e.approx, 0), coalesce(e.uncounted, 0),
        coalesce(e.withheld, 0), coalesce(e.to_check, 0)] as counted,
      array[coalesce(k.amount, 0), coalesce(k.at_least, 0), coalesce(k.approx, 0), coalesce(k.uncounted, 0),
        coalesce(k.withheld, 0), coalesce(k.to_check, 0)] as kept
    from counted e full join kept k using (node, period, sector, dimension, member, indicator)),
  differing as (select * from compared where counted <> kept)
  select (select count(*) from fact_day where city_code = $1)::int as facts,
    (select count(*) from compared)::int as figures,
    (select count(*) from differing)::int as differences,
    coalesce((
      select jsonb_agg(jsonb_build_object('table', 'cell') || to_jsonb(d))
      from (select * from differing order by node, period limit 50) d
    ), '[]') as examples`,
});

const contributingSince = (row: string) =>
  `array[coalesce(${row}.n, 0), coalesce(to_char(${row}.first_day, 'YYYYMMDD'), '0')::int]`;

/**
 * First days are shown as numbers: 20261115 of a tenant; of a node the days of its period on which tenants began, then
 * how many did on each.
 */
const COMPARE_REPORTING: Statement = {
  name: '',
  text: `
  with days as materialized (
    select f.tenant_id::text as node, f.home_region, f.sector, f.day
    from fact_day f join tenant t on t.city_code = $1 and t.id = f.tenant_id
    where f.city_code = $1 and t.type <> 'AUTHORITY'),
  counted as materialized (
    select node, home_region, sector, period, count(*)::int as n, min(day) as first_day,
      min(day - start)::int + 1 as position
    from (
      select *, to_char(day, 'YYYY') as period, date_trunc('year', day::timestamp)::date as start from days
      union all select *, to_char(day, 'YYYY"-Q"Q'), date_trunc('quarter', day::timestamp)::date from days
      union all select *, to_char(day, 'YYYY-MM'), date_trunc('month', day::timestamp)::date from days) each_period
    group by 1, 2, 3, 4),
  kept as (
    select tenant_id::text as node, home_region, sector, period, facts as n, first_day
    from rollup_tenant_reporting where city_code = $1 and (facts <> 0 or first_day is not null)),
  reporting as (
    select node, period, sector, sum(n)::int as n,
      array_agg(position order by position) || array_agg(n order by position) as first_days
    from (
      select node, period, sector, position, count(*)::int as n
      from (
        select n.node, d.period, s.sector, min(d.position) as position
        from counted d,
          lateral (
            select substr(d.home_region, 1, size) as node
            from (values (4), (6), (9)) as level(size) where length(d.home_region) >= size) n,
          lateral (values ('*'), (d.sector)) as s(sector)
        group by n.node, d.period, s.sector, d.node) of_tenant
      group by 1, 2, 3, 4) of_day
    group by 1, 2, 3),
  kept_reporting as (
    select node, period, sector, contributing as n, f.first_days
    from rollup_reporting,
      lateral (
        select array_agg(position::int order by position) || array_agg(n order by position) as first_days
        from unnest(first_days) with ordinality as u(n, position) where n <> 0) f
    where city_code = $1 and (contributing <> 0 or f.first_days is not null)),
  differing as (
    select 'reporting' as "table", node, period, sector, '*' as dimension, '*' as member,
      'TENANTS_CONTRIBUTING' as indicator, coalesce(e.n, 0) || coalesce(e.first_days, '{}') as counted,
      coalesce(k.n, 0) || coalesce(k.first_days, '{}') as kept
    from reporting e full join kept_reporting k using (node, period, sector)
    where (e.n, e.first_days) is distinct from (k.n, k.first_days)
    union all
    select 'tenant_reporting', node, period, sector, '*', home_region, 'FACTS',
      ${contributingSince('e')}, ${contributingSince('k')}
    from counted e full join kept k using (node, home_region, sector, period)
    where (e.n, e.first_day) is distinct from (k.n, k.first_day))
  select (select count(*) from counted)::int + (select count(*) from reporting)::int as figures,
    (select count(*) from differing)::int as differences,
    coalesce((select jsonb_agg(to_jsonb(d)) from (select * from differing order by node, period limit 50) d),
      '[]') as examples`,
};

/**
 * Compares every kept figure of the transaction's city with a recount from facts. The transaction must be REPEATABLE
 * READ and have folded or set aside every delta it can see: then its cells and its facts describe the same instant,
 * whatever is being written meanwhile.
 */
export async function recount(tx: MaintenanceTransaction, aside = 0): Promise<RecountResult> {
  const [cells] = await tx.run<{ facts: number; figures: number; differences: number; examples: Discrepancy[] }>(
    compare(aside > 0),
    [tx.cityCode],
  );
  const [reporting] = await tx.run<{ figures: number; differences: number; examples: Discrepancy[] }>(
    COMPARE_REPORTING,
    [tx.cityCode],
  );
  if (!cells || !reporting) throw new Error('the recount gave no answer');
  const others = [await recountSpanning(tx), await recountHouseholds(tx), ...(await FURTHER_RECOUNTS.all(tx))];
  const all = [cells, reporting, ...others];
  const sum = (count: 'figures' | 'differences') => all.reduce((total, each) => total + each[count], 0);
  return {
    facts: cells.facts,
    figures: sum('figures'),
    aside,
    differences: sum('differences'),
    // Some of every kind first: one record that differs does so in many cells.
    examples: [
      ...all.flatMap(({ examples }) => examples.slice(0, 5)),
      ...all.flatMap(({ examples }) => examples.slice(5)),
    ].slice(0, 50),
  };
}
