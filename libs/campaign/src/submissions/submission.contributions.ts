import { figureOf, type IndicatorCode } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { SubmissionRow } from './submission.rows.js';

const ONE = figureOf('EXACT', 1);

/**
 * What a submission adds to the figures of punctuality: that it is due and, once it was handed in by its due day, that
 * it came in time. Both count on the last day of its period, so that whatever holds the one holds the other.
 */
export function submissionContributions({
  tenantId,
  regionCode,
  sector,
  endsOn,
  dueOn,
  submittedOn,
}: Pick<SubmissionRow, 'tenantId' | 'regionCode' | 'sector' | 'endsOn' | 'dueOn' | 'submittedOn'>): Contribution[] {
  const line = (code: IndicatorCode): Contribution => ({
    day: endsOn,
    tenantId,
    homeRegion: regionCode,
    regionCode,
    sector,
    campaignIds: [],
    tenantOnly: false,
    facts: 0,
    figures: { [code]: ONE },
  });
  const inTime = submittedOn !== null && submittedOn <= dueOn;
  return [line('SUBMISSIONS_DUE'), ...(inTime ? [line('SUBMISSIONS_ON_TIME')] : [])];
}
