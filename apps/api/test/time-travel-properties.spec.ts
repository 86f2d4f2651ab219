import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Sector } from '@fanzha/domain';
import { RegionChanges } from '@fanzha/org';
import fc from 'fast-check';
import { ModelRegions, storedOf, UnitModel } from './time-travel.model.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';
import { historyAttempts } from './support/history-attempts.js';

/**
 * Random histories of units that record, move, close and are restated, of towns that go up in each other, with
 * compaction in between and at the same time. After each: figures read the same before and after folding, the recount
 * finds no difference, assignments follow each other without a gap, and every fact is where a model kept by hand says:
 * as reported, or where its unit is now since the day from which it was restated.
 */
const DAYS = [
  '2026-01-15',
  '2026-02-28',
  '2026-03-01',
  '2026-03-31',
  '2026-04-01',
  '2026-06-15',
  '2026-08-31',
  '2026-09-01',
];
const REGIONS = ['340210', '340210100', '340210100001', '340210101', '340210101001', '340223', '340223100'];
const NODES = ['3402', '340210', '340210100', '340210101', '340223', '340223100'];
const SECTORS: readonly Sector[] = ['EDUCATION', 'FINANCE', 'HEALTH'];

const day = fc.constantFrom(...DAYS);
// Four to begin with, and those of towns that went up in each other.
const unit = fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 2, arbitrary: fc.nat(5) });
const region = fc.constantFrom(...REGIONS);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('activity' as const), unit, day, place: fc.option(region) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('group' as const), unit, day, members: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('move' as const), unit, day, region, sector: fc.constantFrom(...SECTORS) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restate' as const), unit, day: fc.option(day) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), unit, day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('together' as const), unit, day, region }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let fixture: TimeFixture;
let units: UnitModel[];
let regions: ModelRegions;
let merges = 0;
const { done, attempt } = historyAttempts();

beforeAll(async () => void (fixture = await makeTimeFixture()));
afterAll(() => fixture.end());

/** Two towns of their own go up in one, with a unit in each that keeps what is in place. */
async function merge(on: string): Promise<void> {
  const [left, right] = [`340223${300 + ++merges * 2}`, `340223${301 + merges * 2}`];
  const village = `${right}001`;
  const insert = "insert into region (code, name, level, parent_code, source) values ($1,$1,$2,$3,'test')";
  for (const code of [left, right]) await fixture.db.sql(insert, [code, 'TOWN', '340223']);
  await fixture.db.sql(insert, [village, 'COMMUNITY', right]);
  const pair: UnitModel[] = [];
  for (const code of [left, right]) {
    const model = new UnitModel(await fixture.unit(code), regions);
    const group = await fixture.group(model.tenant, '2026-02-01');
    model.record(group.id, '2026-02-01', null);
    for (const [startOn, place] of [
      ['2026-05-01', null],
      ['2026-05-02', village],
      ['2026-09-30', village],
    ] as const) {
      const recorded = await attempt('place', () => fixture.activity(model.tenant, startOn, place ?? undefined));
      if (recorded) model.record(recorded.id, startOn, place);
    }
    pair.push(model);
  }
  units.push(...pair);
  const operator = fixture.viewerOf(fixture.office, 'OPERATOR');
  await fixture.app
    .get(RegionChanges, { strict: false })
    .merge(operator, [left, right], { code: left, name: '合并镇' }, on);
  regions.end(right, on, left);
  regions.end(village, on, `${left}001`);
  pair[1]?.move(on, left);
}

async function take(next: Step): Promise<void> {
  const model = 'unit' in next ? units[next.unit] : undefined;
  if (next.do === 'compact') await fixture.compact(next.batch);
  if (next.do === 'merge') await attempt('merge', () => merge(next.day));
  if (!model) return;
  const target = model.tenant;
  if (next.do === 'activity') {
    const recorded = await attempt('activity', () => fixture.activity(target, next.day, next.place ?? undefined));
    if (recorded) model.record(recorded.id, next.day, next.place);
  }
  if (next.do === 'group') {
    const recorded = await attempt('group', () => fixture.group(target, next.day, next.members));
    if (recorded) model.record(recorded.id, next.day, null);
  }
  if (next.do === 'move' && (await attempt('move', () => fixture.move(target, next.day, next.region, next.sector)))) {
    model.move(next.day, next.region, next.sector);
  }
  if (next.do === 'close') await attempt('close', () => fixture.close(target, next.day));
  if (next.do === 'restate') await restated(model, next.day);
  if (next.do === 'together') {
    await Promise.all([
      attempt('group', () => fixture.group(target, next.day)),
      attempt('move', () => fixture.move(target, next.day, next.region)),
      attempt('activity', () => fixture.activity(target, next.day)),
      attempt('restate', () => fixture.restate(target)),
      fixture.compact(2),
    ]);
    await model.learn(fixture);
  }
}

