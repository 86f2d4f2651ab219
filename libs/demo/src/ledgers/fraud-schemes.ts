import type { FraudTypeCode } from '@fanzha/domain';

/** A way of fraud as police stations meet it. */
export interface FraudScheme {
  readonly type: FraudTypeCode;
  /** How common it is among the cases. */
  readonly weight: number;
  /** Who falls for it: age bands and how likely they are. */
  readonly ages: readonly (readonly [band: string, weight: number])[];
  /** What victims lose, in yuan. */
  readonly loss: readonly [least: number, most: number];
  /** Tags of pension fraud that may stand beside the type for older people. */
  readonly pension?: readonly FraudTypeCode[];
}

const YOUNG = [
  ['18-29', 55],
  ['30-44', 35],
  ['45-59', 10],
] as const;
const MINORS = [
  ['<18', 60],
  ['18-29', 35],
  ['30-44', 5],
] as const;
const ADULT = [
  ['18-29', 25],
  ['30-44', 40],
  ['45-59', 27],
  ['60-69', 8],
] as const;
const MATURE = [
  ['30-44', 28],
  ['45-59', 40],
  ['60-69', 24],
  ['70+', 8],
] as const;
const OLD = [
  ['45-59', 22],
  ['60-69', 46],
  ['70+', 32],
] as const;

export const SCHEMES: readonly FraudScheme[] = [
  { type: 'F0101', weight: 21, ages: YOUNG, loss: [600, 68_000] },
  { type: 'F0102', weight: 6, ages: YOUNG, loss: [1_500, 90_000] },
  { type: 'F0103', weight: 6, ages: ADULT, loss: [400, 36_000] },
  { type: 'F0201', weight: 7, ages: MATURE, loss: [12_000, 680_000], pension: ['P02'] },
  { type: 'F0202', weight: 4, ages: ADULT, loss: [18_000, 520_000] },
  { type: 'F0203', weight: 4, ages: MATURE, loss: [8_000, 380_000], pension: ['P02', 'P04'] },
  { type: 'F0301', weight: 9, ages: ADULT, loss: [90, 7_600] },
  { type: 'F0302', weight: 3, ages: YOUNG, loss: [200, 5_200] },
  { type: 'F0401', weight: 9, ages: ADULT, loss: [1_200, 86_000] },
  { type: 'F0402', weight: 6, ages: MATURE, loss: [2_000, 120_000] },
  { type: 'F0403', weight: 2, ages: ADULT, loss: [300, 18_000] },
  { type: 'F0501', weight: 7, ages: YOUNG, loss: [2_600, 64_000] },
  { type: 'F0502', weight: 4, ages: YOUNG, loss: [3_000, 82_000] },
  { type: 'F0601', weight: 3, ages: ADULT, loss: [20_000, 460_000] },
  { type: 'F0602', weight: 4, ages: OLD, loss: [1_000, 58_000], pension: ['P06'] },
  { type: 'F0603', weight: 1, ages: MATURE, loss: [8_000, 160_000] },
  {
    type: 'F0701',
    weight: 4,
    ages: [
      ['18-29', 35],
      ['45-59', 20],
      ['60-69', 30],
      ['70+', 15],
    ],
    loss: [6_000, 320_000],
  },
  { type: 'F0702', weight: 3, ages: OLD, loss: [1_200, 48_000], pension: ['P05', 'P06'] },
  { type: 'F08', weight: 3, ages: ADULT, loss: [800, 76_000] },
  { type: 'F0901', weight: 7, ages: MINORS, loss: [80, 6_800] },
  { type: 'F10', weight: 1, ages: ADULT, loss: [900, 34_000] },
  {
    type: 'F11',
    weight: 1,
    ages: [
      ['30-44', 50],
      ['45-59', 50],
    ],
    loss: [5_000, 140_000],
  },
  { type: 'F12', weight: 1, ages: YOUNG, loss: [500, 12_000] },
  { type: 'F99', weight: 4, ages: OLD, loss: [300, 26_000], pension: ['P01', 'P03'] },
];
