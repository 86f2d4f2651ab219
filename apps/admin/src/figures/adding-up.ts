import { indicator, MOST_OVERLAP_MONTHS, monthsTouched, parsePeriod, type IndicatorCode } from '@fanzha/domain';

/**
 * Whether rows of the indicator may be added up. Different households and ratios may not: a
 * whole has a figure of its own.
 */
export function addsUp(code: IndicatorCode): boolean {
  const { aggregation } = indicator(code);
  return aggregation === 'sum' || aggregation === 'stock';
}

/** Whether overlaps are counted over the period, and over the one before it, which may touch a month more. */
export function countsOverlap(period: string): boolean {
  return monthsTouched(parsePeriod(period)) < MOST_OVERLAP_MONTHS;
}
