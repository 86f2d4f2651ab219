// A process to be killed: records activities of one unit as fast as it can and, if told so, compacts all
// the while. Runs the built program, so that what dies is what is shipped. usage: crash-writer.mjs
// OWNER_URL TENANT_ID write|compact
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ActivityService } from '../../../../libs/ledger/dist/index.js';
import { Config, viewerFrom } from '../../../../libs/platform/dist/index.js';
import { CompactionService } from '../../../../libs/rollup/dist/index.js';
import { systemModule } from '../../dist/src/app.module.js';

const [ownerUrl, tenantId, mode] = process.argv.slice(2);
const config = new Config(
  { DATABASE_URL: ownerUrl, FANZHA_SECRET: 'only for specs: a secret of sufficient length' },
  process.cwd(),
);
const app = await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), {
  logger: ['error'],
});
const viewer = viewerFrom({
  userId: tenantId,
  username: 'writer',
  displayName: '写入',
  tenantId,
  cityCode: '3402',
  roles: ['UNIT_ADMIN'],
  oversight: [],
  sessionId: null,
  mustChangePassword: false,
});
const activities = app.get(ActivityService);
const compaction = app.get(CompactionService);
process.stdout.write('ready\n');

async function write(worker) {
  for (let n = 0; ; n++) {
    const startOn = `2026-${String(1 + ((n + worker) % 10)).padStart(2, '0')}-10`;
    const input = {
      type: 'LECTURE',
      title: `讲座${n}`,
      status: 'DONE',
      startOn,
      measures: [
        { indicator: 'LEAFLETS', value: n, qualifier: n % 3 ? 'EXACT' : 'AT_LEAST' },
        { indicator: 'PARTICIPANTS', qualifier: 'UNCOUNTED' },
      ],
    };
    const fact = await activities.record(viewer, input);
    if (n % 3 === 1)
      await activities.amend(viewer, fact.id, fact.version, {
        ...input,
        startOn: '2026-02-10',
        measures: [{ indicator: 'LEAFLETS', value: 1, qualifier: 'EXACT' }],
      });
    if (n % 5 === 2) await activities.void(viewer, fact.id, n % 3 === 1 ? 2 : 1, '重复录入');
  }
}

const works = [write(0), write(1), write(2)];
if (mode === 'compact')
  works.push(
    (async () => {
      for (;;) await compaction.compactCity('3402', 9);
    })(),
  );
await Promise.all(works);
