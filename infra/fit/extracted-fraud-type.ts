import {
  ACTIVITY_TYPES,
  type ActivityType,
  type FraudTypeCode,
  fraudTypeNamed,
  fraudTypeNotTagNamed,
  type InterceptionVenue,
  isTermCode,
} from '@fanzha/domain';
import type { FigureContext, Target } from './extracted-figure.ts';

/** What extractions call types in English, where the field's words do not name them. */
const CANONICAL: Readonly<Record<string, FraudTypeCode>> = {
  impersonate_police: 'F0701',
  safe_account: 'F0701',
  money_laundering_scare: 'F0701',
  impersonate_officials: 'F0702',
  impersonate_ecommerce: 'F04',
  ticket_bait: 'F10',
  gift_bait: 'F0103',
};

/**
 * The code of a fraud type in words; null where the words name none of the taxonomy, as 电信诈骗, which is all of it, or
 * a tag of pension fraud.
 * @param canonical what the extraction calls it
 */
export function extractedFraudType(words: string | null, canonical: string | null = null): FraudTypeCode | null {
  // What the extraction calls a tag is no better than its words.
  if (words !== null && fraudTypeNamed(words) !== null) return fraudTypeNotTagNamed(words);
  return canonical !== null && Object.hasOwn(CANONICAL, canonical) ? (CANONICAL[canonical] ?? null) : null;
}

/** The type of a case. */
export const extractedCaseType = ({ fraudType }: Pick<FigureContext, 'fraudType'>): FraudTypeCode | null =>
  extractedFraudType(fraudType);

/** The type of activity that a record of this context is. */
export function extractedType({ source, activityType }: Pick<FigureContext, 'source' | 'activityType'>): ActivityType {
  if (source === 'case') return 'INVESTIGATION_CRACKDOWN';
  const type = (activityType ?? '').toUpperCase();
  return isTermCode(ACTIVITY_TYPES, type) ? type : 'CENTRALIZED_PUBLICITY';
}

/** The type of work, by which running totals of one indicator are told apart. */
export function sortOf({ kind }: Pick<Target, 'kind'>, context: FigureContext): string {
  if (kind === 'activity') return extractedType(context);
  if (kind !== 'interception') return '';
  return `${extractedCaseType(context) ?? ''} ${extractedVenue(context)}`;
}

/** Where a transfer was stopped: at the counter unless something else is stated. */
export function extractedVenue({
  venue,
  activityType,
}: Pick<FigureContext, 'venue' | 'activityType'>): InterceptionVenue {
  const words = venue ?? '';
  if (/柜|网点|支行|银行/.test(words)) return 'COUNTER';
  if (/ATM|自助/i.test(words)) return 'ATM';
  if (/电话/.test(words) || activityType === 'hotline_service') return 'PHONE';
  if (/上门|入户|家中/.test(words) || activityType === 'door_to_door') return 'VISIT';
  return activityType === 'online_push' ? 'ONLINE' : 'COUNTER';
}
