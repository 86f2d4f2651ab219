import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, DomainError, type LocalDate, parsePeriod } from '@fanzha/domain';
import { type TallyFact, TallyService } from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { CompactionService, OperationReads, ReconcileService, type RollupNode } from '@fanzha/rollup';
import fc from 'fast-check';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import type { TestTenant } from './support/factories.js';
import { makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';
import { ModelOfTotals } from './totals.model.js';

/**
 * Random histories of one unit that tells single amounts, amounts of several days and running totals, answers what it
 * is asked in either way, amends, voids, moves to another town and is restated, with compaction in between; by two
 * writers at once. After each, every period is what a model says that knows the rules and nothing of the program,
 * months add up, towns have what belongs to them, and the recount finds no difference.
 */
const DAYS = ['2026-01-10', '2026-02-28', '2026-03-05', '2026-03-31', '2026-04-15', '2026-05-31', '2026-07-01'];
const SINCE = '2026-01-01';
const PERIODS = ['2026', '2026-Q1', '2026-Q2', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-07'];
const OTHERS = ['2026-01-01/2026-03-20', '2026-03-06/2026-04-15', '2026-W10'];

/** Days on which a unit moves: some spans end before, some begin after, some are cut. */
const MOVES = ['2026-02-20', '2026-03-31', '2026-05-01'];
const TOWNS = ['340210100', '340210101'] as const;

const said = fc.record({
  until: fc.constantFrom(...DAYS),
  days: fc.constantFrom(0, 0, 0, 3, 20, 45),
  value: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  running: fc.boolean(),
  answer: fc.constantFrom('INCLUDED' as const, 'INCLUDED' as const, 'ADDITIONAL' as const),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('record' as const), said }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(30), said }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), on: fc.constantFrom(...MOVES) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      days: fc.array(fc.nat(6), { minLength: 2, maxLength: 3 }),
    }),
  },
);
type Stated = typeof said extends fc.Arbitrary<infer T> ? T : never;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let fixture: TimeFixture;
beforeAll(async () => void (fixture = await makeTimeFixture()));
afterAll(() => fixture.end());

/** A unit with what it has told. */
class Unit {
  readonly model = new ModelOfTotals();
  readonly facts: TallyFact[] = [];
  private readonly viewer: Viewer;
  private movedOn: LocalDate | null = null;

  constructor(private readonly tenant: TestTenant) {
    this.viewer = administratorsOf([tenant])[0] as Viewer;
  }

  get id(): string {
    return this.tenant.id;
  }

  private townOf(day: LocalDate): string {
    return TOWNS[this.movedOn !== null && day >= this.movedOn ? 1 : 0];
  }

  async take(next: Step): Promise<void> {
    const service = fixture.app.get(TallyService);
    const at = 'which' in next && this.facts.length > 0 ? next.which % this.facts.length : null;
    const met = at === null ? undefined : this.facts[at];
    if (next.do === 'record') await this.tell(next.said, null);
    if (next.do === 'amend' && met?.recordStatus === 'ACTIVE') await this.tell(next.said, at);
    if (next.do === 'void' && met?.recordStatus === 'ACTIVE') {
      this.facts[at as number] = await service.void(this.viewer, met.id, met.version, '重复录入');
      this.model.take(met.id);
    }
    if (next.do === 'compact') await fixture.app.get(CompactionService).compactCity('3402', next.batch);
    if (next.do === 'move' && this.movedOn === null) {
      await fixture.move(this.tenant, next.on, TOWNS[1]);
      await fixture.restate(this.tenant, next.on);
      this.movedOn = next.on;
      // A restatement is a new version of what it has moved.
      for (const [place, { id, recordStatus }] of this.facts.entries())
        if (recordStatus === 'ACTIVE') this.facts[place] = await fixture.app.get(TallyService).get(this.viewer, id);
    }
    // Single amounts behind each other's backs: whichever is first, all are counted.
    if (next.do === 'together')
      await Promise.all(
        next.days.map(async (day) => {
          const stated: Stated = {
            until: DAYS[day] as LocalDate,
            days: 0,
            value: 1,
            running: false,
            answer: 'INCLUDED',
          };
          await this.tell(stated, null);
        }),
      );
  }

