import { BOUNDS } from './bounds.js';
import { indicator, type IndicatorCode } from './indicator.js';
import type { FieldError } from './domain-error.js';
import type { TenantType } from './vocabulary.js';

/** How many times its own usual amount a unit may state before it is asked. */
const TIMES_USUAL = 20;

/**
 * How much larger one record of a unit is than one of a community, at most: a school brings together its pupils, a town
 * its villages, an authority its county.
 */
const SIZE: Readonly<Record<TenantType, number>> = {
  COMMUNITY: 1,
  BANK: 1,
  SCHOOL: 2,
  HOSPITAL: 2,
  POLICE: 5,
  DISTRICT: 10,
  DEPARTMENT: 20,
  AUTHORITY: 50,
};

/** What one record of a community states at most, in the unit of the indicator (money: yuan). */
const AT_MOST: Readonly<Partial<Record<IndicatorCode, number>>> = {
  SESSIONS: 50,
  PARTICIPANTS: 3_000,
  PEOPLE_REACHED: 20_000,
  PEOPLE_REACHED_INDIRECTLY: 20_000,
  LEAFLETS: 10_000,
  MANUALS: 5_000,
  LETTERS: 10_000,
  NOTICES_SIGNED: 10_000,
  POSTERS: 1_000,
  BANNERS: 200,
  BOARDS: 200,
  LED_PLAYS: 50_000,
  LED_ITEMS: 500,
  ARTICLES: 100,
  FORWARDS: 5_000,
  GROUP_PUSHES: 5_000,
  SMS: 100_000,
  VIDEOS: 50,
  SCREENINGS: 100,
  BROADCASTS: 5_000,
  VEHICLE_TRIPS: 200,
  VOLUNTEERS: 500,
  CLASSES_COVERED: 200,
  OUTLETS_COVERED: 200,
  STUDENT_WORKS: 3_000,
  APP_ASSISTED: 3_000,
  ABSENTEES_FOLLOWED_UP: 500,
  HOUSEHOLDS_REPORTED: 3_000,
  PEOPLE_VISITED: 5_000,
  CASES_REPORTED: 500,
  CASES_FILED: 500,
  CASES_SOLVED: 500,
  LOSS: 2_000_000,
  LOSS_REPORTED: 2_000_000,
  SUSPECTS_CAUGHT: 100,
  GANGS_DISMANTLED: 20,
  LEADS_VERIFIED: 2_000,
  STOP_PAYMENT: 5_000_000,
  FROZEN: 5_000_000,
  RETURNED: 5_000_000,
  ACCOUNTS_STOPPED: 200,
  ACCOUNTS_FROZEN: 200,
  INTERCEPTIONS: 100,
  ALERTS_RECEIVED: 1_000,
  ALERTS_HANDLED: 1_000,
  ALERTS_ON_TIME: 1_000,
  ALERTS_FACE_TO_FACE: 500,
  ALERTS_LOST: 50,
  LOSS_AVOIDED: 2_000_000,
  DISSUASIONS: 1_000,
  HOTLINE_CALLS: 5_000,
  TIPS: 1_000,
  VICTIM_FOLLOWUPS: 500,
  ACCOUNTS_CHECKED: 50_000,
  ACCOUNTS_RESTRICTED: 10_000,
  LEADS_TRANSFERRED: 500,
  INSPECTIONS: 200,
  HAZARDS_FOUND: 500,
  HAZARDS_RECTIFIED: 500,
  HAZARDS_FOUND_RECTIFIED: 500,
};

/** Counting units of people and of what each has at most a few of: households, accounts. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['人', '人次', '户', '户次']);

/** The hard bound: what one field of a record may state of an indicator, in its unit (money: yuan). */
export function largestOf(code: IndicatorCode): number {
  const { money, unit } = indicator(code);
  return money ? BOUNDS.money.max : OF_PEOPLE.has(unit) ? BOUNDS.people.max : BOUNDS.pieces.max;
}

/**
 * TOO_LARGE for a value beyond the hard bound of its indicator, in its unit: with the bound,
 * and what was stated of what.
 */
export function tooLarge(path: string, code: IndicatorCode, actual: number): FieldError[] {
  const max = largestOf(code);
  return actual > max ? [{ path, code: 'TOO_LARGE', params: { max, actual, indicator: code } }] : [];
}

/**
 * The errors without those of values that were beyond their hard bounds before: a record may go on stating what it
 * stated.
 */
export function withoutKept(
  errors: readonly FieldError[],
  before: readonly { readonly indicator: IndicatorCode; readonly amount: number | null }[],
): FieldError[] {
  const kept = (error: FieldError) =>
    before.some((one) => {
      if (one.amount === null) return false;
      const value = indicator(one.indicator).money ? one.amount / 100 : one.amount;
      return error.params?.['indicator'] === one.indicator && error.params['actual'] === value;
    });
  return errors.filter((error) => error.code !== 'TOO_LARGE' || !kept(error));
}

/**
 * The soft bound: the amount above which a person is asked and a stated measure is marked. Twenty times
 * what is usual for the unit; where it has no history, what a unit of its type states at most. Below a
 * twentieth of that nobody is asked.
 * @param usual what the unit has stated itself, in the smallest unit of the indicator; null without history.
 * @returns an amount in the smallest unit (money: fen), never beyond the hard bound.
 */
export function plausibleBound(code: IndicatorCode, type: TenantType, usual: number | null): number {
  const smallest = indicator(code).money ? 100 : 1;
  const hardest = largestOf(code) * smallest;
  const ofType = (AT_MOST[code] ?? largestOf(code)) * smallest * SIZE[type];
  return Math.min(hardest, usual === null ? ofType : Math.max(Math.ceil(ofType / TIMES_USUAL), usual * TIMES_USUAL));
}

/** Whether an amount may be beyond the soft bound of a unit, whatever its history: if not, nobody need look it up. */
export function mayExceed(code: IndicatorCode, type: TenantType, amount: number): boolean {
  return amount > plausibleBound(code, type, 0);
}
