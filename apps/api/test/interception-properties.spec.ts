import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  addFigures,
  EMPTY_FIGURE,
  type FigureSum,
  type IndicatorCode,
  isWithin,
  parsePeriod,
  type Qualifier,
} from '@fanzha/domain';
import {
  fundsActionContributions,
  type FundsActionFact,
  FundsActionService,
  interceptionContributions,
  type InterceptionFact,
  InterceptionService,
  ParticipationService,
} from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import {
  CompactionService,
  type Contribution,
  ReconcileService,
  OperationReads,
  type RollupNode,
} from '@fanzha/rollup';
import fc from 'fast-check';
import { insertCampaign } from './support/actors.js';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { wrongRepeats } from './support/repeats.js';
import { sumOf } from './support/sums.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Interceptions, joint ones among them, and funds actions: random histories through their services, compaction in
 * between, then what the pure functions say about the living facts against the views that state all facts as rows, the
 * engine's answers at every node before and after compaction, and the recount.
 */
const DAYS = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-16', '2026-10-31'];
const PERIODS = ['2025', '2026', '2026-Q1', '2026-10', '2026-W01', '2025-12-31/2026-02-28'];
const INTERCEPTED = ['INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS'] as const;
const MOVED = ['STOP_PAYMENT', 'FROZEN', 'RETURNED', 'ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN'] as const;
const INDICATORS = [...INTERCEPTED, ...MOVED];

const qualifier = fc.constantFrom<Qualifier>('EXACT', 'AT_LEAST', 'APPROX');
const without = fc.constantFrom<Qualifier>('UNCOUNTED', 'WITHHELD');
const stated = fc.oneof(
  { weight: 3, arbitrary: fc.record({ value: fc.integer({ min: 0, max: 5_000 }), qualifier }) },
  { weight: 1, arbitrary: fc.record({ value: fc.constant(null), qualifier: without }) },
);
const statement = fc.record({
  unit: fc.nat(3),
  occurredOn: fc.constantFrom(...DAYS),
  count: stated,
  amount: stated,
  dissuasions: fc.option(stated),
  fraudTypeCode: fc.constantFrom(null, 'F01', 'F0201'),
  victimAgeBand: fc.constantFrom(null, '60-69', '70+'),
  venue: fc.constantFrom('COUNTER' as const, 'PHONE' as const),
  /** Several places, and how many more than theirs there were. */
  places: fc.option(
    fc.record({
      counts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      more: fc.integer({ min: 0, max: 3 }),
      qualifier,
    }),
  ),
  stage: fc.constantFrom('STOP_PAYMENT' as const, 'FREEZE' as const, 'RETURN' as const),
  joined: fc.subarray([0, 1, 2, 3]),
  /** Which of two campaigns it names. */
  named: fc.subarray([0, 1]),
});
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

const ledger = fc.constantFrom('interception' as const, 'interception' as const, 'funds' as const);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), ledger, statement }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('amend' as const), ledger, which: fc.nat(30), statement }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), ledger, which: fc.nat(30) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      which: fc.nat(30),
      unit: fc.nat(3),
      confirm: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 5 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let api: TestApi;
let campaigns: string[];
let units: TestTenant[];
let viewers: Viewer[];
const interceptions: InterceptionFact[] = [];
const actions: FundsActionFact[] = [];

beforeAll(async () => {
  api = await startTestApi();
  units = [
    await insertTenant(api.db, 'BANK', '340210100001'),
    await insertTenant(api.db, 'POLICE', '340210100'),
    await insertTenant(api.db, 'BANK', '340210'),
    await insertTenant(api.db, 'POLICE', '340210101'),
  ];
  viewers = administratorsOf(units);
  campaigns = [];
  for (const name of ['全民反诈在行动', '百日行动'])
    campaigns.push(await insertCampaign(api.db, units[0]?.id ?? '', name, ['2025-01-01', '2026-12-31']));
});
afterAll(() => api.close());

const unitOf = (fact: { tenantId: string }) => units.findIndex(({ id }) => id === fact.tenantId);
const whole = ({ value, qualifier: how }: { value: number | null; qualifier: Qualifier }, none: number) =>
  [value ?? none, how] as const;

const idsOf = ({ named }: Pick<Statement, 'named'>) => named.map((at) => campaigns[at] as string);

