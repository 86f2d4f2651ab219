import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ledgers whose amounts are all of one span, and their last day. */
const OF_ONE_SPAN = {
  interception: 'occurred_on',
  funds_action: 'occurred_on',
  tally: 'occurred_on',
  inspection: 'occurred_on',
  household_visit: 'visited_on',
};

const READ = `city_code = app_city() and (node = app_tenant()::text
  or (region_code ^@ any (app_regions())) and (app_sector() is null or sector = app_sector() or sector = '-')
  or sector = '-' and region_code ^@ app_home())`;

/**
 * A figure has a span (docs/decisions/0049): an amount that covers several days counts on its last one, and what began
 * before a period is told beside the figure. Until now all amounts of an activity counted on its first day; those of
 * activities with a last day move there, by the difference, as any change does.
 */
export class Spans1770000950000 implements MigrationInterface {
  name = 'Spans1770000950000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table rollup_delta add column began_on date;
      grant insert (began_on) on rollup_delta to fanzha_app;

      create table rollup_spanning (
        city_code text collate "C" not null,
        node text collate "C" not null,
        dimension text collate "C" not null,
        before text collate "C" not null check (before in ('MONTH','QUARTER','YEAR','GOES_ON')),
        month text collate "C" not null,
        sector text collate "C" not null,
        member text collate "C" not null,
        region_code text collate "C" not null,
        indicator text collate "C" not null,
        lines int not null default 0,
        amount numeric not null default 0,
        at_least int not null default 0,
        approx int not null default 0,
        uncounted int not null default 0,
        withheld int not null default 0,
        to_check int not null default 0,
        primary key (city_code, node, dimension, before, month, sector, member, region_code, indicator)
      ) with (fillfactor = 45);
      alter table rollup_spanning enable row level security;
      alter table rollup_spanning force row level security;
      create policy rollup_spanning_read on rollup_spanning for select to fanzha_app using (${READ});
      create policy rollup_spanning_jobs on rollup_spanning for all to fanzha_jobs
        using (city_code = app_city()) with check (city_code = app_city());
      grant select on rollup_spanning to fanzha_app;
      grant select, insert, update, delete on rollup_spanning to fanzha_jobs;

      alter table activity_measure
        add column line smallint not null default 0,
        add column from_on date,
        add column until_on date,
        drop constraint activity_measure_pkey,
        add primary key (city_code, activity_id, indicator, line),
        add check (from_on < until_on);
      create index activity_measure_region_until on activity_measure (city_code, region_code, until_on)
        where until_on is not null;
      create index activity_measure_tenant_until on activity_measure (city_code, tenant_id, until_on)
        where until_on is not null;`);
    for (const [table, day] of Object.entries(OF_ONE_SPAN))
      await db.query(`
        alter table ${table} add column began_on date, add check (began_on < ${day});
        -- The digest of what was sent names the field; a record without one answers its key as those of release 0.1 do.
        update ${table} set input_hash = null where input_hash is not null;
        create index ${table}_began on ${table} (city_code, region_code, ${day}) where began_on is not null;`);
    await guardBeginnings(db);
    await moveToLastDays(db);
    // 1770000990000 makes them anew.
    await db.query('drop view fact_figure, fact_day');
  }

  async down(): Promise<void> {
    throw new Error('What was counted on its last day cannot be moved back: restore a backup instead');
  }
}

const KEY = 'a.city_code, a.tenant_id, a.home_region, a.region_code, a.sector, a.campaign_id, a.type';
const SEVERAL_DAYS = 'a.end_on > a.start_on';
const COUNTS = ['AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'];

/** A roster is in place and has no span: who may move its figures may state none. */
async function guardBeginnings(db: QueryRunner): Promise<void> {
  const policies = (await db.query(
    `select polname as name, pg_get_expr(polwithcheck, polrelid) as text from pg_policy
     where polrelid = 'rollup_delta'::regclass and polcmd = 'a' order by 1`,
  )) as { name: string; text: string }[];
  const [list, longer] = [
    'num_nonnulls(activity_type, fraud_type,',
    'num_nonnulls(began_on, activity_type, fraud_type,',
  ];
  for (const { name, text } of policies) {
    if (!text.includes(list)) throw new Error(`${name} does not say what a roster may not state`);
    await db.query(`alter policy ${name} on rollup_delta with check (${text.replace(list, longer)})`);
  }
}

/** Amounts of activities of several days, from their first day to their last. */
async function moveToLastDays(db: QueryRunner): Promise<void> {
  const indicators = (await db.query(
    `select distinct m.indicator from activity_measure m join activity a on a.city_code = m.city_code
       and a.id = m.activity_id where ${SEVERAL_DAYS} order by 1`,
  )) as { indicator: string }[];
  const columns = indicators.map(({ indicator }) => indicator.toLowerCase());
  await db.query(`
    update activity set input_hash = null where input_hash is not null;
    update activity_measure m set until_on = a.end_on, from_on = a.start_on
    from activity a where a.city_code = m.city_code and a.id = m.activity_id and ${SEVERAL_DAYS};`);
  if (columns.length === 0) return;
  await db.query(`
    insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, campaign_id, activity_type, day,
      began_on, facts, qualifier_counts, ${columns.join(', ')})
    with moved as (
      select ${KEY}, s.day, s.began_on, m.indicator, sum(s.sign)::int as lines,
        coalesce(sum(s.sign * m.amount), 0)::bigint as amount,
        ${COUNTS.map(
          (as) => `coalesce(sum(s.sign)
          filter (where m.qualifier = '${as}'), 0)::int as ${as.toLowerCase()}`,
        ).join(', ')},
        coalesce(sum(s.sign) filter (where abs(m.amount) > (a.exceeded ->> m.indicator)::numeric), 0)::int as to_check
      from activity a join activity_measure m on m.city_code = a.city_code and m.activity_id = a.id,
        lateral (values
          (-1, a.start_on, null::date),
          (1, a.end_on, case when to_char(a.start_on, 'YYYYMM') < to_char(a.end_on, 'YYYYMM') then a.start_on end))
          as s(sign, day, began_on)
      where a.record_status = 'ACTIVE' and a.status = 'DONE' and ${SEVERAL_DAYS}
      group by ${KEY}, s.day, s.began_on, m.indicator)
    select ${KEY.replaceAll('a.', '')}, day, began_on, 0,
      jsonb_object_agg(indicator, jsonb_build_array(at_least, approx, uncounted, withheld, to_check)
        || case when began_on is null then '[]'::jsonb else jsonb_build_array(lines, amount) end),
      ${columns
        .map(
          (column) => `nullif(sum(amount)
        filter (where indicator = '${column.toUpperCase()}'), 0)::bigint`,
        )
        .join(', ')}
    from moved group by ${KEY.replaceAll('a.', '')}, day, began_on;

    insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, campaign_id, activity_type, day,
      facts)
    select ${KEY}, a.end_on, count(*)::int from activity a
    where a.record_status = 'ACTIVE' and a.status = 'DONE' and ${SEVERAL_DAYS} and exists (
      select from activity_measure m where m.city_code = a.city_code and m.activity_id = a.id)
    group by ${KEY}, a.end_on;`);
}
