import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { systemModule } from '../../apps/api/dist/src/app.module.js';
import { ActivityService, HouseholdVisitService } from '../../libs/ledger/dist/index.js';
import { Config, Database, viewerFrom } from '../../libs/platform/dist/index.js';
import { CITY } from './city.mjs';
import { median } from './servers.mjs';

const DAY = new Date().toISOString().slice(0, 10);
const ACTIVITY = {
  type: 'LECTURE',
  title: '基准讲座',
  status: 'DONE',
  startOn: DAY,
  measures: [
    { indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' },
    { indicator: 'PARTICIPANTS', value: 120, qualifier: 'AT_LEAST' },
    { indicator: 'LEAFLETS', value: 300, qualifier: 'EXACT' },
  ],
};

/**
 * Time to record an activity through the service, with the engine's delta and with that one statement left out: eight
 * recordings at a time, the two kinds in turn.
 * @returns ms per recording of each kind, and the median ratio of the rounds.
 */
export async function recordingCost(ownerUrl, { secret, root, rounds = 7, each = 400 }) {
  const app = await openSystem(ownerUrl, { secret, root });
  const database = app.get(Database);
  const transaction = database.transaction.bind(database);
  let leaveOut = false;
  database.transaction = (scope, work) =>
    transaction(scope, (tx) => {
      if (leaveOut) {
        const run = tx.run.bind(tx);
        tx.run = (statement, values) =>
          statement.name === 'rollup.insert_deltas' ? Promise.resolve([]) : run(statement, values);
      }
      return work(tx);
    });
  const activities = app.get(ActivityService);
  const units = await someUnits(app);
  const time = (without) => {
    leaveOut = without;
    return together(each, (i) => activities.record(units[i % units.length].viewer, ACTIVITY));
  };
  await time(true);
  await time(false);
  const measured = [];
  for (let round = 0; round < rounds; round++) measured.push({ without: await time(true), with: await time(false) });
  await app.close();
  return {
    without: median(measured.map((round) => round.without)),
    with: median(measured.map((round) => round.with)),
    ratio: median(measured.map((round) => round.with / round.without)),
  };
}

/**
 * A visit of many doors against an activity of three measures, both through their services, in turn.
 * @returns ms of each and the median ratio of the rounds.
 */
export async function visitCost(ownerUrl, { secret, root, rounds = 7, each = 300, doors, doorsEach }) {
  const app = await openSystem(ownerUrl, { secret, root });
  const activities = app.get(ActivityService);
  const visits = app.get(HouseholdVisitService);
  const units = await someUnits(app);
  let round = 0;
  const recordVisit = (i) => {
    const { viewer, community } = units[i % units.length];
    const labels = Array.from({ length: doorsEach }, (_unused, k) =>
      String(1 + ((i * 131 + round * 17 + k * 7) % doors)),
    );
    return visits.record(viewer, {
      communityCode: community,
      visitedOn: DAY,
      doors: [...new Set(labels)],
      peopleVisited: 60,
    });
  };
  const recordActivity = (i) => activities.record(units[i % units.length].viewer, ACTIVITY);
  await together(100, recordActivity);
  await together(100, recordVisit);
  const measured = [];
  for (; round < rounds; round++)
    measured.push({ activity: await together(each, recordActivity), visit: await together(each, recordVisit) });
  await app.close();
  return {
    activity: median(measured.map((found) => found.activity)),
    visit: median(measured.map((found) => found.visit)),
    ratio: median(measured.map((found) => found.visit / found.activity)),
  };
}

async function openSystem(ownerUrl, { secret, root }) {
  const config = new Config({ DATABASE_URL: ownerUrl, FANZHA_SECRET: secret, FANZHA_DEMO: 'off' }, root);
  return NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), { logger: ['error'] });
}

/** Editors of some units, and a community in the territory of each: units seldom go to the same doors at once. */
async function someUnits(app) {
  const scope = { cityCode: CITY, tenantId: null, userId: null, regions: [CITY], sector: null, mode: 'member' };
  const text = `select t.id, (select r.region_code from household_roster r
      where r.city_code = t.city_code and r.region_code ^@ t.region_code order by md5(r.region_code || t.id)
      limit 1) as community
    from tenant t where t.city_code = $1 and t.type <> 'AUTHORITY' order by t.id limit 50`;
  const rows = await app.get(Database).read(scope, { name: 'bench.units', text }, [CITY]);
  return rows.map(({ id, community }) => ({
    community,
    viewer: viewerFrom({
      userId: id,
      username: 'bench',
      displayName: '基准',
      tenantId: id,
      cityCode: CITY,
      roles: ['UNIT_ADMIN'],
      oversight: [],
      sessionId: null,
      mustChangePassword: false,
    }),
  }));
}

/** Eight at a time. @returns ms per piece of work. */
async function together(count, work) {
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_unused, worker) => {
      while (left-- > 0) await work(left + worker);
    }),
  );
  return (performance.now() - began) / count;
}
