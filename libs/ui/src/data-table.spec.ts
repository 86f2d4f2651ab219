import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import DataTable from './data-table.vue';
import { withTexts } from '../test/mounting.js';
import type { TableColumn } from './table-column.js';
import { barShare, columnMax, columnSum, nextSort, sortRows } from './table-order.js';

interface Town {
  code: string;
  name: string;
  sessions: number | null;
}
const TOWNS: Town[] = [
  { code: '1', name: '清溪镇', sessions: 78 },
  { code: '2', name: '白杨镇', sessions: null },
  { code: '3', name: '安平镇', sessions: 142 },
  { code: '4', name: '河口镇', sessions: 78 },
];
const COLUMNS: TableColumn<Town>[] = [
  { key: 'name', label: '镇', value: ({ name }) => name },
  {
    key: 'sessions',
    label: '活动场次',
    unit: '场',
    numeric: true,
    sortable: true,
    sum: true,
    bar: true,
    value: ({ sessions }) => sessions,
  },
];
const sessions = ({ sessions: value }: Town) => value;
const table = (sort: { column: string; descending: boolean } | null) =>
  mount(DataTable<Town>, {
    props: { caption: '各镇', columns: COLUMNS, rows: TOWNS, rowKey: (town: Town) => town.code, sort, totals: true },
    ...withTexts(),
  });
const names = (wrapper: ReturnType<typeof table>) => wrapper.findAll('tbody th').map((cell) => cell.text());

test('sorts stably, and rows without a value stand last either way', () => {
  expect(sortRows(TOWNS, sessions, true).map(({ code }) => code)).toEqual(['3', '1', '4', '2']);
  expect(sortRows(TOWNS, sessions, false).map(({ code }) => code)).toEqual(['1', '4', '3', '2']);
});

test('a head goes through largest first, smallest first, and the usual order', () => {
  const first = nextSort(null, 'sessions');
  const second = nextSort(first, 'sessions');
  expect(first).toEqual({ column: 'sessions', descending: true });
  expect(second).toEqual({ column: 'sessions', descending: false });
  expect(nextSort(second, 'sessions')).toBeNull();
  expect(nextSort(second, 'name')).toEqual({ column: 'name', descending: true });
});

test('sums leave out what was not counted', () => {
  expect(columnSum(TOWNS, sessions)).toBe(298);
  expect(columnSum(TOWNS.slice(1, 2), sessions)).toBeNull();
  expect(columnMax(TOWNS, sessions)).toBe(142);
  expect(barShare(71, 142)).toBe(50);
  expect(barShare(null, 142)).toBe(0);
  expect(barShare(5, 0)).toBe(0);
});

test('shows rows in the order that is in force, and says so', () => {
  expect(names(table(null))).toEqual(['清溪镇', '白杨镇', '安平镇', '河口镇']);
  const sorted = table({ column: 'sessions', descending: true });
  expect(names(sorted)).toEqual(['安平镇', '清溪镇', '河口镇', '白杨镇']);
  expect(sorted.findAll('thead th')[1]?.attributes('aria-sort')).toBe('descending');
});

test('an order by an unknown column is no order', () => {
  expect(names(table({ column: 'gone', descending: true }))[0]).toBe('清溪镇');
});

test('leaves the order to its owner', async () => {
  const wrapper = table(null);
  await wrapper.get('thead button').trigger('click');
  expect(wrapper.emitted('update:sort')).toEqual([[{ column: 'sessions', descending: true }]]);
  await wrapper.get('select').setValue('sessions up');
  expect(wrapper.emitted('update:sort')?.[1]).toEqual([{ column: 'sessions', descending: false }]);
});

test('prints sums and bars', () => {
  const wrapper = table(null);
  expect(wrapper.get('tfoot').text()).toBe('合计298');
  expect(wrapper.findAll('tbody .bar i').map((bar) => bar.attributes('style'))).toEqual([
    'width: 54.929577464788736%;',
    'width: 100%;',
    'width: 54.929577464788736%;',
  ]);
});

test('the head in force shows its way, and a column may have a head that is only read out', () => {
  const sorted = table({ column: 'sessions', descending: false });
  expect(sorted.findAll('thead .arrow path').map((path) => path.classes('on'))).toEqual([true, false]);
  expect(sorted.get('th[aria-sort]').attributes('aria-sort')).toBe('ascending');
  const columns = [...COLUMNS, { key: 'go', label: '进入', mute: true, value: () => null }];
  const withLink = mount(DataTable<Town>, {
    props: { caption: '各镇', columns, rows: TOWNS, rowKey: (town: Town) => town.code },
    ...withTexts(),
  });
  expect(withLink.get('thead th:last-child span').classes()).toContain('sr');
});
