import {
  EMPTY_FIGURE,
  type FigureSum,
  type IndicatorCode,
  isWithin,
  parsePeriod,
  DomainError,
  type Sector,
} from '@fanzha/domain';
import {
  fraudCaseContributions,
  type FraudCaseFact,
  FraudCaseService,
  tallyContributions,
  type TallyFact,
  TallyService,
} from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import {
  CompactionService,
  type Contribution,
  ReconcileService,
  OperationReads,
  type RollupNode,
  type Sum,
} from '@fanzha/rollup';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { administratorsOf } from './support/administrators.js';
import { officialScope } from './support/engine.js';
import { insertTenant, type TestTenant, copyAssignments } from './support/factories.js';
import { sumOf } from './support/sums.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Cases and dated counts through their services, at random: recorded, amended, voided, folded in between.
 * What every change has written to the engine is held against the view of all facts, which knows the
 * ledgers by nothing but their rows.
 */
const DAYS = ['2025-12-31', '2026-01-01', '2026-03-15', '2026-03-16', '2026-10-05', '2026-10-31'];
const REGIONS = ['3402', '340210', '340210100', '340210100001', '340210101', '340223', '340223100'];
const PERIODS = [
  '2025',
  '2026',
  '2026-Q1',
  '2026-10',
  '2026-W11',
  '2025-12-31/2026-03-15',
  '2026-10-05/2026-10-05',
  '2025-12-01/2026-02-27',
  '2025-12-01/2025-12-30',
];
const INDICATORS = [
  'CASES_REPORTED',
  'CASES_FILED',
  'CASES_SOLVED',
  'LOSS',
  'LOSS_REPORTED',
  'HOTLINE_CALLS',
  'DISSUASIONS',
  'ACCOUNTS_CHECKED',
  'ACCOUNTS_RESTRICTED',
] as const satisfies readonly IndicatorCode[];
const BANDS = ['<18', '18-29', '60+', null];

