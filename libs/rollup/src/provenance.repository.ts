import { BOUNDS, IN_PLACE_INDICATORS, type BreakdownDimension, type IndicatorCode, type LocalDate, monthsWithin, type Period, decompose, type Qualifier } from '@fanzha/domain';
import type { Database, Scope, Statement } from '@fanzha/platform';
import { SEEN_BY_TENANT } from './household-statement.js';
import { NO_LINE } from './contribution.js';
import { rosterQuestion, type RollupQuestion } from './node.js';
import { isKept } from './read-plan.js';

/** Which figure is opened: of a question, an indicator, and of a breakdown one member. */
export interface SourceQuestion {
  readonly question: RollupQuestion;
  readonly indicator: IndicatorCode;
  readonly by: BreakdownDimension | null;
  readonly member: string | null;
}

export interface QualifiedSum {
  readonly qualifier: Qualifier;
  readonly records: number;
  readonly amount: number;
}

export interface ContributorRow {
  readonly tenant_id: string;
  readonly records: number;
  readonly amount: number;
  readonly at_least: number;
  readonly uncounted: number;
}

/** One record behind a figure. */
export interface SourceRow {
  readonly tenant_id: string;
  readonly fact_kind: string;
  readonly fact_id: string;
  readonly day: LocalDate;
  readonly qualifier: Qualifier;
  readonly amount: number;
}

const IN_REGION = (column: string) =>
  `($3::text is null or (${column} >= $3 and ${column} < case $2 when 'OWN' then $3 || '!' else $3 || ':' end))`;
const MEMBER = `case $10 when 'ACTIVITY_TYPE' then f.activity_type when 'FRAUD_TYPE' then f.fraud_type when 'AGE_BAND' then f.age_band
    when 'PLACE' then f.place when 'CAMPAIGN' then f.campaign_id::text when 'SECTOR' then f.sector end`;

/**
 * Facts behind a figure: $1 city, $2 kind, $3 region, $4 tenant, $5 sector, $6 campaign, $7 from, $8 to, $9 indicator,
 * $10 dimension, $11 member. What came into place and has gone again by the end has left nothing behind.
 */
const SOURCES = `(
    select f.tenant_id, f.fact_kind, f.fact_id, f.qualifier, max(f.day) as day, coalesce(sum(f.amount), 0)::bigint as amount, sum(f.weight)::int as weight
    from fact_figure f where f.city_code = $1 and f.day between $7 and $8 and f.indicator = $9
      and ${IN_REGION('f.region_code')} and ($3::text is null or not f.tenant_only)
      and ($4::uuid is null or f.tenant_id = $4) and ($5::text is null or f.sector = $5) and ($6::uuid is null or f.campaign_id = $6)
      and ($10::text is null or ${MEMBER} = $11)
    group by f.tenant_id, f.fact_kind, f.fact_id, f.qualifier
    having sum(f.amount) <> 0 or min(f.amount) = max(f.amount) or sum(f.weight) <> 0) f`;

/** Different households have no amount per record but doors: the visits that ticked any. */
const VISITS = `(
    select f.tenant_id, 'HOUSEHOLD_VISIT'::text as fact_kind, f.id as fact_id, 'EXACT'::text as qualifier, f.visited_on as day,
      cardinality(f.visited)::bigint as amount, 1 as weight
    from household_visit f where f.city_code = $1 and f.visited_on between $7 and $8 and f.record_status = 'ACTIVE' and cardinality(f.visited) > 0
      and $9::text is not null and ${IN_REGION('f.region_code')}
      and ($4::uuid is null or f.tenant_id = $4) and ($5::text is null or f.sector = $5) and ($6::uuid is null or f.campaign_id = $6)
      and ($10::text is null or ($10 = 'SECTOR' and f.sector = $11))) f`;

/** Tenants that should report in the period, and whether each has any fact in it. */
const DUE = `(
    select distinct a.tenant_id from tenant_assignment a
    where a.city_code = $1 and a.type <> 'AUTHORITY' and a.valid_from <= $8 and (a.valid_to is null or a.valid_to >= $7)
      and ${IN_REGION('a.region_code')} and ($4::uuid is null or a.tenant_id = $4) and ($5::text is null or a.sector = $5)) d`;
const HAS_FACT = `exists (
    select 1 from fact_day f where f.city_code = $1 and f.tenant_id = d.tenant_id and f.day between $7 and $8
      and ${IN_REGION('f.home_region')} and ($5::text is null or f.sector = $5))`;

type Source = 'facts' | 'visits';
const from = { facts: SOURCES, visits: VISITS };
const sourceOf = ({ indicator }: SourceQuestion): Source => (indicator === 'HOUSEHOLDS_COVERED' ? 'visits' : 'facts');

