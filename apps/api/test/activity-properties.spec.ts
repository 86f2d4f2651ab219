import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EMPTY_FIGURE, isWithin, parsePeriod } from '@fanzha/domain';
import { activityContributions, type ActivityFact, ActivityService } from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { CompactionService, ReconcileService, OperationReads, type RollupNode } from '@fanzha/rollup';
import fc from 'fast-check';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { sumOf } from './support/sums.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * The ledger and the engine together: random histories through ActivityService by four units, compaction in between and
 * at the same time, then weeks, free ranges, months and years of every node and the breakdowns of detail nodes against
 * the contributions of the living facts, and the independent recount in SQL.
 */
const DAYS = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-15', '2026-03-16', '2026-10-05', '2026-10-31'];
const TYPES = ['LECTURE', 'LEAFLET_DISTRIBUTION', 'CLASS_MEETING'] as const;
const PERIODS = [
  '2026',
  '2026-Q1',
  '2026-10',
  '2026-W11',
  '2026-W01',
  '2025-12-31/2026-03-15',
  '2026-02-28/2026-10-31',
  '2026-03-16/2026-03-16',
  '2026-02-01/2026-02-27',
  '2025-12-01/2025-12-30',
  // First days of a month, quarter or year.
  '2026-01-01/2026-01-01',
  '2026-03-01/2026-03-15',
  '2026-10-01/2026-10-30',
  '2026-10-01/2026-10-31',
  '2026-01-01/2026-02-28',
  '2026-01-01/2026-10-05',
  '2026-01-01/2026-12-30',
];

const measure = fc.oneof(
  fc.record({
    value: fc.integer({ min: 0, max: 5_000 }),
    qualifier: fc.constantFrom('EXACT' as const, 'AT_LEAST' as const, 'APPROX' as const),
  }),
  fc.record({ qualifier: fc.constantFrom('UNCOUNTED' as const, 'WITHHELD' as const) }),
);
const statement = fc.record({
  unit: fc.nat(3),
  startOn: fc.constantFrom(...DAYS),
  type: fc.constantFrom(...TYPES),
  status: fc.constantFrom('DONE' as const, 'DONE' as const, 'DONE' as const, 'PLANNED' as const, 'REQUIRED' as const),
  measures: fc.record({ LEAFLETS: fc.option(measure), PARTICIPANTS: fc.option(measure) }),
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), statement }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(30), statement }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      statements: fc.array(statement, { minLength: 2, maxLength: 4 }),
    }),
  },
);

let api: TestApi;
let units: TestTenant[];
let viewers: Viewer[];
const facts: ActivityFact[] = [];

beforeAll(async () => {
  api = await startTestApi();
  units = [
    await insertTenant(api.db, 'SCHOOL', '340210100001'),
    await insertTenant(api.db, 'BANK', '340210100'),
    await insertTenant(api.db, 'POLICE', '340210'),
    await insertTenant(api.db, 'HOSPITAL', '340223100'),
  ];
  viewers = administratorsOf(units);
});
afterAll(() => api.close());

type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

function inputOf({ startOn, type, status, measures }: Statement) {
  const stated = (['LEAFLETS', 'PARTICIPANTS'] as const).flatMap((indicator) =>
    measures[indicator] ? [{ indicator, ...measures[indicator] }] : [],
  );
  return { type, title: '防诈骗活动', status, startOn, measures: stated };
}

async function take(next: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const service = api.app.get(ActivityService);
  const record = async (given: Statement) =>
    void facts.push(await service.record(viewers[given.unit] as Viewer, inputOf(given)));
  const target = 'which' in next && facts.length > 0 ? next.which % facts.length : null;
  const before = target === null ? null : facts[target];
  const owner = before && viewers[units.findIndex((unit) => unit.id === before.tenantId)];
  if (next.do === 'record') await record(next.statement);
  if (next.do === 'amend' && before?.recordStatus === 'ACTIVE' && owner)
    facts[target as number] = await service.amend(owner, before.id, before.version, inputOf(next.statement));
  if (next.do === 'void' && before?.recordStatus === 'ACTIVE' && owner)
    facts[target as number] = await service.void(owner, before.id, before.version, '重复录入');
  if (next.do === 'compact') await api.app.get(CompactionService).compactCity('3402', next.batch);
  if (next.do === 'together')
    await Promise.all([...next.statements.map(record), api.app.get(CompactionService).compactCity('3402', 2)]);
}

