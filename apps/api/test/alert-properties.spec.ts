import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type AlertResult, EMPTY_FIGURE, type IndicatorCode, isWithin, parsePeriod, todayIn } from '@fanzha/domain';
import {
  AlertAnswers,
  alertContributions,
  type AlertFact,
  AlertService,
  type TallyFact,
  TallyService,
} from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { CompactionService, OperationReads, ReconcileService, type RollupNode } from '@fanzha/rollup';
import fc from 'fast-check';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { wrongRepeats } from './support/repeats.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Alerts: random histories of recording, assigning, passing on, taking back, answering, answering otherwise and
 * voiding, and of counting whole spans of them, against a model that knows only what was said, at every node, before
 * and after compaction, and the recount.
 */
const HISTORIES = Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 6);
const MINUTE = 60_000;
/** Two days long gone, whose answers are late, and an hour ago. */
const MOMENTS = ['2026-03-05T01:00:00Z', '2026-10-31T20:30:00Z', 'recently'] as const;
const REGIONS = ['340210', '340210100001', '340210101'] as const;
const PERIODS = ['2026', '2026-Q1', '2026-11', '2026-03-01/2026-03-31'];
const INDICATORS = [
  'ALERTS_RECEIVED',
  'ALERTS_HANDLED',
  'ALERTS_ON_TIME',
  'ALERTS_FACE_TO_FACE',
  'ALERTS_LOST',
  'INTERCEPTIONS',
  'LOSS_AVOIDED',
] as const satisfies readonly IndicatorCode[];
const RESULTS = ['DISSUADED', 'NOT_FOUND', 'REFUSED', 'TRANSFERRED', 'REPEATED'] as const satisfies AlertResult[];

const statement = fc.record({
  moment: fc.constantFrom(...MOMENTS),
  region: fc.constantFrom(...REGIONS),
  /** 0: nobody; else a unit, the police among them. */
  assignee: fc.nat(3),
});
const answer = fc.record({
  result: fc.constantFrom(...RESULTS),
  met: fc.boolean(),
  later: fc.boolean(),
  loss: fc.integer({ min: 0, max: 900 }),
});
/** Days of which alerts are counted: with a moment of an alert among them, and without. */
const SPANS = [
  ['2026-03-01', '2026-03-31'],
  ['2026-03-06', '2026-03-20'],
  ['2026-10-25', '2026-11-05'],
] as const;
const counting = fc.record({
  by: fc.nat(2),
  span: fc.constantFrom(...SPANS),
  region: fc.constantFrom(...REGIONS),
  received: fc.nat(50),
  handled: fc.nat(50),
});
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count' as const), counting }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('uncount' as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), statement }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(20), statement }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(20), answer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 5 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

/** What was said of one alert, and nothing of how it is kept. */
interface Told {
  fact: AlertFact;
  said: Statement;
  answer: Answer | null;
  voided: boolean;
}

/** What was counted, and whether that was taken back. */
interface Counted {
  fact: TallyFact;
  said: typeof counting extends fc.Arbitrary<infer T> ? T : never;
  voided: boolean;
}

let api: TestApi;
let units: TestTenant[];
let viewers: Viewer[];
const told: Told[] = [];
const counts: Counted[] = [];
const started = Date.now();
const receivedAt = (moment: Statement['moment']): Date =>
  new Date(moment === 'recently' ? started - 60 * MINUTE : moment);

beforeAll(async () => {
  api = await startTestApi();
  units = [
    await insertTenant(api.db, 'POLICE', '340210'),
    await insertTenant(api.db, 'COMMUNITY', '340210100001'),
    await insertTenant(api.db, 'BANK', '340210101'),
  ];
  viewers = administratorsOf(units);
});
afterAll(() => api.close());

const unitIn = ({ assignee }: Statement): TestTenant | null => (assignee === 0 ? null : (units[assignee - 1] ?? null));
const inputOf = (said: Statement) => ({
  receivedAt: receivedAt(said.moment),
  source: 'PROVINCE' as const,
  level: 'LOW' as const,
  kind: 'CALL' as const,
  regionCode: said.region,
  assigneeId: unitIn(said)?.id ?? null,
  assignReason: '改派',
});