async function restated(model: UnitModel, from: string | null): Promise<void> {
  const before = [...model.facts.values()].map((fact) => JSON.stringify(fact));
  await attempt('restate', () => fixture.restate(model.tenant, from));
  model.restate(from);
  if ([...model.facts.values()].some((fact, place) => JSON.stringify(fact) !== before[place]))
    done['elsewhere'] = (done['elsewhere'] ?? 0) + 1;
  expect(await storedOf(fixture, model.tenant)).toEqual(model.expected());
  if (from !== null) return;
  const [now] = await fixture.db.sql<{ region: string; sector: string }>(
    'select region_code region, sector from tenant where id = $1',
    [model.tenant.id],
  );
  const { facts } = await storedOf(fixture, model.tenant);
  expect(
    facts.filter(
      ({ home, region, sector }) => home !== now?.region || sector !== now.sector || !region.startsWith(home),
    ),
  ).toEqual([]);
}

const figures = () =>
  Promise.all(
    NODES.flatMap((code) =>
      ['2026', '2026-Q1', '2026-03', '2026-03-01/2026-06-15'].map((period) => fixture.figures(code, period)),
    ),
  );

/** A run without luck would not do everything: one history always does. */
const OF_EVERYTHING: Step[] = [
  { do: 'activity', unit: 1, day: '2026-03-01', place: null },
  { do: 'group', unit: 1, day: '2026-03-01', members: 2 },
  { do: 'move', unit: 0, day: '2026-01-15', region: '340223', sector: 'HEALTH' },
  { do: 'restate', unit: 0, day: null },
  { do: 'merge', day: '2026-03-01' },
  { do: 'close', unit: 2, day: '2026-08-31' },
];

async function expectExact(): Promise<void> {
  const before = await figures();
  expect(await fixture.differences()).toEqual(AGREED);
  expect(await figures()).toEqual(before);
  for (const model of units) expect(await storedOf(fixture, model.tenant)).toEqual(model.expected());
  const gaps = await fixture.db.sql(
    `select * from (select valid_from, lag(valid_to) over (partition by tenant_id order by valid_from) as ended,
       row_number() over (partition by tenant_id order by valid_from) as place
     from tenant_assignment) a where place > 1 and ended is distinct from valid_from - 1`,
  );
  expect(gaps).toEqual([]);
  const mirrors = await fixture.db.sql(
    `select t.id from tenant t join tenant_assignment a on a.tenant_id = t.id
       and a.valid_to is not distinct from t.closed_on
     where (t.region_code, t.sector) <> (a.region_code, a.sector)
       and a.valid_from = (select max(valid_from) from tenant_assignment m where m.tenant_id = t.id)`,
  );
  expect(mirrors).toEqual([]);
}

test('random histories of moves, closings, mergers and restatements are exact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      const tenants = [
        await fixture.unit('340210100'),
        await fixture.unit('340210101', 'BANK'),
        await fixture.unit('340223'),
        await fixture.unit('340210100001', 'COMMUNITY'),
      ];
      regions = new ModelRegions();
      units = tenants.map((tenant) => new UnitModel(tenant, regions));
      // Something of the past that a restatement can bring elsewhere.
      for (const model of units)
        model.record((await fixture.activity(model.tenant, '2026-02-15')).id, '2026-02-15', null);
      for (const next of steps) await take(next);
      await expectExact();
    }),
    {
      numRuns: Number(process.env['FANZHA_TEST_TIME_HISTORIES'] ?? 15),
      endOnFailure: true,
      examples: [[OF_EVERYTHING]],
    },
  );
  // A history in which everything is refused would prove nothing.
  for (const name of ['activity', 'place', 'group', 'move', 'restate', 'elsewhere', 'merge', 'close'])
    expect({ name, done: done[name] ?? 0 }).not.toEqual({ name, done: 0 });
}, 300_000);