async function expectExact(): Promise<void> {
  const parts = facts.flatMap((fact) => activityContributions(fact));
  const batch = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
  const regions = ['3402', '340210', '340210100', '340210100001', '340210101', '340223', '340223100'];
  const nodes: RollupNode[] = [
    ...regions.map((code): RollupNode => ({ kind: 'REGION', code })),
    ...regions.slice(0, 3).map((code): RollupNode => ({ kind: 'OWN', code })),
    ...units.map((unit): RollupNode => ({ kind: 'TENANT', tenantId: unit.id, territory: '3402' })),
  ];
  await Promise.all(
    nodes.flatMap((node) =>
      PERIODS.map(async (text) => {
        const period = parsePeriod(text);
        const question = { node, period, sector: null, campaignId: null };
        const inTime = parts.filter((part) => part.day >= period.start && part.day <= period.end);
        const here = inTime.filter((part) =>
          node.kind === 'TENANT'
            ? part.tenantId === node.tenantId
            : node.kind === 'OWN'
              ? part.regionCode === node.code
              : isWithin(part.regionCode, node.code),
        );
        const label = JSON.stringify({ node, text });
        const figures = await batch.figures(question, ['ACTIVITIES', 'LEAFLETS', 'PARTICIPANTS']);
        for (const code of ['ACTIVITIES', 'LEAFLETS', 'PARTICIPANTS'] as const)
          expect({ label, code, ...(figures.get(code) ?? EMPTY_FIGURE) }).toEqual({
            label,
            code,
            ...sumOf(here, code),
          });
        const members = await batch.members(question, 'LEAFLETS', 'ACTIVITY_TYPE');
        for (const type of TYPES) {
          expect({ label, type, ...(members.get(type) ?? EMPTY_FIGURE) }).toEqual({
            label,
            type,
            ...sumOf(
              here.filter((part) => part.activityType === type),
              'LEAFLETS',
            ),
          });
        }
        const homes = inTime.filter((part) =>
          node.kind === 'TENANT'
            ? part.tenantId === node.tenantId
            : node.kind === 'OWN'
              ? part.homeRegion === node.code
              : isWithin(part.homeRegion, node.code),
        );
        expect({ label, ...(await batch.reporting(question)) }).toEqual({
          label,
          due: units.filter((unit) =>
            node.kind === 'TENANT'
              ? unit.id === node.tenantId
              : node.kind === 'OWN'
                ? unit.regionCode === node.code
                : isWithin(unit.regionCode, node.code),
          ).length,
          contributing: new Set(homes.map((part) => part.tenantId)).size,
        });
      }),
    ),
  );
}

test('random histories through the ledger are exact at every node, also by week, range and member', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      for (const next of steps) await take(next);
      await expectExact();
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 25), endOnFailure: true },
  );
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  await expectExact();
}, 300_000);

test('the recount finds what somebody has tampered with: figures, facts of tenants, numbers of tenants', async () => {
  await api.db.sql(
    `update rollup_cell set leaflets = coalesce(leaflets, 0) + 1 where node = '340210' and period = '2026'
       and sector = '*' and dimension = '*'`,
  );
  const { differences, examples } = await api.app.get(ReconcileService).reconcileCity('3402');
  expect(differences).toBe(1);
  expect(examples[0]).toMatchObject({ table: 'cell', node: '340210', period: '2026', indicator: 'LEAFLETS' });

  await api.db.sql(
    `update rollup_reporting set contributing = contributing - 1 where node = '340210' and period = '2026'
       and sector = '*'`,
  );
  await api.db.sql("update rollup_tenant_reporting set facts = facts + 1 where tenant_id = $1 and period = '2026'", [
    units[0]?.id,
  ]);
  const found = await api.app.get(ReconcileService).reconcileCity('3402');
  expect(found.examples.map(({ table, node, indicator }) => ({ table, node, indicator }))).toEqual(
    expect.arrayContaining([
      { table: 'cell', node: '340210', indicator: 'LEAFLETS' },
      { table: 'tenant_reporting', node: units[0]?.id, indicator: 'FACTS' },
      { table: 'reporting', node: '340210', indicator: 'TENANTS_CONTRIBUTING' },
    ]),
  );
  expect(found.differences).toBe(3);
});
