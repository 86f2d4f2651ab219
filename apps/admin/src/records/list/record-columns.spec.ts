import { expect, test } from '@jest/globals';
import {
  amountColumn,
  orderKeyOf,
  ordersOf,
  recordCsv,
  withRegionColumns,
  type RecordColumn,
} from './record-columns.js';

interface Row {
  readonly day: string;
  readonly loss: string | null;
  readonly recordStatus: 'ACTIVE' | 'VOIDED';
}

test('a list becomes a file: plain numbers, columns of its own, the state of every record', () => {
  const columns: RecordColumn<Row>[] = [
    { key: 'day', label: '日期', text: (row) => row.day },
    {
      key: 'loss',
      label: '损失',
      text: (row) => `约 ${row.loss} 元`,
      file: (row) => (row.loss === null ? '' : Number(row.loss)),
    },
    { key: 'words', label: '说法', text: () => '只在页面上', listOnly: true },
    { key: 'note', label: '备注', text: () => '=1+1', fileOnly: true },
  ];
  expect(
    recordCsv(
      [
        { day: '2026-10-20', loss: '1250.50', recordStatus: 'ACTIVE' },
        { day: '2026-10-21', loss: null, recordStatus: 'VOIDED' },
      ],
      columns,
      '记录状态',
      'zh-CN',
    )
      .slice(1)
      .split('\r\n'),
  ).toEqual(['日期,损失,备注,记录状态', "2026-10-20,1250.5,'=1+1,有效", "2026-10-21,,'=1+1,已作废"]);
});

interface Placed {
  readonly region: { readonly code: string };
  readonly tenant: string;
}
const COLUMNS: RecordColumn<Placed>[] = [
  { key: 'day', label: '日期', day: true, text: () => '2026-10-20' },
  { key: 'tenant', label: '单位', text: ({ tenant }) => tenant },
  amountColumn<Placed>('PARTICIPANTS', () => ({ value: 3, qualifier: 'EXACT' }), 'zh-CN'),
];
const NAMES: Readonly<Record<string, string>> = { '340299': '清河县', '340299101': '清河镇' };
const nameOf = (code: string): string => NAMES[code] ?? '';
const keysFor = (level: number, narrowed: { region: string; unit: string }): string[] =>
  withRegionColumns(COLUMNS, { level, nameOf }, narrowed, (key) => key)
    .filter(({ fileOnly }) => !fileOnly)
    .map(({ key }) => key);

test.each([
  ['a city: unit, county and town', 4, '', '', ['day', 'tenant', 'county', 'town', 'PARTICIPANTS']],
  ['a county: unit and town', 6, '', '', ['day', 'tenant', 'town', 'PARTICIPANTS']],
  ['a city that looks at one county', 4, '340299', '', ['day', 'tenant', 'town', 'PARTICIPANTS']],
  ['a city that looks at one town', 4, '340299101', '', ['day', 'tenant', 'PARTICIPANTS']],
  ['a city that looks at one unit', 4, '', 'u1', ['day', 'PARTICIPANTS']],
  ['the unit itself', 0, '', '', ['day', 'PARTICIPANTS']],
] as const)('where a record belongs is said where it differs from row to row: %s', (_, level, region, unit, keys) => {
  expect(keysFor(level, { region, unit })).toEqual(keys);
});

test('county and town are named; a record of the county itself is of no town', () => {
  const columns = withRegionColumns(COLUMNS, { level: 4, nameOf }, { region: '', unit: '' }, (key) => key);
  const texts = (code: string) =>
    columns
      .filter(({ key }) => key === 'county' || key === 'town')
      .map(({ text }) => text({ region: { code }, tenant: '' }));
  expect(texts('340299101001')).toEqual(['清河县', '清河镇']);
  expect(texts('340299')).toEqual(['清河县', '']);
});

test('a list is ordered by its day, its units and its amounts, and by nothing else', () => {
  expect(COLUMNS.map(orderKeyOf)).toEqual(['day', 'unit', 'PARTICIPANTS']);
  expect(orderKeyOf({ key: 'title', label: '名称', text: () => '' })).toBeNull();
  expect(ordersOf(COLUMNS, (key) => key).map(({ value }) => value)).toEqual(['', 'day', 'unit', '-PARTICIPANTS']);
});
