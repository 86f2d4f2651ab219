import { columnOf, type IndicatorCode } from '@fanzha/domain';
import type { TestDatabase } from './database.js';

const KEY =
  'tenant_id, home_region, region_code, sector, day, activity_type, ' +
  'fraud_type, age_band, venue, campaign_ids, tenant_only';

/**
 * The sums that the rows of `rollup_delta` and the view `fact_figure` disagree on, key by key: amounts and qualifier
 * counts of the indicators given, facts of `fact_day`. Empty where each fact moved exactly what it says; only before
 * compaction.
 */
export async function disagreements(
  db: Pick<TestDatabase, 'sql'>,
  indicators: readonly IndicatorCode[],
): Promise<Record<string, unknown>[]> {
  const amounts = indicators.map((code) => `('${code}', ${columnOf(code)})`).join(', ');
  const codes = indicators.map((code) => `'${code}'`).join(', ');
  const figures = await db.sql(
    `with kept as (
       select ${KEY}, indicator, sum(coalesce(amount, 0)) as amount,
         array[sum(coalesce((qualifier_counts -> indicator ->> 0)::int, 0)),
           sum(coalesce((qualifier_counts -> indicator ->> 1)::int, 0)),
           sum(coalesce((qualifier_counts -> indicator ->> 2)::int, 0)),
             sum(coalesce((qualifier_counts -> indicator ->> 3)::int, 0)),
           sum(coalesce((qualifier_counts -> indicator ->> 4)::int, 0))] as counts
       from rollup_delta, lateral (values ${amounts}) as v(indicator, amount) group by ${KEY}, indicator),
     stated as (
       select ${KEY}, indicator, sum(coalesce(amount, 0)) as amount,
         array[sum(weight) filter (where qualifier = 'AT_LEAST'), sum(weight) filter (where qualifier = 'APPROX'),
           sum(weight) filter (where qualifier = 'UNCOUNTED'), sum(weight) filter (where qualifier = 'WITHHELD'),
             sum(to_check)] as counts
       from fact_figure where indicator in (${codes}) group by ${KEY}, indicator),
     both_sides as (
       select ${KEY}, indicator, amount, counts, 1 as sign from kept
       union all
       select ${KEY}, indicator, amount,
         array[coalesce(counts[1], 0), coalesce(counts[2], 0), coalesce(counts[3], 0), coalesce(counts[4], 0),
         coalesce(counts[5], 0)], -1
       from stated),
     compared as (
       select ${KEY}, indicator, sum(sign * amount)::int as amount, sum(sign * counts[1])::int as at_least,
         sum(sign * counts[2])::int as approx,
         sum(sign * counts[3])::int as uncounted, sum(sign * counts[4])::int as withheld,
           sum(sign * counts[5])::int as to_check
       from both_sides group by ${KEY}, indicator)
     select * from compared where (amount, at_least, approx, uncounted, withheld, to_check) <> (0, 0, 0, 0, 0, 0)`,
  );
  const days = await db.sql(
    `select tenant_id, home_region, sector, day, sum(facts)::int as facts from (
       select tenant_id, home_region, sector, day, facts from rollup_delta
       union all select tenant_id, home_region, sector, day, -1 from fact_day) both_sides
     group by 1, 2, 3, 4 having sum(facts) <> 0`,
  );
  return [...figures, ...days];
}
