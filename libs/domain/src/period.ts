import { addDays, addYears, daysBetween, isLocalDate, type LocalDate, monthOf } from './local-date.js';
import type { Locale } from './locale.js';
import { DomainError } from './domain-error.js';

/** A stretch of whole days for which figures are asked. */
export interface Period {
  readonly kind: 'YEAR' | 'QUARTER' | 'MONTH' | 'WEEK' | 'RANGE';
  /** As written in the API: `2026`, `2026-Q4`, `2026-11`, `2026-W45`, `2026-09-29/2026-10-16`. */
  readonly text: string;
  readonly start: LocalDate;
  /** The last day, itself included. */
  readonly end: LocalDate;
}

/** First and last day, both included. */
export interface DateRange {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2100;
const LONGEST_RANGE_YEARS = 10;

const CALENDAR_PERIOD = /^(?<year>\d{4})(?:-Q(?<quarter>[1-4])|-W(?<week>\d{2})|-(?<month>0[1-9]|1[0-2]))?$/;

/**
 * Reads a period: `2026 | 2026-Q4 | 2026-11 | 2026-W45 | 2026-09-29/2026-10-16`, of the years 2000–2100.
 * Weeks are ISO 8601 weeks: Monday to Sunday, week 1 holds the first Thursday of the year, W53 only in years that have
 * one. A range holds both of its days, is at most ten years long, and stays a range even where it is exactly a month.
 * @throws DomainError BAD_INPUT on `period`: NOT_A_PERIOD, END_BEFORE_START or PERIOD_TOO_LONG.
 */
export function parsePeriod(text: string): Period {
  const known = parsed.get(text);
  if (known) return known;
  const period = text.includes('/') ? parseRange(text) : parseCalendarPeriod(text);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(text, period);
  return period;
}

/** Everybody asks for the same few periods all day, and each operation names one several times. */
const MOST_PARSED = 2_000;
const parsed = new Map<string, Period>();

/**
 * The period to compare with: the year, quarter, month or week before; for a range the same number of days immediately
 * before it. May lie before the year 2000, where nobody can ask for it directly.
 */
export function previousPeriod(period: Period): Period {
  return remembered(previous, period, periodBefore);
}

function periodBefore(period: Period): Period {
  switch (period.kind) {
    case 'YEAR':
      return yearPeriod(yearOf(period) - 1);
    case 'QUARTER':
      return quarterContaining(addDays(period.start, -1));
    case 'MONTH':
      return monthPeriod(monthOf(addDays(period.start, -1)));
    case 'WEEK':
      return weekContaining(addDays(period.start, -7));
    case 'RANGE': {
      const days = daysBetween(period.start, period.end) + 1;
      return rangePeriod(addDays(period.start, -days), addDays(period.start, -1));
    }
  }
}

/**
 * The same period of the year before. Week 53 becomes week 52 where that year has no week 53; a range moves both of its
 * days, 29 February becoming 28 February.
 */
export function sameLastYear(period: Period): Period {
  return remembered(lastYear, period, periodAYearBefore);
}

const previous = new WeakMap<Period, Period>();
const lastYear = new WeakMap<Period, Period>();

/** Periods never change, so neither does what follows from them. */
function remembered(memory: WeakMap<Period, Period>, period: Period, find: (period: Period) => Period): Period {
  const known = memory.get(period) ?? find(period);
  memory.set(period, known);
  return known;
}

function periodAYearBefore(period: Period): Period {
  switch (period.kind) {
    case 'YEAR':
      return yearPeriod(yearOf(period) - 1);
    case 'QUARTER':
      return quarterContaining(addYears(period.start, -1));
    case 'MONTH':
      return monthPeriod(monthOf(addYears(period.start, -1)));
    case 'WEEK': {
      const year = yearOf(period) - 1;
      return weekPeriod(year, Math.min(weekOf(period), weeksIn(year)));
    }
    case 'RANGE':
      return rangePeriod(addYears(period.start, -1), addYears(period.end, -1));
  }
}

/**
 * The day up to which a running period has got: today, while it lies inside a year, quarter, month or week. Null for a
 * period that is over or has not begun, and for a range, which says itself which days it means.
 */
export function reachedDay(period: Period, today: LocalDate): LocalDate | null {
  return period.kind !== 'RANGE' && period.start <= today && today <= period.end ? today : null;
}

/** What `previousPeriod` says, of a running period cut to the same days (`sameDays`). */
export function previousToDate(period: Period, today: LocalDate): Period {
  return sameDays(previousPeriod(period), period, today);
}

/** What `sameLastYear` says, of a running period cut to the same days (`sameDays`). */
export function lastYearToDate(period: Period, today: LocalDate): Period {
  return sameDays(sameLastYear(period), period, today);
}

/**
 * The days of another period of the same kind that a running period has reached of itself: of weeks up to the
 * same weekday, of months, quarters and years up to the same day of the month at the same offset, or its last one
 * where it is shorter (31 March is held against 28 February). The whole of it where nothing is left out, or
 * where `period` is not running.
 */
function sameDays(other: Period, period: Period, today: LocalDate): Period {
  const day = reachedDay(period, today);
  if (day === null) return other;
  const end =
    period.kind === 'WEEK' ? addDays(other.start, daysBetween(period.start, day)) : sameDayOfMonth(other, period, day);
  return end === other.end ? other : rangePeriod(other.start, end);
}

function sameDayOfMonth(other: Period, period: Period, day: LocalDate): LocalDate {
  const offset = monthIndex(monthOf(day)) - monthIndex(monthOf(period.start));
  const month = monthAt(monthIndex(monthOf(other.start)) + offset);
  const last = lastDayOf(month);
  return day.slice(8) > last.slice(8) ? last : `${month}-${day.slice(8)}`;
}

/** The calendar months (`YYYY-MM`) that lie wholly inside the period, in order. */
export function monthsWithin(period: Period): string[] {
  const startsMonth = period.start.endsWith('-01');
  const endsMonth = addDays(period.end, 1).endsWith('-01');
  const first = monthIndex(monthOf(period.start)) + (startsMonth ? 0 : 1);
  const last = monthIndex(monthOf(period.end)) - (endsMonth ? 0 : 1);
  return monthsFromTo(first, last);
}

/** How many calendar months the period has days of. */
export function monthsTouched({ start, end }: Period): number {
  return monthIndex(monthOf(end)) - monthIndex(monthOf(start)) + 1;
}

/** Calendar months that a period may touch for overlaps of households to be counted over it: nothing keeps them. */
export const MOST_OVERLAP_MONTHS = 24;

/**
 * Cuts a period into whole months, whose figures are kept ready, and the days left over at its edges, which are read
 * from the facts. Months and edges together are the period, each day once. There are at most two edges: none for
 * years, quarters and months, a single one where no whole month lies inside.
 */
export function decompose(period: Period): { wholeMonths: string[]; edges: DateRange[] } {
  const wholeMonths = monthsWithin(period);
  const [first, last] = [wholeMonths.at(0), wholeMonths.at(-1)];
  if (first === undefined || last === undefined) {
    return { wholeMonths, edges: [{ start: period.start, end: period.end }] };
  }
  const before = { start: period.start, end: addDays(firstDayOf(first), -1) };
  const after = { start: addDays(lastDayOf(last), 1), end: period.end };
  return { wholeMonths, edges: [before, after].filter((edge) => edge.start <= edge.end) };
}

/**
 * `count` months (`YYYY-MM`) in order, the last of them the month that contains the last day of the period: the columns
 * of a trend.
 * @throws RangeError if `count` is no whole number above 0.
 */
export function trailingMonths(period: Period, count: number): string[] {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`Not a number of months: ${count}`);
  const last = monthIndex(monthOf(period.end));
  return monthsFromTo(last - count + 1, last);
}

