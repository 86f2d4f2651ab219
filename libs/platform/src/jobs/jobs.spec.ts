import { describe } from '@jest/globals';
import os from 'node:os';
import path from 'node:path';
import { testJobs } from '../../test/jobs-behaviour.js';
import { startTemporaryPostgres } from '../database/embedded-postgres.js';
import { ensureRoles } from '../database/roles.js';
import { prepareJobStore } from './job-store.js';

describe('jobs in PostgreSQL', () => {
  testJobs(async () => {
    const postgres = await startTemporaryPostgres(path.join(os.tmpdir(), 'fanzha-jobs-spec'));
    await ensureRoles(postgres.url);
    const address = { ownerUrl: postgres.url, redisUrl: null };
    // Two processes may boot at once.
    await Promise.all([prepareJobStore(address), prepareJobStore(address)]);
    return { address, stop: () => postgres.stop() };
  });
});
