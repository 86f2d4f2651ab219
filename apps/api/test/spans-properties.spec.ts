import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  addDays,
  type IndicatorCode,
  isWithin,
  type LocalDate,
  parsePeriod,
  type Period,
  previousPeriod,
  sameLastYear,
  type Sector,
  sectorOf,
} from '@fanzha/domain';
import { type ActivityFact, ActivityService, type TallyFact, TallyService } from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { CompactionService, OperationReads, ReconcileService, type RollupNode, type Sum } from '@fanzha/rollup';
import fc from 'fast-check';
import { figureOfSentences, mayGrow, type Sentence, type Told } from './spans.model.js';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Random histories of statements that cover several days: activities with amounts of all their days or of some, counts
 * up to a day; recorded, amended, voided by several units, folded in between and at the same time. After each, every
 * node's figures in months, quarters, years, weeks and ranges are those of a model that knows sentences and nothing of
 * cells; months add up to quarters and years, value and spanning together; and growth may be told where no sentence
 * speaks of days on both sides of an end of a period.
 */
const FIRST_DAYS = ['2024-11-20', '2024-12-31', '2025-01-01', '2025-02-28', '2025-03-16', '2025-03-31', '2025-06-30'];
const LENGTHS = [0, 0, 1, 5, 16, 40, 93, 200, 365];
const KEPT = [
  '2024',
  '2025',
  '2026',
  '2026-Q1',
  '2024-Q4',
  '2025-Q1',
  '2025-Q2',
  '2025-Q3',
  '2024-12',
  '2025-01',
  '2025-03',
  '2025-04',
];
const OTHERS = [
  '2025-W01',
  '2025-W11',
  '2024-12-15/2025-03-31',
  '2025-01-01/2025-03-16',
  '2025-03-01/2025-03-20',
  '2025-02-10/2025-08-20',
  '2025-01-01/2025-06-30',
];
const TYPES = ['LECTURE', 'CLASS_MEETING'] as const;
const ACTIVITY_CODES = ['LEAFLETS', 'SESSIONS'] as const;
const CODES: readonly IndicatorCode[] = [...ACTIVITY_CODES, 'SUSPECTS_CAUGHT'];
const PLACES = ['340210100001', '340210100', '340210', '340223100'];

const amount = fc.oneof(
  fc.record({
    value: fc.integer({ min: 0, max: 500 }),
    qualifier: fc.constantFrom('EXACT' as const, 'AT_LEAST' as const, 'APPROX' as const),
  }),
  fc.record({ value: fc.constant(null), qualifier: fc.constantFrom('UNCOUNTED' as const, 'WITHHELD' as const) }),
);
/** Of all days; or divided where each number of days ends, the days left over stated by nobody. */
const lines = fc.oneof(
  fc.array(fc.record({ amount }), { minLength: 1, maxLength: 1 }).map((all) => ({ all, parts: null })),
  fc
    .array(fc.record({ amount, gap: fc.constantFrom(0, 0, 3, 30), days: fc.constantFrom(0, 0, 4, 31, 61) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => ({ all: null, parts })),
);
const statement = fc.record({
  unit: fc.nat(2),
  first: fc.constantFrom(...FIRST_DAYS),
  days: fc.constantFrom(...LENGTHS),
  type: fc.constantFrom(...TYPES),
  planned: fc.constantFrom(false, false, false, true),
  of: fc.record({ LEAFLETS: fc.option(lines), SESSIONS: fc.option(lines) }),
});
const count = fc.record({
  first: fc.constantFrom(...FIRST_DAYS),
  days: fc.constantFrom(...LENGTHS),
  amount,
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), statement }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count' as const), count }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(30), statement, count }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      statements: fc.array(statement, { minLength: 2, maxLength: 3 }),
    }),
  },
);
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;
type Count = typeof count extends fc.Arbitrary<infer T> ? T : never;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let api: TestApi;
let units: TestTenant[];
let viewers: Viewer[];
/** Records with the sentences that they say; voided ones and plans say none. */
const told: { fact: ActivityFact | TallyFact; unit: number; sentences: readonly Sentence[] }[] = [];

beforeAll(async () => {
  api = await startTestApi();
  units = [
    await insertTenant(api.db, 'SCHOOL', '340210100001'),
    await insertTenant(api.db, 'POLICE', '340210'),
    await insertTenant(api.db, 'HOSPITAL', '340223100'),
  ];
  viewers = administratorsOf(units);
});
afterAll(() => api.close());

const POLICE = 1;
const SCHOOLS = sectorOf('SCHOOL');
const placeOf = (unit: number): string => units[unit]?.regionCode ?? '';

