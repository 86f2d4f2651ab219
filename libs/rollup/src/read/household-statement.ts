import { namesCampaign } from '../contribution/dimensions.js';
import { doorsAway } from '../households/door-statement.js';
import { branches, each, questions, type Shape, within } from './statement-parts.js';

/** One row per question about different households. */
const HOUSEHOLD_QUESTIONS = questions(
  'h',
  '$4',
  `sector text, campaign uuid, kept boolean, period text, cut text, "from" date, months text[], edges jsonb,
    overlap boolean, until date`,
);

const OF_SECTOR = '(h.sector is null or sector = h.sector)';
const IN_MONTHS = `city_code = $1 and month = any (h.months) and ${OF_SECTOR}`;
const IN_REGION = within('h', 'region_code');

/** Rosters whose doors are of the node at the period's end. */
const rostersOfNode = (columns: string, where: string) =>
  each(columns, 'household_roster', `city_code = $1 and ${where} and ${within('h', 'region_code', 'h.rosters')}`);

/**
 * What is kept of a node: of a whole period one number, of a period up to a day the households that each day has added.
 */
const keptOf = ({ householdsCut }: Shape, node: string) => {
  const key = `city_code = $1 and node = ${node} and sector = coalesce(h.sector, '*')`;
  const whole = `select covered, on_roster from rollup_covered where ${key} and period = h.period`;
  if (!householdsCut) return `lateral (${whole} offset 0)`;
  const upToDay = (what: string) =>
    `sum(case h.cut when 'month' then ${what}_in_month when 'quarter' then ${what}_in_quarter
       else ${what}_in_year end)`;
  return `lateral (
          ${whole}
          union all
          select ${upToDay('covered')}, ${upToDay('on_roster')} from rollup_covered_day
          where ${key} and h.cut is not null and day between h."from" and h.until
          having count(*) > 0
          offset 0)`;
};

const BITS_OF_VISIT = `cross join lateral (select b.block::smallint as block, door_bits(v.visited, b.block) as bits
              from (select distinct (n - 1) / 2048 as block from unnest(v.visited) as n) b) d`;

/** Bitmaps of visits on the days beside whole months, where a question has any. */
const bitsOfDays = ({ householdsCut }: Shape, columns: string, visits: readonly string[]): string =>
  !householdsCut
    ? ''
    : visits
        .map(
          (from) => `
            union all
            select ${columns} from jsonb_to_recordset(h.edges) as e("from" date, "to" date)
            cross join lateral (${from} offset 0) v ${BITS_OF_VISIT}`,
        )
        .join('');

const visitsOfDays = (where: string) =>
  `select roster_id, region_code, visited from household_visit
                where city_code = $1 and record_status = 'ACTIVE' and ${where}
                  and visited_on between e."from" and e."to" and ${OF_SECTOR}`;

/**
 * What is kept per region, corrected by the communities it does not know of yet; and a door that was visited under two
 * codes of its community, before and after a merger, counts once where both lie. Of the roster (m) a door counts where
 * its community is today, under whichever code it was visited.
 */
