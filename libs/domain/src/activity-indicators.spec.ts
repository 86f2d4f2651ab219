import { describe, expect, test } from '@jest/globals';
import { ACTIVITY_INDICATORS } from './activity-indicators.js';
import type { IndicatorShape } from './indicator-shape.js';

const rows: readonly IndicatorShape[] = ACTIVITY_INDICATORS;
const row = (code: string) => rows.find((candidate) => candidate.code === code);

describe('indicators of activities', () => {
  test('belong to activities', () => {
    expect(new Set(rows.map(({ ledger }) => ledger))).toEqual(new Set(['activity']));
  });

  test('reach is 人次, never a number of people', () => {
    expect(row('PEOPLE_REACHED')).toMatchObject({ unit: '人次', unitEn: 'person-times' });
    expect(row('PARTICIPANTS')?.unit).toBe('人次');
  });

  test('plays and items of a screen are two indicators', () => {
    expect(row('LED_PLAYS')?.unit).toBe('次');
    expect(row('LED_ITEMS')?.unit).toBe('条');
  });
});
