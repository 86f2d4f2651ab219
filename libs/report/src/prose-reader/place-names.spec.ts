import { describe, expect, it } from '@jest/globals';
import { readSummary } from './read-summary.js';
import { RESULT_CLASSES } from './reading.js';

/** What a text counts, beside the 200 leaflets that make it a report. */
const counted = (words: string) =>
  readSummary(`社区11月反诈工作总结\n${words}\n发放传单200份，举办讲座12场。`, { reportDate: '2026-11-30' })
    .readings.filter(({ class: is }) => RESULT_CLASSES.has(is))
    .map(({ value }) => value)
    .slice(0, -2);

describe('numerals of names', () => {
  it.each([
    '六郎镇集市',
    '一中门口',
    '二小',
    '三院门前',
    '四季花园',
    '五里墩',
    '七里河',
    '八一路',
    '十里铺',
    '百善镇',
    '千山社区',
    '万春街道',
    '五一广场',
    '三孝口',
    '二道河村',
    '七宝街',
    '九龙仓广场',
    '十一中学',
    '三台镇',
    '四牌楼',
  ])('count nothing: %s', (place) => {
    expect(counted(`11月6日，在${place}开展现场宣传。11月7日，到${place}举办讲座。`)).toEqual([]);
    expect(counted(`11月6日，在${place}开展集中宣传3场。`)).toEqual([3]);
  });

  it('stay counts before a unit', () => {
    expect(counted('开展宣传十场，张贴海报三百张，悬挂横幅二十条，入户六十户。')).toEqual([10, 300, 20, 60]);
    expect(counted('在中学举办讲座两场，班会三次，播放影片四场。')).toEqual([2, 3, 4]);
  });
});
