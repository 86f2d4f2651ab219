import {
  type FigureSum,
  INDICATORS,
  type IndicatorCode,
  type Indicator,
  parsePeriod,
  type Sector,
  shownRatio,
} from '@fanzha/domain';
import { HouseholdRosterService, HouseholdVisitService, InspectionService } from '@fanzha/ledger';
import { RegionChanges } from '@fanzha/org';
import { Database, type Scope } from '@fanzha/platform';
import { CompactionService, OperationReads, type RollupNode, type RollupQuestion } from '@fanzha/rollup';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { figuresOf, type Ledgers } from './shares.model.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';
import { memberScope, officialScope } from './support/engine.js';
import type { TestTenant } from './support/factories.js';
import { historyAttempts } from './support/history-attempts.js';

/**
 * Every ratio that is declared as a share, over random histories of visits, retirements, vacancies, hazards and
 * mergers of towns: numerator and denominator are those of a model that goes over the records one by one, and the
 * share lies within 0 and 100 %.
 */
const DAYS = ['2025-11-30', '2025-12-31', '2026-01-01', '2026-01-15', '2026-02-28', '2026-03-01', '2026-03-31'];
const ROSTER_DAYS = ['2025-12-01', '2026-01-15', '2026-03-01', '2026-04-01', '2026-05-01'];
const WHOLE = ['2025', '2026', '2025-Q4', '2026-Q1', '2025-12', '2026-01', '2026-02', '2026-03'];
/** The beginnings of kept periods, up to days on which something happens or nothing does. */
const CUT = [
  '2026-01-01/2026-01-14',
  '2026-01-01/2026-01-15',
  '2026-03-01/2026-03-30',
  '2025-12-01/2025-12-31',
  '2026-01-01/2026-02-28',
  '2026-01-01/2026-03-01',
  '2025-10-01/2025-12-30',
  '2026-01-01/2026-04-01',
  '2025-01-01/2025-12-30',
  '2026-04-01/2026-05-02',
];
const FREE = ['2026-W01', '2026-W09', '2026-01-10/2026-03-20', '2025-12-31/2026-01-01'];
const PERIODS = [...WHOLE, ...CUT, ...FREE].map(parsePeriod);
const LABELS = ['1-101', '1-102', '1-103', '2-101', '2-102'];
/** Those of alerts and submissions have histories of their own. */
const ELSEWHERE: readonly string[] = ['alert', 'submission'];
const SHARES = (INDICATORS as readonly Indicator[]).filter(
  ({ ratio, ledger }) => ratio?.kind === 'SHARE' && !ELSEWHERE.includes(ledger),
);
/** The different households beside them, of which those on the roster are a part. */
const CODES = [
  ...new Set(SHARES.flatMap(({ ratio }) => (ratio ? [ratio.numerator, ratio.denominator] : []))),
  'HOUSEHOLDS_COVERED' as const,
];

