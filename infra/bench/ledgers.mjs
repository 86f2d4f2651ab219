// The other ledgers of the generated city, with the deltas that recording them one by one would have left: cases,
// interceptions, funds actions, leadership groups; and households: rosters, visits, bitmaps.
import { CITY } from './city.mjs';

const DAY = (months) =>
  `(date_trunc('month', current_date) - make_interval(months => (g.n / 977) % ${months})
    + make_interval(days => g.n % 20))::date`;
const HEAD = 'city_code, id, tenant_id, home_region, region_code, sector, recorded_by';
const facts = (kind) =>
  `t.city_code, md5('${kind}' || g.n)::uuid, t.id, t.region_code, t.region_code, t.sector, md5('user')::uuid`;
const unit = (tenants, type) => `join bench_unit u on u.type = '${type}' and u.n = (g.n * 7919::bigint) %
    (select count(*) from bench_unit where type = '${type}')
       join tenant t on t.city_code = '${CITY}' and t.id = u.id`;
const DELTA = 'city_code, tenant_id, home_region, region_code, sector, day, fraud_type, age_band, venue, facts';

/**
 * @param {import('pg').Client} owner
 * @param {{ cases: number, interceptions: number, fundsActions: number, groups: number, months: number }} size
 * @param {{ from: number, to: number }} part which part of each ledger, as shares of it
 */
export async function addLedgers(owner, { cases, interceptions, fundsActions, groups, months }, part) {
  await owner.query(`create temp table if not exists bench_unit as
    select id, type, row_number() over (partition by type order by id) - 1 as n from tenant
    where city_code = '${CITY}' and type <> 'AUTHORITY'`);
  await owner.query('create index if not exists bench_unit_n on bench_unit (type, n)');
  await owner.query('analyze bench_unit');
  await inSlices(cases, part, async (from, to) => {
    await owner.query(`insert into fraud_case (${HEAD}, reported_on, filed_on, solved_on, fraud_type, loss,
        victim_age_band)
      select ${facts('case')}, d.day, case when g.n % 3 > 0 then d.day end, case when g.n % 9 = 1 then d.day end,
        (array['F01','F02','F0301','F04'])[1 + g.n % 4],
        1000000 + (g.n % 5000) * 100, (array['18-29','30-44','45-59','60+'])[1 + g.n % 4]
      from generate_series(${from}, ${to}) g(n) ${unit(0, 'POLICE')}, lateral (select ${DAY(months)} as day) d`);
    await owner.query(`insert into rollup_delta (${DELTA}, cases_reported, cases_filed, loss_reported, loss,
        cases_solved)
      select city_code, tenant_id, home_region, region_code, sector, reported_on, fraud_type, victim_age_band, null, 1,
        1, (filed_on is not null)::int, loss,
        case when filed_on is not null then loss end, (solved_on is not null)::int
      from fraud_case c join generate_series(${from}, ${to}) g(n) on c.city_code = '${CITY}'
        and c.id = md5('case' || g.n)::uuid`);
  });
  await inSlices(interceptions, part, async (from, to) => {
    await owner.query(`insert into interception (${HEAD}, occurred_on, venue, fraud_type, count, amount,
        amount_qualifier)
      select ${facts('interception')}, d.day, (array['COUNTER','ATM','PHONE','VISIT'])[1 + g.n % 4],
        (array['F01','F02'])[1 + g.n % 2], 1, 500000 + (g.n % 900) * 100,
        case g.n % 10 when 0 then 'AT_LEAST' else 'EXACT' end
      from generate_series(${from}, ${to}) g(n) ${unit(0, 'BANK')}, lateral (select ${DAY(months)} as day) d`);
    await owner.query(`insert into rollup_delta (${DELTA}, qualifier_counts, interceptions, loss_avoided)
      select city_code, tenant_id, home_region, region_code, sector, occurred_on, fraud_type, null, venue, 1,
        case when amount_qualifier = 'AT_LEAST' then '{"LOSS_AVOIDED":[1,0,0,0]}'::jsonb end, count, amount
      from interception i join generate_series(${from}, ${to}) g(n) on i.city_code = '${CITY}'
        and i.id = md5('interception' || g.n)::uuid`);
  });
  await inSlices(fundsActions, part, async (from, to) => {
    await owner.query(`insert into funds_action (${HEAD}, occurred_on, stage, accounts, amount)
      select ${facts('funds')}, d.day, (array['STOP_PAYMENT','FREEZE','RETURN'])[1 + g.n % 3], 1 + g.n % 3,
        800000 + (g.n % 700) * 100
      from generate_series(${from}, ${to}) g(n) ${unit(0, 'POLICE')}, lateral (select ${DAY(months)} as day) d`);
    await owner.query(`insert into rollup_delta (${DELTA}, stop_payment, frozen, returned, accounts_stopped,
        accounts_frozen)
      select city_code, tenant_id, home_region, region_code, sector, occurred_on, null, null, null, 1,
        case stage when 'STOP_PAYMENT' then amount end,
        case stage when 'FREEZE' then amount end, case stage when 'RETURN' then amount end,
          case stage when 'STOP_PAYMENT' then accounts end,
        case stage when 'FREEZE' then accounts end
      from funds_action f join generate_series(${from}, ${to}) g(n) on f.city_code = '${CITY}'
        and f.id = md5('funds' || g.n)::uuid`);
  });
  await inSlices(groups, part, async (from, to) => {
    await owner.query(`insert into leadership_group (${HEAD}, name, search_text, founded_on)
      select ${facts('group')}, '反诈工作领导小组', '反诈工作领导小组', d.day
      from generate_series(${from}, ${to}) g(n)
      join (select *, row_number() over (order by id) - 1 as k from bench_unit) u on u.k = g.n
        join tenant t on t.city_code = '${CITY}' and t.id = u.id, lateral (select ${DAY(months)} as day) d`);
    await owner.query(`insert into leadership_member (city_code, group_id, position, name, role, joined_on, tenant_id,
        region_code, sector)
      select l.city_code, l.id, p, '成员' || p, case p when 1 then 'HEAD' else 'MEMBER' end, l.founded_on, l.tenant_id,
        l.region_code, l.sector
      from generate_series(${from}, ${to}) g(n) join leadership_group l on l.city_code = '${CITY}'
        and l.id = md5('group' || g.n)::uuid, generate_series(1, 5) p`);
    await owner.query(`insert into rollup_delta (${DELTA}, leadership_groups, leadership_members, tenants_with_group)
      select city_code, tenant_id, home_region, region_code, sector, founded_on, null, null, null, 1, 1, 5, 1
      from leadership_group l join generate_series(${from}, ${to}) g(n) on l.city_code = '${CITY}'
        and l.id = md5('group' || g.n)::uuid`);
  });
}