/** The amounts of a statement with their days, as they are sent, and what they say. */
function linesOf({ unit, first, days, type, of }: Statement) {
  const last = addDays(first, days);
  const own = { unit, place: placeOf(unit), type };
  return ACTIVITY_CODES.flatMap((indicator) => {
    const stated = of[indicator];
    if (!stated) return [];
    if (stated.all)
      return stated.all.map((each) => ({
        input: { indicator, ...each.amount },
        sentence: { ...own, indicator, from: first, until: last, ...each.amount },
      }));
    let day = first;
    return stated.parts.flatMap((part) => {
      const from = addDays(day, part.gap);
      const until = addDays(from, part.days);
      if (until > last) return [];
      day = addDays(until, 1);
      const said = { indicator, ...part.amount };
      return [
        { input: { ...said, ...(part.days > 0 && { from }), until }, sentence: { ...own, ...said, from, until } },
      ];
    });
  });
}

const activityInput = (given: Statement) => ({
  type: given.type,
  title: '防诈骗宣传',
  status: given.planned ? (given.days > 1 ? ('REQUIRED' as const) : ('PLANNED' as const)) : ('DONE' as const),
  startOn: given.first,
  endOn: given.days > 0 ? addDays(given.first, given.days) : null,
  measures: linesOf(given).map(({ input }) => input),
});
const sentencesOf = (given: Statement) => (given.planned ? [] : linesOf(given).map(({ sentence }) => sentence));

const tallyInput = ({ first, days, amount: stated }: Count) => ({
  ledger: 'ENFORCEMENT' as const,
  beganOn: days > 0 ? first : null,
  occurredOn: addDays(first, days),
  measures: [{ indicator: 'SUSPECTS_CAUGHT' as const, released: false, ...stated }],
});
const countedSentence = ({ first, days, amount: stated }: Count): Sentence => ({
  unit: POLICE,
  place: placeOf(POLICE),
  type: null,
  indicator: 'SUSPECTS_CAUGHT',
  from: first,
  until: addDays(first, days),
  ...stated,
});

async function recordActivity(given: Statement): Promise<void> {
  const viewer = viewers[given.unit] as Viewer;
  const fact = await api.app.get(ActivityService).record(viewer, activityInput(given));
  told.push({ fact, unit: given.unit, sentences: sentencesOf(given) });
}

async function take(next: Step): Promise<void> {
  const compaction = api.app.get(CompactionService);
  const tallies = api.app.get(TallyService);
  const activities = api.app.get(ActivityService);
  const at = 'which' in next && told.length > 0 ? next.which % told.length : null;
  const met = at === null ? null : told[at];
  const changeable = met?.fact.recordStatus === 'ACTIVE' ? met : null;
  if (next.do === 'record') await recordActivity(next.statement);
  if (next.do === 'count') {
    const fact = await tallies.record(viewers[POLICE] as Viewer, tallyInput(next.count));
    told.push({ fact, unit: POLICE, sentences: [countedSentence(next.count)] });
  }
  if (next.do === 'amend' && changeable) {
    const viewer = viewers[changeable.unit] as Viewer;
    const { id, version } = changeable.fact;
    const given = { ...next.statement, unit: changeable.unit };
    told[at as number] =
      'ledger' in changeable.fact
        ? {
            ...changeable,
            fact: await tallies.amend(viewer, id, version, tallyInput(next.count)),
            sentences: [countedSentence(next.count)],
          }
        : {
            ...changeable,
            fact: await activities.amend(viewer, id, version, activityInput(given)),
            sentences: sentencesOf(given),
          };
  }
  if (next.do === 'void' && changeable) {
    const service = 'ledger' in changeable.fact ? tallies : activities;
    const { id, version } = changeable.fact;
    const fact = await service.void(viewers[changeable.unit] as Viewer, id, version, '重复录入');
    told[at as number] = { ...changeable, fact, sentences: [] };
  }
  if (next.do === 'compact') await compaction.compactCity('3402', next.batch);
  if (next.do === 'together')
    await Promise.all([...next.statements.map(recordActivity), compaction.compactCity('3402', 2)]);
}

/** A figure as the engine answers it, in the words of the model. */
function answered(sum: Sum | undefined): ReturnType<typeof figureOfSentences> {
  const plain = ({ amount: value, atLeast, approx, uncounted, withheld }: Omit<Sum, 'spanning' | 'goesOn'>): Told => ({
    amount: Number(value),
    atLeast,
    approx,
    uncounted,
    withheld,
  });
  const none = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
  const across = (part: Sum['spanning']) => (part ? { lines: part.lines, ...plain(part) } : null);
  return { within: plain(sum ?? none), spanning: across(sum?.spanning), goesOn: across(sum?.goesOn) };
}

/** What a page goes by: neither figure has anything counted, or uncounted, on both sides of an end of its period. */
const hasGrowth = (...sums: (Sum | undefined)[]): boolean =>
  !sums.some((sum) =>
    [sum?.spanning, sum?.goesOn].some((part) => part && (part.amount !== 0 || part.uncounted + part.withheld > 0)),
  );

