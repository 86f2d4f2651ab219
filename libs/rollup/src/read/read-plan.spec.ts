import { describe, expect, test } from '@jest/globals';
import {
  addDays,
  BREAKDOWN_DIMENSIONS,
  type BreakdownDimension,
  daysBetween,
  parsePeriod,
  SECTORS,
} from '@fanzha/domain';
import fc from 'fast-check';
import type { RollupNode, RollupQuestion } from './node.js';
import { planHouseholds, planInPlace, planReporting, planRead } from './read-plan.js';

const COUNTY: RollupNode = { kind: 'REGION', code: '340210' };
const COMMUNITY: RollupNode = { kind: 'REGION', code: '340210100001' };
const OWN: RollupNode = { kind: 'OWN', code: '340210' };
const TENANT: RollupNode = { kind: 'TENANT', tenantId: '0199a000-0000-7000-8000-000000000001', territory: '340210' };
const DETAIL_NODES: readonly [string, RollupNode][] = [
  ['a community', COMMUNITY],
  ["a region's own", OWN],
  ['a tenant', TENANT],
];
const CAMPAIGN = '0199a000-0000-7000-8000-0000000000ca';
const daysFrom = (from: string, days: number) => Array.from({ length: days }, (_, index) => addDays(from, index));
const EVERY_SECTOR = SECTORS.map(({ code }) => code);

const question = (node: RollupNode, period: string, rest: Partial<RollupQuestion> = {}): RollupQuestion => ({
  node,
  period: parsePeriod(period),
  sector: null,
  campaignId: null,
  ...rest,
});

describe('an aggregate node', () => {
  test.each(['2026', '2026-Q4', '2026-11'])(
    'answers %s from one cell, and adds what is pending in those days',
    (text) => {
      const { start, end } = parsePeriod(text);
      expect(planRead(question(COUNTY, text), null)).toEqual({
        kind: 'REGION',
        region: '340210',
        tenant: null,
        node: '340210',
        sector: null,
        campaign: null,
        split: null,
        sectors: ['*'],
        dimension: '*',
        member: '*',
        periods: [text],
        pending_from: start,
        pending_to: end,
        less: [],
        edges: [],
        starts: start,
        ends: end,
        before: parsePeriod(text).kind,
      });
    },
  );

  test('keeps a total of each sector', () => {
    expect(planRead(question(COUNTY, '2026', { sector: 'EDUCATION' }), null)).toMatchObject({
      sectors: ['EDUCATION'],
      periods: ['2026'],
    });
    expect(planRead(question(COUNTY, '2026'), 'SECTOR')).toMatchObject({
      sectors: EVERY_SECTOR,
      dimension: '*',
      member: '*',
      periods: ['2026'],
    });
  });

  test('keeps members by month', () => {
    const quarter = planRead(question(COUNTY, '2026-Q4'), 'ACTIVITY_TYPE');
    expect(quarter).toMatchObject({
      sectors: ['*'],
      dimension: 'ACTIVITY_TYPE',
      member: null,
      periods: ['2026-10', '2026-11', '2026-12'],
      edges: [],
    });
    expect(planRead(question(COUNTY, '2026-Q4', { campaignId: CAMPAIGN }), null)).toMatchObject({
      ...quarter,
      campaign: CAMPAIGN,
      split: null,
      dimension: 'CAMPAIGN',
      member: CAMPAIGN,
    });
  });

  test('does not keep the members of a campaign: they are read from facts', () => {
    const line = planRead(question(COUNTY, '2026-Q4', { campaignId: CAMPAIGN }), 'ACTIVITY_TYPE');
    expect(line).toMatchObject({
      periods: [],
      pending_from: null,
      pending_to: null,
      edges: [{ from: '2026-10-01', to: '2026-12-31' }],
    });
  });

  test('takes whole months of a range and the days beside them from cells', () => {
    expect(planRead(question(COUNTY, '2026-08-30/2026-11-02'), null)).toMatchObject({
      periods: ['2026-09', '2026-10', '2026-08-30', '2026-08-31', '2026-11-01', '2026-11-02'],
      less: [],
      pending_from: '2026-08-30',
      pending_to: '2026-11-02',
      edges: [],
    });
  });

  test('keeps days: a week, and a year that is cut, are read from cells alone', () => {
    expect(planRead(question(COUNTY, '2026-W42'), null)).toMatchObject({
      periods: daysFrom('2026-10-12', 7),
      less: [],
      pending_from: '2026-10-12',
      edges: [],
    });
    expect(planRead(question(COUNTY, '2025-01-01/2025-11-28'), null)).toMatchObject({
      periods: ['2025'],
      less: ['2025-12', '2025-11-29', '2025-11-30'],
      pending_from: '2025-01-01',
      pending_to: '2025-11-28',
      edges: [],
    });
  });

  test('keeps members by month alone: days of theirs are read from facts', () => {
    expect(planRead(question(COUNTY, '2026-10-01/2026-10-15'), 'ACTIVITY_TYPE')).toMatchObject({
      periods: [],
      edges: [{ from: '2026-10-01', to: '2026-10-15' }],
    });
  });

  test('tells from cells what was in place on any day', () => {
    expect(planInPlace(question(COUNTY, '2026-10-01/2026-10-28'), null, 2026)).toMatchObject({
      periods: ['*'],
      less: ['2026-10-29', '2026-10-30', '2026-10-31', '2026-11', '2026-12'],
      pending_to: '2026-10-28',
      edges: [],
    });
    expect(planInPlace(question(COUNTY, '2026-10-01/2026-10-03'), null, 2026)).toMatchObject({
      periods: ['*', ...daysFrom('2026-10-01', 3)],
      less: ['2026-10', '2026-11', '2026-12'],
      pending_to: '2026-10-03',
      edges: [],
    });
    expect(planInPlace(question(COUNTY, '2026-10'), null, 2026)).toMatchObject({
      periods: ['*'],
      less: ['2026-11', '2026-12'],
      pending_to: '2026-10-31',
    });
  });
});

