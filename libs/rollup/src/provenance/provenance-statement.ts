import {
  BOUNDS,
  type BreakdownDimension,
  IN_PLACE_INDICATORS,
  type IndicatorCode,
  type LocalDate,
  monthsWithin,
  type Period,
  type SourcePart,
  decompose,
} from '@fanzha/domain';
import { NO_LINE } from '../contribution/contribution.js';
import {
  campaignTexts,
  CAMPAIGNS,
  FACT_DIMENSIONS,
  namesCampaign,
  STATED_DIMENSIONS,
} from '../contribution/dimensions.js';
import { seenByTenant } from '../read/household-statement.js';
import { rosterQuestion, type RollupNode, type RollupQuestion } from '../read/node.js';
import { isKept } from '../read/read-plan.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';

/**
 * Which lines are opened: those whose days lie within the period, which make the value; those that began before it; or
 * those that go on beyond it, which count where they end. ENDED: the first two.
 */
type Part = SourcePart | 'ENDED';

/** Which figure is opened: of a question, an indicator, and of a breakdown one member. */
export interface SourceQuestion {
  readonly question: RollupQuestion;
  readonly indicator: IndicatorCode;
  readonly by: BreakdownDimension | null;
  readonly member: string | null;
  readonly part: Part;
}

/** A statement and its values, which are put into it one by one: a part that a question does not need is not in it. */
export class Asking {
  readonly values: unknown[];

  constructor(cityCode: string) {
    this.values = [cityCode]; // $1 of every part
  }

