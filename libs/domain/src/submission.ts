import { type Indicator, indicator, type IndicatorCode } from './indicator.js';
import { LEDGER_TERMS, TALLY_LEDGERS } from './ledgers.js';
import { addDays, daysBetween, type LocalDate, todayIn } from './local-date.js';
import { parsePeriod, type Period, previousPeriod } from './period.js';
import type { SubmissionRhythm, SubmissionState } from './submission-vocabulary.js';
import type { TenantType } from './vocabulary.js';

/** What may be done to a submission. */
export type SubmissionAct = 'submit' | 'declareZero' | 'explain' | 'withdraw' | 'accept' | 'approve' | 'return';

/** Acts of the unit; the others are those of the authority that asked. */
export const ACTS_OF_UNIT: readonly SubmissionAct[] = ['submit', 'declareZero', 'explain', 'withdraw'];

/** From which states each act leads, and to which: the one table of transitions. */
export const SUBMISSION_ACTS: Readonly<
  Record<SubmissionAct, { readonly from: readonly SubmissionState[]; readonly to: SubmissionState | null }>
> = {
  submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED' },
  declareZero: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED' },
  explain: { from: ['DRAFT', 'RETURNED'], to: null },
  /** What was returned before goes back to RETURNED: `stateAfter`. */
  withdraw: { from: ['SUBMITTED'], to: 'DRAFT' },
  accept: { from: ['SUBMITTED'], to: 'ACCEPTED' },
  approve: { from: ['SUBMITTED', 'ACCEPTED'], to: 'APPROVED' },
  return: { from: ['SUBMITTED', 'ACCEPTED', 'APPROVED'], to: 'RETURNED' },
};

/**
 * The state that an act leads to. To take back what was handed in answers no return: in a later round it is RETURNED
 * again.
 * @param round how often it was returned
 */
export function stateAfter(
  act: SubmissionAct,
  { state, round }: { readonly state: SubmissionState; readonly round: number },
): SubmissionState {
  if (act === 'withdraw' && round > 0) return 'RETURNED';
  return SUBMISSION_ACTS[act].to ?? state;
}

/** What the lock day and the exceptions from it say. */
interface SubmissionStand {
  /** As it is kept: LOCKED is never kept, it follows from the day. */
  readonly state: SubmissionState;
  readonly lockOn: LocalDate;
  /** Whether an exception that has not ended stands for this unit, form and period. */
  readonly excepted: boolean;
}

/** Whether the lock day is over. It is the last day on which anything may change. */
export const isLockedBy = ({ lockOn }: Pick<SubmissionStand, 'lockOn'>, today: LocalDate): boolean => lockOn < today;

/** The state as it is shown: what was approved is locked once its lock day is over. */
export function shownState(stand: Pick<SubmissionStand, 'state' | 'lockOn'>, today: LocalDate): SubmissionState {
  return stand.state === 'APPROVED' && isLockedBy(stand, today) ? 'LOCKED' : stand.state;
}

/**
 * Why an act may not be done now; null where it may. Behind the lock day the unit needs an exception, and so does who
 * would send something back that nobody could correct; to look at what was handed in in time is never too late.
 */
export function actRefusal(
  act: SubmissionAct,
  stand: SubmissionStand,
  today: LocalDate,
): 'SUBMISSION_STATE' | 'PERIOD_LOCKED' | null {
  if (!SUBMISSION_ACTS[act].from.includes(stand.state)) return 'SUBMISSION_STATE';
  const needsTime = ACTS_OF_UNIT.includes(act) || act === 'return';
  return needsTime && isLockedBy(stand, today) && !stand.excepted ? 'PERIOD_LOCKED' : null;
}

/** The days of a form: how often it is due, and up to which day of the month it counts. */
interface SubmissionCalendar {
  readonly rhythm: SubmissionRhythm;
  /** 1 to 28: the last day that counts in the last month of the period; null: as the calendar has it. */
  readonly cutOffDay: number | null;
}

/** A period of a form: its name, as `2026-10`, and the days that it covers. */
interface NamedPeriod {
  readonly name: string;
  /** What figures are asked for: the name, or with a cut-off day the range. */
  readonly period: Period;
}

/** The period of a form that a calendar period names. */
function withCutOff({ text, start, end }: Period, cutOffDay: number | null): NamedPeriod {
  if (cutOffDay === null) return { name: text, period: parsePeriod(text) };
  const day = String(cutOffDay).padStart(2, '0');
  const last = `${end.slice(0, 7)}-${day}`;
  const before = `${addDays(start, -1).slice(0, 7)}-${day}`;
  return { name: text, period: parsePeriod(`${addDays(before, 1)}/${last}`) };
}

/**
 * The period of a form by its name.
 * @throws DomainError BAD_INPUT on `period` for what is no period, or none of this rhythm.
 */
export function periodOfForm({ rhythm, cutOffDay }: SubmissionCalendar, name: string): NamedPeriod | null {
  const period = parsePeriod(name);
  return period.kind === rhythm ? withCutOff(period, rhythm === 'WEEK' ? null : cutOffDay) : null;
}

/** The calendar period of a rhythm that holds a day. */
function holding(rhythm: SubmissionRhythm, day: LocalDate): Period {
  const [year = '', month = ''] = day.split('-');
  if (rhythm === 'YEAR') return parsePeriod(year);
  if (rhythm === 'QUARTER') return parsePeriod(`${year}-Q${Math.ceil(Number(month) / 3)}`);
  if (rhythm === 'MONTH') return parsePeriod(`${year}-${month}`);
  // An ISO week belongs to the year of its Thursday; 1 January 1900 was a Monday.
  const thursday = addDays(day, 3 - (daysBetween('1900-01-01', day) % 7));
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return parsePeriod(`${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`);
}

