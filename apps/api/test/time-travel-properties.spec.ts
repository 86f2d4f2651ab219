import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Sector } from '@fanzha/domain';
import { Refusal } from '@fanzha/domain';
import { RegionReforms } from '@fanzha/org';
import fc from 'fast-check';
import type { TestTenant } from './support/factories.js';
import { AGREED, setTimeStage, type TimeStage } from './time-travel.stage.js';

/**
 * Random histories of units that record, move, close and are restated, of towns that go up in each other, with compaction
 * in between and at the same time. After each: figures read the same before and after folding, the recount finds no
 * difference, assignments follow each other without a gap, and what was restated is where the assignments say.
 */
const DAYS = ['2026-01-15', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01', '2026-06-15', '2026-08-31', '2026-09-01'];
const REGIONS = ['340210', '340210100', '340210100001', '340210101', '340210101001', '340223', '340223100'];
const NODES = ['3402', '340210', '340210100', '340210101', '340223', '340223100'];
const SECTORS: readonly Sector[] = ['EDUCATION', 'FINANCE', 'HEALTH'];

const day = fc.constantFrom(...DAYS);
const unit = fc.nat(3);
const region = fc.constantFrom(...REGIONS);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('activity' as const), unit, day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('group' as const), unit, day, members: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), unit, day, region, sector: fc.constantFrom(...SECTORS) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restate' as const), unit, day: fc.option(day) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), unit, day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('together' as const), unit, day, region }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let stage: TimeStage;
let units: TestTenant[];
let merges = 0;
const done: Record<string, number> = {};

beforeAll(async () => void (stage = await setTimeStage()));
afterAll(() => stage.end());

/** What the rules of the day refuse is no history; anything else that goes wrong is a fault. */
async function attempt(name: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
    done[name] = (done[name] ?? 0) + 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Two towns of their own go up in one, with a unit in each that keeps what is in place. */
async function merge(on: string): Promise<void> {
  const [left, right] = [`340223${300 + ++merges * 2}`, `340223${301 + merges * 2}`];
  for (const code of [left, right]) {
    await stage.db.sql("insert into region (code, name, level, parent_code, source) values ($1,$1,'TOWN','340223','test')", [code]);
    const tenant = await stage.unit(code);
    await stage.group(tenant, '2026-02-01');
    await stage.activity(tenant, '2026-05-01');
    units.push(tenant);
  }
  const operator = stage.viewerOf(stage.office, 'OPERATOR');
  await stage.app.get(RegionReforms, { strict: false }).merge(operator, [left, right], { code: left, name: '合并镇' }, on);
}

async function take(next: Step): Promise<void> {
  const target = 'unit' in next ? (units[next.unit] as TestTenant) : null;
  if (next.do === 'compact') await stage.compact(next.batch);
  if (next.do === 'merge') await attempt('merge', () => merge(next.day));
  if (!target) return;
  if (next.do === 'activity') await attempt('activity', () => stage.activity(target, next.day));
  if (next.do === 'group') await attempt('group', () => stage.group(target, next.day, next.members));
  if (next.do === 'move') await attempt('move', () => stage.move(target, next.day, next.region, next.sector));
  if (next.do === 'close') await attempt('close', () => stage.close(target, next.day));
  if (next.do === 'restate') await attempt('restate', () => restated(target, next.day));
  if (next.do === 'together') {
    await Promise.all([
      attempt('group', () => stage.group(target, next.day)),
      attempt('move', () => stage.move(target, next.day, next.region)),
      attempt('activity', () => stage.activity(target, next.day)),
      attempt('restate', () => stage.restate(target)),
      stage.compact(2),
    ]);
  }
}

async function restated(tenant: TestTenant, from: string | null): Promise<void> {
  await stage.restate(tenant, from);
  for (const [table, on] of [['activity', 'start_on'], ['leadership_group', 'founded_on']]) {
    const elsewhere = await stage.db.sql(
      `select f.id from ${table} f join tenant_assignment a on a.tenant_id = f.tenant_id and f.${on} between a.valid_from and coalesce(a.valid_to, 'infinity')
       where f.tenant_id = $1 and f.${on} >= $2 and ((f.home_region, f.sector) <> (a.region_code, a.sector) or not f.region_code ^@ a.region_code)`,
      [tenant.id, from ?? '2000-01-01'],
    );
    expect({ table, elsewhere }).toEqual({ table, elsewhere: [] });
  }
}

const figures = () => Promise.all(NODES.flatMap((code) => ['2026', '2026-Q1', '2026-03', '2026-03-01/2026-06-15'].map((period) => stage.figures(code, period))));

async function expectExact(): Promise<void> {
  const before = await figures();
  expect(await stage.differences()).toEqual(AGREED);
  expect(await figures()).toEqual(before);
  const gaps = await stage.db.sql(
    `select * from (select valid_from, lag(valid_to) over (partition by tenant_id order by valid_from) as ended, row_number() over (partition by tenant_id order by valid_from) as place
     from tenant_assignment) a where place > 1 and ended is distinct from valid_from - 1`,
  );
  expect(gaps).toEqual([]);
  const mirrors = await stage.db.sql(
    `select t.id from tenant t join tenant_assignment a on a.tenant_id = t.id and a.valid_to is not distinct from t.closed_on
     where (t.region_code, t.sector) <> (a.region_code, a.sector) and a.valid_from = (select max(valid_from) from tenant_assignment m where m.tenant_id = t.id)`,
  );
  expect(mirrors).toEqual([]);
}

test('random histories of moves, closings, mergers and restatements are exact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      units = [await stage.unit('340210100'), await stage.unit('340210101', 'BANK'), await stage.unit('340223'), await stage.unit('340210100001', 'COMMUNITY')];
      for (const next of steps) await take(next);
      await expectExact();
    }),
    { numRuns: Number(process.env['FANZHA_TEST_TIME_HISTORIES'] ?? 20), endOnFailure: true },
  );
  // A history in which everything is refused would prove nothing.
  for (const name of ['activity', 'group', 'move', 'restate', 'merge', 'close']) expect({ name, done: done[name] ?? 0 }).not.toEqual({ name, done: 0 });
}, 300_000);
