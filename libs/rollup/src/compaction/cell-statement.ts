import { NO_LINE } from '../contribution/contribution.js';
import { campaignTexts, CAMPAIGNS, KEPT_DIMENSIONS, STATED_DIMENSIONS } from '../contribution/dimensions.js';
import { columnList, hasAny } from '../deltas/wide-columns.js';

/**
 * Where figures are kept, by level (docs/architecture.md, "Rollup engine"):
 * - aggregate nodes (town, county, city): totals per day, month, quarter and year, for all sectors together ('*') and
 *   for each; members of activity type, fraud type, age band, venue and campaign per month.
 * - detail nodes (tenant, community, and 'CODE=', what belongs to a region itself): totals per month and sector.
 * - both: under period '*' all changes there ever were of what is in place (stock). What is in place at a period's end
 *   is that less the changes after it: one look-up for the running year, few for years gone by. What counts for its
 *   tenant only (a share in another tenant's interception) is kept in the tenant's detail node alone. Whatever is not
 *   kept is read from facts, of which a detail node has few.
 */
const DAY = 'd.day::text';
export const MONTH = `left(${DAY}, 7)`;

/** The detail nodes that a row counts for: its tenant and its place. */
export const detailNodes = (row: string) => `lateral (
  select ${row}.tenant_id::text as node
  union all
  select ${row}.region_code || case when length(${row}.region_code) < 12 then '=' else '' end
  where not ${row}.tenant_only) n`;

/** The aggregate nodes that row `h` counts for. */
export const AGGREGATE_NODES = `lateral (
  select substr(h.region_code, 1, size) as node from (values (4), (6), (9)) as level(size)
  where length(h.region_code) >= size) n`;

const YEAR = 'substr(h.month, 1, 4)';
const QUARTER = `${YEAR} || '-Q' || (substr(h.month, 6)::int + 2) / 3`;
const PERIODS_OF_MONTH = `(h.month), (${QUARTER}), (${YEAR})`;
const EACH_PERIOD = `(values ${PERIODS_OF_MONTH})`;
const EACH_PERIOD_AND_DAY = `(values ${PERIODS_OF_MONTH}, (h.day))`;
const FROM_THE_BEGINNING = `(values ('*'))`;

/** What belongs to no line (rosters) is kept under that name alone. */
export const OF_A_LINE = `(slot_sector <> '*' or h.sector <> '${NO_LINE}')`;

const MEMBERS = STATED_DIMENSIONS.map(({ code, column }) => `('${code}', h.${column})`).join(', ');

/** For all lines together and for that of row `h`. */
export const OF_EACH_LINE = `(values ('*'), (h.sector)) as s(slot_sector)`;

/** Totals that one row of a town goes into: those of some periods, for all sectors and for its own. */
const totalSlots = (periods: string) => `lateral (
  select period, slot_sector from ${periods} as p(period), ${OF_EACH_LINE} where ${OF_A_LINE}) slot`;

/** Members that it goes into, in the same way: one of each dimension, and each of its campaigns. */
export const MEMBER_SLOTS = `lateral (
  select slot_sector, dimension, member from (
    select * from (values ${MEMBERS}) as v(dimension, member) where member is not null
    union all
    select '${CAMPAIGNS.code}', member from unnest(${campaignTexts('h.')}) as c(member)) m, ${OF_EACH_LINE}
  where ${OF_A_LINE}) slot`;

const CELL_KEY = 'city_code, node, period, sector, dimension, member, region_code';

export const MEMBER_COLUMNS = KEPT_DIMENSIONS.map(({ column }) => `d.${column}`).join(', ');

/** Which cells deltas go into: those of their periods, or, for what is in place, those of all time. */
export interface CellSlots {
  /** Periods of totals of aggregate nodes. */
  readonly totals: string;
  /** The same of qualifier counts, which are few: days beside the longer periods. */
  readonly qualifierTotals: string;
  /** Aggregate nodes have a total of each day. */
  readonly daily: boolean;
  /** The period of members and of detail nodes. */
  readonly member: string;
}
export const IN_PERIODS: CellSlots = {
  totals: EACH_PERIOD,
  qualifierTotals: EACH_PERIOD_AND_DAY,
  daily: true,
  member: 'h.month',
};
const ALL_TIME = `'*'::text`;
export const EVER: CellSlots = {
  totals: FROM_THE_BEGINNING,
  qualifierTotals: FROM_THE_BEGINNING,
  daily: false,
  member: ALL_TIME,
};

/**
 * Totals of aggregate nodes per day are put together apart from those of longer periods: a day has few rows once
 * members are left out, and months would have thirty times as many if they were told apart by day first.
 */
const dailyAggregate = (columns: readonly string[], due: string, as: string) => `,
  daily as materialized (
    select left(d.region_code, 9) as region_code, d.sector, ${DAY} as day,
      ${columnList(columns, (c) => `sum(d.${c})::${as} as ${c}`)}
    from rollup_delta d where ${due} and not d.tenant_only and ${hasAny(columns)}
    group by 1, 2, 3)`;
const dailySums = (columns: readonly string[], as: string) => `
  select $1::text, n.node, h.day, s.slot_sector, '*', '*', n.node, ${columnList(columns, (c) => `sum(h.${c})::${as}`)}
  from daily h, ${AGGREGATE_NODES}, lateral (values ('*'), (h.sector)) as s(slot_sector)
  where ${OF_A_LINE}
  group by n.node, h.day, s.slot_sector
  union all`;