const byQualifier = (source: Source): Statement => ({
  name: `provenance.by_qualifier ${source}`,
  text: `select f.qualifier, count(*)::int as records, coalesce(sum(f.amount), 0)::bigint as amount from ${from[source]} group by f.qualifier`,
});

const statingTenants = (source: Source): Statement => ({
  name: `provenance.stating_tenants ${source}`,
  text: `select count(distinct f.tenant_id)::int as n from ${from[source]}
    where not exists (select 1 from tenant t where t.city_code = $1 and t.id = f.tenant_id and t.type = 'AUTHORITY')`,
});

const contributors = (source: Source): Statement => ({
  name: `provenance.contributors ${source}`,
  text: `select *, (count(*) over ())::int as total from (
      select f.tenant_id, count(*)::int as records, ${source === 'visits' ? 'coalesce(max(c.covered), 0)' : 'coalesce(sum(f.amount), 0)'}::bigint as amount,
        count(*) filter (where f.qualifier = 'AT_LEAST')::int as at_least, count(*) filter (where f.qualifier = 'UNCOUNTED')::int as uncounted
      from ${from[source]} ${source === 'visits' ? `left join (${SEEN_BY_TENANT('$15')}) c on c.tenant_id = f.tenant_id` : ''} group by f.tenant_id) c
    where $12::bigint is null or (c.amount, c.tenant_id) < ($12, $13::uuid)
    order by c.amount desc, c.tenant_id desc limit $14`,
});

const countContributors = (source: Source): Statement => ({
  name: `provenance.count_contributors ${source}`,
  text: `select count(distinct f.tenant_id)::int as n from ${from[source]}`,
});

const records = (source: Source): Statement => ({
  name: `provenance.records ${source}`,
  text: `select f.tenant_id, f.fact_kind, f.fact_id, f.day, f.qualifier, f.amount from ${from[source]}
    where ($12::bigint is null or (f.amount, f.fact_id) < ($12, $13::uuid)) and ($15::uuid is null or f.tenant_id = $15)
    order by f.amount desc, f.fact_id desc limit $14`,
});

const countRecords = (source: Source): Statement => ({
  name: `provenance.count_records ${source}`,
  text: `select count(*)::int as n from ${from[source]} where $12::uuid is null or f.tenant_id = $12`,
});

const WITHOUT_FACT: Statement = {
  name: 'provenance.missing',
  text: `select d.tenant_id, (count(*) over ())::int as total from ${DUE} where not ${HAS_FACT} and ($6::uuid is null or true) and $9::text is not null
      and $10::text is null and $11::text is null and ($12::uuid is null or d.tenant_id > $12)
    order by d.tenant_id limit $13`,
};

/** $14: the first day of facts that state the indicator; what is in place may have been so since long before the period. */
const silent = (source: Source): Statement => ({
  name: `provenance.silent ${source}`,
  text: `select d.tenant_id, (count(*) over ())::int as total from ${DUE} where ${HAS_FACT}
      and d.tenant_id not in (select f.tenant_id from ${from[source].replace('between $7', 'between $14')}) and ($12::uuid is null or d.tenant_id > $12)
    order by d.tenant_id limit $13`,
});

/** TENANTS_WITH_GROUP is opened through the groups themselves. */
const statedBy = (code: IndicatorCode): IndicatorCode => (code === 'TENANTS_WITH_GROUP' ? 'LEADERSHIP_GROUPS' : code);

function parameters(scope: Scope, asked: SourceQuestion): unknown[] {
  const roster = asked.indicator === 'HOUSEHOLDS_REGISTERED';
  const { node, period, sector, campaignId } = roster ? rosterQuestion(asked.question) : asked.question;
  const region = node.kind === 'TENANT' ? null : node.code;
  const tenant = node.kind === 'TENANT' ? node.tenantId : null;
  const since = IN_PLACE_INDICATORS.includes(asked.indicator) ? BOUNDS.earliestDate : period.start;
  return [
    scope.cityCode, node.kind, region, tenant, roster ? NO_LINE : sector, campaignId, since, period.end, statedBy(asked.indicator), asked.by, asked.member,
  ];
}

/** Place of the first day among the parameters. */
const SINCE = 6;

/** The period of a question about tenants rather than facts: nothing about them is in place since the beginning. */
function tenantParameters(scope: Scope, asked: SourceQuestion): unknown[] {
  const { node, period, sector, campaignId } = asked.question;
  const region = node.kind === 'TENANT' ? null : node.code;
  const tenant = node.kind === 'TENANT' ? node.tenantId : null;
  return [scope.cityCode, node.kind, region, tenant, sector, campaignId, period.start, period.end, statedBy(asked.indicator), null, null];
}