const keptParts = (shape: Shape) => `covered_kept as (
    select i, sum(n) as n, sum(m) as m from (
      select h.i, k.covered as n, k.on_roster as m
      from h cross join ${keptOf(shape, 'h.region')} k where h.kept
      union all
      select h.i, coalesce(f.fresh, 0) - coalesce(k.covered, 0), 0
      from h
        ${each('distinct region_code', 'household_visit_bitmap', `city_code = $1 and dirty and ${IN_REGION}`)} d
        cross join lateral (
          select sum(bit_count(bits)) as fresh from (
            select bit_or(bits) as bits from (
              select roster_id, block, bits from household_visit_bitmap
              where ${IN_MONTHS} and region_code = d.region_code
              ${bitsOfDays(shape, 'v.roster_id, d.block, d.bits', [visitsOfDays('region_code = d.region_code')])}) s
            group by roster_id, block offset 0) b) f
        left join ${keptOf(shape, 'd.region_code')} k on true
      where h.kept
      union all
      select h.i, -s.n, 0
      from h
        ${each('id', 'household_roster', `city_code = $1 and former_codes <> '{}' and ${IN_REGION}`)} r
        cross join lateral (
          select sum(by_code - whole) as n from (
            select sum(bit_count(bits)) as by_code, bit_count(bit_or(bits)) as whole from (
              select block, region_code, bit_or(bits) as bits from (
                select block, region_code, bits from household_visit_bitmap
                where ${IN_MONTHS} and roster_id = r.id and ${IN_REGION}
                ${bitsOfDays(shape, 'd.block, v.region_code, d.bits', [
                  visitsOfDays(`roster_id = r.id and ${IN_REGION}`),
                ])}) s
              group by block, region_code) c group by block) b) s
      where h.kept and s.n <> 0
      union all
      select h.i, 0, coalesce(f.fresh, 0) - coalesce(k.on_roster, 0)
      from h
        cross join lateral (
          select roster_id from household_visit_bitmap where city_code = $1 and dirty and ${IN_REGION}
          union
          select r.id from household_roster r
          where r.city_code = $1 and r.former_codes <> '{}' and ${within('h', 'r.region_code')}
            and exists (select from household_visit_bitmap p where p.city_code = $1 and p.roster_id = r.id and p.dirty)
          offset 0) d
        ${rostersOfNode('id, region_code, former_codes', 'id = d.roster_id')} r
        cross join lateral (
          select sum(bit_count(b.bits & ~${doorsAway({
            roster: 'r.id',
            community: 'r.region_code',
            block: 'b.block',
            day: 'h.until',
          })})) as fresh
          from (
            select block, bit_or(bits) as bits from (
              select block, bits from household_visit_bitmap where ${IN_MONTHS} and roster_id = r.id
              ${bitsOfDays(shape, 'd.block, d.bits', [
                visitsOfDays('roster_id = r.id and region_code = r.region_code'),
                `select visited from visited_elsewhere(r.id, e."from", e."to") where r.former_codes <> '{}'
                   and ${OF_SECTOR}`,
              ])}) s
            group by block offset 0) b) f
        left join ${keptOf(shape, 'r.region_code')} k on true
      where h.kept
    ) known group by i)`;

const SAME_CAMPAIGN = `(h.campaign is null or ${namesCampaign('h.campaign')})`;

/** Bitmaps of whole months. */
const monthBitmaps = (columns: string, where: string) =>
  each(columns, 'household_visit_bitmap', `${IN_MONTHS} and ${where} and ${SAME_CAMPAIGN}`);

/**
 * Doors of the visits of some days, put together per tenant before they become a bitmap; one met twice is one bit all
 * the same.
 */
const doorsOfDays = (visits: string, here: string) => `
      select v.i, v.roster_id, v.block, v.tenant_id, door_bits(array_agg(v.door), v.block) as bits, ${here} as here
      from (
        select h.i, f.roster_id, (n - 1) / 2048 as block, f.tenant_id, n as door
        from h cross join lateral jsonb_to_recordset(h.edges) as e("from" date, "to" date)
          ${visits} cross join unnest(f.visited) as n
        where not h.kept) v
      group by v.i, v.roster_id, v.block, v.tenant_id`;

/** Days beside whole months: doors of the visits themselves. */
const EDGES = (where: string) =>
  doorsOfDays(
    `${each(
      'roster_id, tenant_id, visited',
      'household_visit',
      `city_code = $1 and record_status = 'ACTIVE' and ${where}
            and visited_on between e."from" and e."to" and ${OF_SECTOR} and ${SAME_CAMPAIGN}`,
    )} f`,
    'true',
  );

/** Rosters of the node whose community has had another code. */
const RENAMED = rostersOfNode('id', "former_codes <> '{}'");

/**
 * Bitmaps behind a question. `here`: visited within the node; else only the roster is there now, and the visit under
 * another code.
 */
const SEEN = (shape: Pick<Shape, 'regions' | 'tenants'>) =>
  `seen as (${branches(
    shape,
    `
      select h.i, p.roster_id, p.block::int as block, p.tenant_id, p.bits, true as here
      from h
        ${monthBitmaps('roster_id, block, tenant_id, bits', IN_REGION)} p
      where not h.kept and h.kind <> 'TENANT'
      union all ${EDGES(`h.kind <> 'TENANT' and ${IN_REGION}`)}
      union all
      select h.i, r.id, p.block::int, p.tenant_id, p.bits, false
      from h ${RENAMED} r
        ${monthBitmaps('block, tenant_id, bits', `roster_id = r.id and not (${IN_REGION})`)} p
      where not h.kept and h.kind <> 'TENANT' and not h.overlap
      union all ${doorsOfDays(
        `${RENAMED} r cross join lateral (
            select r.id as roster_id, v.tenant_id, v.visited from visited_elsewhere(r.id, e."from", e."to") v
            where h.kind <> 'TENANT' and not h.overlap and not (${within('h', 'v.region_code')})
              and (h.sector is null or v.sector = h.sector)
              and (h.campaign is null or ${namesCampaign('h.campaign', 'v.')})
            offset 0) f`,
        'false',
      )}`,
    `
      select h.i, p.roster_id, p.block::int as block, p.tenant_id, p.bits, true as here
      from h
        ${monthBitmaps('roster_id, block, tenant_id, bits', 'tenant_id = h.tenant')} p
      where not h.kept and h.kind = 'TENANT'
      union all ${EDGES(`h.kind = 'TENANT' and tenant_id = h.tenant`)}`,
  )})`;

