import path from 'node:path';
import { startTemporaryPostgres } from '../../../../libs/platform/src/database/embedded-postgres.ts';

/** One throw-away PostgreSQL for the whole run; TEST_DATABASE_URL points the tests at another server instead. */
export default async () => {
  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? null
    : await startTemporaryPostgres(path.resolve(import.meta.dirname, '../../../../.data/test-postgres'));
  globalThis.__TEST_POSTGRES__ = server;
  process.env.TEST_SERVER_URL = given ?? server.url;
  // Names what this run makes on a cluster, which goes on being there; only the owner of the run takes it away.
  process.env.TEST_RUN = String(process.pid);
  if (!process.env.CITUS_URL)
    console.log('\nCITUS_URL is not set: no spec runs on a cluster (docs/runbooks/citus.md).');
};
