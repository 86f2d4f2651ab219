import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, DomainError, type LocalDate, parsePeriod } from '@fanzha/domain';
import { type TallyFact, TallyService } from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { CompactionService, OperationReads, ReconcileService, type RollupNode } from '@fanzha/rollup';
import fc from 'fast-check';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import { insertTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';
import { ModelOfTotals } from './totals.model.js';

/**
 * Random histories of one unit that tells single amounts, amounts of several days and running totals, answers what it
 * is asked in either way, amends and voids, with compaction in between; by two writers at once. After each, every
 * period is what a model says that knows the rules and nothing of the program, months add up, and the recount finds
 * no difference.
 */
const DAYS = ['2026-01-10', '2026-02-28', '2026-03-05', '2026-03-31', '2026-04-15', '2026-05-31', '2026-07-01'];
const SINCE = '2026-01-01';
const PERIODS = ['2026', '2026-Q1', '2026-Q2', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-07'];
const OTHERS = ['2026-01-01/2026-03-20', '2026-03-06/2026-04-15', '2026-W10'];

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

let api: TestApi;
beforeAll(async () => void (api = await startTestApi()));
afterAll(() => api.close());

/** A unit with what it has told. */
class Unit {
  readonly model = new ModelOfTotals();
  readonly facts: TallyFact[] = [];
  refused = 0;

  constructor(
    readonly id: string,
    private readonly viewer: Viewer,
  ) {}

  async take(next: Step): Promise<void> {
    const service = api.app.get(TallyService);
    const at = 'which' in next && this.facts.length > 0 ? next.which % this.facts.length : null;
    const met = at === null ? undefined : this.facts[at];
    if (next.do === 'record') await this.tell(next.said, null);
    if (next.do === 'amend' && met?.recordStatus === 'ACTIVE') await this.tell(next.said, at);
    if (next.do === 'void' && met?.recordStatus === 'ACTIVE') {
      this.facts[at as number] = await service.void(this.viewer, met.id, met.version, '重复录入');
      this.model.take(met.id);
    }
    if (next.do === 'compact') await api.app.get(CompactionService).compactCity('3402', next.batch);
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
      const service = api.app.get(TallyService);
      return before ? service.amend(this.viewer, before.id, before.version, whole) : service.record(this.viewer, whole);
    };
    const fact = await answering(send, blanket);
    if (at === null) this.facts.push(fact);
    else this.facts[at] = fact;
    this.model.say({ id: fact.id, from, until, value, running }, answer);
  }

  async expectExact(): Promise<void> {
    const batch = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
    const node: RollupNode = { kind: 'TENANT', tenantId: this.id, territory: '3402' };
    const told = async (text: string) => {
      const question = { node, period: parsePeriod(text), sector: null, campaignId: null };
      const sum = (await batch.figures(question, ['SUSPECTS_CAUGHT'])).get('SUSPECTS_CAUGHT');
      return { value: Number(sum?.amount ?? 0), spanning: Number(sum?.spanning?.amount ?? 0) };
    };
    for (const text of [...PERIODS, ...OTHERS])
      expect({ text, ...(await told(text)) }).toEqual({ text, ...this.model.figure(parsePeriod(text)) });
    const months = await Promise.all(
      Array.from({ length: 12 }, (_, at) => told(`2026-${String(at + 1).padStart(2, '0')}`)),
    );
    const year = await told('2026');
    expect(year.value + year.spanning).toBe(months.reduce((sum, { value, spanning }) => sum + value + spanning, 0));
  }
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
      const tenant = await insertTenant(api.db, 'POLICE', '340210');
      const unit = new Unit(tenant.id, administratorsOf([tenant])[0] as Viewer);
      for (const next of steps) {
        await unit.take(next);
        await unit.expectExact();
      }
    }),
    { numRuns: Number(process.env['FANZHA_TEST_TOTAL_HISTORIES'] ?? 12), endOnFailure: true },
  );
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
}, 300_000);

test('the recount finds a rest that somebody has tampered with', async () => {
  const tenant = await insertTenant(api.db, 'POLICE', '340210');
  const unit = new Unit(tenant.id, administratorsOf([tenant])[0] as Viewer);
  await unit.take({
    do: 'record',
    said: { until: '2026-03-31', days: 0, value: 40, running: true, answer: 'INCLUDED' },
  });
  await api.db.sql('update stated_total set rest_amount = 39 where tenant_id = $1', [tenant.id]);
  const { examples } = await api.app.get(ReconcileService).reconcileCity('3402');
  expect(examples).toContainEqual(
    expect.objectContaining({ table: 'total', node: tenant.id, counted: [40, 20260101] }),
  );
});