  private async tell(stated: Stated, at: number | null): Promise<void> {
    const from = stated.running ? SINCE : addDays(stated.until, -stated.days);
    const { until, value, running, answer } = stated;
    const before = at === null ? null : (this.facts[at] as TallyFact);
    if (running && this.model.isTold({ id: before?.id ?? '', from, until, value, running })) return;
    const input = {
      ledger: 'ENFORCEMENT' as const,
      occurredOn: until,
      beganOn: !running && from < until ? from : null,
      runningSince: running ? from : null,
      decreaseReason: '口径调整',
      measures: [
        {
          indicator: 'SUSPECTS_CAUGHT' as const,
          value,
          qualifier: value === null ? ('UNCOUNTED' as const) : ('EXACT' as const),
          released: false,
        },
      ],
    };
    const blanket = { indicator: 'SUSPECTS_CAUGHT' as const, answer };
    const send = (totals: object[]) => {
      const whole = { ...input, totals: totals as never };
      const service = fixture.app.get(TallyService);
      return before ? service.amend(this.viewer, before.id, before.version, whole) : service.record(this.viewer, whole);
    };
    const isCut = !running && this.movedOn !== null && from < this.movedOn && this.movedOn <= until;
    if (isCut) {
      await expect(send([blanket])).rejects.toMatchObject({ code: 'BAD_INPUT' });
      return;
    }
    const fact = await answering(send, blanket);
    if (at === null) this.facts.push(fact);
    else this.facts[at] = fact;
    this.model.say({ id: fact.id, from, until, value, running }, answer);
  }

  async expectExact(): Promise<void> {
    const told = toldOf({ kind: 'TENANT', tenantId: this.id, territory: '3402' });
    for (const text of [...PERIODS, ...OTHERS])
      expect({ text, ...(await told(text)) }).toEqual({ text, ...this.model.figure(parsePeriod(text)) });
    const months = await Promise.all(
      Array.from({ length: 12 }, (_, at) => told(`2026-${String(at + 1).padStart(2, '0')}`)),
    );
    const year = await told('2026');
    expect(year.value + year.spanning).toBe(months.reduce((sum, { value, spanning }) => sum + value + spanning, 0));
  }

  /** What each town has of the unit, beside what it had before. */
  async expectInTowns(before: ReadonlyMap<string, number>): Promise<void> {
    for (const [place, now] of await inTowns()) {
      const [town = '', text = ''] = place.split(' ');
      const ended = this.model.counted().filter(({ until }) => this.townOf(until) === town);
      const { start, end } = parsePeriod(text);
      const expected = ended
        .filter(({ until }) => start <= until && until <= end)
        .reduce((sum, { amount }) => sum + amount, 0);
      expect({ place, amount: now - (before.get(place) ?? 0) }).toEqual({ place, amount: expected });
    }
  }
}

/** Reads a figure of a node: its value, what spans the beginning of the period, and what goes on beyond its end. */
function toldOf(node: RollupNode) {
  const batch = new OperationReads(fixture.app.get(Database), officialScope('3402', ['3402']));
  return async (text: string) => {
    const question = { node, period: parsePeriod(text), sector: null, campaignId: null };
    const sum = (await batch.figures(question, ['SUSPECTS_CAUGHT'], true)).get('SUSPECTS_CAUGHT');
    const [value, spanning, goesOn] = [sum, sum?.spanning, sum?.goesOn].map((part) => Number(part?.amount ?? 0));
    return { value: value ?? 0, spanning: spanning ?? 0, goesOn: goesOn ?? 0 };
  };
}

/** What the towns have of months and quarters, with what spans their beginning. */
async function inTowns(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const code of TOWNS)
    for (const text of PERIODS) {
      const { value, spanning } = await toldOf({ kind: 'REGION', code })(text);
      found.set(`${code} ${text}`, value + spanning);
    }
  return found;
}

/** Sends it with one answer for all, and again where some of what is asked about cannot be part of anything. */
async function answering(send: (totals: object[]) => Promise<TallyFact>, blanket: object): Promise<TallyFact> {
  let totals: object[] = [blanket];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return await send(totals);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Somebody else's first total came in between: the work is done anew.
      if (error.code === 'CONFLICT' && error.reason === undefined) continue;
      if (error.reason !== 'TOTAL_OVERLAPS') throw error;
      const { overlaps } = error.details as { overlaps: { indicator: string; recordId: string }[] };
      totals = [
        ...overlaps.map(({ indicator, recordId }) => ({ indicator, recordId, answer: 'ADDITIONAL' })),
        ...totals,
      ];
    }
  }
  throw new Error('No answer was enough');
}

test('totals, parts and single amounts are exact whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const before = await inTowns();
      const unit = new Unit(await fixture.unit(TOWNS[0], 'POLICE'));
      for (const next of steps) {
        await unit.take(next);
        await unit.expectExact();
      }
      await unit.expectInTowns(before);
    }),
    { numRuns: Number(process.env['FANZHA_TEST_TOTAL_HISTORIES'] ?? 12), endOnFailure: true },
  );
  expect(await fixture.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
}, 1_200_000);

test('the recount finds a rest that somebody has tampered with', async () => {
  const unit = new Unit(await fixture.unit(TOWNS[0], 'POLICE'));
  await unit.take({
    do: 'record',
    said: { until: '2026-03-31', days: 0, value: 40, running: true, answer: 'INCLUDED' },
  });
  await fixture.db.sql('update stated_total set rest_amount = 39 where tenant_id = $1', [unit.id]);
  const { examples } = await fixture.app.get(ReconcileService).reconcileCity('3402');
  expect(examples).toContainEqual(expect.objectContaining({ table: 'total', node: unit.id, counted: [40, 20260101] }));
});