/**
 * What deltas add to each cell. Sums are exact whatever their size: `as` decides what they are kept as, and bigint
 * refuses what it cannot hold. Totals are put together from what is grouped without members, and detail nodes from what
 * is grouped by tenant and place: a third of the rows each.
 */
export const cellSums = (
  columns: readonly string[],
  { totals, daily, member }: CellSlots,
  due: string,
  as: 'bigint' | 'numeric',
) => {
  const sums = (row: string) => columnList(columns, (c) => `sum(${row}.${c})::${as} as ${c}`);
  return `
  with aggregate as materialized (
    select left(d.region_code, 9) as region_code, d.sector, ${MONTH} as month, ${MEMBER_COLUMNS}, ${sums('d')}
    from rollup_delta d where ${due} and not d.tenant_only
    group by 1, 2, 3, 4, 5, 6, 7, 8),
  total as materialized (
    select region_code, sector, month, ${sums('a')} from aggregate a
    group by 1, 2, 3),
  detail as materialized (
    select d.tenant_id, d.region_code, d.tenant_only, d.sector, ${MONTH} as month, ${sums('d')}
    from rollup_delta d where ${due}
    group by 1, 2, 3, 4, 5)${daily ? dailyAggregate(columns, due, as) : ''}
  select $1::text as city_code, n.node, slot.period, slot.slot_sector as sector, '*' as dimension, '*' as member,
    n.node as region_code, ${sums('h')}
  from total h, ${AGGREGATE_NODES}, ${totalSlots(totals)}
  group by n.node, slot.period, slot.slot_sector
  union all
  select $1::text, n.node, ${member}, slot.slot_sector, slot.dimension, slot.member, n.node, ${sums('h')}
  from aggregate h, ${AGGREGATE_NODES}, ${MEMBER_SLOTS}
  group by n.node, ${member}, slot.slot_sector, slot.dimension, slot.member
  union all ${daily ? dailySums(columns, as) : ''}
  select $1::text, n.node, ${member}, h.sector, '*', '*', h.region_code, ${sums('h')}
  from detail h, ${detailNodes('h')}
  group by n.node, ${member}, h.sector, h.region_code`;
};

/** What is kept and what is added, of which either may be missing. */
const added = (c: string) => `${c} = coalesce(rollup_cell.${c} + excluded.${c}, excluded.${c}, rollup_cell.${c})`;

/** Adds deltas to their cells. */
export const upsertCells = (columns: readonly string[], slots: CellSlots, due: string) => `
  insert into rollup_cell (${CELL_KEY}, ${columnList(columns)})
  ${cellSums(columns, slots, due, 'bigint')}
  on conflict (${CELL_KEY}) do update set
    ${columnList(columns, added)}`;

const COUNTS = ['at_least', 'approx', 'uncounted', 'withheld', 'to_check'];
const countsOf = (row: string) => columnList(COUNTS, (c) => `sum(${row}.${c})::int as ${c}`);

/**
 * Qualifier counts are kept beside the cells, under the same keys; `which` narrows them by `m.key`, their indicator.
 */
export const upsertQualifierCounts = ({ qualifierTotals, member }: CellSlots, due: string, which = '') => `
  insert into rollup_qualifier_count (${CELL_KEY}, indicator, ${columnList(COUNTS)})
  with stated as materialized (
    select d.tenant_id, d.region_code, d.sector, ${MONTH} as month, ${DAY} as day, ${MEMBER_COLUMNS}, d.tenant_only,
      m.key as indicator, (m.value->>0)::int as at_least, (m.value->>1)::int as approx,
      (m.value->>2)::int as uncounted, (m.value->>3)::int as withheld, coalesce((m.value->>4)::int, 0) as to_check
    from rollup_delta d, jsonb_each(d.qualifier_counts) m
    where ${due} and d.qualifier_counts is not null${which}),
  aggregate as materialized (
    select left(d.region_code, 9) as region_code, d.sector, d.month, ${MEMBER_COLUMNS}, d.indicator, ${countsOf('d')}
    from stated d where not d.tenant_only group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
  total as materialized (
    select left(d.region_code, 9) as region_code, d.sector, d.month, d.day, d.indicator, ${countsOf('d')}
    from stated d where not d.tenant_only group by 1, 2, 3, 4, 5)
  select $1::text, n.node, slot.period, slot.slot_sector, '*', '*', n.node, h.indicator, ${countsOf('h')}
  from total h, ${AGGREGATE_NODES}, ${totalSlots(qualifierTotals)}
  group by n.node, slot.period, slot.slot_sector, h.indicator
  union all
  select $1::text, n.node, ${member}, slot.slot_sector, slot.dimension, slot.member, n.node, h.indicator,
    ${countsOf('h')}
  from aggregate h, ${AGGREGATE_NODES}, ${MEMBER_SLOTS}
  group by n.node, ${member}, slot.slot_sector, slot.dimension, slot.member, h.indicator
  union all
  select $1::text, n.node, ${member}, h.sector, '*', '*', h.region_code, h.indicator, ${countsOf('h')}
  from stated h, ${detailNodes('h')}
  group by n.node, ${member}, h.sector, h.region_code, h.indicator
  on conflict (${CELL_KEY}, indicator) do update set
    ${columnList(COUNTS, (c) => `${c} = rollup_qualifier_count.${c} + excluded.${c}`)}`;
