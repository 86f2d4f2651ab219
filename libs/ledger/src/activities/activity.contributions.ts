import { figureOf, type FigureSum, type IndicatorCode } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { ActivityFact } from './activity.entity.js';

/**
 * What an activity adds to the figures, on its first day. Pure: rollup, recount and property tests share it.
 * - done: one activity and its measures;
 * - planned: its tenant has reported, but a target is never a result;
 * - voided: nothing.
 */
export function contributions(activity: ActivityFact): Contribution[] {
  if (activity.recordStatus === 'VOIDED') return [];
  return [
    {
      day: activity.startOn,
      tenantId: activity.tenantId,
      homeRegion: activity.homeRegion,
      regionCode: activity.regionCode,
      sector: activity.sector,
      campaignId: activity.campaignId,
      activityType: activity.type,
      tenantOnly: false,
      facts: 1,
      figures: activity.status === 'DONE' ? results(activity) : {},
    },
  ];
}

function results({ measures, exceeded }: ActivityFact): Partial<Record<IndicatorCode, FigureSum>> {
  const stated = measures.map(
    ({ indicator, qualifier, amount }) => [indicator, figureOf(qualifier, amount, exceeded?.[indicator])] as const,
  );
  return { ACTIVITIES: figureOf('EXACT', 1), ...Object.fromEntries(stated) };
}
