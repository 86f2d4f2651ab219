// Generates a city of any size inside the database: regions, tenants, activities with measures, and the
// deltas that recording them one by one would have left. Deterministic: the same size gives the same city.
// The other ledgers: ledgers.mjs.

/** Sectors by the share of tenants that belong to them. */
const SECTORS = [
  'EDUCATION',
  'EDUCATION',
  'FINANCE',
  'COMMUNITY',
  'COMMUNITY',
  'PUBLIC_SECURITY',
  'HEALTH',
  'LOCAL_GOVERNMENT',
  'URBAN_MANAGEMENT',
  'OTHER',
];
const TYPES = [
  'SCHOOL',
  'SCHOOL',
  'BANK',
  'COMMUNITY',
  'COMMUNITY',
  'POLICE',
  'HOSPITAL',
  'DISTRICT',
  'DEPARTMENT',
  'DEPARTMENT',
];
const ACTIVITY_TYPES = [
  'CENTRALIZED_PUBLICITY',
  'LEAFLET_DISTRIBUTION',
  'LECTURE',
  'CLASS_MEETING',
  'LED_PLAYBACK',
  'ONLINE_PUSH',
  'DOOR_TO_DOOR',
  'APP_PROMOTION',
];

export const CITY = '9902';

/** The whole city; smaller ones have their parts in proportion, so that a bench runs at any size. */
const WHOLE = { tenants: 10_000, activities: 3_000_000 };
const OF_TENANTS = { counties: 13, towns: 160, communities: 3_300 };
const OF_ACTIVITIES = { cases: 600_000, interceptions: 500_000, fundsActions: 390_000, visits: 500_000 };
/** A unit of each type, so that every ledger is kept. */
const FEWEST_TENANTS = TYPES.length;

/**
 * Sizes that fit each other.
 * @param given sizes that were asked for, all but tenants and activities optional
 * @throws Error where no city can be made of them
 */
export function sizesOf(given) {
  const { tenants = WHOLE.tenants, activities = WHOLE.activities } = given;
  const parts = (whole, share) =>
    Object.fromEntries(Object.entries(whole).map(([name, count]) => [name, Math.max(1, Math.round(count * share))]));
  const size = {
    doors: 600,
    doorsEach: 40,
    months: 18,
    ...parts(OF_TENANTS, tenants / WHOLE.tenants),
    ...parts(OF_ACTIVITIES, activities / WHOLE.activities),
    ...given,
    tenants,
    activities,
  };
  // Every town has a unit and a community, every county a town.
  if (given.towns === undefined) size.towns = Math.max(size.towns, size.counties);
  if (given.communities === undefined) size.communities = Math.max(size.communities, size.towns);
  const fits =
    tenants >= Math.max(FEWEST_TENANTS, size.towns) &&
    size.towns >= size.counties &&
    size.counties >= 1 &&
    size.counties <= 99 &&
    size.communities >= size.towns &&
    size.doors >= 1 &&
    size.doors <= 32_767 &&
    Object.values(size).every((count) => Number.isInteger(count) && count >= 1);
  if (!fits)
    throw new Error(
      `No city: at least ${FEWEST_TENANTS} tenants, one for each town, a town for each county, ` +
        `a community for each town; not ${JSON.stringify(size)}`,
    );
  return size;
}

/**
 * @param {import('pg').Client} owner connection of the owner, who bypasses row-level security
 * @param {{ tenants: number, counties: number, towns: number, activities: number, months: number }} size
 */
