import { Database, JobStore, type ReadinessCheck } from '@fanzha/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { missingMigrations } from './provision.js';

/** What `/readyz` asks for: the database answers as the application's role, its schema is this program's, queues answer. */
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
    { name: 'queue', missing: async () => app.get(JobStore).ping().then(() => null) },
  ];
}
