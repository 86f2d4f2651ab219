import { type Amount, amountOf, BOUNDS, type IndicatorCode } from '@fanzha/domain';
import { type Database, Kept, type Scope, type Statement } from '@fanzha/platform';
import { NO_LINE } from '../contribution/contribution.js';
import { namesCampaign } from '../contribution/dimensions.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';
import { doorsAway } from '../households/door-statement.js';
import { byReading, isOfHouseholds } from './indicator-reading.js';
import type { RollupNode, RollupQuestion } from './node.js';
import { NO_SUM, type SpanningSum, type Sum } from './sum.js';

/** A tenant as a node. */
export type TenantNode = Extract<RollupNode, { readonly kind: 'TENANT' }>;

/** What many tenants are asked alike. */
export type TenantsQuestion = Pick<RollupQuestion, 'period' | 'campaignId'>;

/** Sums by indicator. */
type Sums = Map<IndicatorCode, Sum>;

/**
 * Whether the figures of many tenants are read from facts by one grouped statement. Of a campaign no cell of a tenant
 * says anything, and little is in place at a tenant; whatever else there is of some months, cells know sooner.
 */
export function isReadGrouped({ campaignId }: TenantsQuestion, codes: readonly IndicatorCode[]): boolean {
  const { sums, others } = byReading(codes);
  const isKnown = others.every((code) => isOfHouseholds(code) || code === 'HOUSEHOLDS_REGISTERED');
  return isKnown && (campaignId !== null || (sums.length === 0 && others.length === 0));
}

const COUNTS = [
  ['at_least', "weight * (qualifier = 'AT_LEAST')::int"],
  ['approx', "weight * (qualifier = 'APPROX')::int"],
  ['uncounted', "weight * (qualifier = 'UNCOUNTED')::int"],
  ['withheld', "weight * (qualifier = 'WITHHELD')::int"],
  ['to_check', 'to_check'],
] as const;
const OF_CAMPAIGN = namesCampaign('$3::uuid');
const IN_CAMPAIGN = `($3::uuid is null or ${OF_CAMPAIGN})`;

/**
 * Facts of tenants ($2) in some days ($4 to $5), added up by tenant and indicator; what began before $6 apart (s_…).
 * Kinds and indicators are literals: the planner leaves out what states none of them, and has the same plan for all.
 */
function factsText(codes: readonly IndicatorCode[], ofCampaign: boolean): string {
  const kinds = [...new Set(codes.flatMap((code) => SOURCE_KINDS.stating(code)))].sort();
  const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');
  const sum = (value: string, where: string) => `coalesce(sum(${value}) filter (where ${where}), 0)`;
  const both = [
    `${sum('amount', 'not spans')}::text as amount`,
    ...COUNTS.map(([name, count]) => `${sum(count, 'not spans')}::int as ${name}`),
    `${sum('weight', 'spans')}::int as s_lines`,
    `${sum('amount', 'spans')}::text as s_amount`,
    ...COUNTS.map(([name, count]) => `${sum(count, 'spans')}::int as s_${name}`),
  ];
  return `select tenant_id, indicator, ${both.join(', ')}
    from (
      select tenant_id, indicator, amount, qualifier, weight, to_check, coalesce(began_on < $6::date, false) as spans
      from fact_figure
      where city_code = $1 and ${kinds.length > 0 ? `fact_kind in (${list(kinds)})` : 'false'}
        and tenant_id = any ($2::uuid[]) and ${ofCampaign ? OF_CAMPAIGN : IN_CAMPAIGN}
        and day between $4::date and $5::date and sector <> '${NO_LINE}' and indicator in (${list(codes)})) f
    group by tenant_id, indicator`;
}

interface FactsRow extends Record<string, unknown> {
  readonly tenant_id: string;
  readonly indicator: IndicatorCode;
  readonly amount: string;
  readonly s_amount: string;
}

/** The counts of a row, of all lines or of those that span. */
function countsIn(row: FactsRow, of: '' | 's_'): Omit<Sum, 'amount'> {
  const [atLeast = 0, approx = 0, uncounted = 0, withheld = 0, toCheck = 0] = COUNTS.map(([name]) =>
    Number(row[`${of}${name}`]),
  );
  return { atLeast, approx, uncounted, withheld, toCheck };
}

