import type { IndicatorCode } from './indicator.js';
import type { LocalDate } from './local-date.js';

/**
 * What a target on an indicator is held against, or why there can be none.
 * - `RECORDS`: records of the campaign within its days.
 * - `IN_PLACE`: what is in place at the unit, whether it came with the campaign or was there before.
 * - `MONEY`: stages of a flow of money that are never added, and amounts nobody can aim at.
 * - `CRIME`: cases and arrests: a number of them that has to be reached makes records false.
 * - `STOCK`: what others keep or what says nothing of the unit's own work.
 * - `OTHERS`: counted by somebody else, or by several units at once.
 * - `INSTALLS`: installations of an app, of which no duty is made (国办函〔2026〕12号).
 */
type TargetUse = 'RECORDS' | 'IN_PLACE' | 'MONEY' | 'CRIME' | 'STOCK' | 'OTHERS' | 'INSTALLS';

/** Of every indicator; one that is new does not compile before somebody has decided. */
const USE = {
  LEADERSHIP_GROUPS: 'IN_PLACE',
  LEADERSHIP_MEMBERS: 'STOCK',
  TENANTS_WITH_GROUP: 'STOCK',
  TENANTS: 'STOCK',
  ACTIVITIES: 'RECORDS',
  INTERNAL_ACTS: 'RECORDS',
  OTHER_THEME_ACTIVITIES: 'RECORDS',
  SESSIONS: 'RECORDS',
  PARTICIPANTS: 'RECORDS',
  PEOPLE_REACHED: 'RECORDS',
  PEOPLE_REACHED_INDIRECTLY: 'RECORDS',
  LEAFLETS: 'RECORDS',
  MANUALS: 'RECORDS',
  LETTERS: 'RECORDS',
  NOTICES_SIGNED: 'RECORDS',
  POSTERS: 'RECORDS',
  BANNERS: 'RECORDS',
  BOARDS: 'RECORDS',
  LED_PLAYS: 'RECORDS',
  LED_ITEMS: 'RECORDS',
  ARTICLES: 'RECORDS',
  FORWARDS: 'RECORDS',
  GROUP_PUSHES: 'RECORDS',
  SMS: 'RECORDS',
  VIDEOS: 'RECORDS',
  SCREENINGS: 'RECORDS',
  BROADCASTS: 'RECORDS',
  VEHICLE_TRIPS: 'RECORDS',
  VOLUNTEERS: 'RECORDS',
  CLASSES_COVERED: 'RECORDS',
  OUTLETS_COVERED: 'RECORDS',
  STUDENT_WORKS: 'RECORDS',
  APP_ASSISTED: 'INSTALLS',
  ABSENTEES_FOLLOWED_UP: 'RECORDS',
  HOUSEHOLD_VISITS: 'RECORDS',
  HOUSEHOLDS_COVERED: 'RECORDS',
  HOUSEHOLDS_REPORTED: 'RECORDS',
  HOUSEHOLDS_REGISTERED: 'STOCK',
  ROSTER_HOUSEHOLDS_COVERED: 'RECORDS',
  HOUSEHOLD_COVERAGE: 'RECORDS',
  PEOPLE_VISITED: 'RECORDS',
  CASES_REPORTED: 'CRIME',
  LOSS_REPORTED: 'MONEY',
  CASES_FILED: 'CRIME',
  LOSS: 'MONEY',
  CASES_SOLVED: 'CRIME',
  CLEARANCE_RATE: 'CRIME',
  LOSS_PER_CASE: 'MONEY',
  SUSPECTS_CAUGHT: 'CRIME',
  GANGS_DISMANTLED: 'CRIME',
  LEADS_VERIFIED: 'CRIME',
  STOP_PAYMENT: 'MONEY',
  FROZEN: 'MONEY',
  RETURNED: 'MONEY',
  ACCOUNTS_STOPPED: 'MONEY',
  ACCOUNTS_FROZEN: 'MONEY',
  INTERCEPTIONS: 'OTHERS',
  LOSS_AVOIDED: 'MONEY',
  DISSUASIONS: 'OTHERS',
  HOTLINE_CALLS: 'OTHERS',
  TIPS: 'OTHERS',
  ALERTS_RECEIVED: 'OTHERS',
  ALERTS_HANDLED: 'OTHERS',
  ALERTS_ON_TIME: 'OTHERS',
  ALERTS_FACE_TO_FACE: 'OTHERS',
  ALERTS_LOST: 'OTHERS',
  ALERT_HANDLED_RATE: 'OTHERS',
  ALERT_ON_TIME_RATE: 'OTHERS',
  ALERT_FACE_TO_FACE_RATE: 'OTHERS',
  WARNINGS_ISSUED: 'OTHERS',
  WARNINGS_READ: 'OTHERS',
  VICTIM_FOLLOWUPS: 'RECORDS',
  ACCOUNTS_CHECKED: 'RECORDS',
  ACCOUNTS_RESTRICTED: 'STOCK',
  LEADS_TRANSFERRED: 'CRIME',
  INSPECTIONS: 'RECORDS',
  HAZARDS_FOUND: 'CRIME',
  HAZARDS_RECTIFIED: 'RECORDS',
  HAZARDS_FOUND_RECTIFIED: 'RECORDS',
  RECTIFICATION_RATE: 'RECORDS',
  SUBMISSIONS_DUE: 'OTHERS',
  SUBMISSIONS_ON_TIME: 'OTHERS',
  ON_TIME_RATE: 'OTHERS',
} as const satisfies Record<IndicatorCode, TargetUse>;

/** What a target on this indicator is held against, or why it can carry none. */
export const targetUse = (code: IndicatorCode): TargetUse => USE[code];

/** Whether a task of a campaign may have a target on the indicator. */
export const carriesTarget = (code: IndicatorCode): boolean => USE[code] === 'RECORDS' || USE[code] === 'IN_PLACE';

/** What a task is counted over: the days as a period is written, and whether only records of the campaign count. */
interface TaskDays {
  readonly period: string;
  readonly ofCampaign: boolean;
}

/**
 * What is in place counts whoever it came by, on the last day so far; the rest by its campaign, within its days or on
 * the day of action.
 * @param today in China
 */
export function taskDays(
  { indicator, eventOn }: { readonly indicator: IndicatorCode; readonly eventOn?: LocalDate | null },
  { startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
  today: LocalDate,
): TaskDays {
  if (targetUse(indicator) === 'IN_PLACE') {
    const last = today < endsOn ? today : endsOn;
    return { period: `${last}/${last}`, ofCampaign: false };
  }
  return { period: eventOn ? `${eventOn}/${eventOn}` : `${startsOn}/${endsOn}`, ofCampaign: true };
}

/** Codes that a task may have a target on, in the order of the registry. */
export const TARGET_INDICATORS: readonly IndicatorCode[] = (Object.keys(USE) as IndicatorCode[]).filter(carriesTarget);
