import { describe, expect, it } from '@jest/globals';
import {
  countAbout,
  countAtLeast,
  countWords,
  moneyAbout,
  moneyAtLeast,
  moneyWords,
  oneDecimal,
  percentAbout,
  percentAtLeast,
  percentWords,
  pointWords,
} from './number-words.js';

describe('counts', () => {
  it.each([
    ['0', '0'],
    ['3120', '3120'],
    ['9999', '9999'],
    ['10000', '1万'],
    ['12300', '1.23万'],
    ['12306', '12306'],
    ['345000000', '3.45亿'],
    ['345000001', '345000001'],
    ['345010000', '3.4501亿'],
    ['9007199254740993', '9007199254740993'],
    ['-5', '-5'],
  ])('%s is exactly %s', (text, words) => expect(countWords(text)).toBe(words));

  it.each([
    ['3000', '3000余'],
    ['3025', '3000余'],
    ['37', '30余'],
    ['104', '100余'],
    ['5', '至少5'],
    ['42180', '4.2万余'],
    ['42999', '4.2万余'],
    ['16732', '1.6万余'],
    ['345670000', '3.45亿余'],
  ])('at least %s is %s, never more than is certain', (text, words) => expect(countAtLeast(text)).toBe(words));

  it.each([
    ['480', '约480'],
    ['42180', '约4.2万'],
    ['42580', '约4.3万'],
  ])('about %s is %s', (text, words) => expect(countAbout(text)).toBe(words));
});

describe('money', () => {
  it.each([
    ['8620.00', '8620元'],
    ['731.31', '731.31元'],
    ['627400.00', '62.74万元'],
    ['627431.31', '62.74万元'],
    ['99999999.99', '1亿元'],
    ['345000000.00', '3.45亿元'],
  ])('%s yuan are %s', (yuan, words) => expect(moneyWords(yuan)).toBe(words));

  it.each([
    ['1386250.00', '138.6万余元'],
    ['8620.00', '8600余元'],
    ['9.99', '至少9.99元'],
    ['9.999', '至少9.99元'],
    ['-16732.00', '至少-16732元'],
  ])('at least %s yuan are %s', (yuan, words) => expect(moneyAtLeast(yuan)).toBe(words));

  it('about 1386250 yuan are 约138.6万元', () => expect(moneyAbout('1386250.00')).toBe('约138.6万元'));

  it('never has two scales', () => {
    for (let power = 0; power < 16; power++)
      for (const lead of ['1', '345', '99999'])
        for (const words of [moneyWords, moneyAtLeast, moneyAbout, countWords, countAtLeast, countAbout])
          expect(words(`${lead}${'0'.repeat(power)}`)).not.toMatch(/亿.*万|\d,\d/);
  });
});

describe('shares', () => {
  it.each([
    ['61.38', '61.4%'],
    ['100', '100%'],
    ['0.04', '0%'],
  ])('%s is %s', (text, words) => expect(percentWords(text)).toBe(words));

  it.each([
    ['61.38', '至少61.3%'],
    ['61.30', '至少61.3%'],
    ['100', '至少100%'],
  ])('at least %s is %s, never more than is certain', (text, words) => expect(percentAtLeast(text)).toBe(words));
  it('about 61.38 is 约61.4%', () => expect(percentAbout('61.38')).toBe('约61.4%'));

  it('differences are percentage points', () => expect(pointWords('3.1600')).toBe('3.2个百分点'));
  it('rounds half away from zero', () => expect([oneDecimal('-0.05'), oneDecimal('-0.04')]).toEqual(['-0.1', '0']));
  it('refuses what is no number', () => expect(() => countWords('12e3')).toThrow(RangeError));
});
