import { expect, test } from '@jest/globals';
import { INDICATORS, type IndicatorCode } from '@fanzha/domain';
import { breakdownsOf } from './breakdowns.js';
import { childRows, figureIn, isBare, type ChildRow } from '../../figures/child-rows.js';
import { compare, growthBetween, hasNews, spanningOf, unstatedRecords } from '../../figures/compared.js';
import { bars, spanningSum } from './composition.js';
import { trendPoints, unrecorded } from '../../figures/trend-points.js';
import { breakdownFlags, codesOf, dimensionsOf, GROUPS, SHOWN } from './indicator-groups.js';
import { furtherRows, indicatorRows } from './indicator-rows.js';
import { foldColumns, matrixColumns, orderOf } from './matrix.js';
import { relevanceOf, usualColumns } from '../../figures/relevance.js';
import { tilesOf } from './tiles.js';

const figure = (indicator: IndicatorCode, value: number, marks: object = {}) => ({
  indicator,
  value,
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
  spanning: null,
  ...marks,
});
const rollup = (value: number, due = 10) => ({
  tenantsDue: due,
  tenantsContributing: due - 1,
  figures: [figure('SESSIONS', value)],
  sameLastYear: { figures: [{ indicator: 'SESSIONS' as const, value: value + 1 }] },
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
    directRollup: { ...rollup(0, 0), tenantsContributing: 0 },
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

const nothing = { previous: { figures: [] }, sameLastYear: { figures: [] } };
const everything = () => true;

test('of each group those indicators are listed that say something, now or before; the others on demand', () => {
  const figures = compare({
    figures: codesOf(group('publicity')).map((code) =>
      figure(code, code === 'SESSIONS' ? 5 : 0, code === 'BOARDS' ? { uncounted: 2 } : {}),
    ),
    previous: { figures: [figure('SESSIONS', 4), figure('LEAFLETS', 7)] },
    sameLastYear: { figures: [] },
  });
  expect(figures.get('SESSIONS')).toMatchObject({ previous: { value: 4 }, lastYear: null });
  const [publicity, ...others] = indicatorRows(figures, everything, false);
  expect(publicity?.rows.map(({ code }) => code)).toEqual(['SESSIONS', 'LEAFLETS', 'BOARDS']);
  expect(others).toEqual([]);
  expect(indicatorRows(figures, everything, true)[0]?.rows).toHaveLength(codesOf(group('publicity')).length);
  expect(furtherRows(figures, everything)).toBe(codesOf(group('publicity')).length - 3);
});

test('a school is never told of cases, funds or coverage, whatever the region around it has', () => {
  const isRelevant = relevanceOf({ type: 'SCHOOL' });
  for (const code of ['CASES_FILED', 'LOSS', 'FROZEN', 'HOUSEHOLD_COVERAGE', 'HOUSEHOLDS_REGISTERED'] as const)
    expect([code, isRelevant(code)]).toEqual([code, false]);
  expect(isRelevant('SESSIONS')).toBe(true);
  const figures = compare({ figures: SHOWN.map((code) => figure(code, 9)), ...nothing });
  expect(indicatorRows(figures, isRelevant, true).find(({ key }) => key === 'cases')).toMatchObject({
    title: 'interceptions',
    rows: [
      ...['INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS'],
      // A school is given alerts about its own people to answer.
      ...['ALERTS_RECEIVED', 'ALERTS_HANDLED', 'ALERTS_ON_TIME', 'ALERTS_FACE_TO_FACE', 'ALERTS_LOST'],
      ...['ALERT_HANDLED_RATE', 'ALERT_ON_TIME_RATE', 'ALERT_FACE_TO_FACE_RATE'],
    ].map((code) => ({ code })),
  });
  expect(tilesOf(figures, isRelevant, 6).map(({ code }) => code)).not.toContain('CASES_FILED');
  expect(relevanceOf({ type: 'POLICE' })('CASES_FILED')).toBe(true);
  expect(relevanceOf({ sector: 'EDUCATION' })('STOP_PAYMENT')).toBe(false);
  expect(SHOWN.every(relevanceOf({ sector: null }))).toBe(true);
});

test('the usual columns are those that a line can fill', () => {
  expect(usualColumns(null, SHOWN)).toEqual([
    'SESSIONS',
    'PEOPLE_REACHED',
    'LEAFLETS',
    'HOUSEHOLDS_COVERED',
    'HOUSEHOLD_COVERAGE',
    'CASES_FILED',
    'LOSS',
    'INTERCEPTIONS',
    'LOSS_AVOIDED',
  ]);
  const ofSchools = usualColumns('EDUCATION', SHOWN);
  expect(ofSchools).toContain('PARTICIPANTS');
  expect(ofSchools).not.toContain('LOSS');
});

const line = (name: string, value: number, rest: Partial<ChildRow> = {}, marks: object = {}): ChildRow => ({
  key: name,
  kind: 'region',
  name,
  due: 3,
  contributing: 3,
  figures: new Map([
    ['SESSIONS', figure('SESSIONS', value, marks)],
    ['CASES_FILED', figure('CASES_FILED', 0)],
  ]),
  before: new Map([['SESSIONS', figure('SESSIONS', 10)]]),
  ...rest,
});

test('a column with one value only is folded away, and what it says is kept; a mark keeps it', () => {
  const codes = ['SESSIONS', 'CASES_FILED'] as const;
  expect(foldColumns(codes, [line('甲', 1), line('乙', 2)])).toEqual({
    shown: ['SESSIONS'],
    folded: [{ code: 'CASES_FILED', value: 0 }],
  });
  expect(foldColumns(codes, [line('甲', 1)]).folded).toEqual([]);
  expect(foldColumns(['SESSIONS'], [line('甲', 1), line('乙', 1)]).shown).toEqual(['SESSIONS']);
  const marked = [line('甲', 1), line('乙', 1, {}, { uncounted: 1 })];
  expect(foldColumns(['SESSIONS', 'CASES_FILED'], marked).shown).toEqual(['SESSIONS']);
});

test('a column is as wide in values as in growth, and keeps the slots that any of its rows needs', () => {
  const total = { contributing: 6, figures: line('全部', 3).figures };
  const [plain] = matrixColumns(['SESSIONS'], [line('甲', 1), line('乙', 2)], total, 'zh-CN');
  expect(plain).toMatchObject({ label: '活动场次', hasPost: false, hasCheck: false, largest: 2 });
  const [marked] = matrixColumns(
    ['SESSIONS'],
    [line('甲', 1, {}, { uncounted: 3 }), line('乙', 18_000_000, {}, { toCheck: 1 })],
    total,
    'zh-CN',
  );
  expect(marked).toMatchObject({ hasPost: true, hasCheck: true, scale: { by: 10_000, unit: '万场' } });
  expect(marked!.width).toBeGreaterThan(plain!.width);
  const [wider] = matrixColumns(
    ['SESSIONS'],
    [line('甲', 1, {}, { uncounted: 30 }), line('乙', 18_000_000, {}, { toCheck: 1 })],
    total,
    'zh-CN',
  );
  expect(wider!.postSlot).toBeGreaterThan(marked!.postSlot);
  expect(wider!.width).toBeGreaterThan(marked!.width);
});

test('rows are ordered by their values or by how fast they grew', () => {
  const row = line('甲', 15);
  expect(orderOf(row, 'RATE', false)).toBe(1);
  expect(orderOf(row, 'SESSIONS', false)).toBe(15);
  expect(orderOf(row, 'SESSIONS', true)).toBe(0.5);
  expect(orderOf(line('乙', 15, { before: new Map() }), 'SESSIONS', true)).toBeNull();
});

test('a 0 that cannot be is not told: nobody reported, or a unit that keeps no such ledger', () => {
  expect(figureIn(line('甲', 0), 'SESSIONS')).toMatchObject({ value: 0 });
  expect(figureIn(line('甲', 0, { contributing: 0 }), 'SESSIONS')).toBeUndefined();
  expect(figureIn(line('某校', 1, { type: 'SCHOOL' }), 'CASES_FILED')).toBeUndefined();
  expect(figureIn(line('某所', 1, { type: 'POLICE' }), 'CASES_FILED')).toMatchObject({ value: 0 });
  expect(isBare(line('新区', 0, { due: 0, contributing: 0 }))).toBe(true);
  expect(isBare(line('甲', 0))).toBe(false);
});

test('what later work still changes in past periods is not compared', () => {
  const growth = (code: IndicatorCode) => growthBetween(code, figure(code, 4), figure(code, 3));
  expect(growth('HAZARDS_FOUND')).toEqual({ current: 4, before: 3, inexact: false, spanning: false, goesOn: false });
  expect(growth('HAZARDS_FOUND_RECTIFIED').current).toBeNull();
  expect(growthBetween('BOARDS', figure('BOARDS', 0, { uncounted: 2 }), figure('BOARDS', 3)).current).toBeNull();
});

test('what spans the beginning of either period leaves nothing to compare, and is told beside the figure', () => {
  const spanning = { records: 1, amount: 40, atLeast: false, approx: false };
  const [now, before] = [figure('SESSIONS', 168, { spanning }), figure('SESSIONS', 150)];
  expect(growthBetween('SESSIONS', now, before)).toMatchObject({ current: null, spanning: true });
  expect(growthBetween('SESSIONS', before, now)).toMatchObject({ current: null, spanning: true });
  expect(growthBetween('SESSIONS', before, before)).toMatchObject({ current: 150, spanning: false });
  expect(spanningOf(now)).toMatchObject({ amount: 40, ofRatio: false });
  expect(spanningOf(figure('HOUSEHOLD_COVERAGE', 61, { spanning: { ...spanning, amount: null } }))).toMatchObject({
    ofRatio: true,
  });
  const [column] = matrixColumns(
    ['SESSIONS'],
    [line('甲', 0, {}, { spanning }), line('乙', 2)],
    { contributing: 6, figures: line('全部', 2).figures },
    'zh-CN',
  );
  expect(column!.hasPost).toBe(true);
  // A unit that reported nothing else is told all the same.
  expect(
    figureIn({ contributing: 0, figures: new Map([['SESSIONS', figure('SESSIONS', 0, { spanning })]]) }, 'SESSIONS'),
  ).toBeDefined();
  expect(foldColumns(['SESSIONS', 'CASES_FILED'], [line('甲', 2, {}, { spanning }), line('乙', 2)]).shown).toEqual([
    'SESSIONS',
  ]);
});

test('what goes on beyond either period leaves nothing to compare, unless it counts 0', () => {
  const goesOn = { records: 1, amount: 40 };
  const [now, before] = [figure('SESSIONS', 168, { goesOn }), figure('SESSIONS', 150)];
  expect(growthBetween('SESSIONS', now, before)).toMatchObject({ current: null, spanning: false, goesOn: true });
  expect(growthBetween('SESSIONS', before, now)).toMatchObject({ current: null, spanning: false, goesOn: true });
  const rest = figure('SESSIONS', 168, { goesOn: { ...goesOn, amount: 0 } });
  expect(growthBetween('SESSIONS', rest, before)).toMatchObject({ current: 168, goesOn: false });
});

test('the rest of a running total that counts 0 is no mark, and leaves growth alone', () => {
  const spanning = { records: 1, amount: 0, atLeast: false, approx: false, uncounted: 0, withheld: 0 };
  const [now, before] = [figure('SESSIONS', 168, { spanning }), figure('SESSIONS', 150)];
  expect(growthBetween('SESSIONS', now, before)).toMatchObject({ current: 168, spanning: false });
  expect(growthBetween('SESSIONS', before, now)).toMatchObject({ current: 150, spanning: false });
  expect([spanningOf(now), hasNews(figure('SESSIONS', 0, { spanning }))]).toEqual([null, false]);
  const part = { key: 'LECTURE', label: '讲座', value: 0, atLeast: false, uncounted: 0, withheld: 0, spanning };
  expect([bars([part], String), spanningSum([part])]).toEqual([[], {}]);
  for (const open of [{ uncounted: 1 }, { withheld: 1 }]) {
    const left = figure('SESSIONS', 168, { spanning: { ...spanning, ...open } });
    expect(growthBetween('SESSIONS', left, before)).toMatchObject({ current: null, spanning: true });
  }
});

test('a part that only spans the beginning of the period has a bar to open', () => {
  const spanning = { records: 1, amount: 40, atLeast: true, approx: false };
  const parts = [
    { key: 'LECTURE', label: '讲座', value: 0, atLeast: false, uncounted: 0, withheld: 0, spanning },
    { key: 'LEAFLET', label: '发放', value: 3, atLeast: false, uncounted: 0, withheld: 0, spanning: null },
  ];
  expect(bars(parts, String).map(({ key, spanning: beside }) => [key, beside?.amount])).toEqual([
    ['LEAFLET', undefined],
    ['LECTURE', 40],
  ]);
  expect(spanningSum(parts)).toEqual({ spanning: { ...spanning, uncounted: 0, withheld: 0 } });
  expect(spanningSum([])).toEqual({});
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
  const parts = [
    { key: 'COUNTER', label: '柜面', value: 2, atLeast: false, uncounted: 0, withheld: 0, spanning: null },
  ];
  const secret = { ...parts[0]!, value: 0, withheld: 1 };
  expect(breakdownsOf({ byVenue: [secret] }, 'INTERCEPTIONS', { sector: null, campaign: null })).toHaveLength(1);
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

test('six bars, and the rest as one', () => {
  const parts = Array.from({ length: 11 }, (_, index) => ({
    key: `k${index}`,
    label: `种${index}`,
    value: index,
    atLeast: index === 1,
    uncounted: 0,
    withheld: 0,
  }));
  const drawn = bars(parts, (n) => `其他${n}`);
  expect(drawn).toHaveLength(7);
  expect(drawn[0]).toMatchObject({ key: 'k10' });
  expect(drawn.at(-1)).toEqual({ key: 'rest', label: '其他4', value: 10, atLeast: true, rest: true });
  expect(bars(parts.slice(0, 8), String)).toHaveLength(7);
  expect(
    bars(parts, String, new Map([['k10', 4]]))
      .map(({ lastYear }) => lastYear)
      .slice(0, 2),
  ).toEqual([4, null]);
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