const PLACES = ['PHONE', 'ATM', 'COUNTER'] as const;

function placesOf({ venue, places }: Pick<Statement, 'venue' | 'places'>) {
  const others = [venue, ...PLACES.filter((one) => one !== venue)];
  return places?.counts.map((count, at) => ({ venue: others[at] ?? venue, count })) ?? null;
}

/** What is said of the whole where places are: nothing, or as many and more. */
function countedAt({ count, places }: Pick<Statement, 'count' | 'places'>): readonly [number, Qualifier] {
  if (places === null) return whole(count, 1);
  const sum = places.counts.reduce((all, one) => all + one, 0);
  return places.qualifier === 'EXACT' ? [1, 'EXACT'] : [sum + places.more, places.qualifier];
}

function interceptionInput(
  { unit, occurredOn, venue, fraudTypeCode, victimAgeBand, dissuasions, ...given }: Statement,
  recorder = unit,
) {
  const [count, countQualifier] = countedAt(given);
  const joinedByTenantIds = given.joined
    .filter((other) => other !== recorder)
    .map((other) => (units[other] as TestTenant).id);
  const { value: amount, qualifier: amountQualifier } = given.amount;
  return {
    occurredOn,
    venue,
    venues: placesOf({ venue, ...given }),
    fraudTypeCode,
    victimAgeBand,
    count,
    countQualifier,
    amount,
    amountQualifier,
    dissuasions,
    joinedByTenantIds,
    campaignIds: idsOf(given),
  };
}

function actionInput({ occurredOn, stage, ...given }: Statement) {
  const [accounts, accountsQualifier] = whole(given.count, 1);
  const [amount, amountQualifier] = whole(given.amount, 0);
  return {
    occurredOn,
    stage,
    accounts,
    accountsQualifier,
    amount,
    amountQualifier,
    campaignIds: idsOf(given),
  };
}

async function take(next: Step): Promise<void> {
  if (next.do === 'compact') return void (await api.app.get(CompactionService).compactCity('3402', next.batch));
  if (next.do === 'answer') return answer(next);
  const joint = next.ledger === 'interception';
  if (next.do === 'record') {
    const recorder = joint ? next.statement.unit : 1 + 2 * (next.statement.unit % 2);
    const viewer = viewers[recorder] as Viewer;
    if (joint)
      interceptions.push(await api.app.get(InterceptionService).record(viewer, interceptionInput(next.statement)));
    else actions.push(await api.app.get(FundsActionService).record(viewer, actionInput(next.statement)));
    return;
  }
  const facts: (InterceptionFact | FundsActionFact)[] = joint ? interceptions : actions;
  const position = facts.length > 0 ? next.which % facts.length : 0;
  const before = facts[position];
  if (!before || before.recordStatus === 'VOIDED') return;
  const viewer = viewers[unitOf(before)] as Viewer;
  const service = api.app.get<InterceptionService | FundsActionService>(
    joint ? InterceptionService : FundsActionService,
  );
  if (next.do === 'void') facts[position] = await service.void(viewer, before.id, before.version, '重复录入');
  else if (joint) {
    facts[position] = await api.app
      .get(InterceptionService)
      .amend(viewer, before.id, before.version, interceptionInput(next.statement, unitOf(before)));
  } else
    facts[position] = await api.app
      .get(FundsActionService)
      .amend(viewer, before.id, before.version, actionInput(next.statement));
}

/** A unit that was named says whether it took part; one that was not named is told that there is nothing. */
async function answer({ which, unit, confirm }: Extract<Step, { do: 'answer' }>): Promise<void> {
  const at = which % Math.max(interceptions.length, 1);
  const before = interceptions[at];
  const viewer = viewers[unit] as Viewer;
  if (!before?.joinedBy.some(({ id }) => id === viewer.tenantId) || before.recordStatus === 'VOIDED') return;
  const said = confirm ? 'CONFIRMED' : 'DECLINED';
  interceptions[at] = await api.app
    .get(ParticipationService, { strict: false })
    .answer(viewer, before.id, before.version, said);
}

const contributionsOfAll = (): Contribution[] => [
  ...interceptions.flatMap(interceptionContributions),
  ...actions.flatMap(fundsActionContributions),
];