  /** The placeholder of a value. */
  value(value: unknown, type: 'text' | 'uuid' | 'date' | 'numeric' | 'int' | 'jsonb'): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** TENANTS_WITH_GROUP is opened through the groups themselves. */
const statedBy = (code: IndicatorCode): IndicatorCode => (code === 'TENANTS_WITH_GROUP' ? 'LEADERSHIP_GROUPS' : code);

/** Different households have no amount per record but doors: the visits that ticked any. */
export const isOfVisits = (asked: SourceQuestion): boolean =>
  asked.indicator === 'HOUSEHOLDS_COVERED' || isOnRoster(asked);

/** Those of them that are on the roster of the node at the end: doors count where their community is today. */
const isOnRoster = ({ indicator: code }: SourceQuestion): boolean => code === 'ROSTER_HOUSEHOLDS_COVERED';

const COLUMN_OF = {
  ...Object.fromEntries([...STATED_DIMENSIONS, ...FACT_DIMENSIONS].map(({ code, column }) => [code, column])),
  [CAMPAIGNS.code]: campaignTexts(),
  SECTOR: 'sector',
} as Readonly<Record<Exclude<BreakdownDimension, 'TENANT_TYPE'>, string>>;
const LISTS: ReadonlySet<BreakdownDimension> = new Set([
  CAMPAIGNS.code,
  ...FACT_DIMENSIONS.filter(({ isList }) => isList).map(({ code }) => code),
]);

/** Facts of one member of a dimension, or of one of those that they list. */
function ofMember(asking: Asking, { by, member }: SourceQuestion): string {
  if (by === null) return '';
  const value = asking.value(member, 'text');
  if (by === 'TENANT_TYPE')
    return ` and ${value} = (select t.type from tenant t where t.city_code = $1 and t.id = f.tenant_id)`;
  return LISTS.has(by) ? ` and ${value} = any (f.${COLUMN_OF[by]})` : ` and f.${COLUMN_OF[by]} = ${value}`;
}

/** Rows of one tenant, or of a region: each is found by an index of its own. */
function ofNode(asking: Asking, node: RollupNode, region: string): string {
  if (node.kind === 'TENANT') return `f.tenant_id = ${asking.value(node.tenantId, 'uuid')}`;
  const end = node.kind === 'OWN' ? `${node.code}!` : `${node.code}:`;
  return `f.${region} >= ${asking.value(node.code, 'text')} and f.${region} < ${asking.value(end, 'text')}`;
}

const inSlice = (
  asking: Asking,
  { sector, campaignId }: { readonly sector: string | null; readonly campaignId: string | null },
): string => {
  const ofSector = sector === null ? '' : ` and f.sector = ${asking.value(sector, 'text')}`;
  const ofCampaign = campaignId === null ? '' : ` and ${namesCampaign(asking.value(campaignId, 'uuid'), 'f.')}`;
  return ofSector + ofCampaign;
};

/** Days of facts that make up what is opened; what is in place may have been so since long before the period. */
function daysOf(asking: Asking, { indicator: code, question: { period }, part }: SourceQuestion): string {
  const day = (of: LocalDate) => asking.value(of, 'date');
  if (IN_PLACE_INDICATORS.includes(code)) return `between ${day(BOUNDS.earliestDate)} and ${day(period.end)}`;
  return part === 'GOES_ON'
    ? `> ${day(period.end)}` // A running total may be of more days than any other statement.
    : `between ${day(period.start)} and ${day(period.end)}`;
}

/** When lines of a part began. */
function beginningOf(asking: Asking, { indicator: code, question: { period }, part }: SourceQuestion): string {
  // What is in place may have been so since long before.
  if (IN_PLACE_INDICATORS.includes(code)) return '';
  if (part === 'GOES_ON') return ` and f.began_on <= ${asking.value(period.end, 'date')}`;
  if (part === 'ENDED') return '';
  const start = asking.value(period.start, 'date');
  return part === 'BEGAN_BEFORE' ? ` and f.began_on < ${start}` : ` and coalesce(f.began_on, f.day) >= ${start}`;
}

/**
 * Rosters are kept together by the units in whose territory they lie, and none of them is told what another has
 * registered.
 */
export const isOfRosters = ({ indicator: code }: SourceQuestion): boolean => code === 'HOUSEHOLDS_REGISTERED';

/**
 * Facts behind a figure, one row each: tenant_id, fact_kind, fact_id, region_code, qualifier, stated, day, began_on,
 * before (whether it began before the period), amount, to_check.
 * A record may state its amount line by line, such as place by place. `stated` are the qualifiers of its lines, and
 * `qualifier` is that of the whole, the vaguest number: APPROX, AT_LEAST, EXACT and what has no number are in the order
 * of their letters.
 * What came into place and has gone again by the end has left nothing behind. A roster is one row without tenant,
 * unless they are asked `byKeeper`. Indicator and kinds are literals, so that the planner leaves out every part of the
 * view that cannot state the indicator.
 * @param tenantId only those of one tenant.
 */
export function factsBehind(
  asking: Asking,
  asked: SourceQuestion,
  tenantId: string | null = null,
  byKeeper = false,
): string {
  const days = daysOf(asking, asked);
  const ofTenant = tenantId === null ? '' : ` and f.tenant_id = ${asking.value(tenantId, 'uuid')}`;
  if (isOfVisits(asked)) return visitsBehind(asking, asked, days, ofTenant);
  const roster = isOfRosters(asked);
  const ofNobody = roster && !byKeeper;
  const { node, sector, campaignId } = roster ? rosterQuestion(asked.question) : asked.question;
  const code = statedBy(asked.indicator);
  const member = ofMember(asking, asked);
  const record = `${ofNobody ? '' : 'f.tenant_id, '}f.fact_kind, f.fact_id`;
  return `
    select ${ofNobody ? 'null::uuid as tenant_id, ' : ''}${record}, min(f.region_code) as region_code,
      min(f.qualifier) as qualifier, array_agg(f.qualifier) as stated, max(f.day) as day,
      min(f.began_on) as began_on, f.before, sum(f.amount) as amount, sum(f.to_check)::int as to_check
    from (
      select ${record}, min(f.region_code) as region_code, f.qualifier, max(f.day) as day, min(f.began_on) as began_on,
        coalesce(f.began_on < ${asking.value(asked.question.period.start, 'date')}, false) as before,
        coalesce(sum(f.amount), 0) as amount, coalesce(sum(f.to_check), 0)::int as to_check
      from fact_figure f
      where f.city_code = $1 and f.day ${days}${beginningOf(asking, asked)}
        and f.indicator = '${code}' and f.fact_kind = any ('{${SOURCE_KINDS.stating(code).join()}}')
        and ${ofNode(asking, node, 'region_code')}${node.kind === 'TENANT' ? '' : ' and not f.tenant_only'}
        ${inSlice(asking, { sector: roster ? NO_LINE : sector, campaignId })}${ofTenant}${member}
      group by ${record}, f.qualifier, before
      having sum(f.amount) <> 0 or sum(f.weight) <> 0) f
    group by ${record}, f.before`;
}

function visitsBehind(asking: Asking, asked: SourceQuestion, days: string, ofTenant: string): string {
  const { question, by, member, part } = asked;
  // A visit with doors is of one day.
  const ofMember =
    part === 'BEGAN_BEFORE' || part === 'GOES_ON'
      ? ' and false'
      : by === null
        ? ''
        : by === 'SECTOR'
          ? ` and f.sector = ${asking.value(member, 'text')}`
          : ' and false';
  const visits = (amount: string, where: string) => `
    select f.tenant_id, 'HOUSEHOLD_VISIT'::text as fact_kind, f.id as fact_id, f.region_code,
      'EXACT'::text as qualifier, array['EXACT'] as stated, f.visited_on as day,
      null::date as began_on, false as before,
      ${amount}::bigint as amount, 0 as to_check
    from household_visit f
    where f.city_code = $1 and f.visited_on ${days} and f.record_status = 'ACTIVE'
      and cardinality(f.visited) > 0 and ${where}${inSlice(asking, question)}${ofTenant}${ofMember}`;
  if (!isOnRoster(asked)) return visits('cardinality(f.visited)', ofNode(asking, question.node, 'region_code'));

  const { node } = question;
  const [from, behind] = rostersOf(node);
  const [first, end] = [asking.value(from, 'text'), asking.value(behind, 'text')];
  const until = asking.value(question.period.end, 'date');
  const ofUnit = node.kind === 'TENANT' ? `f.tenant_id = ${asking.value(node.tenantId, 'uuid')} and ` : '';
  const doors = `(
        select count(*) from unnest(f.visited) n
          join household_door d on d.city_code = $1 and d.roster_id = f.roster_id and d.number = n
        where d.registered_on <= ${until} and (d.retired_on is null or d.retired_on > ${until}) and not exists (
          select from household_vacancy v where v.city_code = $1 and v.roster_id = d.roster_id and v.number = d.number
            and v.from_on <= ${until} and (v.to_on is null or v.to_on > ${until})))`;
  const ofRosters = `f.roster_id in (select r.id from household_roster r
      where r.city_code = $1 and r.region_code >= ${first} and r.region_code < ${end})`;
  return `select * from (${visits(doors, `${ofUnit}${ofRosters}`)}) counted where counted.amount > 0`;
}

/** Codes of the communities whose rosters are those of a node: from the first, and before the second. */
const rostersOf = (node: RollupNode): readonly [string, string] =>
  node.kind === 'TENANT'
    ? [node.territory, `${node.territory}:`]
    : [node.code, `${node.code}${node.kind === 'OWN' ? '!' : ':'}`];

/** Different households per tenant: tenant_id, covered. */
export function householdsByTenant(asking: Asking, asked: SourceQuestion): string {
  const { node, period, sector, campaignId } = asked.question;
  const region = node.kind === 'TENANT' ? null : node.code;
  return seenByTenant(
    {
      kind: asking.value(node.kind, 'text'),
      region: asking.value(region, 'text'),
      tenant: asking.value(node.kind === 'TENANT' ? node.tenantId : null, 'uuid'),
      sector: asking.value(sector, 'text'),
      campaign: asking.value(campaignId, 'uuid'),
      bitmaps: asking.value(bitmapsOf(period), 'jsonb'),
      rosters: asking.value(node.kind === 'TENANT' ? node.territory : node.code, 'text'),
      until: asking.value(period.end, 'date'),
    },
    { regions: region !== null, tenants: region === null },
    isOnRoster(asked),
  );
}

/** Where a period's bitmaps lie: whole months, and the days beside them. */
function bitmapsOf(period: Period): string {
  const { wholeMonths, edges } = isKept(period) ? { wholeMonths: monthsWithin(period), edges: [] } : decompose(period);
  return JSON.stringify({ months: wholeMonths, edges: edges.map(({ start, end }) => ({ from: start, to: end })) });
}

/** Tenants that should report in the period, each once: tenant_id. They are asked for whatever the campaign. */
export function tenantsDue(asking: Asking, { node, period, sector }: RollupQuestion): string {
  return `
    select distinct f.tenant_id from tenant_assignment f
    where f.city_code = $1 and f.type <> 'AUTHORITY' and f.valid_from <= ${asking.value(period.end, 'date')}
      and (f.valid_to is null or f.valid_to >= ${asking.value(period.start, 'date')})
      and ${ofNode(asking, node, 'region_code')}${inSlice(asking, { sector, campaignId: null })}`;
}

/** Whether the tenant of row d has any fact in the period. */
export function hasFact(asking: Asking, { node, period, sector }: RollupQuestion): string {
  const { start, end } = period;
  return `exists (
    select 1 from fact_day f where f.city_code = $1 and f.tenant_id = d.tenant_id
      and f.day between ${asking.value(start, 'date')} and ${asking.value(end, 'date')}
      and ${ofNode(asking, node, 'home_region')}${inSlice(asking, { sector, campaignId: null })})`;
}

/**
 * A page of the rows of table `from`, and how many rows it has in all as `total`: one row with nothing else where the
 * page is empty.
 */
export const pageWithTotal = (from: string, behind: string, order: string, limit: string): string => `
    select t.total, p.* from (select count(*)::int as total from ${from}) t
      left join lateral (select * from ${from} where ${behind} order by ${order} limit ${limit}) p on true
      order by ${order}`;