export async function generateCity(owner, { tenants, counties, towns, activities, months }) {
  await owner.query(`set synchronous_commit = off`);
  await owner.query(
    `insert into region (code, name, level, parent_code, source)
     select '99', '基准省', 'PROVINCE', null, 'bench' union all select '${CITY}', '基准市', 'CITY', '99', 'bench'
     union all select '${CITY}' || lpad(c::text, 2, '0'), '基准' || c || '县', 'COUNTY', '${CITY}', 'bench'
     from generate_series(1, $1::int) c`,
    [counties],
  );
  await owner.query(
    `insert into region (code, name, level, parent_code, source)
     select '${CITY}' || lpad((1 + t % $1::int)::text, 2, '0') || lpad((100 + t / $1::int)::text, 3, '0'),
       '基准' || t || '镇', 'TOWN', '${CITY}' || lpad((1 + t % $1::int)::text, 2, '0'), 'bench'
     from generate_series(0, $2::int - 1) t`,
    [counties, towns],
  );
  await owner.query(
    `create temp table town as select row_number() over (order by code) - 1 as n, code from region
     where level = 'TOWN' and code ^@ '${CITY}'`,
  );
  await owner.query(
    `insert into tenant (city_code, id, type, name, name_folded, name_claim, sector, region_code, opened_on)
     select '${CITY}', md5('tenant' || n)::uuid, ($3::text[])[1 + n % 10], '基准单位' || n, '基准单位' || n, '基准单位' || n,
       ($4::text[])[1 + n % 10],
       (select code from town where town.n = g.n % $2::int), '2020-01-01'
     from generate_series(0, $1::int - 1) g(n)`,
    [tenants, towns, TYPES, SECTORS],
  );
  await owner.query(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     select city_code, id, opened_on, type, region_code, sector from tenant where city_code = '${CITY}'`,
  );
  await owner.query(`update tenant set assignments = array[region_code || ' ' || sector] where city_code = '${CITY}'`);
  await owner.query("select pg_notify('fanzha_regions', '')");
  await addActivities(owner, { from: 0, to: activities, tenants, months });
  await owner.query('analyze');
}

/** Activities number `from` to `to` − 1 with about three measures each; the newest month is the current one. */
export async function addActivities(owner, { from, to, tenants, months }) {
  for (let start = from; start < to; start += 100_000) {
    const values = [start, Math.min(start + 100_000, to) - 1, tenants, months, ACTIVITY_TYPES];
    await owner.query(
      `insert into activity (city_code, id, tenant_id, home_region, region_code, sector, type, title, search_text,
         status, start_on, recorded_by, audiences, channels)
       select t.city_code, md5('activity' || g.n)::uuid, t.id, t.region_code, t.region_code, t.sector,
         ($5::text[])[1 + (g.n / 7) % 8], '基准活动' || g.n, '基准活动' || g.n, 'DONE',
         (date_trunc('month', current_date) - make_interval(months => (g.n / $3::int) % $4::int) +
           make_interval(days => g.n % 20))::date, md5('user')::uuid,
         case g.n % 4 when 0 then array['STUDENTS', 'PARENTS'] when 1 then array['ELDERLY'] else array['RESIDENTS'] end,
         case g.n % 3 when 0 then array['ON_SITE', 'LEAFLET'] else array['CLASSROOM'] end
       from generate_series($1::int, $2::int) g(n) join tenant t on t.city_code = '${CITY}'
         and t.id = md5('tenant' || (g.n * 7919::bigint) % $3::int)::uuid
       where (date_trunc('month', current_date) - make_interval(months => (g.n / $3::int) % $4::int) +
         make_interval(days => g.n % 20))::date <= '2199-01-01'`,
      values,
    );
    await owner.query(
      `insert into activity_measure (city_code, activity_id, indicator, amount, qualifier, tenant_id, region_code,
         sector)
       select a.city_code, a.id, m.indicator, case when m.qualifier = 'UNCOUNTED' then null else m.amount end,
         m.qualifier, a.tenant_id, a.region_code, a.sector
       from generate_series($1::int, $2::int) g(n) join activity a on a.city_code = '${CITY}'
         and a.id = md5('activity' || g.n)::uuid,
         lateral (values ('SESSIONS', 1 + g.n % 3, 'EXACT'),
           ('PARTICIPANTS', 20 + g.n % 400, case g.n % 12 when 0 then 'AT_LEAST' else 'EXACT' end),
           ('LEAFLETS', 50 + g.n % 900, case g.n % 15 when 0 then 'UNCOUNTED' when 1 then 'AT_LEAST' else 'EXACT' end))
             m(indicator, amount, qualifier)`,
      values.slice(0, 2),
    );
    await owner.query(
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, activity_type,
         campaign_ids, facts, qualifier_counts, activities, sessions, participants, leaflets)
       select a.city_code, a.tenant_id, a.home_region, a.region_code, a.sector, a.start_on, a.type, a.campaign_ids, 1,
         m.qualifier_counts, 1, m.sessions, m.participants, m.leaflets
       from generate_series($1::int, $2::int) g(n) join activity a on a.city_code = '${CITY}'
         and a.id = md5('activity' || g.n)::uuid,
         lateral (select max(amount) filter (where indicator = 'SESSIONS') as sessions,
           max(amount) filter (where indicator = 'PARTICIPANTS') as participants,
           max(amount) filter (where indicator = 'LEAFLETS') as leaflets,
           jsonb_object_agg(indicator, jsonb_build_array((qualifier = 'AT_LEAST')::int, 0,
             (qualifier = 'UNCOUNTED')::int, 0)) filter (where qualifier <> 'EXACT') as qualifier_counts
           from activity_measure m where m.city_code = a.city_code and m.activity_id = a.id) m`,
      values.slice(0, 2),
    );
  }
}
