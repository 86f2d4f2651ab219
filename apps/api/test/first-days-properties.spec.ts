import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, parsePeriod, type Sector } from '@fanzha/domain';
import { ActivityService } from '@fanzha/ledger';
import { Database } from '@fanzha/platform';
import { OperationReads } from '@fanzha/rollup';
import fc from 'fast-check';
import { officialScope } from './support/engine.js';
import { historyAttempts } from './support/history-attempts.js';
import { ModelRegions, UnitModel } from './time-travel.model.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

/**
 * Random histories of units that record, amend (the day, too), void, move and are restated, with compaction in between
 * and at the same time; then contributing tenants of the first days of months, quarters and years, at every node and in
 * every line, against a model kept by hand, with everything as it is pending and once it is folded.
 */
const DAYS = [
  '2025-12-31',
  '2026-01-01',
  '2026-01-31',
  '2026-02-28',
  '2026-03-15',
  '2026-03-16',
  '2026-04-01',
  '2026-05-31',
  '2026-06-15',
];
const NODES = ['3402', '340210', '340210100', '340210101', '340223', '340223100'];
const REGIONS = ['340210', '340210100', '340210101', '340223', '340223100'];
const SECTORS: readonly Sector[] = ['EDUCATION', 'FINANCE'];

const unit = fc.nat(2);
const day = fc.constantFrom(...DAYS);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), unit, day }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('amend' as const), unit, which: fc.nat(9), day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('void' as const), unit, which: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      unit,
      day,
      region: fc.constantFrom(...REGIONS),
      sector: fc.constantFrom(...SECTORS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restate' as const), unit }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      days: fc.array(fc.record({ unit, day }), { minLength: 2, maxLength: 3 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The first days of a year, a quarter or a month, any number of them. */
const begun = fc
  .record({
    start: fc.constantFrom('2025-12-01', '2026-01-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'),
    days: fc.nat(200),
  })
  .map(({ start, days }) => ({ start, end: addDays(start, days) }));

let fixture: TimeFixture;
/** Of every history, as they all stay in the city. */
const everyone: UnitModel[] = [];
let units: UnitModel[];
const { done, attempt } = historyAttempts();
beforeAll(async () => void (fixture = await makeTimeFixture()));
afterAll(() => fixture.end());

async function record(model: UnitModel | undefined, on: string): Promise<void> {
  if (!model) return;
  const recorded = await attempt('record', () => fixture.activity(model.tenant, on));
  if (recorded) model.record(recorded.id, on, null);
}

async function take(next: Step): Promise<void> {
  if (next.do === 'compact') return void (await fixture.compact(next.batch));
  if (next.do === 'together')
    return void (await Promise.all([
      ...next.days.map((each) => record(units[each.unit], each.day)),
      fixture.compact(2),
    ]));
  const model = units[next.unit] as UnitModel;
  const { tenant } = model;
  if (next.do === 'record') await record(model, next.day);
  if (next.do === 'move' && (await attempt('move', () => fixture.move(tenant, next.day, next.region, next.sector)))) {
    model.move(next.day, next.region, next.sector);
  }
  if (next.do === 'restate') {
    await attempt('restate', () => fixture.restate(tenant));
    model.restate(null);
  }
  if (next.do !== 'amend' && next.do !== 'void') return;
  const id = [...model.facts.keys()].at(next.which % Math.max(1, model.facts.size));
  if (id === undefined) return;
  const viewer = fixture.viewerOf(tenant);
  const version = Number((await fixture.db.sql('select version from activity where id = $1', [id]))[0]?.['version']);
  if (
    next.do === 'void' &&
    (await attempt('void', () => fixture.app.get(ActivityService).void(viewer, id, version, '误录')))
  )
    model.facts.delete(id);
  if (next.do === 'amend' && next.day !== model.facts.get(id)?.day) {
    const input = {
      type: 'LECTURE' as const,
      title: '防骗讲座',
      status: 'DONE' as const,
      startOn: next.day,
      measures: [],
    };
    if (await attempt('amend', () => fixture.app.get(ActivityService).amend(viewer, id, version, input)))
      model.record(id, next.day, null);
  }
}

/** Counted by hand: units with a fact of these days assigned under the node. */
function expected(node: string, { start, end }: { start: string; end: string }, sector: Sector | null): number {
  return everyone.filter(({ facts }) =>
    [...facts.values()].some(
      (fact) =>
        fact.day >= start && fact.day <= end && fact.home.startsWith(node) && (!sector || fact.sector === sector),
    ),
  ).length;
}

async function expectExact(stretches: readonly { start: string; end: string }[]): Promise<void> {
  const batch = new OperationReads(fixture.app.get(Database), officialScope('3402', ['3402']));
  const asked = NODES.flatMap((node) =>
    stretches.flatMap((stretch) => [null, ...SECTORS].map((sector) => ({ node, stretch, sector }))),
  );
  const found = await Promise.all(
    asked.map(async ({ node, stretch, sector }) => {
      const question = {
        node: { kind: 'REGION' as const, code: node },
        period: parsePeriod(`${stretch.start}/${stretch.end}`),
        sector,
        campaignId: null,
      };
      return { node, stretch, sector, contributing: (await batch.reporting(question)).contributing };
    }),
  );
  expect(found).toEqual(
    asked.map((each) => ({ ...each, contributing: expected(each.node, each.stretch, each.sector) })),
  );
}

test('contributing tenants of any first days are those of a model, pending or folded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 16 }),
      fc.array(begun, { minLength: 6, maxLength: 6 }),
      async (steps, stretches) => {
        const tenants = [
          await fixture.unit('340210100'),
          await fixture.unit('340210101', 'BANK'),
          await fixture.unit('340223'),
        ];
        const regions = new ModelRegions();
        units = tenants.map((tenant) => new UnitModel(tenant, regions));
        everyone.push(...units);
        for (const next of steps) await take(next);
        await expectExact(stretches);
        expect(await fixture.differences()).toEqual(AGREED);
        await expectExact(stretches);
      },
    ),
    { numRuns: Number(process.env['FANZHA_TEST_TIME_HISTORIES'] ?? 30), endOnFailure: true },
  );
  for (const name of ['record', 'amend', 'void', 'move', 'restate'])
    expect({ name, done: done[name] ?? 0 }).not.toEqual({ name, done: 0 });
}, 300_000);