const qualified = fc.oneof(
  fc.record({
    value: fc.integer({ min: 0, max: 40 }),
    qualifier: fc.constantFrom('EXACT' as const, 'EXACT' as const, 'AT_LEAST' as const, 'APPROX' as const),
  }),
  fc.record({ value: fc.constant(null), qualifier: fc.constantFrom('UNCOUNTED' as const, 'WITHHELD' as const) }),
);
const caseStatement = fc.record({
  unit: fc.nat(1),
  days: fc.array(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 3 }).map((days) => [...days].sort()),
  fraudTypeCode: fc.constantFrom('F01', 'F0101', 'F0202'),
  victimAgeBand: fc.constantFrom(...BANDS),
  loss: fc.option(qualified),
  inCommunity: fc.boolean(),
});
const tallyStatement = fc.record({
  unit: fc.nat(3),
  occurredOn: fc.constantFrom(...DAYS),
  first: qualified,
  second: fc.option(qualified),
  released: fc.option(fc.record({ value: fc.integer({ min: 0, max: 30 }), qualifier: fc.constant('EXACT' as const) })),
  which: fc.nat(1),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('case' as const), statement: caseStatement, amends: fc.option(fc.nat(20)) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('tally' as const),
      statement: tallyStatement,
      amends: fc.option(fc.nat(20)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(20), tally: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 5 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Of a bank that has moved: something comes into place and part of it goes again. */
const RELEASE: (Step & { do: 'tally' })['statement'] = {
  unit: 3,
  occurredOn: '2025-12-31',
  first: { value: 9, qualifier: 'EXACT' },
  second: null,
  released: { value: 4, qualifier: 'EXACT' },
  which: 0,
};

let api: TestApi;
let units: TestTenant[];
let viewers: Viewer[];
let numbers = 0;
/** Where each unit has belonged. */
let assignments: { from: string; to: string | null; region: string; sector: Sector }[][];
const cases: FraudCaseFact[] = [];
const tallies: TallyFact[] = [];

beforeAll(async () => {
  api = await startTestApi();
  units = [
    await insertTenant(api.db, 'POLICE', '340210100'),
    await insertTenant(api.db, 'POLICE', '340223100'),
    await insertTenant(api.db, 'BANK', '340210100'),
    await insertTenant(api.db, 'BANK', '340210101'),
  ];
  const [, secondPolice, , secondBank] = units as [TestTenant, TestTenant, TestTenant, TestTenant];
  // Two of them belonged elsewhere in the year before: what is in place moves with its bank, what has happened stays.
  for (const [unit, formerRegion] of [
    [secondPolice, '340210101'],
    [secondBank, '340223100'],
  ] as const) {
    await api.db.sql("update tenant_assignment set valid_from = '2026-01-01' where tenant_id = $1", [unit.id]);
    await api.db.sql(
      `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
       values ($1,$2,'2020-01-01','2025-12-31',$3,$4,$5)`,
      [unit.cityCode, unit.id, unit.type, formerRegion, unit.sector],
    );
  }
  await copyAssignments(api.db);
  assignments = await Promise.all(
    units.map(({ id }) =>
      api.db.sql<(typeof assignments)[number][number]>(
        `select valid_from::text as "from", valid_to::text as "to", region_code as region, sector from tenant_assignment
         where tenant_id = $1 order by 1`,
        [id],
      ),
    ),
  );
  viewers = administratorsOf(units);
});
afterAll(() => api.close());

const viewerOf = (fact: { tenantId: string }) => viewers[units.findIndex(({ id }) => id === fact.tenantId)] as Viewer;

function fraudCaseInput(
  { days, fraudTypeCode, victimAgeBand, loss, inCommunity }: (Step & { do: 'case' })['statement'],
  unit: number,
) {
  const [reportedOn = '2026-01-01', filedOn = null, solvedOn = null] = days;
  return {
    caseNumber: `N${++numbers}`,
    reportedOn,
    filedOn,
    solvedOn,
    fraudTypeCode,
    victimAgeBand,
    loss: loss?.value ?? null,
    lossQualifier: loss?.qualifier ?? ('EXACT' as const),
    regionCode: inCommunity && unit === 0 ? '340210100001' : null,
  };
}

function tallyInput(
  { occurredOn, first, second, released, which }: (Step & { do: 'tally' })['statement'],
  unit: number,
) {
  const bank = unit >= 2;
  const ledger = bank ? ('BANK_CONTROL' as const) : which === 0 ? ('ENFORCEMENT' as const) : ('CASE_COUNT' as const);
  const [one, other] = {
    BANK_CONTROL: ['ACCOUNTS_RESTRICTED', 'ACCOUNTS_CHECKED'],
    ENFORCEMENT: ['HOTLINE_CALLS', 'DISSUASIONS'],
    CASE_COUNT: ['LOSS', 'CASES_FILED'],
  }[ledger] as [never, never];
  const measures = [
    { indicator: one, ...first, released: false },
    ...(second ? [{ indicator: other, ...second, released: false }] : []),
    ...(released && bank ? [{ indicator: 'ACCOUNTS_RESTRICTED' as const, ...released, released: true }] : []),
  ];
  return { ledger, occurredOn, measures };
}

async function take(next: Step): Promise<void> {
  const [caseService, tallyService] = [api.app.get(FraudCaseService), api.app.get(TallyService)];
  if (next.do === 'compact') await api.app.get(CompactionService).compactCity('3402', next.batch);
  if (next.do === 'case') {
    const before = next.amends === null ? undefined : cases[next.amends];
    const place = before ? cases.indexOf(before) : cases.length;
    if (before?.recordStatus === 'VOIDED') return;
    const unit = before ? units.findIndex(({ id }) => id === before.tenantId) : next.statement.unit;
    const input = fraudCaseInput(next.statement, unit);
    cases[place] = before
      ? await caseService.amend(viewerOf(before), before.id, before.version, input)
      : await caseService.record(viewers[unit] as Viewer, input);
  }
  if (next.do === 'tally') {
    const before = next.amends === null ? undefined : tallies[next.amends];
    const place = before ? tallies.indexOf(before) : tallies.length;
    if (before?.recordStatus === 'VOIDED') return;
    const unit = before ? units.findIndex(({ id }) => id === before.tenantId) : next.statement.unit;
    const input = tallyInput(next.statement, unit);
    const change = before
      ? tallyService.amend(viewerOf(before), before.id, before.version, input)
      : tallyService.record(viewers[unit] as Viewer, input);
    const changed = await unlessStockForbids(change);
    if (changed) tallies[place] = changed;
  }
  if (next.do === 'void') {
    const [caseFact, tallyFact] = [cases[next.which], tallies[next.which]];
    if (!next.tally && caseFact?.recordStatus === 'ACTIVE')
      cases[next.which] = await caseService.void(viewerOf(caseFact), caseFact.id, caseFact.version, '重复录入');
    if (next.tally && tallyFact?.recordStatus === 'ACTIVE') {
      const voided = await unlessStockForbids(
        tallyService.void(viewerOf(tallyFact), tallyFact.id, tallyFact.version, '重复录入'),
      );
      if (voided) tallies[next.which] = voided;
    }
  }
}

/**
 * What would release more accounts than there are is refused and must leave nothing behind; any other error is a
 * error.
 */
async function unlessStockForbids<Fact>(change: Promise<Fact>): Promise<Fact | null> {
  try {
    return await change;
  } catch (error) {
    const stock =
      error instanceof DomainError &&
      (error.reason === 'STILL_IN_USE' ||
        (error.fields.length > 0 &&
          error.fields.every(({ code }) => code === 'TOO_LARGE' || code === 'CONTRADICTORY')));
    if (!stock) throw error;
    return null;
  }
}

/** Every figure that the engine answers with, by node, period and indicator. */
async function answers(): Promise<Map<string, Sum>> {
  const batch = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
  const nodes: RollupNode[] = [
    ...REGIONS.map((code): RollupNode => ({ kind: 'REGION', code })),
    ...units.map(({ id, regionCode }): RollupNode => ({ kind: 'TENANT', tenantId: id, territory: regionCode })),
  ];
  const asked = nodes.flatMap((node) => PERIODS.map((text) => ({ node, text, period: parsePeriod(text) })));
  const found = await Promise.all(
    asked.map(async ({ node, text, period }) => {
      const figures = await batch.figures({ node, period, sector: null, campaignId: null }, INDICATORS);
      const name = node.kind === 'TENANT' ? node.tenantId : node.code;
      return INDICATORS.map((code) => [`${name} ${text} ${code}`, figures.get(code) ?? EMPTY_FIGURE] as const);
    }),
  );
  return new Map(found.flat());
}

/**
 * The same by adding up what the living facts contribute: sums within the period, what is in
 * place from the beginning on.
 */
function expected(): Map<string, FigureSum> {
  const assignmentsOf = (tenantId: string) => assignments[units.findIndex(({ id }) => id === tenantId)] ?? [];
  const parts = [
    ...cases.flatMap((fact) => fraudCaseContributions(fact)),
    ...tallies.flatMap((fact) => tallyContributions(fact, assignmentsOf(fact.tenantId))),
  ];
  const nodes = [
    ...REGIONS.map((code) => ({ name: code, has: (part: Contribution) => isWithin(part.regionCode, code) })),
    ...units.map(({ id }) => ({ name: id, has: (part: Contribution) => part.tenantId === id })),
  ];
  return new Map(
    nodes.flatMap(({ name, has }) =>
      PERIODS.flatMap((text) => {
        const { start, end } = parsePeriod(text);
        return INDICATORS.map((code) => {
          const from = code === 'ACCOUNTS_RESTRICTED' ? '2000-01-01' : start;
          return [
            `${name} ${text} ${code}`,
            sumOf(
              parts.filter((part) => has(part) && part.day >= from && part.day <= end),
              code,
            ),
          ] as const;
        });
      }),
    ),
  );
}

test('random histories of cases and counts: the engine agrees with a recount of the facts', async () => {
  await take({ do: 'tally', statement: RELEASE, amends: null });
  expect(tallies[0]?.measures.map(({ change, amount }) => [change, amount])).toEqual([
    [1, 9],
    [-1, 4],
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      for (const next of steps) await take(next);
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 40), endOnFailure: true },
  );
  expect(cases.length).toBeGreaterThan(0);

  const before = await answers();
  expect(before).toEqual(expected());
  await api.app.get(CompactionService).compactCity('3402', 10_000);
  expect(await api.db.sql('select 1 from rollup_delta')).toEqual([]);
  expect(await answers()).toEqual(before);
  const { differences, examples, facts } = await api.app.get(ReconcileService).reconcileCity('3402');
  expect({ differences, examples }).toEqual({ differences: 0, examples: [] });
  expect(facts).toBeGreaterThan(0);
}, 300_000);

test('accounts under control are never below zero where every number is exact', async () => {
  const balances = await api.db.sql(`
    select tenant_id, day::text, sum(amount) over w as in_place, bool_and(exact) over w as known from (
      select tenant_id, occurred_on as day, sum(change * coalesce(amount, 0)) as amount,
        bool_and(qualifier = 'EXACT') as exact
      from tally_measure m join tally t using (city_code, tenant_id) where m.tally_id = t.id
        and t.record_status = 'ACTIVE' and indicator = 'ACCOUNTS_RESTRICTED' group by 1, 2) d
    window w as (partition by tenant_id order by day)`);
  expect(balances.length).toBeGreaterThan(0);
  expect(balances.filter(({ known, in_place: inPlace }) => known && Number(inPlace) < 0)).toEqual([]);
});
