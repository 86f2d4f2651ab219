import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type InspectionFact, InspectionService } from '@fanzha/ledger';
import { type Viewer } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import fc from 'fast-check';
import { administratorsOf } from './support/administrators.js';
import { insertTenant } from './support/factories.js';
import { disagreements } from './support/figures-of-facts.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Random histories of inspections of two units: what each change moved, added up, is what the view of all facts states
 * by itself; and after compaction the recount finds the same figures.
 */
const DAYS = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01', '2026-10-15'] as const;
const INDICATORS = ['INSPECTIONS', 'HAZARDS_FOUND', 'HAZARDS_FOUND_RECTIFIED', 'HAZARDS_RECTIFIED'] as const;
const REGIONS = [null, '340210100', '340210100001'] as const;

const count = fc.option(
  fc.oneof(
    fc.record({
      value: fc.integer({ min: 0, max: 50 }),
      qualifier: fc.constantFrom('EXACT' as const, 'AT_LEAST' as const, 'APPROX' as const),
    }),
    // Beyond what is usual: marked.
    fc.record({
      value: fc.integer({ min: 10_000, max: 90_000 }),
      qualifier: fc.constantFrom('EXACT' as const, 'APPROX' as const),
    }),
    fc.record({ qualifier: fc.constantFrom('UNCOUNTED' as const, 'WITHHELD' as const) }),
  ),
);
const statement = fc.record({
  day: fc.nat(DAYS.length - 1),
  region: fc.constantFrom(...REGIONS),
  inspections: count,
  hazards: fc.array(fc.record({ count, later: fc.option(fc.nat(DAYS.length - 1)) }), { maxLength: 4 }),
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), unit: fc.nat(1), statement }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(30), statement }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(30) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

let api: TestApi;
let viewers: Viewer[];
const facts: InspectionFact[] = [];

beforeAll(async () => {
  api = await startTestApi();
  const units = [await insertTenant(api.db, 'POLICE', '340210'), await insertTenant(api.db, 'DISTRICT', '340210')];
  viewers = administratorsOf(units);
});
afterAll(() => api.close());

function inputOf({ day, region, inspections, hazards }: Statement) {
  const rectified = (later: number | null) => (later === null ? null : DAYS[Math.min(day + later, DAYS.length - 1)]);
  return {
    occurredOn: DAYS[day] as string,
    subject: '重点场所检查',
    regionCode: region,
    inspections,
    hazards: hazards.map(({ count: found, later }) => ({
      description: '隐患',
      count: found,
      rectifiedOn: rectified(later),
    })),
  };
}

async function take(next: Step): Promise<void> {
  const service = api.app.get(InspectionService);
  if (next.do === 'record') {
    facts.push(await service.record(viewers[next.unit] as Viewer, inputOf(next.statement)));
    return;
  }
  const place = next.which % Math.max(facts.length, 1);
  const before = facts[place];
  const viewer = before && viewers.find(({ tenantId }) => tenantId === before.tenantId);
  if (!viewer || before.recordStatus === 'VOIDED') return;
  facts[place] =
    next.do === 'amend'
      ? await service.amend(viewer, before.id, before.version, inputOf(next.statement))
      : await service.void(viewer, before.id, before.version, '重复录入');
}

test('random histories of inspections move exactly what the inspections say, at every key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      for (const next of steps) await take(next);
      expect(await disagreements(api.db, INDICATORS)).toEqual([]);
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 25), endOnFailure: true },
  );
  expect(facts.length).toBeGreaterThan(25);
  expect(facts.some(({ exceeded }) => exceeded?.HAZARDS_FOUND !== undefined)).toBe(true);
  expect(facts.some(({ recordStatus, version }) => recordStatus === 'VOIDED' && version > 2)).toBe(true);
}, 300_000);

test('the recount finds no difference, before and after compaction', async () => {
  await api.app
    .get(InspectionService)
    .record(
      viewers[0] as Viewer,
      inputOf({ day: 1, region: null, inspections: null, hazards: [{ count: null, later: 2 }] }),
    );
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  await api.app.get(CompactionService).compactCity('3402', 1_000);
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
});
