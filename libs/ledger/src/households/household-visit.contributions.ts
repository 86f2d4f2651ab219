import { figureOf, type FigureSum, type IndicatorCode } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import { withBeginning } from '../facts/covered-days.js';
import type { HouseholdVisitFact } from './household-visit.entity.js';

/**
 * What visits add to the figures, on their day. Pure: rollup, recount and property tests share it. Different households
 * are counted from the bitmaps of visits and not here.
 */
export function householdVisitContributions(visit: HouseholdVisitFact): Contribution[] {
  if (visit.recordStatus === 'VOIDED') return [];
  return [
    ...withBeginning({
      day: visit.visitedOn,
      beganOn: visit.beganOn,
      tenantId: visit.tenantId,
      homeRegion: visit.homeRegion,
      regionCode: visit.regionCode,
      sector: visit.sector,
      campaignIds: visit.campaignIds,
      tenantOnly: false,
      facts: 1,
      figures: figuresOf(visit),
    }),
  ];
}

function figuresOf({
  doors,
  reported,
  reportedQualifier,
  peopleVisited,
  peopleVisitedQualifier,
  exceeded,
}: HouseholdVisitFact): Partial<Record<IndicatorCode, FigureSum>> {
  return {
    ...(doors.length > 0 && { HOUSEHOLD_VISITS: figureOf('EXACT', doors.length) }),
    ...(reportedQualifier !== null && {
      HOUSEHOLDS_REPORTED: figureOf(reportedQualifier, reported, exceeded?.HOUSEHOLDS_REPORTED),
    }),
    ...(peopleVisitedQualifier !== null && {
      PEOPLE_VISITED: figureOf(peopleVisitedQualifier, peopleVisited, exceeded?.PEOPLE_VISITED),
    }),
  };
}
