import { BREAKDOWN_DIMENSIONS, nameIn, termOf, type BreakdownDimension, type Locale } from '@fanzha/domain';

/** Heading of the bars of a breakdown: 按活动类型. */
export const breakdownTitle = (
  by: BreakdownDimension,
  locale: Locale,
  t: (key: string, values?: Record<string, unknown>) => string,
): string => t('overview.charts.by', { name: nameIn(locale, termOf(BREAKDOWN_DIMENSIONS, by)) });
