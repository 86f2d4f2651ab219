import { test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importRegions } from '@fanzha/org';
import { ReconcileService } from '@fanzha/rollup';
import { seedDemo } from '../seeds/demo/seed-demo.js';
import { startTestApi } from './support/test-api.js';
test('seed', async () => {
  const api = await startTestApi();
  const o = await importRegions(api.ownerUrl, readFileSync(path.join(import.meta.dirname, '../seeds/regions/3402.csv'), 'utf8'), 'x');
  console.log(o);
  await new Promise((r) => setTimeout(r, 300));
  const t = performance.now(); const c = process.cpuUsage();
  const r = await seedDemo(api.app, { password: 'Demo-Passw0rd' });
  const u = process.cpuUsage(c);
  console.log((performance.now() - t) / 1000, 's; cpu', (u.user + u.system) / 1e6, JSON.stringify(r));
  console.log(JSON.stringify(await api.app.get(ReconcileService, { strict: false }).reconcileCity('3402')));
  await api.close();
}, 120000);
