import { dayAfter, figureOf, type IndicatorCode, type LocalDate, negateFigure, type Qualifier } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { Assignment } from './attribution.repository.js';

/** Something in place from a day until the day before another, or until further notice. */
export interface Span {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/**
 * What a stock indicator gains and loses: the amount where the tenant belongs when it comes into place, taken away
 * where the tenant belongs when it goes; and in between it moves along with the tenant.
 */
export function inPlaceLines(
  { tenantId, campaignIds }: { readonly tenantId: string; readonly campaignIds: readonly string[] },
  indicator: IndicatorCode,
  {
    amount,
    qualifier,
    bound,
  }: { readonly amount: number | null; readonly qualifier: Qualifier; readonly bound?: number | undefined },
  { from, until }: Span,
  assignments: readonly Assignment[],
): Contribution[] {
  const figure = figureOf(qualifier, amount, bound);
  const taken = negateFigure(figure);
  return assignments.flatMap((assignment) => {
    const start = assignment.from > from ? assignment.from : from;
    const end = earlier(until, assignment.to === null ? null : dayAfter(assignment.to));
    if (end !== null && end <= start) return [];
    const line = (day: LocalDate, sum: typeof figure): Contribution => ({
      day,
      tenantId,
      homeRegion: assignment.region,
      regionCode: assignment.region,
      sector: assignment.sector,
      campaignIds,
      tenantOnly: false,
      facts: 0,
      figures: { [indicator]: sum },
    });
    return [line(start, figure), ...(end === null ? [] : [line(end, taken)])];
  });
}

function earlier(left: LocalDate | null, right: LocalDate | null): LocalDate | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
