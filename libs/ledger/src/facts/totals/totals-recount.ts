import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { FURTHER_RECOUNTS, type RecountOf } from '@fanzha/rollup';

/**
 * Rests of totals, computed anew from what the records state, against what is kept. A total counts for what it adds to
 * the one before it in its series, less what its parts add; parts that exceed it leave 0.
 */
const COMPARE: Statement = {
  name: '',
  text: `
  with told as materialized (
    select fact_id, indicator, day as until_on, sum(amount)::numeric as amount
    from stated_line where city_code = $1 and not tenant_only
      and fact_id in (select fact_id from stated_total where city_code = $1
        union select fact_id from stated_part where city_code = $1)
    group by 1, 2, 3),
  total as materialized (
    select t.*, lag(t.stated) over s as before_amount, lag(t.until_on) over s as before_on
    from (
      select k.id, k.tenant_id, k.series, k.running, k.indicator, k.fact_id, k.from_on, k.until_on, k.rest_amount,
        k.rest_from, o.amount as stated
      from stated_total k left join told o using (fact_id, indicator, until_on)
      where k.city_code = $1 and k.amount is not null) t
    window s as (partition by series order by until_on)),
  part as (
    select p.series, p.until_on, coalesce(t.stated - coalesce(t.before_amount, 0), o.amount, 0) as amount
    from stated_part p
      left join told o using (fact_id, indicator, until_on)
      left join total t on t.running and t.fact_id = p.fact_id and t.indicator = p.indicator and t.until_on = p.until_on
    where p.city_code = $1 and p.included),
  expected as (
    select t.id, t.tenant_id, t.indicator, t.until_on, t.rest_amount, t.rest_from,
      t.stated - coalesce(t.before_amount, 0) as added, coalesce(sum(p.amount), 0) as parts,
      nullif(coalesce(t.before_on + 1, t.from_on), t.until_on) as begins
    from total t left join part p on p.series = t.series and p.until_on <= t.until_on
      and (t.before_on is null or p.until_on > t.before_on)
    group by t.id, t.tenant_id, t.indicator, t.until_on, t.rest_amount, t.rest_from, t.stated, t.before_amount,
      t.before_on, t.from_on),
  rest as (
    select *, case when added >= 0 then greatest(added - parts, 0) else added - parts end as amount from expected),
  differing as (
    select 'total' as "table", tenant_id::text as node, until_on::text as period, '*' as sector, '*' as dimension,
      id::text as member, indicator, array[amount, to_char(begins, 'YYYYMMDD')::numeric] as counted,
      array[rest_amount, to_char(rest_from, 'YYYYMMDD')::numeric] as kept
    from rest where (amount, begins) is distinct from (rest_amount, rest_from))
  select (select count(*) from rest)::int as figures, (select count(*) from differing)::int as differences,
    coalesce((select jsonb_agg(to_jsonb(d)) from (select * from differing order by node, period limit 50) d),
      '[]') as examples`,
};

/** Compares the rests of totals that are kept with a recount from what the records state. */
async function recountTotals(tx: MaintenanceTransaction): Promise<RecountOf> {
  const [found] = await tx.run<RecountOf & Record<string, unknown>>(COMPARE, [tx.cityCode]);
  if (!found) throw new Error('the recount of totals gave no answer');
  return found;
}

FURTHER_RECOUNTS.add('totals', recountTotals);
