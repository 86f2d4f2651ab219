import pg from 'pg';
import { parsePeriod } from '../../libs/domain/dist/index.js';
import { JOBS_ROLE, jobsPool, Maintenance, RESULT_TYPES, roleUrl } from '../../libs/platform/dist/index.js';
import {
  CompactionService,
  encodedPlan,
  EncodedQuestions,
  readQuery,
  ReconcileService,
} from '../../libs/rollup/dist/index.js';
import { CITY } from './city.mjs';
import { median } from './servers.mjs';

/** Folds everything that is pending, as the job does. */
export async function compactAll(ownerUrl) {
  const pool = jobsPool(ownerUrl);
  const began = performance.now();
  const facts = await new CompactionService(new Maintenance(pool)).compactCity(CITY);
  const perSecond = facts / ((performance.now() - began) / 1000);
  await pool.end();
  return { facts, perSecond };
}

/** Counts the households of every community that visits have changed, as the job does. */
export async function foldHouseholds(ownerUrl) {
  const maintenance = new Maintenance(jobsPool(ownerUrl));
  const began = performance.now();
  const communities = await new CompactionService(maintenance).foldCity(CITY);
  await maintenance.onApplicationShutdown();
  return { communities, seconds: (performance.now() - began) / 1000 };
}

/**
 * Changes bitmaps in a share of all communities, as visits do: one door more per community for a unit that was there.
 * The visits are written with it, so that a count over them knows the same.
 */
export async function dirty(owner, share) {
  const {
    rows: [{ n }],
  } = await owner.query(
    `
    with roster as (select *, row_number() over (order by region_code) as k, count(*) over () as total
      from household_roster where city_code = '${CITY}'),
    chosen as (select * from roster where k % ceil(1 / $1::numeric)::int = 0),
    visit as (
      insert into household_visit (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, visited_on,
        roster_id, visited)
      select c.city_code, md5('dirty' || c.id)::uuid, t.id, t.region_code, c.region_code, t.sector, t.id, current_date,
        c.id, '{1,2,3}'
      from chosen c join lateral (select * from tenant t where t.city_code = c.city_code
        and t.region_code = left(c.region_code, 9) and t.type <> 'AUTHORITY' order by t.id limit 1) t on true
      returning *),
    delta as (
      insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, household_visits)
      select city_code, tenant_id, home_region, region_code, sector, visited_on, 1, 3 from visit),
    present as (
      insert into household_visit_bitmap (city_code, roster_id, block, month, tenant_id, sector, home_region,
        region_code,
        bits)
      select city_code, roster_id, 0, to_char(visited_on, 'YYYY-MM'), tenant_id, sector, home_region, region_code,
        door_bits(visited, 0) from visit
      on conflict (city_code, roster_id, block, month, tenant_id, sector, campaign_ids, home_region, region_code)
      do update set bits = household_visit_bitmap.bits | excluded.bits, dirty = true)
    select count(*)::int as n from visit`,
    [share],
  );
  return n;
}

/** Different households of the whole city in a year, counted over the visits' own lists of doors. */
export async function countDistinct(ownerUrl, year) {
  const client = new pg.Client({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), types: RESULT_TYPES });
  await client.connect();
  await client.query(`set app.city = '${CITY}'`);
  const times = [];
  let covered = 0;
  // Once is enough where once takes many seconds.
  for (let i = 0; i < 3 && (times[0] ?? 0) < 5_000; i++) {
    const began = performance.now();
    const { rows } = await client.query(
      `select count(distinct (roster_id, n))::int as n from household_visit, unnest(visited) n
       where city_code = $1 and record_status = 'ACTIVE' and visited_on between $2 and $3`,
      [CITY, `${year}-01-01`, `${year}-12-31`],
    );
    times.push(performance.now() - began);
    covered = rows[0].n;
  }
  await client.end();
  return { covered, milliseconds: median(times) };
}

/** Every kept figure against an independent recount from facts. */
export async function recountAll(ownerUrl) {
  const maintenance = new Maintenance(jobsPool(ownerUrl));
  const began = performance.now();
  const { figures, differences } = await new ReconcileService(maintenance).reconcileCity(CITY);
  await maintenance.onApplicationShutdown();
  return { figures, differences, seconds: (performance.now() - began) / 1000 };
}

/** Milliseconds of a query, the median of several; of a slow one once. */
async function timed(client, query, count) {
  const times = [];
  for (let i = 0; i < count && (times[0] ?? 0) < 5_000; i++) {
    const began = performance.now();
    await client.query(query);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Sessions of the city, its year and its month, by what no cell is kept by: the facts are read. */
export async function breakdownsFromFacts(ownerUrl) {
  const client = new pg.Client({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), types: RESULT_TYPES });
  await client.connect();
  await client.query(`set app.city = '${CITY}'`);
  const year = String(new Date().getFullYear());
  const month = new Date().toISOString().slice(0, 7);
  const read = async (by, period) => {
    const figures = new EncodedQuestions();
    const question = {
      node: { kind: 'REGION', code: CITY },
      period: parsePeriod(period),
      sector: null,
      campaignId: null,
    };
    figures.add(0, encodedPlan('sum', question, by), question.node);
    const { statement, values } = readQuery(CITY, {
      figures,
      tenants: new EncodedQuestions(),
      households: new EncodedQuestions(),
      indicators: new Set(['SESSIONS']),
    });
    return timed(client, { ...statement, values }, 7);
  };
  const result = [];
  for (const by of ['AUDIENCE', 'THEME', 'TENANT_TYPE'])
    result.push({ by, year: await read(by, year), month: await read(by, month) });
  await client.end();
  return result;
}

/** The current year of the city and each of its counties, three indicators: from raw facts, and from the engine. */
export async function naiveAgainstEngine(ownerUrl) {
  const client = new pg.Client({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), types: RESULT_TYPES });
  await client.connect();
  await client.query(`set app.city = '${CITY}'`);
  const year = parsePeriod(String(new Date().getFullYear()));
  const { rows: counties } = await client.query('select code from region where parent_code = $1 order by code', [CITY]);
  const naive = {
    text: `select grouping(substr(f.region_code, 1, 6)) as is_city, substr(f.region_code, 1, 6) as county,
        count(distinct f.fact_id) as activities,
        sum(f.amount) filter (where f.indicator = 'SESSIONS') as sessions, sum(f.amount)
          filter (where f.indicator = 'LEAFLETS') as leaflets
      from fact_figure f where f.city_code = $1 and f.day between $2 and $3
      group by grouping sets ((substr(f.region_code, 1, 6)), ())`,
    values: [CITY, year.start, year.end],
  };
  const figures = new EncodedQuestions();
  [CITY, ...counties.map((county) => county.code)].forEach((code, i) => {
    const question = { node: { kind: 'REGION', code }, period: year, sector: null, campaignId: null };
    figures.add(i, encodedPlan('sum', question), question.node);
  });
  const { statement, values } = readQuery(CITY, {
    figures,
    tenants: new EncodedQuestions(),
    households: new EncodedQuestions(),
    indicators: new Set(['ACTIVITIES', 'LEAFLETS', 'SESSIONS']),
  });
  const engine = { ...statement, values };
  const time = (query, count) => timed(client, query, count);
  const result = { naive: await time(naive, 3), engine: await time(engine, 200) };
  await client.end();
  return result;
}
