import { describe, expect, it } from '@jest/globals';
import { readAmount } from './cells.js';
import { inUnit, unitOfHeader } from './header-unit.js';

describe('the unit of a header', () => {
  it.each([
    ['避免损失（万元）', '万'],
    ['避免损失(万元)', '万'],
    ['避免损失 （单位：万元）', '万'],
    ['避免损失万元', '万'],
    ['发放资料【万份】', '万'],
    ['覆盖人次/千人次', '千'],
    ['涉案金额（百万元）', '百万'],
    ['存款（亿元）', '亿'],
    ['避免损失（元）', null],
    ['避免损失', null],
    ['万春街道', null],
    ['参加人数（人）', null],
    ['千人大会场次', null],
    ['说明（万一有误请注明）', null],
  ])('%s', (header, unit) => expect(unitOfHeader(header)).toBe(unit));

  it.each([
    ['3.5', 35_000, 'EXACT'],
    ['约5', 50_000, 'APPROX'],
    ['5余', 50_000, 'AT_LEAST'],
    ['12', 120_000, 'EXACT'],
    ['1,200.5', 12_005_000, 'EXACT'],
    ['300左右', 3_000_000, 'APPROX'],
    // What says its own unit means it.
    ['3万', 30_000, 'EXACT'],
    ['12,000.50元', 12_000.5, 'EXACT'],
    ['二万余元', 20_000, 'AT_LEAST'],
  ])('goes to a cell: %s', (text, value, qualifier) => {
    expect(readAmount(inUnit(text, '万'), 'YUAN')).toMatchObject({ value: { value, qualifier } });
  });

  it('leaves words alone', () => {
    expect(inUnit('未统计', '万')).toBe('未统计');
    expect(inUnit('无', '万')).toBe('无');
    expect(inUnit('3.5', null)).toBe('3.5');
  });
});
