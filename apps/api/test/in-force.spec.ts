import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ensureRoles } from '@fanzha/platform';
import { IN_FORCE, inForce } from './queries/in-force.js';
import { freshDatabase, type TestDatabase } from './support/database.js';

/** What holds in the database stands in one file, so that a review sees what a migration makes of it. */
const FILE = path.resolve(import.meta.dirname, '../../..', IN_FORCE);

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
  await ensureRoles(db.ownerUrl);
});
afterAll(() => db?.drop());

it('is what is committed: run `npm run queries` after a migration', async () => {
  const found = await inForce(db);
  if (process.env['FANZHA_QUERIES'] === 'write') writeFileSync(FILE, found);
  expect(found.match(/^create policy /gm)?.length).toBeGreaterThan(80);
  expect(found === readFileSync(FILE, 'utf8')).toBe(true);
});
