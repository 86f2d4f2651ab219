import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startTemporaryPostgres } from '../database/embedded-postgres.js';
import { ensureRoles } from '../database/roles.js';
import { prepareJobStore } from './job-store.js';
import { jobStorePool } from './job-store.repository.js';
import { createPatientBackend } from './patient-backend.js';

/** As the driver tells of a database that stops, and of a client whose connection broke. */
const STOPPED = Object.assign(new Error('terminating connection due to unexpected postmaster exit'), { code: '57P01' });
const BROKEN = new Error('Client has encountered a connection error and is not queryable');

let postgres: EmbeddedPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres(path.join(os.tmpdir(), 'fanzha-patient-spec'));
  await ensureRoles(postgres.url);
  await prepareJobStore({ ownerUrl: postgres.url, redisUrl: null });
}, 60_000);
afterAll(() => postgres.stop());

/** A pool of the store that does not get its first connections. */
function failing(...failures: Error[]) {
  const pool = jobStorePool(postgres.url, 1);
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => Promise<never>;
  pool.connect = ((...given: unknown[]) => {
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : connect(...given);
  }) as typeof pool.connect;
  const backend = createPatientBackend('patient', { connection: pool });
  const told: unknown[] = [];
  backend.on('error', (error) => told.push(error));
  return { pool, backend, told };
}

describe('a backend whose database goes away at its first look', () => {
  it('looks again until the database is back', async () => {
    const { pool, backend, told } = failing(STOPPED, BROKEN);
    await backend.waitUntilReady();
    expect(told).toEqual([STOPPED, BROKEN]);
    await expect(pool.query('select 1 as n')).resolves.toMatchObject({ rows: [{ n: 1 }] });
    await backend.close();
    await pool.end();
  });

  it('tells what no waiting mends', async () => {
    const { pool, backend } = failing(new Error('permission denied for schema jobs'));
    await expect(backend.waitUntilReady()).rejects.toThrow('permission denied');
    await backend.close();
    await pool.end();
  });
});
