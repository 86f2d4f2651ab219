import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LeadershipGroupFact, LeadershipGroupService } from '@fanzha/ledger';
import { DomainError, type Qualifier } from '@fanzha/domain';
import { type Viewer } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { administratorsOf } from './support/administrators.js';
import { insertTenant, copyAssignments } from './support/factories.js';
import { disagreements } from './support/figures-of-facts.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Random histories of leadership groups of three units, two of which have moved between regions and lines:
 * what each change moved, added up, is what the view of all facts states by itself, for every key.
 * Compaction comes only at the end.
 */
const DAYS = [
  '2025-11-30',
  '2025-12-31',
  '2026-01-01',
  '2026-03-31',
  '2026-04-01',
  '2026-04-02',
  '2026-07-01',
  '2026-10-15',
  '2026-11-01',
] as const;
const INDICATORS = ['LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS', 'TENANTS_WITH_GROUP'] as const;
const REASONABLE = ['BAD_INPUT', 'CONFLICT'];

const day = fc.constantFrom(...DAYS);
const people = fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { minLength: 1, maxLength: 4 });
/** How many people the row of a post is. */
const crowd = fc.constantFrom(1, 2, 30);
/** How many members there are where nobody is named. */
const count = fc.constantFrom<{ value?: number; qualifier: Qualifier }>(
  { value: 12, qualifier: 'EXACT' },
  { value: 30, qualifier: 'AT_LEAST' },
  { value: 8, qualifier: 'APPROX' },
  { qualifier: 'UNCOUNTED' },
);
const statement = fc.record({
  foundedOn: day,
  /** Which of two campaigns it names. */
  named: fc.subarray([0, 1]),
  people,
  crowd,
  count: fc.option(count, { freq: 4 }),
});
const which = fc.nat(30);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('establish' as const), unit: fc.nat(2), statement }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('changeMembers' as const), which, on: day, people, crowd }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which, statement }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('dissolve' as const), which, on: day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      unit: fc.nat(2),
      statements: fc.array(statement, { minLength: 2, maxLength: 4 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

let api: TestApi;
let viewers: Viewer[];
let campaigns: string[];
const groups: LeadershipGroupFact[] = [];
let accepted = 0;

beforeAll(async () => {
  api = await startTestApi();
  const { db } = api;
  const units = [
    await insertTenant(db, 'SCHOOL', '340210100001'),
    await insertTenant(db, 'DEPARTMENT', '340210'),
    await insertTenant(db, 'BANK', '340223100'),
  ];
  const moves = [
    [],
    [
      ['2026-01-01', '340223', 'OTHER'],
      ['2026-04-01', '340210100', 'URBAN_MANAGEMENT'],
    ],
    [['2026-04-01', '340210101', 'FINANCE']],
  ] as const;
  for (const [index, unit] of units.entries()) {
    for (const [from, region, sector] of moves[index] ?? []) {
      await db.sql(
        `update tenant_assignment set valid_to = $3::date - 1 where city_code = $1 and tenant_id = $2
           and valid_to is null`,
        [unit.cityCode, unit.id, from],
      );
      await db.sql(
        `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
         values ($1,$2,$3,$4,$5,$6)`,
        [unit.cityCode, unit.id, from, unit.type, region, sector],
      );
      await db.sql('update tenant set region_code = $3, sector = $4 where city_code = $1 and id = $2', [
        unit.cityCode,
        unit.id,
        region,
        sector,
      ]);
    }
  }
  await copyAssignments(db);
  viewers = administratorsOf(units);
  campaigns = [randomUUID(), randomUUID()];
  for (const id of campaigns) {
    await db.sql(
      `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
       values ('3402',$1,$2,'专项行动','2025-01-01','2026-12-31')`,
      [id, units[0]?.id],
    );
  }
});
afterAll(() => api.close());

const membersOf = (names: readonly string[], ofPost: number) =>
  names.map((name) => ({
    name,
    role: name === '甲' ? ('HEAD' as const) : ('MEMBER' as const),
    people: name === '乙' ? ofPost : 1,
  }));
const inputOf = ({ foundedOn, named, people: names, crowd: ofPost, count: memberCount }: Statement) => ({
  name: '反诈专班',
  foundedOn,
  members: memberCount ? [] : membersOf(names, ofPost),
  memberCount,
  campaignIds: named.map((at) => campaigns[at] as string),
});

/** What a change answers; null where the ledger refuses it, which random histories ask for often enough. */
async function orRefused(change: Promise<LeadershipGroupFact>): Promise<LeadershipGroupFact | null> {
  try {
    const group = await change;
    accepted += 1;
    return group;
  } catch (error) {
    if (error instanceof DomainError && REASONABLE.includes(error.code)) return null;
    throw error;
  }
}

async function take(next: Step): Promise<void> {
  const service = api.app.get(LeadershipGroupService);
  if (next.do === 'establish' || next.do === 'together') {
    const viewer = viewers[next.unit] as Viewer;
    const stated = next.do === 'establish' ? [next.statement] : next.statements;
    const founded = await Promise.all(stated.map((one) => orRefused(service.record(viewer, inputOf(one)))));
    groups.push(...founded.filter((group) => group !== null));
    return;
  }
  const place = next.which % Math.max(groups.length, 1);
  const group = groups[place];
  const viewer = group && viewers.find(({ tenantId }) => tenantId === group.tenantId);
  if (!viewer) return;
  const { id, version } = group;
  if (next.do === 'changeMembers')
    groups[place] =
      (await orRefused(service.changeMembers(viewer, id, version, next.on, membersOf(next.people, next.crowd)))) ??
      group;
  if (next.do === 'amend')
    groups[place] = (await orRefused(service.amend(viewer, id, version, inputOf(next.statement)))) ?? group;
  if (next.do === 'dissolve')
    groups[place] = (await orRefused(service.dissolve(viewer, id, version, next.on))) ?? group;
  if (next.do === 'void') groups[place] = (await orRefused(service.void(viewer, id, version, '重复录入'))) ?? group;
}

test('random histories of groups move exactly what the groups say, at every key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      for (const next of steps) await take(next);
      expect(await disagreements(api.db, INDICATORS)).toEqual([]);
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 25), endOnFailure: true },
  );
  expect(accepted).toBeGreaterThan(25);
  const [{ moved }] = (await api.db.sql('select count(*)::int as moved from fact_figure where weight = -1')) as [
    { moved: number },
  ];
  expect(moved).toBeGreaterThan(0);
}, 300_000);

test('on every day a unit counts once while it has a group in place, and not at all without', async () => {
  const days = await api.db.sql(
    `select d.tenant_id, d.day, sum(e.tenants_with_group)::int as tenants, sum(e.leadership_groups)::int as groups
     from (select distinct tenant_id, day from rollup_delta) d join rollup_delta e on e.tenant_id = d.tenant_id
       and e.day <= d.day
     group by 1, 2`,
  );
  expect(days.length).toBeGreaterThan(0);
  for (const { tenants, groups: inPlace } of days) expect(tenants).toBe(inPlace > 0 ? 1 : 0);
});

test('the recount finds no difference, before and after compaction', async () => {
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  const viewer = viewers[0] as Viewer;
  await api.app
    .get(LeadershipGroupService)
    .record(viewer, inputOf({ foundedOn: '2026-03-31', named: [0, 1], people: ['甲', '乙'], crowd: 2, count: null }));
  await api.app.get(CompactionService).compactCity('3402', 1_000);
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
});