function sumIn(row: FactsRow): Sum {
  const sum: Sum = { amount: amountOf(row.amount), ...countsIn(row, '') };
  const spanning: SpanningSum = {
    lines: Number(row['s_lines']),
    amount: amountOf(row.s_amount),
    ...countsIn(row, 's_'),
  };
  return Object.values(spanning).some((each: Amount) => Number(each) !== 0) ? { ...sum, spanning } : sum;
}

/** Statements differ by their indicators: one to a few per campaign. */
const statements = new Kept<string, Statement>(200);
let count = 0;

function factsStatement(codes: readonly IndicatorCode[], ofCampaign: boolean): Statement {
  const sorted = [...codes].sort();
  const key = `${ofCampaign} ${sorted.join()}`;
  const known = statements.get(key);
  if (known) return known;
  count += 1;
  const made = { name: `rollup.tenant_facts.${count}`, text: factsText(sorted, ofCampaign) };
  statements.set(key, made);
  return made;
}

/**
 * Different registered households that each tenant ($2, in the territories $6) has visited for a campaign ($3) in some
 * days ($4 to $5), and those of them that are on the roster of its territory on the last.
 */
const HOUSEHOLDS: Statement = {
  name: 'rollup.tenant_households',
  text: `with seen as materialized (
      select tenant_id, roster_id, block, door_bits(array_agg(door), block) as bits from (
        select v.tenant_id, v.roster_id, d.door, (d.door - 1) / 2048 as block
        from household_visit v cross join unnest(v.visited) as d(door)
        where v.city_code = $1 and v.record_status = 'ACTIVE' and v.tenant_id = any ($2::uuid[])
          and ${namesCampaign('$3::uuid', 'v.')} and v.visited_on between $4::date and $5::date) v
      group by tenant_id, roster_id, block)
    select tenant_id, sum(bit_count(bits))::int as visited, coalesce(sum(on_roster), 0)::int as on_roster
    from (
      select s.tenant_id, s.bits, bit_count(s.bits & ~${doorsAway({
        roster: 's.roster_id',
        community: 'r.region_code',
        block: 's.block',
        day: '$5::date',
      })}) as on_roster
      from seen s join unnest($2::uuid[], $6::text[]) as t(id, territory) on t.id = s.tenant_id
        left join lateral (
          select h.region_code from household_roster h
          where h.city_code = $1 and h.id = s.roster_id and h.region_code >= t.territory
            and h.region_code < t.territory || ':' offset 0) r on true) c
    group by tenant_id`,
};

/**
 * What tenants are asked alike, by tenant and indicator: what `OperationReads.figures` says of each, but the roster.
 * One statement adds up for all of them, whether they are a page or a city.
 */
export async function readTenantFigures(
  database: Pick<Database, 'read'>,
  scope: Scope,
  tenants: readonly TenantNode[],
  { period, campaignId }: TenantsQuestion,
  codes: readonly IndicatorCode[],
): Promise<ReadonlyMap<string, Sums>> {
  const { sums, inPlace, others } = byReading(codes);
  const { start, end } = period;
  const ids = tenants.map(({ tenantId }) => tenantId);
  const found = new Map(ids.map((id): [string, Sums] => [id, new Map()]));
  const facts = async (of: readonly IndicatorCode[], from: string, spansFrom: string | null) => {
    if (of.length === 0) return;
    const values = [scope.cityCode, ids, campaignId, from, end, spansFrom];
    const rows = await database.read<FactsRow>(scope, factsStatement(of, campaignId !== null), values);
    for (const row of rows) found.get(row.tenant_id)?.set(row.indicator, sumIn(row));
  };
  const households = async () => {
    if (!others.some(isOfHouseholds)) return;
    const territories = tenants.map(({ territory }) => territory);
    const rows = await database.read<{ tenant_id: string; visited: number; on_roster: number }>(scope, HOUSEHOLDS, [
      ...[scope.cityCode, ids, campaignId, start, end, territories],
    ]);
    for (const { tenant_id: id, visited, on_roster: onRoster } of rows) {
      found.get(id)?.set('HOUSEHOLDS_COVERED', { ...NO_SUM, amount: visited });
      found.get(id)?.set('ROSTER_HOUSEHOLDS_COVERED', { ...NO_SUM, amount: onRoster });
    }
  };
  await Promise.all([facts(sums, start, start), facts(inPlace, BOUNDS.earliestDate, null), households()]);
  return found;
}
