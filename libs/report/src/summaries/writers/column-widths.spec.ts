import { describe, expect, it } from '@jest/globals';
import { CELL_MARGIN, charactersOf, columnWidths } from './column-widths.js';

const WHOLE = 8_845;
const HEAD = ['指标', '单位', '本期', '上期', '环比', '上年同期', '同比', '说明'];
const rows = [
  HEAD,
  ['已成立领导小组单位数', '家', '87', '87', '0%', '76', '+14.5%', ''],
  ['覆盖人次', '人次', '≥16732', '≥8552', '—', '≥13326', '—', '另有4次未统计，另有1次数量不便公开'],
  ['避免损失金额', '元', '约12345678.5', '94304', '约+1223.2%', '约362522', '+16.7个百分点', '另有1次未统计'],
];

describe('columns of a table', () => {
  it('fill the page and break no number', () => {
    const widths = columnWidths(rows, WHOLE);
    expect(widths.reduce((sum, width) => sum + width)).toBe(WHOLE);
    for (const row of rows)
      row.forEach((text, at) => {
        for (const [number] of text.matchAll(/[!-~≥]+/g))
          expect((widths[at] ?? 0) - 2 * CELL_MARGIN).toBeGreaterThanOrEqual(charactersOf(number) * 180);
      });
    expect(widths[7]).toBeGreaterThan(widths[1] ?? 0);
  });

  it('share a page evenly where all say the same', () => {
    expect(columnWidths([['一', '一']], 1_000)).toEqual([500, 500]);
  });
});
