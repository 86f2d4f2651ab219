import { branches, each, type Shape, within } from './statement-parts.js';
import { columnList } from './wide-columns.js';

/** One line per question about different households. */
const HOMES = `h as materialized (select * from jsonb_to_recordset($5::jsonb) as h(i int, kind text, region text, tenant uuid,
    sector text, campaign uuid, period text, months text[], edges jsonb, overlap boolean))`;

const IN_MONTHS = `city_code = $1 and month = any (h.months) and (h.sector is null or sector = h.sector)`;
const COVERED = `rollup_covered where city_code = $1 and period = h.period and sector = coalesce(h.sector, '*')`;

/**
 * What is kept per region, corrected by the communities it does not know of yet; and a door that was visited under two codes
 * of its community, before and after a merger, counts once where both lie.
 */
const KEPT = `covered_kept as (
    select i, sum(n) as n from (
      select h.i, k.covered as n from h cross join lateral (select covered from ${COVERED} and node = h.region offset 0) k where h.period is not null
      union all
      select h.i, coalesce(f.fresh, 0) - coalesce(k.covered, 0)
      from h ${each('distinct region_code', 'household_presence', `city_code = $1 and dirty and ${within('h', 'region_code')}`)} d
        cross join lateral (
          select sum(bit_count(bits)) as fresh from (
            select bit_or(bits) as bits from household_presence where ${IN_MONTHS} and region_code = d.region_code group by roster_id, block offset 0) b) f
        left join lateral (select covered from ${COVERED} and node = d.region_code offset 0) k on true
      where h.period is not null
      union all
      select h.i, -s.n
      from h ${each('id', 'household_roster', `city_code = $1 and former_codes <> '{}' and ${within('h', 'region_code')}`)} r
        cross join lateral (
          select sum(by_code - whole) as n from (
            select sum(bit_count(bits)) as by_code, bit_count(bit_or(bits)) as whole from (
              select block, region_code, bit_or(bits) as bits from household_presence
              where ${IN_MONTHS} and roster_id = r.id and ${within('h', 'region_code')} group by block, region_code) c group by block) b) s
      where h.period is not null and s.n <> 0
    ) known group by i)`;

/** Days beside whole months: doors of the visits themselves, put together per tenant before they become a bitmap. */
const EDGES = (where: string) => `
      select v.i, v.roster_id, v.block, v.tenant_id, door_bits(array_agg(distinct v.door), v.block) as bits
      from (
        select h.i, f.roster_id, (n - 1) / 2048 as block, f.tenant_id, n as door
        from h cross join lateral jsonb_to_recordset(h.edges) as e("from" date, "to" date)
          ${each('roster_id, tenant_id, visited', 'household_visit', `city_code = $1 and record_status = 'ACTIVE' and ${where}
            and visited_on between e."from" and e."to" and (h.sector is null or sector = h.sector) and (h.campaign is null or campaign_id = h.campaign)`)} f
          cross join unnest(f.visited) as n
        where h.period is null) v
      group by v.i, v.roster_id, v.block, v.tenant_id`;

const SAME_CAMPAIGN = '(h.campaign is null or campaign_id = h.campaign)';
const SEEN = (shape: Pick<Shape, 'regions' | 'tenants'>) => `seen as (${branches(
  shape,
  `
      select h.i, p.roster_id, p.block::int as block, p.tenant_id, p.bits
      from h ${each('roster_id, block, tenant_id, bits', 'household_presence', `${IN_MONTHS} and ${within('h', 'region_code')} and ${SAME_CAMPAIGN}`)} p
      where h.period is null and h.kind <> 'TENANT'
      union all ${EDGES(`h.kind <> 'TENANT' and ${within('h', 'region_code')}`)}`,
  `
      select h.i, p.roster_id, p.block::int, p.tenant_id, p.bits
      from h ${each('roster_id, block, tenant_id, bits', 'household_presence', `${IN_MONTHS} and tenant_id = h.tenant and ${SAME_CAMPAIGN}`)} p
      where h.period is null and h.kind = 'TENANT'
      union all ${EDGES(`h.kind = 'TENANT' and tenant_id = h.tenant`)}`,
)})`;

const COUNTED = `covered_counted as (
    select i, sum(bit_count(bits)) as n from (select s.i, bit_or(s.bits) as bits from seen s join h on h.i = s.i and not h.overlap group by s.i, s.roster_id, s.block) b group by i)`;

/** Households that at least two tenants have reached. */
const OVERLAP = `covered_twice as (
    select i, sum(bit_count(bits)) as n from (
      select i, roster_id, block, bits_twice(bits) as bits from (
        select s.i, s.roster_id, s.block, bit_or(s.bits) as bits from seen s join h on h.i = s.i and h.overlap group by s.i, s.roster_id, s.block, s.tenant_id) t
      group by i, roster_id, block) b group by i)`;

/** The parts of a statement that answer lines about different households, and what is selected from them. */
export function householdParts(shape: Shape): { parts: string[]; selects: string[] } {
  const { householdsKept, householdsCounted, overlap } = shape;
  if (!householdsKept && !householdsCounted) return { parts: [], selects: [] };
  const none = columnList(shape.columns, () => 'null::numeric');
  const select = (from: string) => `select i, 'H' as part, null as member, null as indicator, n::int as n1, null::int as n2, null::int as n3, null::int as n4
    ${none && `, ${none}`} from ${from}`;
  return {
    parts: [HOMES, ...(householdsKept ? [KEPT] : []), ...(householdsCounted ? [SEEN(shape), COUNTED] : []), ...(overlap ? [OVERLAP] : [])],
    selects: [
      ...(householdsKept ? [select('covered_kept')] : []),
      ...(householdsCounted ? [select('covered_counted')] : []),
      ...(overlap ? [select('covered_twice')] : []),
    ],
  };
}

/** Placeholders of a question about one figure that is being opened; `bitmaps`: its months and edges. */
type OpenedFigure = Readonly<Record<'kind' | 'region' | 'tenant' | 'sector' | 'campaign' | 'bitmaps', string>>;

/** Different households per tenant for the figure that is being opened ($1 city). */
export const seenByTenant = ({ kind, region, tenant, sector, campaign, bitmaps }: OpenedFigure, shape: Pick<Shape, 'regions' | 'tenants'>): string => `
  select tenant_id, sum(bit_count(bits)) as covered from (
    select tenant_id, roster_id, block, bit_or(bits) as bits from (
      with h as materialized (
        select 0 as i, ${kind} as kind, ${region} as region, ${tenant} as tenant, ${sector} as sector, ${campaign} as campaign, null::text as period,
          b.months, b.edges, false as overlap
        from jsonb_to_record(${bitmaps}) as b(months text[], edges jsonb)),
      ${SEEN(shape)}
      select * from seen) s
    group by tenant_id, roster_id, block) b
  group by tenant_id`;