const NODES = (): RollupNode[] => [
  ...['3402', '340210', '340210100', '340210100001', '340223'].map((code): RollupNode => ({ kind: 'REGION', code })),
  ...PLACES.slice(1, 3).map((code): RollupNode => ({ kind: 'OWN', code })),
  ...units.map((unit): RollupNode => ({ kind: 'TENANT', tenantId: unit.id, territory: '3402' })),
];

const isHere = (node: RollupNode, { unit, place }: Sentence): boolean =>
  node.kind === 'TENANT'
    ? units[unit]?.id === node.tenantId
    : node.kind === 'OWN'
      ? place === node.code
      : isWithin(place, node.code);

async function expectExact(): Promise<void> {
  const batch = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
  const sentences = told.flatMap((each) => each.sentences);
  const ask = (node: RollupNode, period: Period, sector: Sector | null = null) => ({
    node,
    period,
    sector,
    campaignId: null,
  });
  await Promise.all(
    NODES().flatMap((node) =>
      [...KEPT, ...OTHERS].map(async (text) => {
        const period = parsePeriod(text);
        const here = sentences.filter((sentence) => isHere(node, sentence));
        const figures = await batch.figures(ask(node, period), CODES, true);
        const ofSchools = await batch.figures(ask(node, period, SCHOOLS), CODES, true);
        const compared = [previousPeriod(period), sameLastYear(period)];
        const before = await Promise.all(compared.map((each) => batch.figures(ask(node, each), CODES, true)));
        const members = await batch.members(ask(node, period), 'LEAFLETS', 'ACTIVITY_TYPE');
        for (const code of CODES) {
          const of = here.filter(({ indicator }) => indicator === code);
          const label = JSON.stringify({ node, text, code });
          expect({ label, ...answered(figures.get(code)) }).toEqual({ label, ...figureOfSentences(of, period) });
          const said = of.filter(({ unit }) => unit === 0);
          expect({ label, ...answered(ofSchools.get(code)) }).toEqual({ label, ...figureOfSentences(said, period) });
          const growths = before.map((each) => hasGrowth(figures.get(code), each.get(code)));
          expect({ label, growths }).toEqual({ label, growths: compared.map((each) => mayGrow(of, [period, each])) });
        }
        for (const type of TYPES) {
          const of = here.filter((sentence) => sentence.indicator === 'LEAFLETS' && sentence.type === type);
          const label = JSON.stringify({ node, text, type });
          // Of parts no growth is told.
          const expected = { ...figureOfSentences(of, period), goesOn: null };
          expect({ label, ...answered(members.get(type)) }).toEqual({ label, ...expected });
        }
      }),
    ),
  );
  await expectMonthsToAddUp(batch);
}

/** Nothing is apportioned and nothing disappears. */
async function expectMonthsToAddUp(batch: OperationReads): Promise<void> {
  const whole = async (node: RollupNode, text: string): Promise<number> => {
    const question = { node, period: parsePeriod(text), sector: null, campaignId: null };
    const sum = (await batch.figures(question, ['LEAFLETS'])).get('LEAFLETS');
    return Number(sum?.amount ?? 0) + Number(sum?.spanning?.amount ?? 0);
  };
  const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
  for (const node of NODES()) {
    const months = await Promise.all(monthsOfYear.map((month) => whole(node, month)));
    const quarters = await Promise.all([1, 2, 3, 4].map((quarter) => whole(node, `2025-Q${quarter}`)));
    expect(quarters).toEqual([0, 3, 6, 9].map((at) => total(months.slice(at, at + 3))));
    expect(await whole(node, '2025')).toBe(total(months));
  }
}
const monthsOfYear: readonly LocalDate[] = Array.from(
  { length: 12 },
  (_, at) => `2025-${String(at + 1).padStart(2, '0')}`,
);

test('what is stated of several days is exact at every node and in every period', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      for (const next of steps) await take(next);
      await expectExact();
    }),
    { numRuns: Number(process.env['FANZHA_TEST_SPAN_HISTORIES'] ?? 10), endOnFailure: true },
  );
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  await expectExact();
}, 300_000);

test('the recount finds what somebody has tampered with', async () => {
  await api.db.sql(
    `insert into rollup_spanning (city_code, node, dimension, before, month, sector, member,
      region_code, indicator, lines)
     values ('3402', '340210', '*', 'MONTH', '2025-07', '*', '*', '340210', 'LEAFLETS', 7)
     on conflict (city_code, node, dimension, before, month, sector, member, region_code, indicator)
     do update set lines = rollup_spanning.lines + 7`,
  );
  const { differences, examples } = await api.app.get(ReconcileService).reconcileCity('3402');
  expect(differences).toBe(1);
  expect(examples[0]).toMatchObject({ table: 'spanning', node: '340210', period: '2025-07<MONTH' });
});
