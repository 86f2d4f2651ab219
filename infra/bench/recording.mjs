import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { systemModule } from '../../apps/api/dist/src/app.module.js';
import { ActivityService } from '../../libs/ledger/dist/index.js';
import { Config, Database, viewerFrom } from '../../libs/platform/dist/index.js';
import { CITY } from './city.mjs';
import { median } from './servers.mjs';

/**
 * Time to record an activity through the service, with the engine's delta and with that one statement left out: eight
 * recordings at a time, the two kinds in turn.
 * @returns ms per recording of each kind, and the median ratio of the rounds.
 */
export async function recordingCost(ownerUrl, { secret, root, rounds = 7, each = 400 }) {
  const config = new Config({ DATABASE_URL: ownerUrl, FANZHA_SECRET: secret, FANZHA_DEMO: 'off' }, root);
  const app = await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), { logger: ['error'] });
  const database = app.get(Database);
  const transaction = database.transaction.bind(database);
  let leaveOut = false;
  database.transaction = (scope, work) =>
    transaction(scope, (tx) => {
      if (leaveOut) {
        const run = tx.run.bind(tx);
        tx.run = (statement, values) => (statement.name === 'rollup.insert_deltas' ? Promise.resolve([]) : run(statement, values));
      }
      return work(tx);
    });
  const activities = app.get(ActivityService);
  const { viewers } = await someUnits(database);
  const day = new Date().toISOString().slice(0, 10);
  const time = async (without) => {
    leaveOut = without;
    let left = each;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: 8 }, async (_unused, worker) => {
        while (left-- > 0) {
          await activities.record(viewers[(left + worker) % viewers.length], {
            type: 'LECTURE', title: '基准讲座', status: 'DONE', startOn: day,
            measures: [{ indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' }, { indicator: 'PARTICIPANTS', value: 120, qualifier: 'AT_LEAST' }, { indicator: 'LEAFLETS', value: 300, qualifier: 'EXACT' }],
          });
        }
      }),
    );
    return (performance.now() - began) / each;
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

  async function someUnits(db) {
    const scope = { cityCode: CITY, tenantId: null, userId: null, regions: [CITY], sector: null, mode: 'member' };
    const rows = await db.read(scope, { name: 'bench.units', text: "select id from tenant where city_code = $1 and type <> 'AUTHORITY' order by id limit 50" }, [CITY]);
    return {
      viewers: rows.map(({ id }) =>
        viewerFrom({ userId: id, username: 'bench', displayName: '基准', tenantId: id, cityCode: CITY, roles: ['UNIT_ADMIN'], oversight: [], sessionId: null, mustChangePassword: false }),
      ),
    };
  }
}
