import { expect, test } from '@jest/globals';
import { INDICATORS, type IndicatorCode } from '@fanzha/domain';
import { breakdownsOf } from './breakdowns.js';
import { childRows } from './child-rows.js';
import { cardRows, compare, unstatedRecords } from './compared.js';
import { bars, trendPoints, unrecorded } from './composition.js';
import { breakdownFlags, codesOf, dimensionsOf, GROUPS, SHOWN } from './indicator-groups.js';

const figure = (indicator: IndicatorCode, value: number, qualifiers: object = {}) => ({
  indicator,
  value,
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
  ...qualifiers,
});
const rollup = (value: number, due = 10) => ({
  tenantsDue: due,
  tenantsContributing: due - 1,
  figures: [figure('SESSIONS', value)],
});
test('regions stand in the order of their codes, the own units after them', () => {
  const region = {
    children: [
      { code: '340210101', name: '乙镇', rollup: rollup(3) },
      { code: '340210100', name: '甲镇', rollup: rollup(2) },
    ],
    directRollup: rollup(4),
  };
  expect(childRows(region as never, '区直单位').map(({ name }) => name)).toEqual(['甲镇', '乙镇', '区直单位']);
});

test('an idle authority stands nowhere', () => {
  const direct = {
    edges: [
      { node: { id: 't1', name: '某局', type: 'AUTHORITY', rollup: { ...rollup(0), tenantsContributing: 0 } } },
      { node: { id: 't2', name: '某校', type: 'SCHOOL', rollup: rollup(1, 1) } },
    ],
  };
  expect(childRows({ direct } as never, '区直单位').map(({ name }) => name)).toEqual(['某校']);
});

test('own units that do not exist have no row', () => {
  const region = {
    children: [],
    directRollup: { tenantsDue: 0, tenantsContributing: 0, figures: [figure('SESSIONS', 0)] },
  };
  expect(childRows(region as never, '区直单位')).toEqual([]);
});

test('units listed one by one stand without their sum among them', () => {
  const unit = { node: { id: 't2', name: '某校', type: 'SCHOOL', rollup: rollup(1, 2) } };
  expect(
    childRows({ directRollup: rollup(4), direct: { edges: [unit] } } as never, '区直单位').map(({ key }) => key),
  ).toEqual(['t2']);
});

const group = (key: string) => GROUPS.find((one) => one.key === key)!;

test('figures with a value or a qualifier come first', () => {
  const figures = compare({
    figures: [figure('SESSIONS', 5), figure('LEAFLETS', 0), figure('BOARDS', 0, { uncounted: 2 })],
    previous: { figures: [figure('SESSIONS', 4)] },
    sameLastYear: { figures: [] },
  });
  const { hero, first, rest, empty } = cardRows(group('publicity'), figures);
  expect(hero).toMatchObject({ code: 'SESSIONS', previous: { value: 4 }, lastYear: null });
  expect(first.map(({ code }) => code)).toEqual(['BOARDS']);
  expect(rest.map(({ code }) => code)).toEqual(['LEAFLETS']);
  expect(empty).toBe(false);
});

test('cases that did not happen are told as 0; the stages of the money stand apart from the rows', () => {
  const codes = codesOf(group('cases'));
  const figures = compare({
    figures: codes.map((code) => figure(code, code === 'FROZEN' ? 900 : code === 'TIPS' ? 3 : 0)),
    previous: { figures: [] },
    sameLastYear: { figures: [] },
  });
  const { first, rest, flow } = cardRows(group('cases'), figures);
  expect(first.map(({ code }) => code)).toEqual([
    'CASES_REPORTED',
    'CASES_SOLVED',
    'LOSS',
    'INTERCEPTIONS',
    'LOSS_AVOIDED',
  ]);
  expect(rest[0]?.code).toBe('TIPS');
  expect(flow.map(({ code, figure: { value } }) => [code, value])).toEqual([
    ['STOP_PAYMENT', 0],
    ['FROZEN', 900],
    ['RETURNED', 0],
  ]);
  expect(
    cardRows(
      group('cases'),
      compare({
        figures: codes.map((code) => figure(code, 0)),
        previous: { figures: [] },
        sameLastYear: { figures: [] },
      }),
    ).empty,
  ).toBe(true);
});

