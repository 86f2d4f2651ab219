import { describe, expect, test } from '@jest/globals';
import { addDays, BREAKDOWN_DIMENSIONS, type BreakdownDimension, parsePeriod, SECTORS } from '@fanzha/domain';
import fc from 'fast-check';
import type { RollupNode, RollupQuestion } from './node.js';
import { planPresence, planRead } from './read-plan.js';

const COUNTY: RollupNode = { kind: 'REGION', code: '340210' };
const COMMUNITY: RollupNode = { kind: 'REGION', code: '340210100001' };
const OWN: RollupNode = { kind: 'OWN', code: '340210' };
const TENANT: RollupNode = { kind: 'TENANT', tenantId: '0199a000-0000-7000-8000-000000000001', home: '340210' };
const LEAVES: readonly [string, RollupNode][] = [['a community', COMMUNITY], ["a region's own", OWN], ['a tenant', TENANT]];
const CAMPAIGN = '0199a000-0000-7000-8000-0000000000ca';
const EVERY_SECTOR = SECTORS.map(({ code }) => code);

const question = (node: RollupNode, period: string, rest: Partial<RollupQuestion> = {}): RollupQuestion => ({
  node,
  period: parsePeriod(period),
  sector: null,
  campaignId: null,
  ...rest,
});

describe('a hub', () => {
  test.each(['2026', '2026-Q4', '2026-11'])('answers %s from one cell, and adds what is pending in those days', (text) => {
    const { start, end } = parsePeriod(text);
    expect(planRead(question(COUNTY, text), null)).toEqual({
      kind: 'REGION', region: '340210', tenant: null, node: '340210', sector: null, campaign: null, split: null,
      sectors: ['*'], dimension: '*', member: '*', periods: [text], pending_from: start, pending_to: end, less: [], edges: [],
    });
  });

  test('keeps a total of each sector', () => {
    expect(planRead(question(COUNTY, '2026', { sector: 'EDUCATION' }), null)).toMatchObject({ sectors: ['EDUCATION'], periods: ['2026'] });
    expect(planRead(question(COUNTY, '2026'), 'SECTOR')).toMatchObject({ sectors: EVERY_SECTOR, dimension: '*', member: '*', periods: ['2026'] });
  });

  test('keeps members by month', () => {
    const quarter = planRead(question(COUNTY, '2026-Q4'), 'ACTIVITY_TYPE');
    expect(quarter).toMatchObject({ sectors: ['*'], dimension: 'ACTIVITY_TYPE', member: null, periods: ['2026-10', '2026-11', '2026-12'], edges: [] });
    expect(planRead(question(COUNTY, '2026-Q4', { campaignId: CAMPAIGN }), null)).toMatchObject({ ...quarter, campaign: CAMPAIGN, split: null, dimension: 'CAMPAIGN', member: CAMPAIGN });
  });

  test('does not keep the members of a campaign: they are read from facts', () => {
    const line = planRead(question(COUNTY, '2026-Q4', { campaignId: CAMPAIGN }), 'ACTIVITY_TYPE');
    expect(line).toMatchObject({ periods: [], pending_from: null, pending_to: null, edges: [{ from: '2026-10-01', to: '2026-12-31' }] });
  });

  test('takes the whole months of a range from cells and its edges from facts', () => {
    expect(planRead(question(COUNTY, '2026-08-30/2026-11-02'), null)).toMatchObject({
      periods: ['2026-09', '2026-10'],
      pending_from: '2026-09-01',
      pending_to: '2026-10-31',
      edges: [{ from: '2026-08-30', to: '2026-08-31' }, { from: '2026-11-01', to: '2026-11-02' }],
    });
  });

  test('reads a week from facts alone', () => {
    expect(planRead(question(COUNTY, '2026-W42'), null)).toMatchObject({ periods: [], pending_from: null, edges: [{ from: '2026-10-12', to: '2026-10-18' }] });
  });
});

describe.each(LEAVES)('%s', (_, node) => {
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
    expect(planRead(question(node, '2026-11', rest), split)).toMatchObject({ periods: [], edges: [{ from: '2026-11-01', to: '2026-11-30' }] });
  });
});