const place = { community: fc.nat(2), unit: fc.nat(2) };
const statuses = fc.uniqueArray(
  fc.record({
    label: fc.constantFrom(...LABELS),
    list: fc.constantFrom('doors' as const, 'doors' as const, 'doors' as const, 'notMet' as const, 'vacant' as const),
  }),
  {
    minLength: 1,
    maxLength: 5,
    selector: ({ label }) => label,
  },
);
const visit = fc.record({ ...place, visitedOn: fc.constantFrom(...DAYS), statuses, named: fc.subarray([0, 1]) });
const inspection = fc.record({
  unit: fc.nat(2),
  on: fc.nat(DAYS.length - 1),
  hazards: fc.array(fc.record({ count: fc.nat(9), later: fc.option(fc.nat(3)) }), { maxLength: 3 }),
});
const step = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constant('visit' as const), visit }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(30), visit }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(30) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('retire' as const),
      ...place,
      label: fc.constantFrom(...LABELS),
      on: fc.constantFrom(...ROSTER_DAYS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('register' as const),
      ...place,
      labels: fc.subarray(LABELS, { minLength: 1 }),
      on: fc.constantFrom(...ROSTER_DAYS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('inspect' as const), inspection }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rectify' as const), which: fc.nat(30), inspection }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('compact' as const), fold: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Inspected = typeof inspection extends fc.Arbitrary<infer T> ? T : never;
type Visited = typeof visit extends fc.Arbitrary<infer T> ? T : never;

/** A history in which every kind of step succeeds: chance alone now and then leaves one out. */
const met = (label: string): Visited => ({
  community: 0,
  unit: 0,
  visitedOn: '2026-01-15',
  statuses: [{ label, list: 'doors' }],
  named: [],
});
const found = (later: number | null): Inspected => ({ unit: 0, on: 3, hazards: [{ count: 3, later }] });
const EVERY_KIND: Step[] = [
  { do: 'visit', visit: met('1-101') },
  { do: 'amend', which: 0, visit: met('1-102') },
  { do: 'visit', visit: met('1-103') },
  { do: 'void', which: 1 },
  { do: 'register', community: 0, unit: 0, labels: ['2-102'], on: '2026-01-15' },
  { do: 'retire', community: 0, unit: 0, label: '1-103', on: '2026-03-01' },
  { do: 'inspect', inspection: found(null) },
  { do: 'rectify', which: 0, inspection: found(1) },
  { do: 'compact', fold: true },
  { do: 'merge' },
];

let fixture: TimeFixture;
let campaigns: string[];
let runs = 0;
const { done, attempt } = historyAttempts((error) =>
  ['BAD_INPUT', 'NOT_FOUND', 'FORBIDDEN'].includes((error as { code?: string }).code ?? ''),
);
/** The towns, communities and units of the present history. */
let towns: string[];
let communities: string[];
let merged: boolean;
let keeper: TestTenant;
let units: TestTenant[];
let visits: { id: string; version: number; unit: number }[];
let inspections: { id: string; version: number; unit: number }[];

beforeAll(async () => {
  fixture = await makeTimeFixture();
  campaigns = [randomUUID(), randomUUID()];
  for (const id of campaigns)
    await fixture.db.sql(
      `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
       values ('3402',$1,$2,'敲门行动','2025-01-01','2026-12-31')`,
      [id, fixture.office.id],
    );
});
afterAll(() => fixture.end());

const service = <T>(of: abstract new (...args: never[]) => T): T => fixture.app.get(of as never, { strict: false });
const viewer = (unit: number) => fixture.viewerOf(units[unit] as TestTenant);

async function begin(): Promise<void> {
  const first = 300 + 2 * runs++;
  towns = [`340210${first}`, `340210${first + 1}`];
  const [left, right] = towns as [string, string];
  communities = [`${left}001`, `${right}001`, `${right}002`];
  merged = false;
  const insert = "insert into region (code, name, level, parent_code, source) values ($1,$1,$2,$3,'test')";
  for (const code of towns) await fixture.db.sql(insert, [code, 'TOWN', '340210']);
  for (const code of communities) await fixture.db.sql(insert, [code, 'COMMUNITY', code.slice(0, 9)]);
  await fixture.refresh();
  keeper = await fixture.unit('340210', 'DISTRICT');
  units = [
    await fixture.unit('340210', 'POLICE'),
    await fixture.unit(right, 'POLICE'),
    await fixture.unit('340210', 'BANK'),
  ];
  [visits, inspections] = [[], []];
  for (const communityCode of communities)
    await service(HouseholdRosterService).register(fixture.viewerOf(keeper), {
      communityCode,
      doors: LABELS.slice(0, 4),
      on: '2025-12-01',
    });
}

function visitInput({ community, visitedOn, statuses: said, named }: Visited) {
  const labels = (wanted: string) => said.filter(({ list }) => list === wanted).map(({ label }) => label);
  return {
    communityCode: communities[community] ?? '',
    visitedOn,
    doors: labels('doors'),
    notMet: labels('notMet'),
    vacant: labels('vacant'),
    campaignIds: named.map((at) => campaigns[at] as string),
  };
}

function inspectionInput({ on, hazards }: Inspected) {
  const rectified = (later: number | null) =>
    later === null ? null : (DAYS[Math.min(on + later, DAYS.length - 1)] ?? null);
  return {
    occurredOn: DAYS[on] ?? '',
    subject: '重点场所检查',
    regionCode: null,
    hazards: hazards.map(({ count, later }) => ({
      description: '隐患',
      count: { value: count, qualifier: 'EXACT' as const },
      rectifiedOn: rectified(later),
    })),
  };
}

async function take(next: Step): Promise<void> {
  if (next.do === 'compact') {
    await fixture.compact(4);
    if (next.fold) await service(CompactionService).foldCity('3402', 1);
  }
  if (next.do === 'visit') {
    const stored = await attempt('visit', () =>
      service(HouseholdVisitService).record(viewer(next.visit.unit), visitInput(next.visit)),
    );
    if (stored) visits.push({ id: stored.id, version: 1, unit: next.visit.unit });
  }
  if (next.do === 'amend' || next.do === 'void') {
    const fact = visits[next.which % Math.max(visits.length, 1)];
    if (!fact || fact.version < 0) return;
    const change = () =>
      next.do === 'amend'
        ? service(HouseholdVisitService).amend(viewer(fact.unit), fact.id, fact.version, visitInput(next.visit))
        : service(HouseholdVisitService).void(viewer(fact.unit), fact.id, fact.version, '重复填报');
    if (await attempt(next.do, change)) fact.version = next.do === 'void' ? -1 : fact.version + 1;
  }
  const of = (community: number) => communities[community] ?? '';
  if (next.do === 'register')
    await attempt('register', () =>
      service(HouseholdRosterService).register(fixture.viewerOf(keeper), {
        communityCode: of(next.community),
        doors: next.labels,
        on: next.on,
      }),
    );
  if (next.do === 'retire')
    await attempt('retire', () =>
      service(HouseholdRosterService).retire(fixture.viewerOf(keeper), {
        communityCode: of(next.community),
        doors: [next.label],
        on: next.on,
        reason: '拆除',
      }),
    );
  if (next.do === 'inspect') {
    const stored = await attempt('inspect', () =>
      service(InspectionService).record(viewer(next.inspection.unit), inspectionInput(next.inspection)),
    );
    if (stored) inspections.push({ id: stored.id, version: 1, unit: next.inspection.unit });
  }
  if (next.do === 'rectify') {
    const fact = inspections[next.which % Math.max(inspections.length, 1)];
    if (
      fact &&
      (await attempt('rectify', () =>
        service(InspectionService).amend(viewer(fact.unit), fact.id, fact.version++, inspectionInput(next.inspection)),
      ))
    )
      return;
  }
  if (next.do === 'merge' && !merged) {
    const [left, right] = towns as [string, string];
    merged = true;
    await service(RegionChanges).merge(
      fixture.viewerOf(fixture.office, 'OPERATOR'),
      [left, right],
      { code: left, name: '合并镇' },
      '2026-05-02',
    );
    done['merge'] = (done['merge'] ?? 0) + 1;
    const codes = await fixture.db.sql<{ code: string }>(
      'select region_code as code from household_roster where region_code ^@ $1 order by region_code',
      [left],
    );
    communities = [...communities, ...codes.map(({ code }) => code)].filter(
      (code, at, all) => all.indexOf(code) === at,
    );
  }
}

/** The records as they are, and nothing that is derived from them: no vacancies, no bitmaps, no figures. */
async function ledgers(): Promise<Ledgers> {
  const asked = await fixture.db.sql<Ledgers & Record<string, never>>(`
    select
      (select
        coalesce(jsonb_agg(jsonb_build_object('roster', roster_id, 'tenant', tenant_id, 'region', region_code,
        'sector', sector, 'campaigns', campaign_ids,
        'day', visited_on, 'visited', visited, 'vacant', vacant, 'met', visited || not_met)), '[]') from household_visit
          where record_status = 'ACTIVE' and roster_id is not null) as visits,
      (select
        coalesce(jsonb_agg(jsonb_build_object('roster', d.roster_id, 'region', r.region_code, 'number', d.number,
        'registered', d.registered_on, 'retired', d.retired_on)), '[]')
        from household_door d join household_roster r on r.id = d.roster_id) as doors,
      (select
        coalesce(jsonb_agg(jsonb_build_object('tenant', f.tenant_id, 'region', f.region_code, 'sector', f.sector,
        'campaigns', f.campaign_ids, 'day', f.occurred_on,
        'count', h.count, 'rectified', h.rectified_on is not null)), '[]')
        from inspection f join inspection_hazard h on h.inspection_id = f.id
          where f.record_status = 'ACTIVE') as hazards`);
  return asked[0] as Ledgers;
}

async function expectShares(scope: Scope, questions: readonly RollupQuestion[], stated: Ledgers): Promise<void> {
  const batch = new OperationReads(service(Database), scope);
  const answers = await Promise.all(questions.map((question) => batch.figures(question, CODES)));
  for (const [place, question] of questions.entries()) {
    const answer = answers[place] as ReadonlyMap<IndicatorCode, FigureSum>;
    const amounts = Object.fromEntries(CODES.map((code) => [code, Number(answer.get(code)?.amount ?? 0)]));
    const asked = JSON.stringify([question.node, question.period.text, question.sector, question.campaignId !== null]);
    expect({ asked, ...amounts }).toEqual({ asked, ...figuresOf(question, stated) });
    for (const { code, ratio } of SHARES) {
      if (!ratio) continue;
      const share = shownRatio(code, amounts[ratio.numerator] ?? 0, amounts[ratio.denominator] ?? 0);
      if (share !== null)
        expect({ asked, code, within: share >= 0 && share <= 100 }).toEqual({ asked, code, within: true });
    }
  }
}

async function expectExact(): Promise<void> {
  const stated = await ledgers();
  const region = (code: string): RollupNode => ({ kind: 'REGION', code });
  const over = (
    nodes: readonly RollupNode[],
    sectors: readonly (Sector | null)[],
    ofCampaigns: readonly (string | null)[],
  ): RollupQuestion[] =>
    nodes.flatMap((node) =>
      PERIODS.flatMap((period) =>
        sectors.flatMap((sector) =>
          ofCampaigns.map((one): RollupQuestion => ({ node, period, sector, campaignId: one })),
        ),
      ),
    );
  const nodes = ['3402', '340210', ...towns, ...communities].map(region);
  await expectShares(
    officialScope('3402', ['3402']),
    over(nodes, [null, 'PUBLIC_SECURITY'], [null, campaigns[0] as string]),
    stated,
  );
  await expectShares(
    officialScope('3402', ['340210'], 'PUBLIC_SECURITY'),
    over(nodes.slice(1), ['PUBLIC_SECURITY'], [null]),
    stated,
  );
  // Officials of the town that goes on see what was visited under the codes of the one that ended.
  await expectShares(
    officialScope('3402', [towns[0] ?? '']),
    over([towns[0] ?? '', communities[0] ?? ''].map(region), [null], [null]),
    stated,
  );
  for (const { id, cityCode } of units) {
    const [home] = await fixture.db.sql<{ region: string }>('select region_code as region from tenant where id = $1', [
      id,
    ]);
    const node: RollupNode = { kind: 'TENANT', tenantId: id, territory: home?.region ?? '' };
    await expectShares(memberScope(cityCode, id), over([node], [null], [null, campaigns[0] as string]), stated);
  }
}

test('shares are of one set, whatever happened to doors, hazards and towns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      await begin();
      for (const next of steps) await take(next);
      await expectExact();
      await service(CompactionService).compactCity('3402');
      await service(CompactionService).foldCity('3402');
      await expectExact();
    }),
    { numRuns: Number(process.env['FANZHA_TEST_SHARE_HISTORIES'] ?? 12), endOnFailure: true, examples: [[EVERY_KIND]] },
  );
  for (const name of ['visit', 'amend', 'void', 'register', 'retire', 'inspect', 'rectify', 'merge'])
    expect({ name, done: done[name] ?? 0 }).not.toEqual({ name, done: 0 });
  expect(await fixture.differences()).toEqual(AGREED);
}, 300_000);
