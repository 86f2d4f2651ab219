import type { Locale } from '@fanzha/domain';
import { grouped, type FigureKind, type QualifiedNumber } from './figure-text.js';

/** How all figures of a column are written, so that digits stand under digits: one divisor, the same decimals. */
export interface FigureScale {
  readonly by: number;
  readonly decimals: number;
  /** What a digit counts, said once in the head: 场, 万元, %. */
  readonly unit: string;
}

/** From here on a whole column is written in ten thousands, in English in millions. */
const LARGE = 10_000_000;
const WAN = 10_000;
const MILLION = 1_000_000;

/**
 * The scale of a column: counts as they are, money in 万元 with two decimals (in English whole yuan), ratios with one
 * decimal. A column with very large counts is written in 万 as a whole, never row by row.
 */
export function figureScale(
  values: readonly (number | null | undefined)[],
  { unit, kind }: { readonly unit: string; readonly kind: FigureKind },
  locale: Locale,
): FigureScale {
  if (kind === 'percent') return { by: 1, decimals: 1, unit: '%' };
  if (kind === 'money' && locale !== 'en') return { by: WAN, decimals: 2, unit: `万${unit}` };
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  if (largest < LARGE) return { by: 1, decimals: 0, unit };
  return locale === 'en'
    ? { by: MILLION, decimals: 2, unit: `m ${unit}` }
    : { by: WAN, decimals: 2, unit: `万${unit}` };
}

/**
 * Digits of one figure in the scale of its column. "N or more" is rounded down, so that it stays true; an amount too
 * small for the decimals is `<0.01` and not 0.
 */
export function scaledDigits({ value, atLeast }: QualifiedNumber, { by, decimals }: FigureScale): string {
  if (value === null) return '—';
  const step = 10 ** decimals;
  const scaled = (value / by) * step;
  const rounded = (atLeast ? Math.floor(scaled + 1e-6) : Math.round(scaled)) / step;
  if (rounded === 0 && value !== 0) return `<${grouped(1 / step, decimals)}`;
  return grouped(rounded, decimals);
}
