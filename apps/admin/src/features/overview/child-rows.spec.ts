import { expect, test } from '@jest/globals';
import { addUp, childRows, firstOf, groupByPlace } from './child-rows.js';
import { bars, trendPoints, unrecorded } from './composition.js';
import { compare, splitRows, unstatedRecords } from './publicity.js';
import { reminderText } from './reminder-text.js';
import { qualityParts, qualityText } from './source-text.js';

const figure = (indicator: 'SESSIONS' | 'LEAFLETS' | 'BOARDS', value: number, marks: object = {}) => ({ indicator, value, atLeast: false, approx: false, uncounted: 0, withheld: 0, ...marks });
const rollup = (value: number, due = 10) => ({ tenantsDue: due, tenantsContributing: due - 1, figures: [figure('SESSIONS', value)] });
const key = (name: string, values: Record<string, unknown> = {}) => `${name.split('.').at(-1)}(${Object.values(values).join('|')})`;

test('regions stand in the order of their codes, the own units after them, and an idle authority nowhere', () => {
  const region = {
    children: [{ code: '340210101', name: '乙镇', rollup: rollup(3) }, { code: '340210100', name: '甲镇', rollup: rollup(2) }],
    directRollup: rollup(4),
    direct: { edges: [{ node: { id: 't1', name: '某局', type: 'AUTHORITY', rollup: { ...rollup(0), tenantsContributing: 0 } } }, { node: { id: 't2', name: '某校', type: 'SCHOOL', rollup: rollup(1, 1) } }] },
  };
  expect(childRows(region as never, '区直单位').map(({ name }) => name)).toEqual(['甲镇', '乙镇', '区直单位', '某校']);
});

test('own units that do not exist have no row', () => {
  const region = { children: [], directRollup: { tenantsDue: 0, tenantsContributing: 0, figures: [figure('SESSIONS', 0)] } };
  expect(childRows(region as never, '区直单位')).toEqual([]);
});

test('sums keep their marks', () => {
  const rows = [[figure('LEAFLETS', 100, { atLeast: true, uncounted: 1 })], [figure('LEAFLETS', 50, { approx: true, uncounted: 2 })]]
    .map((figures, index) => ({ key: String(index), kind: 'tenant' as const, name: '', due: 1, contributing: index, figures: new Map(figures.map((one) => [one.indicator, one] as const)) }));
  const total = addUp(rows);
  expect(total).toMatchObject({ due: 2, contributing: 1 });
  expect(total.figures.get('LEAFLETS')).toEqual({ indicator: 'LEAFLETS', value: 150, atLeast: true, approx: true, uncounted: 3, withheld: 0 });
});

test('figures with a value or a mark come first', () => {
  const rows = compare({ figures: [figure('SESSIONS', 5), figure('LEAFLETS', 0), figure('BOARDS', 0, { uncounted: 2 })], previous: { figures: [figure('SESSIONS', 4)] }, sameLastYear: { figures: [] } });
  const { hero, first, rest } = splitRows(rows);
  expect(hero).toMatchObject({ code: 'SESSIONS', previous: { value: 4 }, lastYear: null });
  expect(first.map(({ code }) => code)).toEqual(['BOARDS']);
  expect(rest.map(({ code }) => code)).toEqual(['LEAFLETS']);
});

test('a 0 that nobody counted is no 0', () => {
  expect(unstatedRecords(figure('BOARDS', 0, { uncounted: 2, withheld: 1 }))).toBe(3);
  expect(unstatedRecords(figure('BOARDS', 4, { uncounted: 2 }))).toBe(0);
});

test('eight bars, and the rest as one', () => {
  const parts = Array.from({ length: 11 }, (_, index) => ({ key: `k${index}`, label: `种${index}`, value: index, atLeast: index === 1 }));
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
  const month = (value: number, lastYear: number, name = '2026-03') => ({ month: name, value, lastYear, atLeast: false });
  expect(unrecorded([month(3, 0), month(0, 0), month(2, 5)])).toEqual({ lastYear: 2, thisYear: 0 });
  expect(trendPoints([month(3, 0), month(0, 0), month(2, 5)], '2026-11-22', 'zh-CN').map(({ value, lastYear }) => [value, lastYear])).toEqual([[3, null], [0, null], [2, 5]]);
  expect(unrecorded([month(0, 0), month(4, 0), month(0, 0)])).toEqual({ lastYear: 3, thisYear: 1 });
});

const OWING = [{ name: '区局', region: { code: '340210', name: '某区' } }, { name: '乙校', region: { code: '340210101', name: '二镇' } }, { name: '甲村', region: { code: '340210100201', name: '甲村' } }, { name: '丙行', region: { code: '340210101', name: '二镇' } }];
const TOWNS = [{ code: '340210100', name: '一镇' }, { code: '340210101', name: '二镇' }];

test('units stand under the line of the table that they belong to, the own units last', () => {
  const groups = groupByPlace(OWING, { code: '340210', name: '区直单位' }, TOWNS);
  expect(groups.map(({ name, units }) => [name, units.map((unit) => unit.name)])).toEqual([['一镇', ['甲村']], ['二镇', ['乙校', '丙行']], ['区直单位', ['区局']]]);
  expect(firstOf(groups, 2).map(({ name, units, count }) => [name, units.length, count])).toEqual([['一镇', 1, 1], ['二镇', 1, 2]]);
  expect(groupByPlace(OWING, { code: '340210', name: '区直单位' }, []).map(({ name }) => name)).toEqual(['甲村', '二镇', '区直单位']);
});

test('a reminder names the units by region, and how many there are in all', () => {
  const groups = groupByPlace(OWING.slice(1), { code: '340210', name: '区直单位' }, TOWNS);
  const lines = reminderText({ region: '某区', periodLabel: '2026年10月', due: 9, contributing: 4, missingCount: 5 }, groups, key).split('\n');
  expect(lines).toEqual(['chatHead(某区|2026年10月|9|4|5)', 'chatLine(一镇|甲村)', 'chatLine(二镇|乙校chatSeparator()丙行)', 'chatRest(5)', 'chatTail()']);
});

test('a source is told by its parts', () => {
  const none = { records: 0, value: 0 };
  const exact = { records: 3, exact: { records: 3, value: 90 }, atLeast: none, approx: none, uncounted: 0, withheld: 0 };
  expect(qualityText(exact, key)).toBe('allExact(3)');
  const mixed = { ...exact, atLeast: { records: 1, value: 10 }, uncounted: 2 };
  expect(qualityText(mixed, key)).toBe('atLeast(1) uncounted(2)');
  expect(qualityParts(mixed).map(({ key: part, share }) => [part, share])).toEqual([['exact', 90], ['atLeast', 10], ['uncounted', null]]);
  expect(qualityText({ ...exact, exact: none }, key)).toBe('none()');
});