/** Where a period's bitmaps lie: whole months, and the days beside them. */
function bitmapsOf(period: Period): string {
  const { wholeMonths, edges } = isKept(period) ? { wholeMonths: monthsWithin(period), edges: [] } : decompose(period);
  return JSON.stringify({ months: wholeMonths, edges: edges.map(({ start, end }) => ({ from: start, to: end })) });
}

/** Records and sums behind a figure, by how exactly they state it. */
export function sourcesByQualifier(database: Database, scope: Scope, asked: SourceQuestion): Promise<QualifiedSum[]> {
  return database.read<QualifiedSum & Record<string, unknown>>(scope, byQualifier(sourceOf(asked)), parameters(scope, asked));
}

/** How many tenants that owe figures state the indicator. */
export async function countStatingTenants(database: Database, scope: Scope, asked: SourceQuestion): Promise<number> {
  const [row] = await database.read<{ n: number }>(scope, statingTenants(sourceOf(asked)), parameters(scope, asked));
  return row?.n ?? 0;
}

interface Behind {
  readonly amount: number;
  readonly id: string;
}

/** Tenants behind a figure, largest first, `limit` of them behind the one named by amount and id. */
export async function contributorsOf(
  database: Database,
  scope: Scope,
  asked: SourceQuestion,
  after: Behind | null,
  limit: number,
): Promise<{ rows: ContributorRow[]; total: number }> {
  const values = parameters(scope, asked);
  const source = sourceOf(asked);
  const bitmaps = source === 'visits' ? [bitmapsOf(asked.question.period)] : [];
  const [rows, [count]] = await Promise.all([
    database.read<ContributorRow & Record<string, unknown>>(scope, contributors(source), [...values, after?.amount ?? null, after?.id ?? null, limit, ...bitmaps]),
    database.read<{ n: number }>(scope, countContributors(source), values),
  ]);
  return { rows, total: count?.n ?? 0 };
}

/** Records behind a figure, largest first; of one tenant, if one is named. */
export async function recordsOf(
  database: Database,
  scope: Scope,
  asked: SourceQuestion,
  tenantId: string | null,
  after: Behind | null,
  limit: number,
): Promise<{ rows: SourceRow[]; total: number }> {
  const values = parameters(scope, asked);
  const source = sourceOf(asked);
  const [rows, [count]] = await Promise.all([
    database.read<SourceRow & Record<string, unknown>>(scope, records(source), [...values, after?.amount ?? null, after?.id ?? null, limit, tenantId]),
    database.read<{ n: number }>(scope, countRecords(source), [...values, tenantId]),
  ]);
  return { rows, total: count?.n ?? 0 };
}

/** Tenants due of which nothing was recorded in the period (`missing`), or nothing that states the indicator (`silent`). */
export async function tenantsWithout(
  database: Database,
  scope: Scope,
  asked: SourceQuestion,
  which: 'missing' | 'silent',
  after: string | null,
  limit: number,
): Promise<{ ids: string[]; total: number }> {
  const statement = which === 'missing' ? WITHOUT_FACT : silent(sourceOf(asked));
  const values = tenantParameters(scope, asked);
  const since = which === 'silent' ? [parameters(scope, asked)[SINCE]] : [];
  const rows = await database.read<{ tenant_id: string; total: number }>(scope, statement, [...values, after, limit, ...since]);
  const all = after === null ? rows[0]?.total : (await database.read<{ total: number }>(scope, statement, [...values, null, 1, ...since]))[0]?.total;
  return { ids: rows.map((row) => row.tenant_id), total: all ?? 0 };
}

/** What a record is called, by its id: a title where it has one, else the code of what it is. Never a number of a case. */
const LABELS: Statement = {
  name: 'provenance.labels',
  text: `
    select id::text, title as label from activity where city_code = $1 and id = any ($2::uuid[])
    union all select id::text, name from leadership_group where city_code = $1 and id = any ($2::uuid[])
    union all select id::text, subject from inspection where city_code = $1 and id = any ($2::uuid[])
    union all select id::text, title from warning where city_code = $1 and id = any ($2::uuid[])
    union all select v.id::text, r.name from household_visit v join region r on r.code = v.region_code where v.city_code = $1 and v.id = any ($2::uuid[])
    union all select h.id::text, r.name from household_roster h join region r on r.code = h.region_code where h.city_code = $1 and h.id = any ($2::uuid[])
    union all select id::text, fraud_type from fraud_case where city_code = $1 and id = any ($2::uuid[])
    union all select id::text, place from interception where city_code = $1 and id = any ($2::uuid[])
    union all select id::text, stage from funds_action where city_code = $1 and id = any ($2::uuid[])
    union all select id::text, book from tally where city_code = $1 and id = any ($2::uuid[])`,
};

/** Labels of records by id, as far as the scope may see them. */
export async function labelsOf(database: Database, scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read<{ id: string; label: string }>(scope, LABELS, [scope.cityCode, ids]);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