describe.each(DETAIL_NODES)('%s', (_, node) => {
  test('adds up months and sectors', () => {
    expect(planRead(question(node, '2026-Q4'), null)).toMatchObject({
      sectors: EVERY_SECTOR,
      dimension: '*',
      periods: ['2026-10', '2026-11', '2026-12'],
      pending_from: '2026-10-01',
      pending_to: '2026-12-31',
      edges: [],
    });
  });

  test.each<[string, Partial<RollupQuestion>, BreakdownDimension | null]>([
    ['a campaign', { campaignId: CAMPAIGN }, null],
    ['the members of a dimension', {}, 'FRAUD_TYPE'],
  ])('reads %s from facts', (_name, rest, split) => {
    expect(planRead(question(node, '2026-11', rest), split)).toMatchObject({
      periods: [],
      edges: [{ from: '2026-11-01', to: '2026-11-30' }],
    });
  });
});

test.each([
  ['2026-10-01/2026-10-28', ['2026-10'], [{ from: '2026-10-29', to: '2026-10-31', sign: -1 }]],
  ['2026-10-01/2026-10-15', [], [{ from: '2026-10-01', to: '2026-10-15' }]],
  ['2026-10-01/2026-10-16', ['2026-10'], [{ from: '2026-10-17', to: '2026-10-31', sign: -1 }]],
  [
    '2026-08-30/2026-10-28',
    ['2026-09', '2026-10'],
    [
      { from: '2026-08-30', to: '2026-08-31' },
      { from: '2026-10-29', to: '2026-10-31', sign: -1 },
    ],
  ],
  ['2026-09-29/2026-10-28', [], [{ from: '2026-09-29', to: '2026-10-28' }]],
])('detail nodes read the cut month of %s from the side with fewer days', (text, periods, edges) => {
  expect(planRead(question(COMMUNITY, text), null)).toMatchObject({ periods, edges });
});

test('a line finds its rows by region or by tenant, never by both', () => {
  expect(planRead(question(TENANT, '2026'), null)).toMatchObject({
    kind: 'TENANT',
    region: null,
    tenant: TENANT.kind === 'TENANT' && TENANT.tenantId,
  });
  expect(planRead(question(OWN, '2026'), null)).toMatchObject({
    kind: 'OWN',
    region: '340210',
    tenant: null,
    node: '340210=',
  });
});