test('every indicator of the live ledgers has one place on the page', () => {
  const live = INDICATORS.filter(({ ledger }) => ledger !== 'submission' && ledger !== 'tenant').map(
    ({ code }) => code,
  );
  expect([...SHOWN].sort()).toEqual([...live].sort());
  expect(new Set(SHOWN).size).toBe(SHOWN.length);
});

test('a breakdown is asked for only where the indicator has parts', () => {
  expect(dimensionsOf('HOUSEHOLD_COVERAGE')).toEqual([]);
  expect(dimensionsOf('HOUSEHOLDS_REGISTERED')).toEqual([]);
  expect(dimensionsOf('HOUSEHOLDS_COVERED')).toEqual(['SECTOR']);
  expect(breakdownFlags('INTERCEPTIONS')).toEqual({
    byType: false,
    byFraud: true,
    byAge: true,
    byVenue: true,
    byCampaign: true,
    bySector: true,
  });
  const parts = [{ key: 'COUNTER', label: '柜面', value: 2, atLeast: false, uncounted: 0 }];
  const shown = (narrowed: { sector: string | null; campaign: string | null }) =>
    breakdownsOf(
      { byVenue: parts, byFraud: parts, byAge: [], bySector: parts, byCampaign: [] },
      'INTERCEPTIONS',
      narrowed,
    ).map(({ by }) => by);
  expect(shown({ sector: null, campaign: null })).toEqual(['VENUE', 'FRAUD_TYPE', 'SECTOR']);
  expect(shown({ sector: 'FINANCE', campaign: null })).toEqual(['VENUE', 'FRAUD_TYPE']);
});

test('a 0 that nobody counted is no 0', () => {
  expect(unstatedRecords(figure('BOARDS', 0, { uncounted: 2, withheld: 1 }))).toBe(3);
  expect(unstatedRecords(figure('BOARDS', 4, { uncounted: 2 }))).toBe(0);
});

test('eight bars, and the rest as one', () => {
  const parts = Array.from({ length: 11 }, (_, index) => ({
    key: `k${index}`,
    label: `种${index}`,
    value: index,
    atLeast: index === 1,
    uncounted: 0,
  }));
  const drawn = bars(parts, (n) => `其他${n}`);
  expect(drawn).toHaveLength(9);
  expect(drawn[0]).toMatchObject({ key: 'k10' });
  expect(drawn.at(-1)).toEqual({ key: 'rest', label: '其他2', value: 3, atLeast: true, rest: true });
  expect(bars(parts.slice(0, 10), String)).toHaveLength(9);
});

test('the axis names the year where it begins, and the month that is not over is open', () => {
  const months = ['2025-12', '2026-01', '2026-11'].map((month) => ({ month, value: 1, atLeast: false, lastYear: 0 }));
  const points = trendPoints(months, '2026-11-22', 'zh-CN');
  expect(points.map(({ label }) => label)).toEqual(['2025年12月', '2026年1月', '11月']);
  expect(points.map(({ unfinished }) => unfinished)).toEqual([false, false, true]);
  expect(trendPoints(months, '2026-01-22', 'zh-CN').map(({ value }) => value)).toEqual([1, 1, null]);
  expect(trendPoints(months, '2026-11-22', 'en').map(({ label }) => label)).toEqual(['Dec 25', 'Jan 26', 'Nov']);
});

test('months before the first record are no 0', () => {
  const month = (value: number, lastYear: number, name = '2026-03') => ({
    month: name,
    value,
    lastYear,
    atLeast: false,
  });
  expect(unrecorded([month(3, 0), month(0, 0), month(2, 5)])).toEqual({ lastYear: 2, thisYear: 0 });
  expect(
    trendPoints([month(3, 0), month(0, 0), month(2, 5)], '2026-11-22', 'zh-CN').map(({ value, lastYear }) => [
      value,
      lastYear,
    ]),
  ).toEqual([
    [3, null],
    [0, null],
    [2, 5],
  ]);
  expect(unrecorded([month(0, 0), month(4, 0), month(0, 0)])).toEqual({ lastYear: 3, thisYear: 1 });
});
