import { Database, JobStore, type ReadinessCheck } from '@fanzha/platform';
import { CompactionService } from '@fanzha/rollup';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { missingMigrations } from './provision.js';

/** Figures that are right, but cannot be kept as they should be. Numbers only: anybody may ask. */
async function asideNote(app: NestFastifyApplication): Promise<string | null> {
  const cities = await app.get(CompactionService, { strict: false }).aside();
  const deltas = cities.reduce((sum, each) => sum + each.deltas, 0);
  return deltas === 0
    ? null
    : `${deltas} changes of ${cities.length} cities are set aside, as figures would become too large: see the log`;
}

/** Replicas that reads do not go to. How many, and not where: anybody may ask. */
async function replicasNote(app: NestFastifyApplication): Promise<string | null> {
  const { replicas } = app.get(Database);
  const left = replicas.filter(({ state }) => state !== 'used').length;
  return left === 0 ? null : `${left} of ${replicas.length} replicas are left out of reading: see the log`;
}

/**
 * What `/readyz` asks for: the database answers as the application's role, its schema is this program's, queues answer.
 */
export function readinessChecks(app: NestFastifyApplication, ownerUrl: string): readonly ReadinessCheck[] {
  return [
    { name: 'database', missing: async () => ((await app.get(Database).answers()) ? null : 'no answer') },
    {
      name: 'migrations',
      missing: async () => {
        const names = await missingMigrations(ownerUrl);
        return names.length === 0 ? null : `${names.length} not applied`;
      },
    },
    { name: 'replicas', missing: async () => null, note: () => replicasNote(app) },
    { name: 'figures', missing: async () => null, note: () => asideNote(app) },
    {
      name: 'queue',
      missing: async () =>
        app
          .get(JobStore)
          .ping()
          .then(() => null),
    },
  ];
}
