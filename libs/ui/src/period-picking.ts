import {
  addDays,
  daysBetween,
  parsePeriod,
  periodLabel,
  previousPeriod,
  type LocalDate,
  type Locale,
  type Period,
} from '@fanzha/domain';

export type PeriodKind = Period['kind'];

/** The kinds as people think of them, short to long. */
export const PERIOD_KINDS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'RANGE'] as const satisfies readonly PeriodKind[];

/** How many periods back the list of a kind reaches. */
const LISTED: Record<Exclude<PeriodKind, 'RANGE'>, number> = { WEEK: 26, MONTH: 24, QUARTER: 12, YEAR: 6 };

const DAYS_TO_THURSDAY = 3;

function weekText(day: LocalDate): string {
  // The same arithmetic as ISO 8601: a week belongs to the year of its Thursday. 1900-01-01 was a Monday.
  const thursday = addDays(day, DAYS_TO_THURSDAY - (daysBetween('1900-01-01', day) % 7));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * The period of a kind that holds a day, as contract text. A range has no such thing: it is the month up to the day.
 */
export function periodTextAt(kind: PeriodKind, day: LocalDate): string {
  const month = day.slice(0, 7);
  switch (kind) {
    case 'WEEK':
      return weekText(day);
    case 'MONTH':
      return month;
    case 'QUARTER':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'YEAR':
      return day.slice(0, 4);
    case 'RANGE':
      return `${month}-01/${day}`;
  }
}

/** The next period of the same kind and length, or null where it would begin after today. */
export function nextPeriodText(period: Period, today: LocalDate): string | null {
  const first = addDays(period.end, 1);
  if (first > today) return null;
  if (period.kind !== 'RANGE') return periodTextAt(period.kind, first);
  const last = addDays(first, daysBetween(period.start, period.end));
  return `${first}/${last > today ? today : last}`;
}

/**
 * The period to show when somebody asks for another kind: where they are in time, but never one that has not begun.
 * From a long period to a shorter one its end is meant, because that is where the news is.
 */
export function switchKind(period: Period, kind: PeriodKind, today: LocalDate): string {
  if (kind === 'RANGE') return `${period.start}/${period.end > today ? today : period.end}`;
  return periodTextAt(kind, period.end > today ? today : period.end);
}

/** The periods offered in the list of a kind, newest first; the one shown is always among them. */
export function listedPeriods(period: Period, today: LocalDate, locale: Locale): { text: string; label: string }[] {
  if (period.kind === 'RANGE') return [];
  const periods: Period[] = [];
  for (
    let next = parsePeriod(periodTextAt(period.kind, today));
    periods.length < LISTED[period.kind];
    next = previousPeriod(next)
  )
    periods.push(next);
  if (!periods.some(({ text }) => text === period.text)) periods.push(period);
  return periods.map((one) => ({ text: one.text, label: periodLabel(one, locale) }));
}

/** What is wrong with two chosen days, as a message key, or null where they are a range. */
export function rangeProblem(start: string, end: string): 'incomplete' | 'endBeforeStart' | 'tooLong' | null {
  if (!start || !end) return 'incomplete';
  if (end < start) return 'endBeforeStart';
  return daysBetween(start, end) > 3652 ? 'tooLong' : null;
}
