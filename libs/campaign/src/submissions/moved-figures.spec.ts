import { figureOf, type IndicatorCode } from '@fanzha/domain';
import { expect, it } from '@jest/globals';
import type { FigureChange } from '@fanzha/rollup';
import { movedFigures } from './moved-figures.js';

const UNIT = '0199a000-0000-7000-8000-000000000001';
const held = {
  tenantId: UNIT,
  startsOn: '2026-10-01',
  endsOn: '2026-10-31',
  indicators: ['LEAFLETS', 'LEADERSHIP_GROUPS', 'HOUSEHOLDS_COVERED'] as IndicatorCode[],
};
const line = (day: string, code: IndicatorCode, amount: number, beganOn: string | null = null, tenantId = UNIT) => ({
  day,
  beganOn,
  tenantId,
  homeRegion: '340210',
  regionCode: '340210',
  sector: 'EDUCATION' as const,
  campaignIds: [],
  tenantOnly: false,
  facts: 1,
  figures: { [code]: figureOf('EXACT', amount) },
});
const change = (parts: Partial<FigureChange>): FigureChange => ({
  before: [],
  after: [],
  apart: [],
  record: null,
  ...parts,
});

it.each([
  ['a record of the period', { after: [line('2026-10-31', 'LEAFLETS', 1)] }, ['LEAFLETS']],
  ['a record behind it', { after: [line('2026-11-01', 'LEAFLETS', 1)] }, []],
  ['a record before it', { after: [line('2026-09-30', 'LEAFLETS', 1)] }, []],
  [
    'a record that goes to another day of it',
    { before: [line('2026-10-01', 'LEAFLETS', 5)], after: [line('2026-10-09', 'LEAFLETS', 5)] },
    [],
  ],
  [
    'a record that leaves it',
    { before: [line('2026-10-01', 'LEAFLETS', 5)], after: [line('2026-11-01', 'LEAFLETS', 5)] },
    ['LEAFLETS'],
  ],
  [
    'what is in place since long before',
    { after: [line('2020-01-01', 'LEADERSHIP_GROUPS', 1)] },
    ['LEADERSHIP_GROUPS'],
  ],
  ['what is in place only later', { after: [line('2026-11-01', 'LEADERSHIP_GROUPS', 1)] }, []],
  [
    'the same amount that now began before it: told beside the value',
    {
      before: [line('2026-10-09', 'LEAFLETS', 5, '2026-10-02')],
      after: [line('2026-10-09', 'LEAFLETS', 5, '2026-09-02')],
    },
    ['LEAFLETS'],
  ],
  ['another unit', { after: [line('2026-10-09', 'LEAFLETS', 1, null, 'x')] }, []],
  [
    'different households, which no line tells of',
    { apart: [{ tenantId: UNIT, days: ['2026-10-05'], indicators: ['HOUSEHOLDS_COVERED' as const] }] },
    ['HOUSEHOLDS_COVERED'],
  ],
  [
    'different households of another day',
    { apart: [{ tenantId: UNIT, days: ['2026-11-05'], indicators: ['HOUSEHOLDS_COVERED' as const] }] },
    [],
  ],
] as const)('%s', (_, parts, moved) => expect(movedFigures(change(parts as never), held)).toEqual(moved));

it('moves a ratio with either figure that it divides', () => {
  const ratio = { ...held, indicators: ['CLEARANCE_RATE'] as IndicatorCode[] };
  expect(movedFigures(change({ after: [line('2026-10-09', 'CASES_FILED', 1)] }), ratio)).toEqual(['CLEARANCE_RATE']);
});
