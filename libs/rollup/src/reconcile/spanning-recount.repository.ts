import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { campaignTexts, CAMPAIGNS, STATED_DIMENSIONS, statedColumns } from '../contribution/dimensions.js';
import type { RecountOf } from './further-recounts.js';

const COUNTED = ['AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'];
const COUNTS = COUNTED.map((qualifier) => qualifier.toLowerCase());

const qualified = (qualifier: string) =>
  `coalesce(sum(lines) filter (where qualifier = '${qualifier}'), 0)::numeric as ${qualifier.toLowerCase()}`;
const SUMS = `sum(lines)::numeric as lines, sum(amount)::numeric as amount,
      ${COUNTED.map(qualified).join(', ')},
      sum(to_check)::numeric as to_check`;
const NUMBERS = ['lines', 'amount', ...COUNTS, 'to_check'];
const numbersOf = (row: string) => `array[${NUMBERS.map((sum) => `coalesce(${row}.${sum}, 0)`).join(', ')}]`;

const DIMENSION = STATED_DIMENSIONS.map(({ code, column }) => `when grouping(${column}) = 0 then '${code}'`).join(' ');
const MEMBER = STATED_DIMENSIONS.map(({ column }) => `when grouping(${column}) = 0 then ${column}`).join(' ');
const EACH_MEMBER = STATED_DIMENSIONS.map(({ column }) => `(${column})`).join(', ');
const NODES = `lateral (
      select substr(region_code, 1, 4) union select substr(region_code, 1, 6) union select substr(region_code, 1, 9))
      as n(node)`;

/**
 * Lines that lie in several months, quarters or years, as the ledgers state them, against what compaction keeps; and
 * the months beyond whose last day they go on.
 */
const COMPARE: Statement = {
  name: '',
  text: `
  with line as materialized (
    select tenant_id, region_code, sector, b.month, b.before, ${statedColumns()},
      ${campaignTexts()} as campaign_ids, tenant_only, indicator, coalesce(amount, 0) as amount, qualifier,
      weight as lines, to_check
    from fact_figure, lateral (
      select before, to_char(day, 'YYYY-MM') from (values
        ('MONTH', to_char(began_on, 'YYYY-MM') < to_char(day, 'YYYY-MM')),
        ('QUARTER', to_char(began_on, 'YYYY-Q') < to_char(day, 'YYYY-Q')),
        ('YEAR', to_char(began_on, 'YYYY') < to_char(day, 'YYYY'))) as p(before, crosses)
      where crosses
      union all
      select 'GOES_ON', to_char(make_date(crossed / 12, crossed % 12 + 1, 1), 'YYYY-MM') from generate_series(
        extract(year from began_on)::int * 12 + extract(month from began_on)::int - 1,
        extract(year from day)::int * 12 + extract(month from day)::int - 2) as crossed) as b(before, month)
    where city_code = $1 and began_on is not null),
  aggregate as (
    select node, case ${DIMENSION} else '*' end as dimension, before, month, coalesce(sector, '*') as sector,
      case ${MEMBER} else '*' end as member, indicator, ${SUMS}
    from line, ${NODES}
    where not tenant_only
    group by node, before, month, indicator, grouping sets ((), ${EACH_MEMBER}), grouping sets ((), (sector))
    union all
    select node, '${CAMPAIGNS.code}', before, month, coalesce(sector, '*'), campaign, indicator, ${SUMS}
    from line, unnest(campaign_ids) as campaign, ${NODES}
    where not tenant_only
    group by node, before, month, indicator, campaign, grouping sets ((), (sector))),
  detail as (
    select node, '*' as dimension, before, month, sector, '*' as member, indicator, ${SUMS}
    from (
      select *, tenant_id::text as node from line
      union all
      select *, case when length(region_code) = 12 then region_code else region_code || '=' end from line
      where not tenant_only) l
    group by node, before, month, sector, indicator),
  counted as (
    select * from (select * from aggregate where member is not null union all select * from detail) c
    where ${NUMBERS.map((sum) => `${sum} <> 0`).join(' or ')}),
  kept as (
    select node, dimension, before, month, sector, member, indicator,
      ${NUMBERS.map((sum) => `sum(${sum})::numeric as ${sum}`).join(', ')}
    from rollup_spanning where city_code = $1 group by 1, 2, 3, 4, 5, 6, 7),
  differing as (
    select 'spanning' as "table", node, month || '<' || before as period, sector, dimension, member, indicator,
      ${numbersOf('e')} as counted, ${numbersOf('k')} as kept
    from counted e full join kept k using (node, dimension, before, month, sector, member, indicator)
    where ${numbersOf('e')} <> ${numbersOf('k')})
  select (select count(*) from counted)::int as figures, (select count(*) from differing)::int as differences,
    coalesce((select jsonb_agg(to_jsonb(d)) from (select * from differing order by node, period limit 50) d),
      '[]') as examples`,
};

/** Compares what is kept of statements that span an end of a month, quarter or year with a recount from facts. */
export async function recountSpanning(tx: MaintenanceTransaction): Promise<RecountOf> {
  const [found] = await tx.run<RecountOf & Record<string, unknown>>(COMPARE, [tx.cityCode]);
  if (!found) throw new Error('the recount of what spans periods gave no answer');
  return found;
}
