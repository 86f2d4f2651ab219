import { describe, expect, test } from '@jest/globals';
import { AGE_BANDS, ageBandErrors, ageBandName, ageBandOf } from './age-band.js';
import { BOUNDS } from './bounds.js';

describe('AGE_BANDS', () => {
  test('are six, without a gap and without an overlap', () => {
    const ages = Array.from({ length: 100 }, (_, age) => AGE_BANDS.filter(({ code }) => holds(code, age)).length);
    expect(AGE_BANDS).toHaveLength(6);
    expect(new Set(ages)).toEqual(new Set([1]));
  });

  test('are written as they are stored, and read back by their names in both languages', () => {
    for (const { code, zh, en } of AGE_BANDS) {
      expect([ageBandOf(code), ageBandOf(zh), ageBandOf(en)]).toEqual([code, code, code]);
      expect([ageBandName(code, 'zh-CN'), ageBandName(code, 'en')]).toEqual([zh, en]);
    }
  });
});

describe('ageBandOf', () => {
  test.each([
    ['60岁以上', '60+'],
    ['60+', '60+'],
    ['60＋', '60+'],
    ['６０岁以上', '60+'],
    ['60岁及以上', '60+'],
    ['60 周岁以上', '60+'],
    ['满60岁以上', '60+'],
    ['≥60', '60+'],
    ['>=60', '60+'],
    ['18-29', '18-29'],
    ['18–29', '18-29'],
    ['18—29岁', '18-29'],
    ['１８～２９', '18-29'],
    ['18~29', '18-29'],
    ['18至29岁', '18-29'],
    ['18岁到29岁', '18-29'],
    ['18岁-29岁', '18-29'],
    ['18_29', '18-29'],
    [' 18 - 29 ', '18-29'],
    ['25-40', '25-40'],
    ['aged 18-29', '18-29'],
    ['18-29 years old', '18-29'],
    ['<18', '<18'],
    ['＜１８', '<18'],
    ['18岁以下', '<18'],
    ['不满18周岁', '<18'],
    ['未满18岁', '<18'],
    ['under 18', '<18'],
    ['UNDER_18', '<18'],
    ['70_PLUS', '70+'],
    ['≤17', '<18'],
    ['0-17', '<18'],
    ['70plus', '70+'],
  ])('%s is %s', (text, band) => {
    expect(ageBandOf(text)).toBe(band);
  });

  test.each([
    '',
    '35',
    '35岁',
    '老年人',
    '60后',
    '29-18',
    '18-18',
    '18-29-40',
    '<',
    '+',
    '-5',
    '<0',
    '1960+',
    '60+60',
    '60%',
    '6O+',
    'F0101',
    '18,29',
  ])('%s is no band', (text) => {
    expect(ageBandOf(text)).toBeNull();
  });

  test('what is stored is read as itself', () => {
    for (const text of ['不满18岁', '45至59', '70岁及以上'])
      expect(ageBandOf(ageBandOf(text) ?? '')).toBe(ageBandOf(text));
  });
});

describe('ageBandErrors', () => {
  test('are none for a band, and none where nothing is stated', () => {
    for (const text of ['60岁以上', '', ' ', null, undefined]) expect(ageBandErrors('victimAgeBand', text)).toEqual([]);
  });

  test('name the first thing that is wrong', () => {
    expect(ageBandErrors('band', '35')).toEqual([
      { path: 'band', code: 'INVALID_FORMAT', params: { example: expect.any(String) } },
    ]);
    expect(ageBandErrors('band', '1'.repeat(BOUNDS.victimAgeBand.max + 1))).toMatchObject([{ code: 'TOO_LONG' }]);
    expect(ageBandErrors('band', '18\u0000-29')).toMatchObject([{ code: 'INVALID_CHARACTERS' }]);
    expect(ageBandErrors('band', '18\u200b-29')).toEqual([]);
    expect(ageBandOf('18\u200b-29')).toBe('18-29');
  });
});

test('ageBandName names bands that no form offers, too', () => {
  expect([
    ageBandName('25-40', 'zh-CN'),
    ageBandName('25-40', 'en'),
    ageBandName('<14', 'zh-CN'),
    ageBandName('65+', 'en'),
  ]).toEqual(['25–40岁', '25 to 40', '14岁以下', '65 and over']);
});

function holds(code: string, age: number): boolean {
  const [first = '0', last = '999'] = code.startsWith('<')
    ? ['0', String(Number(code.slice(1)) - 1)]
    : code.replace('+', '').split('-');
  return age >= Number(first) && age <= Number(last);
}
