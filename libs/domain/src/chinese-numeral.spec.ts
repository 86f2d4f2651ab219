import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readChineseNumeral } from './chinese-numeral.js';

describe('readChineseNumeral', () => {
  test.each<[string, number]>([
    ['零', 0],
    ['五', 5],
    ['十', 10],
    ['十五', 15],
    ['一十五', 15],
    ['二十', 20],
    ['廿', 20],
    ['廿五', 25],
    ['卅', 30],
    ['九十九', 99],
    ['两百', 200],
    ['兩百', 200],
    ['一百零五', 105],
    ['一百〇五', 105],
    ['一百五', 150],
    ['两百五', 250],
    ['一百一十五', 115],
    ['一百十五', 115],
    ['一千', 1000],
    ['一千零五', 1005],
    ['一千零五十', 1050],
    ['一千五', 1500],
    ['三千二百一十', 3210],
    ['壹仟贰佰', 1200],
    ['叁佰肆拾伍', 345],
    ['两万三', 23_000],
    ['两万零三', 20_003],
    ['两万三千', 23_000],
    ['十二万', 120_000],
    ['一万零一十', 10_010],
    ['三百万', 3_000_000],
    ['一亿', 100_000_000],
    ['一亿三', 130_000_000],
    ['一亿零三', 100_000_003],
    ['两亿三千万', 230_000_000],
    ['一亿零五万', 100_050_000],
    ['一二〇', 120],
    ['三〇〇', 300],
    ['二〇二六', 2026],
  ])('reads %s', (text, value) => {
    expect(readChineseNumeral(text)).toBe(value);
  });

  test.each([
    '',
    '三五',
    '三五百',
    '七八十',
    '两三万',
    '百',
    '万',
    '千百',
    '十十',
    '百十千',
    '三百零',
    '三百零零五',
    '万三',
    '三万万',
    '五千六万三千',
    '一百二万',
    '零五',
    '〇三〇',
    '亿',
    '一亿二亿',
  ])('guesses nothing from "%s"', (text) => {
    expect(readChineseNumeral(text)).toBeNull();
  });

  test('reads a scale alone only where asked to', () => {
    expect([
      readChineseNumeral('百', true),
      readChineseNumeral('万', true),
      readChineseNumeral('千万', true),
      readChineseNumeral('百', false),
    ]).toEqual([100, 10_000, 10_000_000, null]);
  });

  test('reads back every number below 10^12 as it is written out', () => {
    const digits = '零一二三四五六七八九';
    const part = (value: number): string => {
      const places = String(value).padStart(4, '0');
      const text = [...places]
        .map((digit, at) =>
          digit === '0' ? '零' : `${digits[Number(digit)] ?? ''}${['千', '百', '十', ''][at] ?? ''}`,
        )
        .join('');
      return text.replace(/零+/g, '零').replace(/零$/, '');
    };
    const whole = (value: number): string => {
      const [yi, wan, ones] = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4];
      const text = `${yi > 0 ? `${part(yi)}亿` : ''}${wan > 0 ? `${part(wan)}万` : '零'}${part(ones)}`;
      return text.replace(/零+/g, '零').replace(/^零/, '').replace(/零$/, '') || '零';
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) =>
        expect([whole(value), readChineseNumeral(whole(value))]).toEqual([whole(value), value]),
      ),
    );
  });
});
