import { describe, expect, it } from '@jest/globals';
import { plainText } from './plain-text.js';
import { scanNumbers } from './number-token.js';

const scanned = (text: string) => {
  const { text: plain } = plainText(text);
  return scanNumbers(plain).numbers.map(({ start, end, value, upTo, exactness }) => ({
    words: plain.slice(start, end),
    value,
    ...(upTo === null ? {} : { upTo }),
    exactness,
  }));
};

describe('numbers of running text', () => {
  it.each([
    ['发放3000余份', '3000余', 3000, 'AT_LEAST'],
    ['发放3,000份', '3,000', 3000, 'EXACT'],
    ['发放３０００份', '3000', 3000, 'EXACT'],
    ['资料1000+份', '1000+', 1000, 'AT_LEAST'],
    ['入户3.2万余户', '3.2万余', 32_000, 'AT_LEAST'],
    ['挽损80余万元', '80余万', 800_000, 'AT_LEAST'],
    ['挽损3万多元', '3万多', 30_000, 'AT_LEAST'],
    ['约1500万元', '1500万', 15_000_000, 'APPROX'],
    ['现场受众近百人', '百', 100, 'APPROX'],
    ['发动上千人', '上千', 1000, 'AT_LEAST'],
    ['发放三百四十来份', '三百四十来', 340, 'APPROX'],
    ['发放两万三份', '两万三', 23_000, 'EXACT'],
    ['约二百一十人', '二百一十', 210, 'APPROX'],
    ['发放一千二百余条', '一千二百余', 1200, 'AT_LEAST'],
    ['逾3500人次', '3500', 3500, 'AT_LEAST'],
    ['3万人次以上', '3万', 30_000, 'AT_LEAST'],
    ['300人左右', '300', 300, 'APPROX'],
    ['不到10分钟', '10', 10, 'AT_MOST'],
    ['损失三点五万元', '三点五万', 35_000, 'EXACT'],
    ['十余人', '十余', 10, 'AT_LEAST'],
    ['发放不少于3000份', '3000', 3000, 'AT_LEAST'],
    ['少说有6000人', '6000', 6000, 'AT_LEAST'],
    ['点击量过万', '万', 10_000, 'AT_LEAST'],
    ['发放1万2千余份', '1万2千余', 12_000, 'AT_LEAST'],
    ['阅读破2000次', '2000', 2000, 'AT_LEAST'],
    ['返还41万6千元', '41万6千', 416_000, 'EXACT'],
    ['流水1亿2000万元', '1亿2000万', 120_000_000, 'EXACT'],
  ])('%s', (text, words, value, exactness) => {
    expect(scanned(text)).toEqual([{ words, value, exactness }]);
  });

  it.each([
    ['接待数十人次', '数十'],
    ['发放几百份', '几百'],
    ['转发若干条', '若干'],
    ['推送多篇', '多'],
  ])('%s tells no number', (text, words) => {
    expect(scanned(text)).toEqual([{ words, value: null, exactness: 'UNCOUNTED' }]);
  });

  it.each([
    ['发放××份', '××'],
    ['发放x余份', 'x余'],
  ])('%s keeps its number back', (text) => {
    expect(scanned(text)).toMatchObject([{ value: null, exactness: 'WITHHELD' }]);
  });

  it.each([
    ['开展2-3场', 2, 3],
    ['参加300～500人', 300, 500],
    ['挽损3至5万元', 30_000, 50_000],
    ['发放三四百份', 300, 400],
    ['来了十七八人', 17, 18],
    ['每场三四十人', 30, 40],
    ['演出一两场', 1, 2],
    ['召开会议2、3次', 2, 3],
  ])('%s is a range', (text, value, upTo) => {
    expect(scanned(text)).toMatchObject([{ value, upTo, exactness: 'AT_LEAST' }]);
  });

  it.each(['近七成', '占六成四', '98%', '百分之九十八', '占一半'])('%s is a share', (text) => {
    const { text: plain } = plainText(text);
    const [token] = scanNumbers(plain).numbers;
    expect(token?.isShare === true || plain.slice(token?.end).startsWith('成')).toBe(true);
  });

  it('passes over numerals inside words', () => {
    const { numbers, idioms } = scanNumbers('下一步统一部署，逐一回访，千方百计提高识骗能力');
    expect(numbers).toEqual([]);
    expect(idioms.length).toBeGreaterThanOrEqual(3);
  });
});
