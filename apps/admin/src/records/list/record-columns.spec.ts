import { expect, test } from '@jest/globals';
import { recordCsv, type RecordColumn } from './record-columns.js';

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