/**
 * Communities with a roster each.
 * @param {{ communities: number, doors: number }} size
 */
export async function addRosters(owner, { communities, doors }) {
  await owner.query(`insert into region (code, name, level, parent_code, source)
    select t.code || lpad((1 + c / n.towns)::text, 3, '0'), '基准' || c || '社区', 'COMMUNITY', t.code, 'bench'
    from generate_series(0, ${communities - 1}) c, (select count(*)::int as towns from town) n, town t
    where t.n = c % n.towns`);
  await owner.query("select pg_notify('fanzha_regions', '')");
  await owner.query(
    `create temp table community as select row_number() over (order by code) - 1 as n, code from region
     where level = 'COMMUNITY' and code ^@ '${CITY}'`,
  );
  await owner.query('create unique index on community (n)');
  await owner.query('analyze community');
  await owner.query(`insert into household_roster (city_code, id, region_code, tenant_id)
    select '${CITY}', md5('roster' || code)::uuid, code,
      (select id from tenant where city_code = '${CITY}' and type <> 'AUTHORITY' limit 1) from community`);
  await owner.query(`insert into household_door (city_code, roster_id, number, label, label_key, building, unit, room,
      registered_on, registered_by, tenant_id, region_code)
    select '${CITY}', r.id, d, d::text, d::text, '1', '1', d::text, '2025-01-01', md5('user')::uuid, r.tenant_id,
      r.region_code
    from household_roster r, generate_series(1, ${doors}) d where r.city_code = '${CITY}'`);
  await owner.query(`insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day,
      households_registered)
    select '${CITY}', tenant_id, region_code, region_code, '-', '2025-01-01', ${doors} from household_roster
    where city_code = '${CITY}'`);
  await owner.query(`create temp table town_units as
    select region_code, least(4, count(*)) as n from tenant where city_code = '${CITY}' and type <> 'AUTHORITY'
    group by region_code`);
}

/**
 * Visits of `doorsEach` doors by units of the town.
 * @param {{ communities: number, doors: number, visits: number, doorsEach: number, months: number }} size
 * @param {{ from: number, to: number }} part which part of the visits, as shares of them
 */
export async function addVisits(owner, { communities, doors, visits, doorsEach, months }, part) {
  await inSlices(visits, part, async (from, to) => {
    await owner.query(`insert into household_visit (${HEAD}, visited_on, roster_id, visited)
      select t.city_code, md5('visit' || g.n)::uuid, t.id, t.region_code, c.code, t.sector, md5('user')::uuid,
        ${DAY(months)}, md5('roster' || c.code)::uuid, v.doors
      from generate_series(${from}, ${to}) g(n) join community c on c.n = (g.n * 48271::bigint) % ${communities}
      join town_units u on u.region_code = left(c.code, 9)
        join lateral (select * from tenant t where t.city_code = '${CITY}' and t.region_code = left(c.code, 9)
          and t.type <> 'AUTHORITY' order by t.id offset (g.n % u.n) limit 1) t on true,
        lateral
          (select array_agg(distinct (1 + (g.n::bigint / ${communities} * 7919 + g.n::bigint * 13 + k * 7) %
          ${doors})::smallint) as doors from generate_series(1, ${doorsEach}) k) v`);
    await owner.query(`insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts,
        household_visits)
      select city_code, tenant_id, home_region, region_code, sector, visited_on, 1, cardinality(visited)
      from household_visit v join generate_series(${from}, ${to}) g(n) on v.city_code = '${CITY}'
        and v.id = md5('visit' || g.n)::uuid`);
  });
  await owner.query(`insert into household_visit_bitmap as p
      (city_code, roster_id, block, month, tenant_id, sector, home_region, region_code, bits)
    select city_code, roster_id, block, month, tenant_id, sector, home_region, region_code,
      door_bits(array_agg(distinct n), block)
    from (select v.*, to_char(visited_on, 'YYYY-MM') as month, (n - 1) / 2048 as block, n
      from household_visit v, unnest(visited) n where city_code = '${CITY}') d
    group by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (city_code, roster_id, block, month, tenant_id, sector, campaign_ids, home_region, region_code)
      do update set bits = excluded.bits, dirty = true where p.bits <> excluded.bits`);
}

async function inSlices(count, part, add, slice = 100_000) {
  const end = Math.floor(count * part.to);
  for (let from = Math.floor(count * part.from); from < end; from += slice)
    await add(from, Math.min(from + slice, end) - 1);
}