/** One row per key and indicator, as text: for comparing what the pure functions say with what the views say. */
function rowsOf(parts: readonly Contribution[]): string[] {
  const sums = new Map<string, FigureSum>();
  for (const part of parts) {
    for (const [indicator, figure] of Object.entries(part.figures) as [IndicatorCode, FigureSum][]) {
      const { day, tenantId, homeRegion, regionCode, sector, campaignIds, fraudType, ageBand, venue, tenantOnly } =
        part;
      const key = [
        day,
        tenantId,
        homeRegion,
        regionCode,
        sector,
        campaignIds,
        fraudType,
        ageBand,
        venue,
        tenantOnly,
        indicator,
      ].join('|');
      sums.set(key, addFigures(sums.get(key) ?? EMPTY_FIGURE, figure));
    }
  }
  return [...sums]
    .map(([key, { amount, atLeast, approx, uncounted, withheld, toCheck }]) =>
      [key, amount, atLeast, approx, uncounted, withheld, toCheck].join('|'),
    )
    .sort();
}

const KEY = [
  'day',
  'tenant_id',
  'home_region',
  'region_code',
  'sector',
  'campaign_ids',
  'fraud_type',
  'age_band',
  'venue',
  'tenant_only',
  'indicator',
];
const qualified = (qualifier: Qualifier) =>
  `coalesce(sum(weight) filter (where qualifier = '${qualifier}'), 0)::int as ${qualifier.toLowerCase()}`;
const STATED_ROWS = `
  select ${KEY.join(', ').replace('day', 'day::text as day')}, coalesce(sum(amount), 0)::int as amount,
    ${qualified('AT_LEAST')}, ${qualified('APPROX')},
    ${qualified('UNCOUNTED')}, ${qualified('WITHHELD')}, coalesce(sum(to_check), 0)::int as to_check
  from fact_figure group by ${KEY.map((column) => `fact_figure.${column}`).join(', ')}`;

async function statedRows(): Promise<string[]> {
  const rows = await api.db.sql(STATED_ROWS);
  const columns = [...KEY, 'amount', 'at_least', 'approx', 'uncounted', 'withheld', 'to_check'];
  return rows.map((row) => columns.map((column) => row[column] ?? '').join('|')).sort();
}

async function expectExact(): Promise<void> {
  const parts = contributionsOfAll();
  expect(await statedRows()).toEqual(rowsOf(parts));
  const [{ days }] = (await api.db.sql('select count(*)::int as days from fact_day')) as [{ days: number }];
  expect(days).toBe(parts.reduce((total, { facts }) => total + facts, 0));

  const batch = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
  const nodes: RollupNode[] = [
    ...['3402', '340210', '340210100', '340210100001', '340210101'].map((code): RollupNode => ({
      kind: 'REGION',
      code,
    })),
    ...['340210', '340210100'].map((code): RollupNode => ({ kind: 'OWN', code })),
    ...units.map(({ id, regionCode }): RollupNode => ({ kind: 'TENANT', tenantId: id, territory: regionCode })),
  ];
  await Promise.all(
    nodes.flatMap((node) =>
      PERIODS.map(async (text) => {
        const period = parsePeriod(text);
        const question = { node, period, sector: null, campaignId: null };
        const here = parts.filter((part) => {
          if (part.day < period.start || part.day > period.end) return false;
          if (node.kind === 'TENANT') return part.tenantId === node.tenantId;
          return (
            !part.tenantOnly &&
            (node.kind === 'OWN' ? part.regionCode === node.code : isWithin(part.regionCode, node.code))
          );
        });
        const label = JSON.stringify({ node, text });
        const figures = await batch.figures(question, INDICATORS);
        for (const code of INDICATORS)
          expect({ label, code, ...(figures.get(code) ?? EMPTY_FIGURE) }).toEqual({
            label,
            code,
            ...sumOf(here, code),
          });
      }),
    ),
  );
}

test('random histories of interceptions and funds actions are exact at every node, once upward', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      for (const next of steps) await take(next);
      await expectExact();
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 25), endOnFailure: true },
  );
  expect(interceptions.some(({ joinedBy, recordStatus }) => joinedBy.length > 1 && recordStatus === 'ACTIVE')).toBe(
    true,
  );
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  expect(await wrongRepeats(api.db)).toEqual({});
  await expectExact();
}, 300_000);