test('whatever is asked, each day of a period is read once: from cells with pending deltas, or from facts', () => {
  const day = fc.integer({ min: 0, max: 1_000 }).map((offset) => addDays('2025-01-01', offset));
  const range = fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`));
  const period = fc.oneof(range, fc.constantFrom('2026', '2026-Q1', '2026-02', '2026-W01', '2026-W53'));
  const node = fc.constantFrom(COUNTY, COMMUNITY, OWN, TENANT);
  const split = fc.constantFrom<BreakdownDimension | null>(null, ...BREAKDOWN_DIMENSIONS.map(({ code }) => code));
  fc.assert(
    fc.property(
      node,
      period,
      split,
      fc.constantFrom(null, CAMPAIGN),
      fc.constantFrom(null, 'EDUCATION' as const),
      (asked, text, by, campaignId, sector) => {
        const whole = parsePeriod(text);
        const line = planRead(question(asked, text, { campaignId, sector }), by);
        const read = new Map<string, number>();
        const count = (from: string, to: string, sign: number) => {
          for (let each = from; each <= to; each = addDays(each, 1)) read.set(each, (read.get(each) ?? 0) + sign);
        };
        const ofName = (name: string, sign: number) =>
          name.length === 10 ? count(name, name, sign) : count(parsePeriod(name).start, parsePeriod(name).end, sign);
        for (const name of line.periods) ofName(name, 1);
        for (const name of line.less) ofName(name, -1);
        // Pending changes are added for the days of the cells; facts of an edge that is taken
        // away include its pending ones.
        const pending = new Set([...read].filter(([, times]) => times > 0).map(([name]) => name));
        for (const { from, to, sign = 1 } of line.edges) count(from, to, sign);
        const days = [...read].filter(([, times]) => times !== 0);
        expect(days.every(([, times]) => times === 1)).toBe(true);
        expect(days.map(([name]) => name).sort()).toEqual(
          daysFrom(whole.start, daysBetween(whole.start, whole.end) + 1),
        );
        const inOrder = [...pending].sort();
        expect([line.pending_from, line.pending_to]).toEqual([inOrder.at(0) ?? null, inOrder.at(-1) ?? null]);
      },
    ),
  );
});

describe('different households', () => {
  test.each<[string, string | null, string | null]>([
    ['2026-Q4', '2026-Q4', null],
    ['2026-10-01/2026-10-28', null, 'month'],
    ['2026-10-01/2026-11-28', null, 'quarter'],
    ['2026-01-01/2026-03-31', null, 'quarter'],
    ['2026-01-01/2026-11-28', null, 'year'],
  ])('of %s are kept by regions: as a whole, or up to a day', (text, period, cut) => {
    expect(planHouseholds(question(COUNTY, text), false)).toMatchObject({
      kept: true,
      period,
      cut,
      until: parsePeriod(text).end,
    });
  });

  test.each([
    '2026-W42',
    '2026-10-02/2026-10-28',
    '2026-11-01/2026-12-15',
    '2025-10-01/2026-01-15',
    '2026-04-01/2026-07-15',
  ])('of %s, which begins no kept period or goes beyond it, are counted', (text) => {
    expect(planHouseholds(question(COUNTY, text), false)).toMatchObject({ kept: false, period: null, cut: null });
  });

  test.each<[string, RollupNode, Partial<RollupQuestion>, boolean]>([
    ['a tenant', TENANT, {}, false],
    ['a campaign', COUNTY, { campaignId: CAMPAIGN }, false],
    ['several visitors', COUNTY, {}, true],
  ])('of %s are counted', (_, node, rest, overlap) => {
    for (const text of ['2026-10', '2026-10-01/2026-10-28']) {
      expect(planHouseholds(question(node, text, rest), overlap)).toMatchObject({
        kept: false,
        period: null,
        cut: null,
      });
    }
  });
});

describe('numbers of tenants', () => {
  test.each<[string, RollupNode, string, boolean, readonly string[]]>([
    ['are kept by aggregate nodes', COUNTY, '2026-Q4', true, ['2026-Q4']],
    ['are counted by tenant by communities', COMMUNITY, '2026-Q4', false, ['2026-Q4']],
    ["are counted by tenant for a region's own", OWN, '2026', false, ['2026']],
    ['are counted by tenant for a tenant', TENANT, '2026-11', false, ['2026-11']],
    ['are counted from facts in a week', COUNTY, '2026-W42', false, []],
    [
      'are counted by tenant and facts in a range that begins no period',
      COUNTY,
      '2026-02-01/2026-03-15',
      false,
      ['2026-02'],
    ],
    [
      'are counted by tenant in a range that goes beyond its period',
      COUNTY,
      '2026-01-01/2027-01-31',
      false,
      ['2026', '2027-01'],
    ],
  ])('%s', (_, node, text, kept, periods) => {
    const { start, end } = parsePeriod(text);
    expect(planReporting(question(node, text))).toMatchObject({ periods, less: [], kept, from: start, to: end });
  });

  test.each([
    ['a month', '2026-10-01/2026-10-15', '2026-10', 15],
    ['a month, all of it', '2026-11-01/2026-11-30', '2026-11', 30],
    ['a quarter', '2026-04-01/2026-05-15', '2026-Q2', 45],
    ['a year', '2025-01-01/2025-11-28', '2025', 332],
    ['a leap year', '2024-01-01/2024-12-30', '2024', 365],
    ['a month before a quarter and a year that begin with it', '2026-01-01/2026-01-31', '2026-01', 31],
  ])('of the first days of %s are kept by aggregate nodes', (_, text, period, days) => {
    const { start, end } = parsePeriod(text);
    expect(planReporting(question(COUNTY, text))).toMatchObject({
      periods: [period],
      less: [],
      edges: [],
      kept: true,
      days,
      from: start,
      to: end,
      pending_from: start,
      pending_to: end,
    });
  });

  test('of the first days of a year are counted by tenant for detail nodes, less the days that are left', () => {
    expect(planReporting(question(COMMUNITY, '2025-01-01/2025-11-28'))).toMatchObject({
      periods: ['2025'],
      less: ['2025-12'],
      edges: [{ from: '2025-11-29', to: '2025-11-30', sign: -1 }],
      kept: false,
      days: null,
      pending_from: '2025-01-01',
      pending_to: '2025-11-30',
    });
  });

  test('have nothing to do with campaigns: a unit contributes or not', () => {
    expect(planReporting(question(COUNTY, '2026', { campaignId: CAMPAIGN }))).toEqual(
      planReporting(question(COUNTY, '2026')),
    );
  });
});
