import {
  activityIndicator,
  figureOf,
  type FigureSum,
  type IndicatorCode,
  isCountedTheme,
  type StoredLine,
} from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { ActivityFact } from './activity.entity.js';

/**
 * What an activity adds to the figures. Pure: rollup, recount and property tests share it.
 * - done: one activity, or one internal act, on its first day, and each amount on the last day that it covers; its
 *   tenant contributes on each of these days;
 * - done on another theme: the same, and no amounts;
 * - planned: its tenant has reported, but a target is never a result;
 * - required of others: nothing, for nobody has done anything yet;
 * - voided: nothing.
 */
export function contributions(activity: ActivityFact): Contribution[] {
  if (activity.recordStatus === 'VOIDED' || activity.status === 'REQUIRED') return [];
  const own = {
    tenantId: activity.tenantId,
    homeRegion: activity.homeRegion,
    regionCode: activity.regionCode,
    sector: activity.sector,
    campaignIds: activity.campaignIds,
    activityType: activity.type,
    tenantOnly: false,
  };
  const first: Contribution = { ...own, day: activity.startOn, facts: 1, figures: {} };
  if (activity.status !== 'DONE') return [first];

  const one = { [activityIndicator(activity.type, activity.theme)]: figureOf('EXACT', 1) };
  if (!isCountedTheme(activity.theme)) return [{ ...first, figures: one }];
  const ofFirstDay = activity.measures.filter(({ until }) => until == null);
  const later = bySpan(activity.measures.filter(({ until }) => until != null));
  return [
    { ...first, figures: { ...one, ...results(activity, ofFirstDay) } },
    ...later.map((lines, at): Contribution => {
      const [{ from, until: day }] = lines as [StoredLine & { until: string }];
      const isFirstOfDay = later.findIndex(([other]) => other?.until === day) === at;
      const facts = isFirstOfDay && day !== activity.startOn ? 1 : 0;
      return { ...own, day, beganOn: from, facts, figures: results(activity, lines) };
    }),
  ];
}

/** Lines of the same days together. */
function bySpan(lines: readonly StoredLine[]): StoredLine[][] {
  const groups = new Map<string, StoredLine[]>();
  for (const line of lines) {
    const key = `${line.from} ${line.until}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

function results({ exceeded }: ActivityFact, lines: readonly StoredLine[]): Partial<Record<IndicatorCode, FigureSum>> {
  const stated = lines.map(
    ({ indicator, qualifier, amount }) => [indicator, figureOf(qualifier, amount, exceeded?.[indicator])] as const,
  );
  return Object.fromEntries(stated);
}
