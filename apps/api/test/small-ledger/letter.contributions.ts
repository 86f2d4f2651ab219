import { figureOf } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { LetterFact } from './letter.entity.js';

const ONE = figureOf('EXACT', 1);

/** One report that was due on its day, and one on time where it was sent by then. Pure; VOIDED gives nothing. */
export function contributions(fact: LetterFact): Contribution[] {
  if (fact.recordStatus === 'VOIDED') return [];
  const { dueOn: day, sentOn, tenantId, homeRegion, regionCode, sector, campaignIds } = fact;
  return [
    {
      day,
      tenantId,
      homeRegion,
      regionCode,
      sector,
      campaignIds,
      tenantOnly: false,
      facts: 1,
      figures: { SUBMISSIONS_DUE: ONE, ...(sentOn !== null && sentOn <= day && { SUBMISSIONS_ON_TIME: ONE }) },
    },
  ];
}
