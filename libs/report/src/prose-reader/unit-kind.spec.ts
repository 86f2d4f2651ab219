import { describe, expect, it } from '@jest/globals';
import { INDICATORS } from '@fanzha/domain';
import { fitsUnit, indicatorInUnit } from './unit-kind.js';

describe('the unit of a number', () => {
  it('lets money be counted by money alone, and money by nothing else', () => {
    for (const { code, money } of INDICATORS) {
      for (const unit of ['元', '余元', '块钱']) expect([code, fitsUnit(code, unit)]).toEqual([code, money]);
      if (money) for (const unit of ['起', '人', '户', '份', '场', '个']) expect(fitsUnit(code, unit)).toBe(false);
    }
  });

  it('keeps people, households, sheets and sessions apart, but for what is told in several of them', () => {
    expect(fitsUnit('LEAFLETS', '人')).toBe(false);
    expect(fitsUnit('SESSIONS', '份')).toBe(false);
    expect(fitsUnit('HOUSEHOLDS_REPORTED', '场')).toBe(false);
    expect(fitsUnit('PARTICIPANTS', '户')).toBe(false);
    for (const unit of ['份', '人', '户']) expect(fitsUnit('NOTICES_SIGNED', unit)).toBe(true);
  });

  it('makes of money that was kept what was avoided, and of other money nothing', () => {
    expect(indicatorInUnit('INTERCEPTIONS', '元', '成功劝阻，避免客户损失')).toBe('LOSS_AVOIDED');
    expect(indicatorInUnit('INTERCEPTIONS', '元', '成功劝阻，为此花费')).toBeNull();
    expect(indicatorInUnit('INTERCEPTIONS', '起', '成功劝阻')).toBe('INTERCEPTIONS');
  });
});
