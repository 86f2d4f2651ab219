import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many tenants had contributed by each day of a month, quarter or year, so that a period that is cut costs one
 * look-up.
 * - rollup_presence.first_day: the first day of the period on which the tenant has a fact there; null for none.
 * - rollup_reporting.first_days: how many tenants contributed for the first time on the 1st, 2nd, … day of the period.
 *
 * What is kept is what the facts state less what is still pending: exactly what compaction would have put there. It
 * comes after the views of all facts, which it reads; one city and one year at a time, so that a large installation
 * needs no more memory than a small one.
 */
export class FirstDays1770000899000 implements MigrationInterface {
  name = 'FirstDays1770000899000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table rollup_presence add column first_day date;
      alter table rollup_reporting add column first_days int[] not null default '{}'`);
    const years = (await db.query(
      'select distinct city_code, left(period, 4)::int as year from rollup_presence order by 1, 2',
    )) as { city_code: string; year: number }[];
    for (const { city_code, year } of years) await backfill(db, city_code, year);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table rollup_reporting drop column first_days;
      alter table rollup_presence drop column first_day`);
  }
}

async function backfill(db: QueryRunner, city: string, year: number): Promise<void> {
  await db.query(
    `with folded as (
        select tenant_id, home_region, sector, day
        from (
          select tenant_id, home_region, sector, day, 1 as facts
          from fact_day where city_code = $1 and day between $2::date and $3::date
          union all
          select tenant_id, home_region, sector, day, -facts
          from rollup_delta where city_code = $1 and day between $2::date and $3::date and facts <> 0) f
        group by 1, 2, 3, 4 having sum(facts) > 0),
      first as (
        select tenant_id, home_region, sector, period, min(day) as day
        from folded,
          lateral (values (to_char(day, 'YYYY-MM')), (to_char(day, 'YYYY"-Q"Q')), (to_char(day, 'YYYY'))) as p(period)
        group by 1, 2, 3, 4)
      update rollup_presence p set first_day = f.day from first f
      where p.city_code = $1 and p.tenant_id = f.tenant_id and p.home_region = f.home_region
        and p.sector = f.sector and p.period = f.period`,
    [city, `${year}-01-01`, `${year}-12-31`],
  );
  await db.query(
    `with first as (
        select n.node, p.period, s.sector, min(p.first_day) as day
        from rollup_presence p,
          lateral (
            select left(p.home_region, size) as node
            from (values (4), (6), (9)) as level(size) where length(p.home_region) >= size) n,
          lateral (values ('*'), (p.sector)) as s(sector)
        where p.city_code = $1 and left(p.period, 4) = $2 and p.first_day is not null
        group by n.node, p.period, s.sector, p.tenant_id),
      placed as (
        select node, period, sector, day - date_trunc(
            case when period like '%Q%' then 'quarter' when period like '%-%' then 'month' else 'year' end,
            day::timestamp)::date + 1 as place
        from first),
      -- Each day up to the last first one, so that a list says which day is which.
      counted as (
        select node, period, sector, place, sum(n)::int as n
        from (
          select node, period, sector, place, 1 as n from placed
          union all
          select node, period, sector, generate_series(1, max(place)), 0 from placed group by 1, 2, 3) filled
        group by 1, 2, 3, 4)
      update rollup_reporting r set first_days = c.first_days
      from (
        select node, period, sector, array_agg(n order by place) as first_days from counted group by 1, 2, 3) c
      where r.city_code = $1 and r.node = c.node and r.period = c.period and r.sector = c.sector`,
    [city, String(year)],
  );
}
