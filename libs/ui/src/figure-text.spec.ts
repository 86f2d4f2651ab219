import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figureText, grouped, groupedShort, indicatorLabel, writingOf } from './figure-text.js';

const written = (value: number | null, unit = '份') => {
  const { digits, unit: after } = figureText({ value }, unit, 'zh-CN');
  return digits + after;
};

test.each([
  [0, '0份'],
  [999, '999份'],
  [42_180, '42,180份'],
  [99_999, '99,999份'],
  [100_000, '10.00万份'],
  [126_412, '12.64万份'],
  [99_994_999, '9,999.50万份'],
  [99_999_999, '1.00亿份'],
  [100_000_000, '1.00亿份'],
  [345_000_000, '3.45亿份'],
  [-126_412, '-12.64万份'],
])('writes %d as %s', (value, text) => expect(written(value)).toBe(text));

test('the full figure stays at hand', () => {
  expect(figureText({ value: 126_412 }, '人次', 'zh-CN')).toMatchObject({ exact: '126,412 人次', shortened: true });
  expect(figureText({ value: 437 }, '场', 'zh-CN')).toMatchObject({ exact: '437 场', shortened: false });
});

test('"at least" is rounded down, so that it stays true', () => {
  expect(figureText({ value: 126_479, atLeast: true }, '人次', 'zh-CN')).toMatchObject({
    qualifier: 'atLeast',
    digits: '12.64',
    exact: '至少 126,479 人次',
  });
  expect(figureText({ value: 99_999_999, atLeast: true }, '份', 'zh-CN')).toMatchObject({
    digits: '9,999.99',
    unit: '万份',
  });
});

test('a percentage that is at least so much is rounded down too', () => {
  expect(figureText({ value: 61.38, atLeast: true }, '%', 'zh-CN', 'percent').digits).toBe('61.3');
  expect(figureText({ value: 61.3, atLeast: true }, '%', 'zh-CN', 'percent').digits).toBe('61.3');
});

test('"at least" outweighs "about"', () => {
  expect(figureText({ value: 800, atLeast: true, approx: true }, '份', 'zh-CN').qualifier).toBe('atLeast');
  expect(figureText({ value: 800, approx: true }, '份', 'zh-CN')).toMatchObject({
    qualifier: 'approx',
    exact: '约 800 份',
  });
});

test('money is written in 万元 with two decimals', () => {
  expect(figureText({ value: 627_400 }, '元', 'zh-CN', 'money')).toMatchObject({
    digits: '62.74',
    unit: '万元',
    exact: '627,400.00 元',
    shortened: false,
  });
  expect(figureText({ value: 800.5 }, '元', 'zh-CN', 'money')).toMatchObject({
    digits: '0.08',
    unit: '万元',
    exact: '800.50 元',
    shortened: true,
  });
  expect(figureText({ value: 345_000_000 }, '元', 'zh-CN', 'money')).toMatchObject({ digits: '3.45', unit: '亿元' });
});

test('percentages have one decimal', () => {
  expect(figureText({ value: 61.38 }, '%', 'zh-CN', 'percent')).toMatchObject({ digits: '61.4', unit: '%' });
});

test('no value is a dash, not a zero', () => {
  expect(figureText({ value: null, atLeast: true }, '份', 'zh-CN')).toEqual({
    qualifier: null,
    digits: '—',
    unit: '',
    exact: '—',
    shortened: false,
  });
});

test('English counts in millions', () => {
  expect(figureText({ value: 126_412 }, 'copies', 'en').digits).toBe('126,412');
  expect(figureText({ value: 1_264_120 }, 'copies', 'en')).toMatchObject({ digits: '1.26m', unit: 'copies' });
  expect(figureText({ value: 999_999_999 }, 'copies', 'en').digits).toBe('1.00bn');
});

test('the registry says how an indicator is written', () => {
  expect(indicatorLabel('LEAFLETS', 'zh-CN')).toBe('发放宣传资料');
  expect(writingOf('LEAFLETS', 'zh-CN')).toEqual({ unit: '份', kind: 'count' });
  expect(writingOf('LOSS', 'en')).toEqual({ unit: 'yuan', kind: 'money' });
  expect(writingOf('CLEARANCE_RATE', 'zh-CN')).toEqual({ unit: '%', kind: 'percent' });
});

test('no money is 0, not 0.00 万', () => {
  expect(figureText({ value: 0 }, '元', 'zh-CN', 'money')).toMatchObject({ digits: '0', unit: '元', shortened: false });
});

test('English has one word for exactly one', () => {
  expect(figureText({ value: 1 }, 'transfers', 'en')).toMatchObject({ unit: 'transfer', exact: '1 transfer' });
  expect(figureText({ value: 1, atLeast: true }, 'people', 'en')).toMatchObject({ exact: 'at least 1 person' });
  for (const value of [0, 2, 1_000_000])
    expect(figureText({ value }, 'transfers', 'en')).toMatchObject({ unit: 'transfers' });
  expect(figureText({ value: 1 }, '笔', 'zh-CN')).toMatchObject({ unit: '笔', exact: '1 笔' });
});

test('a figure is written whole where nobody can point at it', () => {
  const whole = (value: number, kind: 'count' | 'money' | 'percent', more = {}) => {
    const { digits, unit, shortened, qualifier } = figureText({ value, ...more }, '元', 'zh-CN', kind, true);
    return [qualifier, digits, unit, shortened];
  };
  expect(whole(126_412, 'count', { atLeast: true })).toEqual(['atLeast', '126,412', '元', false]);
  expect(whole(627_438.5, 'money')).toEqual([null, '627,438.50', '元', false]);
  expect(whole(1_234_567_890, 'money', { approx: true })).toEqual(['approx', '1,234,567,890.00', '元', false]);
  expect(whole(61.44, 'percent')).toEqual([null, '61.4', '%', false]);
});

test('digits are grouped and rounded as the browser would do it', () => {
  const fractions = fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }).map((whole) => whole / 1_000);
  fc.assert(
    fc.property(fc.oneof(fractions, fc.maxSafeInteger()), fc.nat({ max: 2 }), (value, most) => {
      const decimals = Math.abs(value) < 1e12 ? most : 0;
      const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      expect(grouped(value, decimals)).toBe((value || 0).toLocaleString('en-US', options));
    }),
  );
  expect([1_234_567.5, 1_000, 0.1, -12.349, 1e-9].map(groupedShort)).toEqual([
    '1,234,567.5',
    '1,000',
    '0.1',
    '-12.35',
    '0',
  ]);
});