/**
 * The latest periods of a form that are over on a day, newest first, none of which begins before `since`.
 * @param goesOn whether an earlier version of the form has ended right before `since`: no day between the two is left
 *   out, and none is asked for twice, where the new version cuts off on another day
 */
export function endedPeriods(
  calendar: SubmissionCalendar,
  {
    since,
    today = todayIn(),
    most,
    goesOn = false,
  }: {
    readonly since: LocalDate;
    readonly today?: LocalDate;
    readonly most: number;
    readonly goesOn?: boolean;
  },
): NamedPeriod[] {
  const cutOffDay = calendar.rhythm === 'WEEK' ? null : calendar.cutOffDay;
  const found: NamedPeriod[] = [];
  let named = holding(calendar.rhythm, today);
  while (found.length < most) {
    const each = withCutOff(named, cutOffDay);
    if (each.period.start < since) {
      if (goesOn && each.period.end >= since) return goingOn(calendar.rhythm, found, each, { since, today });
      break;
    }
    if (each.period.end < today) found.push(each);
    named = previousPeriod(named);
    if (named.start < '2000-02-01') break;
  }
  return found;
}

/** With the first period of a new version, which begins where the one before has ended. */
function goingOn(
  rhythm: SubmissionRhythm,
  later: readonly NamedPeriod[],
  { name, period }: NamedPeriod,
  { since, today }: { readonly since: LocalDate; readonly today: LocalDate },
): NamedPeriod[] {
  const from = (end: LocalDate) => parsePeriod(`${since}/${end}`);
  // The last period of the version before has its name; the days behind it are those of the next one.
  const isTaken = holding(rhythm, addDays(since, -1)).text === name;
  if (!isTaken) return period.end < today ? [...later, { name, period: from(period.end) }] : [...later];
  return later.map((each) =>
    each.period.start === addDays(period.end, 1) ? { name: each.name, period: from(each.period.end) } : each,
  );
}

/** The first day of the period of a form that runs on a day. */
export function runningPeriodStart({ rhythm, cutOffDay }: SubmissionCalendar, today: LocalDate): LocalDate {
  const cut = rhythm === 'WEEK' ? null : cutOffDay;
  const calendar = holding(rhythm, today);
  const current = withCutOff(calendar, cut).period;
  // Behind the cut-off day the next period runs already.
  return current.end >= today ? current.start : addDays(current.end, 1);
}

/** The first day of the next period of a form: from then on a change of it holds. */
export function nextPeriodStart({ rhythm, cutOffDay }: SubmissionCalendar, today: LocalDate): LocalDate {
  const cut = rhythm === 'WEEK' ? null : cutOffDay;
  const calendar = holding(rhythm, today);
  const current = withCutOff(calendar, cut).period;
  if (current.end >= today) return addDays(current.end, 1);
  // Behind the cut-off day the next period runs already, and its form is what it was when it began.
  return addDays(withCutOff(holding(rhythm, addDays(calendar.end, 1)), cut).period.end, 1);
}

/** Types of units that keep the records behind an indicator, by the ledger that it is computed from. */
export function keepersOfIndicator(code: IndicatorCode): readonly TenantType[] {
  const tallies = TALLY_LEDGERS.filter(({ indicators }) => (indicators as readonly string[]).includes(code));
  const { ledger } = indicator(code);
  const own = KEEPING[ledger];
  const ledgers = LEDGER_TERMS.filter((term) => term.code === own);
  return [...tallies, ...ledgers].flatMap(({ keepers }) => keepers as readonly TenantType[]);
}

/** The ledger that menus show, by the ledger that an indicator is computed from; null of a register or of tallies. */
const KEEPING: Readonly<Record<Indicator['ledger'], (typeof LEDGER_TERMS)[number]['code'] | null>> = {
  leadership_group: 'LEADERSHIP_GROUPS',
  tenant: null,
  activity: 'ACTIVITIES',
  household_visit: 'HOUSEHOLD_VISITS',
  household: null,
  fraud_case: 'FRAUD_CASES',
  enforcement: null,
  funds_action: 'FUNDS_ACTIONS',
  interception: 'INTERCEPTIONS',
  alert: 'ALERTS',
  notice: 'NOTICES',
  victim_followup: null,
  bank_control: null,
  inspection: 'INSPECTIONS',
  submission: null,
};

/**
 * What is counted of a region, or moves with the records of other units: rosters, which towns keep, and vacant doors,
 * which the police find, are no line of the figures of who has visited.
 */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'TENANTS_WITH_GROUP',
  'HOUSEHOLD_COVERAGE',
  'ROSTER_HOUSEHOLDS_COVERED',
]);

/**
 * Whether a form may ask units of this type for a figure: only what the unit itself records, and what does not go on
 * changing with what is done today. An authority is asked for the figures of what it oversees, whatever they are; but
 * none of how punctual its units are, which this very form would move.
 */
export function mayAskFor(code: IndicatorCode, type: TenantType): boolean {
  const { ledger, byNow, ratio } = indicator(code);
  if (ledger === 'submission') return false;
  if (type === 'AUTHORITY') return true;
  if (byNow || OF_OTHERS.has(code)) return false;
  if (ratio) return mayAskFor(ratio.numerator, type) && mayAskFor(ratio.denominator, type);
  return keepersOfIndicator(code).includes(type);
}