/**
 * What a person calls the period: 2026年第4季度, 2026年9月29日至10月16日; Q4 2026, 29 Sep – 16 Oct 2026. Nobody knows weeks
 * by their numbers: their days follow.
 */
export function periodLabel(period: Period, locale: Locale): string {
  return locale === 'en' ? englishLabel(period) : chineseLabel(period);
}

function parseCalendarPeriod(text: string): Period {
  const parts = CALENDAR_PERIOD.exec(text)?.groups;
  const year = Number(parts?.['year']);
  if (!parts || year < EARLIEST_YEAR || year > LATEST_YEAR) throw notAPeriod();
  if (parts['quarter']) return quarterPeriod(year, Number(parts['quarter']));
  if (parts['month']) return monthPeriod(text);
  if (!parts['week']) return yearPeriod(year);
  const week = Number(parts['week']);
  if (week < 1 || week > weeksIn(year)) throw notAPeriod();
  return weekPeriod(year, week);
}

function parseRange(text: string): Period {
  const [start = '', end = '', ...rest] = text.split('/');
  const isInYears = (date: string) =>
    isLocalDate(date) && date >= `${EARLIEST_YEAR}-01-01` && date <= `${LATEST_YEAR}-12-31`;
  if (!isInYears(start) || !isInYears(end) || rest.length > 0) throw notAPeriod();
  if (end < start) throw DomainError.badInput([{ path: 'period', code: 'END_BEFORE_START' }]);
  if (end >= addYears(start, LONGEST_RANGE_YEARS)) {
    throw DomainError.badInput([{ path: 'period', code: 'PERIOD_TOO_LONG', params: { years: LONGEST_RANGE_YEARS } }]);
  }
  return rangePeriod(start, end);
}