/** Bitmaps s(roster_id, block, bits) less the doors that are not on the roster at the end, of rosters of the node. */
const ON_ROSTER = (bits: string) => `
    ${bits} ${rostersOfNode('region_code', 'id = s.roster_id')} r`;
const STILL_THERE = `s.bits & ~${doorsAway({
  roster: 's.roster_id',
  community: 'r.region_code',
  block: 's.block',
  day: 'h.until',
})}`;

const COUNTED = `covered_counted as (
    select i, sum(n) as n, sum(m) as m from (
      select s.i, sum(bit_count(s.bits)) as n, 0 as m from (
        select s.i, bit_or(s.bits) as bits from seen s join h on h.i = s.i and not h.overlap
        where s.here group by s.i, s.roster_id, s.block) s
      group by s.i
      union all
      select s.i, 0, sum(bit_count(${STILL_THERE}))
      from ${ON_ROSTER(`(
        select s.i, s.roster_id, s.block, bit_or(s.bits) as bits from seen s join h on h.i = s.i and not h.overlap
        group by s.i, s.roster_id, s.block) s
        join h on h.i = s.i`)}
      group by s.i) both_counts
    group by i)`;

/** Households that at least two tenants have reached. */
const OVERLAP = `covered_twice as (
    select i, sum(bit_count(bits)) as n, 0 as m from (
      select i, roster_id, block, bits_twice(bits) as bits from (
        select s.i, s.roster_id, s.block, bit_or(s.bits) as bits from seen s join h on h.i = s.i and h.overlap
        group by s.i, s.roster_id, s.block, s.tenant_id) t
      group by i, roster_id, block) b
    group by i)`;

/** The parts of a statement that answer questions about different households, and what is selected from them. */
export function householdParts(shape: Shape): { parts: string[]; selects: string[] } {
  const { householdsKept, householdsCounted, overlap } = shape;
  if (!householdsKept && !householdsCounted) return { parts: [], selects: [] };
  const select = (from: string) =>
    `select i, 'H', null, null, n::int, m::int, null::int, null::int, null::int from ${from}`;
  return {
    parts: [
      HOUSEHOLD_QUESTIONS,
      ...(householdsKept ? [keptParts(shape)] : []),
      ...(householdsCounted ? [SEEN(shape), COUNTED] : []),
      ...(overlap ? [OVERLAP] : []),
    ],
    selects: [
      ...(householdsKept ? [select('covered_kept')] : []),
      ...(householdsCounted ? [select('covered_counted')] : []),
      ...(overlap ? [select('covered_twice')] : []),
    ],
  };
}

/** Placeholders of a question about one figure that is being opened; `bitmaps`: its months and edges. */
type OpenedFigure = Readonly<
  Record<'kind' | 'region' | 'tenant' | 'sector' | 'campaign' | 'bitmaps' | 'rosters' | 'until', string>
>;

/**
 * Different households per tenant for the figure that is being opened ($1 city).
 * @param onRoster only those on the roster of the node at the end.
 */
export const seenByTenant = (
  { kind, region, tenant, sector, campaign, bitmaps, rosters, until }: OpenedFigure,
  shape: Pick<Shape, 'regions' | 'tenants'>,
  onRoster: boolean,
): string => {
  const asked = `(
        select 0 as i, ${kind} as kind, ${region} as region, ${tenant} as tenant, ${sector} as sector,
          ${campaign} as campaign, false as kept, b.months, b.edges, false as overlap,
          ${rosters} as rosters, ${until} as until
        from jsonb_to_record(${bitmaps}) as b(months text[], edges jsonb))`;
  const byTenant = `(
    with h as materialized ${asked}, ${SEEN(shape)}
    select tenant_id, roster_id, block, bit_or(bits) as bits from seen${onRoster ? '' : ' where here'}
    group by tenant_id, roster_id, block) s`;
  return onRoster
    ? `select s.tenant_id, sum(bit_count(${STILL_THERE})) as covered
      from ${ON_ROSTER(`${byTenant} cross join ${asked} h`)} group by s.tenant_id`
    : `select s.tenant_id, sum(bit_count(s.bits)) as covered from ${byTenant} group by s.tenant_id`;
};