test.each([
  ['2026-10-01/2026-10-28', ['2026-10'], [{ from: '2026-10-29', to: '2026-10-31', sign: -1 }]],
  ['2026-10-01/2026-10-15', [], [{ from: '2026-10-01', to: '2026-10-15' }]],
  ['2026-10-01/2026-10-16', ['2026-10'], [{ from: '2026-10-17', to: '2026-10-31', sign: -1 }]],
  ['2026-08-30/2026-10-28', ['2026-09', '2026-10'], [{ from: '2026-08-30', to: '2026-08-31' }, { from: '2026-10-29', to: '2026-10-31', sign: -1 }]],
  ['2026-09-29/2026-10-28', [], [{ from: '2026-09-29', to: '2026-10-28' }]],
])('of %s the month that is cut is read from the side with fewer days', (text, periods, edges) => {
  expect(planRead(question(COUNTY, text), null)).toMatchObject({ periods, edges });
});

test('a line finds its rows by region or by tenant, never by both', () => {
  expect(planRead(question(TENANT, '2026'), null)).toMatchObject({ kind: 'TENANT', region: null, tenant: TENANT.kind === 'TENANT' && TENANT.tenantId });
  expect(planRead(question(OWN, '2026'), null)).toMatchObject({ kind: 'OWN', region: '340210', tenant: null, node: '340210=' });
});

test('whatever is asked, each day of the period is read once: from cells with their pending deltas, or from facts', () => {
  const day = fc.integer({ min: 0, max: 1_000 }).map((offset) => addDays('2025-01-01', offset));
  const range = fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`));
  const period = fc.oneof(range, fc.constantFrom('2026', '2026-Q1', '2026-02', '2026-W01', '2026-W53'));
  const node = fc.constantFrom(COUNTY, COMMUNITY, OWN, TENANT);
  const split = fc.constantFrom<BreakdownDimension | null>(null, ...BREAKDOWN_DIMENSIONS.map(({ code }) => code));
  fc.assert(
    fc.property(node, period, split, fc.constantFrom(null, CAMPAIGN), fc.constantFrom(null, 'EDUCATION' as const), (asked, text, by, campaignId, sector) => {
      const whole = parsePeriod(text);
      const line = planRead(question(asked, text, { campaignId, sector }), by);
      const kept = line.periods.map((name) => parsePeriod(name)).map(({ start, end }) => ({ from: start, to: end }));
      // Days that are taken away again are the last ones of the last month that is kept.
      const taken = line.edges.find(({ sign }) => sign === -1);
      const added = line.edges.filter((edge) => edge !== taken);
      const read = taken ? kept.map((each, place) => (place === kept.length - 1 ? { from: each.from, to: addDays(taken.from, -1) } : each)) : kept;
      if (taken) expect(taken.to).toBe(kept.at(-1)?.to);
      const stretches = [...read, ...added].sort((a, b) => (a.from < b.from ? -1 : 1));
      expect(stretches.at(0)?.from).toBe(whole.start);
      expect(stretches.at(-1)?.to).toBe(whole.end);
      for (const [index, next] of stretches.slice(1).entries()) expect(next.from).toBe(addDays(stretches[index]?.to ?? '', 1));
      expect([line.pending_from, line.pending_to]).toEqual([kept.at(0)?.from ?? null, kept.at(-1)?.to ?? null]);
    }),
  );
});

describe('numbers of tenants', () => {
  test.each<[string, RollupNode, string, string | null, boolean]>([
    ['are kept by hubs', COUNTY, '2026-Q4', '2026-Q4', true],
    ['are counted from presence by communities', COMMUNITY, '2026-Q4', '2026-Q4', false],
    ["are counted from presence for a region's own", OWN, '2026', '2026', false],
    ['are counted from presence for a tenant', TENANT, '2026-11', '2026-11', false],
    ['are counted from facts in a week', COUNTY, '2026-W42', null, false],
    ['are counted from facts in a range, even one that is a month', COUNTY, '2026-11-01/2026-11-30', null, false],
  ])('%s', (_, node, text, period, kept) => {
    const { start, end } = parsePeriod(text);
    expect(planPresence(question(node, text))).toMatchObject({ period, kept, from: start, to: end });
  });

  test('have nothing to do with campaigns: a unit contributes or not', () => {
    expect(planPresence(question(COUNTY, '2026', { campaignId: CAMPAIGN }))).toEqual(planPresence(question(COUNTY, '2026')));
  });
});