function notAPeriod(): DomainError {
  return DomainError.badInput([{ path: 'period', code: 'NOT_A_PERIOD' }]);
}

function yearPeriod(year: number): Period {
  return { kind: 'YEAR', text: `${year}`, start: `${year}-01-01`, end: `${year}-12-31` };
}

function quarterPeriod(year: number, quarter: number): Period {
  const first = year * 12 + (quarter - 1) * 3;
  return {
    kind: 'QUARTER',
    text: `${year}-Q${quarter}`,
    start: firstDayOf(monthAt(first)),
    end: lastDayOf(monthAt(first + 2)),
  };
}

function quarterContaining(date: LocalDate): Period {
  return quarterPeriod(Number(date.slice(0, 4)), Math.ceil(Number(date.slice(5, 7)) / 3));
}

function monthPeriod(month: string): Period {
  return { kind: 'MONTH', text: month, start: firstDayOf(month), end: lastDayOf(month) };
}

function weekPeriod(year: number, week: number): Period {
  // 4 January lies in week 1 of every ISO year.
  const start = addDays(mondayOf(`${year}-01-04`), (week - 1) * 7);
  return { kind: 'WEEK', text: `${year}-W${String(week).padStart(2, '0')}`, start, end: addDays(start, 6) };
}

function weekContaining(date: LocalDate): Period {
  // An ISO week belongs to the year of its Thursday.
  const thursday = addDays(mondayOf(date), 3);
  const year = Number(thursday.slice(0, 4));
  return weekPeriod(year, Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1);
}

function rangePeriod(start: LocalDate, end: LocalDate): Period {
  return { kind: 'RANGE', text: `${start}/${end}`, start, end };
}

// From the text, not the start: week 1 of 2026 starts in December 2025.
function yearOf(period: Period): number {
  return Number(period.text.slice(0, 4));
}

function weekOf(period: Period): number {
  return Number(period.text.slice(-2));
}

// 28 December lies in the last week of every ISO year.
function weeksIn(isoYear: number): number {
  return weekOf(weekContaining(`${isoYear}-12-28`));
}

function mondayOf(date: LocalDate): LocalDate {
  const knownMonday = '1900-01-01';
  return addDays(date, -(daysBetween(knownMonday, date) % 7));
}

// Months are counted through, so that a step over the end of a year needs no case of its own.
function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthAt(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function monthsFromTo(first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => monthAt(first + offset));
}

function firstDayOf(month: string): LocalDate {
  return `${month}-01`;
}

function lastDayOf(month: string): LocalDate {
  return addDays(firstDayOf(monthAt(monthIndex(month) + 1)), -1);
}

function chineseLabel(period: Period): string {
  const year = `${yearOf(period)}年`;
  switch (period.kind) {
    case 'YEAR':
      return year;
    case 'QUARTER':
      return `${year}第${period.text.slice(-1)}季度`;
    case 'MONTH':
      return `${year}${Number(period.text.slice(-2))}月`;
    case 'WEEK': {
      const end = inOneMonth(period) ? `${dayOfMonth(period.end)}日` : chineseDay(period.end);
      return `${year}第${weekOf(period)}周（${chineseDay(period.start)}至${end}）`;
    }
    case 'RANGE': {
      const day = chineseDay;
      const endYear = `${period.end.slice(0, 4)}年`;
      if (period.start === period.end) return `${year}${day(period.start)}`;
      return `${year}${day(period.start)}至${endYear === year ? '' : endYear}${day(period.end)}`;
    }
  }
}

/** Whether a week lies in one month, which is then said once. */
const inOneMonth = ({ start, end }: Period): boolean => monthOf(start) === monthOf(end);
const dayOfMonth = (date: LocalDate): number => Number(date.slice(8));

const chineseDay = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function englishMonth(date: LocalDate): string {
  return ENGLISH_MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

const englishDay = (date: LocalDate): string => `${Number(date.slice(8))} ${englishMonth(date).slice(0, 3)}`;

function englishLabel(period: Period): string {
  const year = String(yearOf(period));
  switch (period.kind) {
    case 'YEAR':
      return year;
    case 'QUARTER':
      return `${period.text.slice(-2)} ${year}`;
    case 'MONTH':
      return `${englishMonth(period.start)} ${year}`;
    case 'WEEK': {
      const start = inOneMonth(period) ? dayOfMonth(period.start) : englishDay(period.start);
      return `Week ${weekOf(period)} of ${year} (${start} – ${englishDay(period.end)})`;
    }
    case 'RANGE': {
      const day = englishDay;
      const endYear = period.end.slice(0, 4);
      if (period.start === period.end) return `${day(period.start)} ${year}`;
      return `${day(period.start)}${endYear === year ? '' : ` ${year}`} – ${day(period.end)} ${endYear}`;
    }
  }
}
