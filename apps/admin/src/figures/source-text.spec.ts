import { expect, test } from '@jest/globals';
import { ledgers } from '../ledgers.js';
import { addsUp } from './adding-up.js';
import { memberName } from './member-name.js';
import { recordLocation } from './record-location.js';
import { reminderText, silentText } from './reminder-text.js';
import { distinctText, qualityParts, qualityText } from './source-text.js';
import { firstOf, groupByRegion } from './units-by-region.js';

const key = (name: string, values: Record<string, unknown> = {}) =>
  `${name.split('.').at(-1)}(${Object.values(values).join('|')})`;

test('different households and ratios do not add up, sums and stocks do', () => {
  expect(
    (['LEAFLETS', 'LEADERSHIP_GROUPS', 'HOUSEHOLDS_COVERED', 'HOUSEHOLD_COVERAGE', 'TENANTS_WITH_GROUP'] as const).map(
      addsUp,
    ),
  ).toEqual([true, true, false, false, false]);
});

test('a bar is called by its code, a band of ages is its own name', () => {
  expect([
    memberName('VENUE', 'COUNTER', 'zh-CN'),
    memberName('VENUE', 'COUNTER', 'en'),
    memberName('AGE_BAND', '60+', 'zh-CN'),
  ]).toEqual(['柜面', 'Counter', '60+']);
});

test('records lead to their own pages, a roster to that of its community', () => {
  const record = (kind: string, communityCode: string | null = null) =>
    ({ kind, id: 'figure-cell', recordId: 'r1', communityCode, tenant: null }) as never;
  expect(
    [
      'ACTIVITY',
      'LEADERSHIP_GROUP',
      'HOUSEHOLD_VISIT',
      'FRAUD_CASE',
      'INTERCEPTION',
      'FUNDS_ACTION',
      'TALLY',
      'INSPECTION',
      'CONTROL_MEASURE',
      'NOTICE',
      'NOTICE_RECEIPT',
    ].map((kind) => recordLocation(ledgers, record(kind))),
  ).toEqual(
    [
      'activities',
      'leadership-groups',
      'household-visits',
      'fraud-cases',
      'interceptions',
      'funds-actions',
      'tallies',
      'inspections',
      'control-measures',
      'notices',
      'notices',
    ].map((page) => ({ path: `/${page}/r1` })),
  );
  expect(recordLocation(ledgers, record('HOUSEHOLD_ROSTER', '340210101201'))).toEqual({
    path: '/rosters/340210101201',
  });
  expect(recordLocation(ledgers, record('HOUSEHOLD_ROSTER'))).toBeNull();
});

const OWING = [
  { name: '区局', region: { code: '340210', name: '某区' } },
  { name: '乙校', region: { code: '340210101', name: '二镇' } },
  { name: '甲村', region: { code: '340210100201', name: '甲村' } },
  { name: '丙行', region: { code: '340210101', name: '二镇' } },
];
const TOWNS = [
  { code: '340210100', name: '一镇' },
  { code: '340210101', name: '二镇' },
];

test('units stand under the line of the table that they belong to, the own units last', () => {
  const groups = groupByRegion(OWING, { code: '340210', name: '区直单位' }, TOWNS);
  expect(groups.map(({ name, units }) => [name, units.map((unit) => unit.name)])).toEqual([
    ['一镇', ['甲村']],
    ['二镇', ['乙校', '丙行']],
    ['区直单位', ['区局']],
  ]);
  expect(firstOf(groups, 2).map(({ name, units, count }) => [name, units.length, count])).toEqual([
    ['一镇', 1, 1],
    ['二镇', 1, 2],
  ]);
  expect(groupByRegion(OWING, { code: '340210', name: '区直单位' }, []).map(({ name }) => name)).toEqual([
    '甲村',
    '二镇',
    '区直单位',
  ]);
});

test('a reminder names the units by region, and how many there are in all', () => {
  const groups = groupByRegion(OWING.slice(1), { code: '340210', name: '区直单位' }, TOWNS);
  const lines = reminderText(
    { region: '某区', periodLabel: '2026年10月', due: 9, contributing: 4, missingCount: 5 },
    groups,
    key,
  ).split('\n');
  expect(lines).toEqual([
    'head(某区|2026年10月|9|4|5)',
    'line(一镇|甲村)',
    'line(二镇|乙校separator()丙行)',
    'rest(5)',
    'tail()',
  ]);
});

test('a source is told by its parts', () => {
  const none = { records: 0, value: 0 };
  const exact = {
    records: 3,
    exact: { records: 3, value: 90 },
    atLeast: none,
    approx: none,
    uncounted: 0,
    withheld: 0,
    toCheck: 0,
  };
  expect(qualityText(exact, key)).toBe('allExact(3)');
  const mixed = { ...exact, atLeast: { records: 1, value: 10 }, uncounted: 2 };
  expect(qualityText(mixed, key)).toBe('atLeast(1) uncounted(2)');
  expect(qualityParts(mixed).map(({ key: part, share }) => [part, share])).toEqual([
    ['exact', 90],
    ['atLeast', 10],
    ['uncounted', null],
  ]);
  expect(qualityText({ ...exact, exact: none }, key)).toBe('none()');
});

test('units without one indicator are reminded of it by name', () => {
  const groups = groupByRegion(OWING.slice(0, 2), { code: '', name: '' }, []);
  const lines = silentText(
    { region: '某区', periodLabel: '2026年10月', label: '发放宣传资料', count: 3 },
    groups,
    key,
  ).split('\n');
  expect(lines).toEqual([
    'headSilent(某区|2026年10月|发放宣传资料|3)',
    'line(某区|区局)',
    'line(二镇|乙校)',
    'rest(3)',
    'tail()',
  ]);
});

test('a distinct count says what was counted once', () => {
  const none = { records: 0, value: 0 };
  const quality = {
    records: 4,
    exact: { records: 4, value: 1200 },
    atLeast: none,
    approx: none,
    uncounted: 0,
    withheld: 0,
    toCheck: 0,
  };
  expect(distinctText('HOUSEHOLDS_COVERED', quality, 30, key)).toBe('distinctDoors(4|1,200)overlap(30)');
  expect(distinctText('HOUSEHOLDS_COVERED', quality, null, key)).toBe('distinctDoors(4|1,200)');
  expect(distinctText('TENANTS_WITH_GROUP', quality, null, key)).toBe('distinctGroups(4)');
  expect(distinctText('HOUSEHOLDS_COVERED', { ...quality, records: 0 }, 0, key)).toBe('none()');
});
