import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { INDICATORS, parsePeriod } from '@fanzha/domain';
import { OperationReads } from '@fanzha/rollup';
import { freshDatabase, type TestDatabase } from './support/database.js';
import { type Engine, officialScope, openEngine } from './support/engine.js';

let db: TestDatabase;
let engine: Engine;
beforeAll(async () => {
  db = await freshDatabase();
  engine = await openEngine(db.ownerUrl);
});
afterAll(async () => {
  await engine.close();
  await db.drop();
});

test.each([
  { kind: 'REGION', code: '340210' },
  { kind: 'TENANT', tenantId: randomUUID(), territory: '340210' },
] as const)('the caller is told of a read that fails, and no failure is left unhandled: $kind', async (node) => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  // The session is over: the statement that was to answer everything fails.
  const batch = new OperationReads(engine.database, { ...officialScope('3402', ['3402']), sessionId: randomUUID() });
  const question = { node, period: parsePeriod('2026'), sector: null, campaignId: null };
  const asked = [
    batch.figures(
      question,
      INDICATORS.map(({ code }) => code),
    ),
    batch.figures(question, ['HOUSEHOLDS_COVERED']),
    batch.members(question, 'HOUSEHOLDS_COVERED', 'SECTOR'),
    batch.members(question, 'ACTIVITIES', 'SECTOR'),
    batch.reporting(question),
    batch.households(question, true),
  ];
  for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected');
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
