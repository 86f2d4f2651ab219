import { figureOf, type IndicatorCode } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { AlertFact } from './alert.entity.js';

const ONE = figureOf('EXACT', 1);

/**
 * What an alert adds to the figures, all on the day of its receipt. Pure: rollup, recount and property tests share it.
 * - the recorder's line counts for the police and for the regions above the person's community;
 * - the unit that it is assigned to has a line of its own, which counts for that unit alone: upward, an alert is one;
 * - one that repeats another, and a voided one: nothing. The former was work all the same: its recorder contributes.
 */
export function contributions(alert: AlertFact): Contribution[] {
  if (alert.recordStatus === 'VOIDED') return [];
  const { receivedOn: day, tenantId, homeRegion, regionCode, sector, campaignIds, fraudType, assignee } = alert;
  const counted = countedFor(alert);
  const figures = Object.fromEntries(counted.map((code) => [code, ONE]));
  const common = { day, campaignIds, fraudType, figures };
  const own = { ...common, tenantId, homeRegion, regionCode, sector, tenantOnly: false, facts: 1 };
  if (assignee === null || assignee.id === tenantId || counted.length === 0) return [own];
  const home = assignee.homeRegion;
  const assigned = { tenantId: assignee.id, homeRegion: home, regionCode: home, sector: assignee.sector };
  return [own, { ...common, ...assigned, tenantOnly: true, facts: 0 }];
}

/** The indicators that an alert is one of. */
export function countedFor({ answer, dueAt }: Pick<AlertFact, 'answer' | 'dueAt'>): IndicatorCode[] {
  if (answer === null) return ['ALERTS_RECEIVED'];
  if (answer.result === 'REPEATED') return [];
  return [
    'ALERTS_RECEIVED',
    'ALERTS_HANDLED',
    ...(Date.parse(answer.answeredAt) <= Date.parse(dueAt) ? (['ALERTS_ON_TIME'] as const) : []),
    ...(answer.steps.some(({ way }) => way === 'MEETING') ? (['ALERTS_FACE_TO_FACE'] as const) : []),
    ...(answer.result === 'TRANSFERRED' || answer.laterCaseOn !== null ? (['ALERTS_LOST'] as const) : []),
  ];
}
