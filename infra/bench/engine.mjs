import pg from 'pg';
import { parsePeriod } from '../../libs/domain/dist/index.js';
import { JOBS_ROLE, jobsPool, Maintenance, RESULT_TYPES, roleUrl } from '../../libs/platform/dist/index.js';
import { CompactionService, questionKey, readQuery, ReconcileService, writtenRead } from '../../libs/rollup/dist/index.js';
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

/** Every kept figure against an independent recount from facts. */
export async function recountAll(ownerUrl) {
  const maintenance = new Maintenance(jobsPool(ownerUrl));
  const began = performance.now();
  const { figures, differences } = await new ReconcileService(maintenance).reconcileCity(CITY);
  await maintenance.onApplicationShutdown();
  return { figures, differences, seconds: (performance.now() - began) / 1000 };
}

/** The current year of the city and each of its counties, three indicators: from raw facts, and from the engine. */
export async function naiveAgainstEngine(ownerUrl) {
  const client = new pg.Client({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), types: RESULT_TYPES });
  await client.connect();
  await client.query("select set_config('app.city', $1, false)", [CITY]);
  const year = parsePeriod(String(new Date().getFullYear()));
  const { rows: counties } = await client.query("select code from region where parent_code = $1 order by code", [CITY]);
  const naive = {
    text: `select grouping(substr(f.region_code, 1, 6)) as is_city, substr(f.region_code, 1, 6) as county, count(distinct f.fact_id) as activities,
        sum(f.amount) filter (where f.indicator = 'SESSIONS') as sessions, sum(f.amount) filter (where f.indicator = 'LEAFLETS') as leaflets
      from fact_figure f where f.city_code = $1 and f.day between $2 and $3 group by grouping sets ((substr(f.region_code, 1, 6)), ())`,
    values: [CITY, year.start, year.end],
  };
  const lines = [CITY, ...counties.map((county) => county.code)].map((code, i) => {
    const question = { node: { kind: 'REGION', code }, period: year, sector: null, campaignId: null };
    return writtenRead(i, questionKey(question), question, null);
  });
  const { statement, values } = readQuery(CITY, lines, [], ['ACTIVITIES', 'LEAFLETS', 'SESSIONS']);
  const engine = { ...statement, values };
  const time = async (query, count) => {
    const times = [];
    for (let i = 0; i < count; i++) {
      const began = performance.now();
      await client.query(query);
      times.push(performance.now() - began);
    }
    return median(times);
  };
  const result = { naive: await time(naive, 3), engine: await time(engine, 200) };
  await client.end();
  return result;
}