async function take(next: Step): Promise<void> {
  if (next.do === 'compact') return void (await api.app.get(CompactionService).compactCity('3402', next.batch));
  const police = viewers[0] as Viewer;
  const service = api.app.get(AlertService);
  if (next.do === 'count') return countSpan(next.counting);
  if (next.do === 'uncount') return uncount(next.which);
  if (next.do === 'record') {
    if (isCounted(next.statement)) {
      const refused = expect.objectContaining({ code: 'BAD_INPUT' });
      await expect(service.record(police, inputOf(next.statement))).rejects.toEqual(refused);
      return;
    }
    const fact = await service.record(police, inputOf(next.statement));
    told.push({ fact, said: next.statement, answer: null, voided: false });
    return;
  }
  const one = told[next.which % Math.max(told.length, 1)];
  if (!one || one.voided) return;
  if (next.do === 'void') {
    one.fact = await service.void(police, one.fact.id, one.fact.version, '录错');
    one.voided = true;
  } else if (next.do === 'amend') {
    // What was answered stays with who answered: the service refuses it, which its own spec shows.
    if (one.answer) return;
    const stays = one.said.moment === next.statement.moment && one.said.region === next.statement.region;
    if (!stays && isCounted(next.statement)) return;
    one.fact = await service.amend(police, one.fact.id, one.fact.version, inputOf(next.statement));
    one.said = next.statement;
  } else await answerOne(one, next.answer);
}

const dayOf = ({ moment }: Statement): string => todayIn('Asia/Shanghai', receivedAt(moment));
const meet = (one: string, other: string): boolean => isWithin(one, other) || isWithin(other, one);

/** Whether the police have counted alerts of the day and place. */
const isCounted = (said: Statement): boolean =>
  counts.some(
    ({ said: { by, span, region }, voided }) =>
      !voided && by === 0 && span[0] <= dayOf(said) && dayOf(said) <= span[1] && meet(region, said.region),
  );

async function countSpan(said: Counted['said']): Promise<void> {
  const unit = units[said.by];
  const viewer = viewers[said.by];
  if (!unit || !viewer || !isWithin(said.region, unit.regionCode)) return;
  const [from, until] = said.span;
  const isAmong = (one: Statement) => from <= dayOf(one) && dayOf(one) <= until;
  const singly = told.some(
    ({ said: one, voided }) =>
      !voided && isAmong(one) && (said.by === 0 ? meet(one.region, said.region) : unitIn(one) === unit),
  );
  const counted = counts.some(
    ({ said: { by, span, region }, voided }) =>
      !voided && by === said.by && span[0] <= until && from <= span[1] && (by > 0 || meet(region, said.region)),
  );
  const amount = (indicator: IndicatorCode, value: number) =>
    ({ indicator, value, qualifier: 'EXACT', released: false }) as const;
  const service = api.app.get(TallyService);
  const input = {
    ledger: 'ALERT_COUNT' as const,
    beganOn: from,
    occurredOn: until,
    regionCode: said.region,
    measures: [amount('ALERTS_RECEIVED', said.received + said.handled), amount('ALERTS_HANDLED', said.handled)],
  };
  // What was saved is borne by interceptions alone, whoever counts the alerts.
  const withLoss = { ...input, measures: [...input.measures, amount('LOSS_AVOIDED', said.handled)] };
  await expect(service.record(viewer, withLoss)).rejects.toEqual(expect.objectContaining({ code: 'BAD_INPUT' }));
  const recorded = service.record(viewer, input);
  if (singly || counted) await expect(recorded).rejects.toEqual(expect.objectContaining({ code: 'BAD_INPUT' }));
  else counts.push({ fact: await recorded, said, voided: false });
}

async function uncount(which: number): Promise<void> {
  const one = counts[which % Math.max(counts.length, 1)];
  const viewer = one && viewers[one.said.by];
  if (!one || !viewer || one.voided) return;
  one.fact = await api.app.get(TallyService).void(viewer, one.fact.id, one.fact.version, '报错了');
  one.voided = true;
}

/** What counted alerts add to an indicator: of the police at their place, of other units for themselves alone. */
function expectedOfCounts(code: (typeof INDICATORS)[number], node: RollupNode, from: string, to: string): number {
  return counts.reduce((sum, { said: { by, span, region, received, handled }, voided }) => {
    if (voided || span[0] < from || span[1] > to) return sum;
    const here = node.kind === 'TENANT' ? node.tenantId === units[by]?.id : by === 0 && isWithin(region, node.code);
    const amounts: Readonly<Partial<Record<IndicatorCode, number>>> = {
      ALERTS_RECEIVED: received + handled,
      ALERTS_HANDLED: handled,
    };
    return here ? sum + (amounts[code] ?? 0) : sum;
  }, 0);
}

