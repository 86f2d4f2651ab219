import { describe, expect, test } from '@jest/globals';
import { alikeTitles } from './title-likeness.js';

describe('titles of records', () => {
  test.each([
    ['礼堂讲座授课', '礼堂讲座授课'],
    ['礼堂讲座授课', '讲座授课'],
    ['南门广场反诈宣传活动', '南门广场反诈集中宣传'],
    ['反诈 讲座（一）', '反诈讲座(一)'],
    ['防诈骗主题班会', '防诈骗主题班会！'],
  ])('are alike: %s and %s', (left, right) => {
    expect(alikeTitles(left, right)).toBe(true);
    expect(alikeTitles(right, left)).toBe(true);
  });
  test.each([
    ['礼堂讲座授课', '南门广场发放资料'],
    ['反诈讲座', ''],
    ['', ''],
    ['开学第一课', '养老诈骗防范进社区'],
    ['课', '会'],
  ])('are not alike: %j and %j', (left, right) => expect(alikeTitles(left, right)).toBe(false));
});
