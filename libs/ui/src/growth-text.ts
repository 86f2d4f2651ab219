import type { Locale } from '@fanzha/domain';
import { grouped, type FigureKind } from './figure-text.js';

/** Which way a figure went; `none`: there is nothing to compare with, or it grew from zero. */
type Direction = 'up' | 'down' | 'same' | 'none';

interface GrowthText {
  readonly direction: Direction;
  /** Without sign: the direction is drawn. Empty for `same` and `none`. */
  readonly amount: string;
}

const POINTS: Record<Locale, string> = { 'zh-CN': ' 点', en: ' pts' };
/** From here on a rate says no more than that one figure is of another order than the other, most often by mistake. */
const HUNDREDFOLD = 10_000;
const BEYOND: Record<Locale, string> = { 'zh-CN': '100倍以上', en: 'over 100×' };

/**
 * Growth of a figure against an earlier one: percent with one decimal below 1,000 %, and for percentages their
 * difference in points. From zero there is no rate, so it is `none` and printed as a dash.
 */
export function growthText(
  current: number | null,
  before: number | null,
  locale: Locale,
  kind: FigureKind = 'count',
): GrowthText {
  if (current === null || before === null) return { direction: 'none', amount: '' };
  if (current === before) return { direction: before === 0 ? 'none' : 'same', amount: '' };

  const difference = current - before;
  const direction = difference > 0 ? 'up' : 'down';
  if (kind === 'percent') {
    const points = grouped(Math.abs(difference), 1);
    return points === '0.0' ? { direction: 'same', amount: '' } : { direction, amount: `${points}${POINTS[locale]}` };
  }
  if (before === 0) return { direction: 'none', amount: '' };
  const percent = (Math.abs(difference) / Math.abs(before)) * 100;
  if (percent >= HUNDREDFOLD) return { direction, amount: BEYOND[locale] };
  const rate = grouped(percent, percent < 1_000 ? 1 : 0);
  return rate === '0.0' ? { direction: 'same', amount: '' } : { direction, amount: `${rate}%` };
}