async function answerOne(one: Told, said: Answer): Promise<void> {
  const unit = unitIn(one.said);
  const viewer = unit && viewers[units.indexOf(unit)];
  if (!viewer) return;
  const at = new Date(receivedAt(one.said.moment).getTime() + MINUTE);
  const isDissuaded = said.result === 'DISSUADED';
  // A repeat names an alert of the unit that counts itself; where there is none, nothing is answered.
  const repeated = told.find(
    (other) => other !== one && !other.voided && unitIn(other.said) === unit && other.answer?.result !== 'REPEATED',
  );
  if (said.result === 'REPEATED' && !repeated) return;
  one.fact = await api.app
    .get(AlertAnswers, { strict: false })
    .answer(viewer, one.fact.id, one.fact.version, one.fact.answer?.version ?? 0, {
      result: said.result,
      steps: [{ way: said.met ? 'MEETING' : 'PHONE', at }],
      lossAvoided: isDissuaded ? said.loss : null,
      lossAvoidedQualifier: 'EXACT',
      ...(said.result === 'REPEATED' && repeated && { repeatOfId: repeated.fact.id }),
      laterCaseOn: said.later && said.result !== 'REPEATED' ? todayIn() : null,
    });
  one.answer = said;
}

/** What the model says of an indicator: by what was said of each alert, and of the transfers that answers stopped. */
function expected(code: (typeof INDICATORS)[number], node: RollupNode, from: string, to: string): number {
  return told.reduce((sum, { said, answer: given, voided }) => {
    const day = todayIn('Asia/Shanghai', receivedAt(said.moment));
    if (day < from || day > to) return sum;
    const unit = unitIn(said);
    if (code === 'INTERCEPTIONS' || code === 'LOSS_AVOIDED') {
      // A transfer that was stopped stays stopped, whatever becomes of the alert.
      if (given?.result !== 'DISSUADED' || !unit) return sum;
      const here = node.kind === 'TENANT' ? node.tenantId === unit.id : isWithin(unit.regionCode, node.code);
      return here ? sum + (code === 'INTERCEPTIONS' ? 1 : given.loss) : sum;
    }
    if (voided || given?.result === 'REPEATED') return sum;
    const here =
      node.kind === 'TENANT' ? [units[0]?.id, unit?.id].includes(node.tenantId) : isWithin(said.region, node.code);
    const counts: Readonly<Record<string, boolean>> = {
      ALERTS_RECEIVED: true,
      ALERTS_HANDLED: given !== null,
      ALERTS_ON_TIME: given !== null && said.moment === 'recently',
      ALERTS_FACE_TO_FACE: given?.met === true,
      ALERTS_LOST: given !== null && (given.result === 'TRANSFERRED' || given.later),
    };
    return here && counts[code] ? sum + 1 : sum;
  }, 0);
}

async function expectExact(): Promise<void> {
  const rows = await api.db.sql<{ n: number }>(`select count(*)::int as n from fact_figure where fact_kind = 'ALERT'`);
  const stated = told.flatMap(({ fact }) => alertContributions(fact)).flatMap(({ figures }) => Object.keys(figures));
  expect(rows[0]?.n).toBe(stated.length);
  const reads = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
  const nodes: RollupNode[] = [
    ...['3402', '340210', '340210100', '340210100001', '340210101'].map((code): RollupNode => ({
      kind: 'REGION',
      code,
    })),
    ...units.map(({ id, regionCode }): RollupNode => ({ kind: 'TENANT', tenantId: id, territory: regionCode })),
  ];
  for (const node of nodes)
    for (const text of PERIODS) {
      const period = parsePeriod(text);
      const figures = await reads.figures({ node, period, sector: null, campaignId: null }, INDICATORS);
      const label = JSON.stringify({ node, text });
      for (const code of INDICATORS)
        expect({ label, code, amount: (figures.get(code) ?? EMPTY_FIGURE).amount }).toEqual({
          label,
          code,
          amount:
            expected(code, node, period.start, period.end) + expectedOfCounts(code, node, period.start, period.end),
        });
    }
}

test('random histories of alerts are exact at every node, once upward', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      for (const next of steps) await take(next);
      await expectExact();
      await api.app.get(CompactionService).compactCity('3402');
      await expectExact();
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  );
  const results = await api.app.get(ReconcileService, { strict: false }).reconcileAll();
  expect([...results.values()].flatMap(({ examples }) => examples)).toEqual([]);
  expect(await wrongRepeats(api.db)).toEqual({});
  expect(told.filter(({ answer: given }) => given !== null).length).toBeGreaterThan(0);
}, 240_000);
