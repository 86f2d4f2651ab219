/** A calendar day without time or zone, `YYYY-MM-DD`. Such texts sort in the order of the days. */
export type LocalDate = string;

const MS_PER_DAY = 86_400_000;
const MS_PER_SECOND = 1_000;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;
const CHINA = 'Asia/Shanghai';
/** China has one time, and no summer time since 1992. */
const CHINA_AHEAD_MS = 8 * 3_600_000;

/** Whether `text` is a day that exists in the calendar, of the years 1900–2199: 2026-02-30 is none. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR && day >= 1 && day <= daysIn(year, month);
}

/** Days of a month; 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day `days` after `date`, or before it where `days` is negative.
 * @throws RangeError if `date` is no date, `days` no whole number, or the result leaves the years 1900–2199.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`Not a whole number of days: ${days}`);
  const target = new Date(instantOf(date) + days * MS_PER_DAY);
  const year = target.getUTCFullYear();
  // Negated, because an instant outside what Date can hold has the year NaN.
  if (!(year >= EARLIEST_YEAR && year <= LATEST_YEAR)) {
    throw new RangeError(`Outside the years ${EARLIEST_YEAR}–${LATEST_YEAR}: ${date} and ${days} days`);
  }
  return dateAt(target.getTime());
}

/** The day after a day, also after the last one that may be stated: what ends with 2199 goes on 2200-01-01. */
export function dayAfter(date: LocalDate): LocalDate {
  return dateAt(instantOf(date) + MS_PER_DAY);
}

/**
 * Days from `from` to `to`: 0 for the same day, negative where `to` is the earlier one.
 * @throws RangeError if one of them is no date.
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (instantOf(to) - instantOf(from)) / MS_PER_DAY;
}

/**
 * The same day of another year; 29 February becomes 28 February where the other year has none.
 * @throws RangeError if `date` is no date, `years` no whole number, or the result leaves the years 1900–2199.
 */
export function addYears(date: LocalDate, years: number): LocalDate {
  if (!Number.isSafeInteger(years)) throw new RangeError(`Not a whole number of years: ${years}`);
  instantOf(date);
  const sameDay = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  const target = sameDay.endsWith('-02-29') && !isLocalDate(sameDay) ? sameDay.replace(/29$/, '28') : sameDay;
  if (!isLocalDate(target)) {
    throw new RangeError(`Outside the years ${EARLIEST_YEAR}–${LATEST_YEAR}: ${date} and ${years} years`);
  }
  return target;
}

/**
 * The day it is at `now` in a time zone, by default in China: a record made at 00:30 in Hefei belongs to the new day
 * although the server's clock may still show the old one.
 * @param timeZone IANA name.
 * @throws RangeError for an unknown time zone.
 */
export function todayIn(timeZone = CHINA, now: Date = new Date()): LocalDate {
  if (timeZone === CHINA) return chinaDay(now);
  const second = Math.floor(now.getTime() / MS_PER_SECOND);
  const known = lastAsked.get(timeZone);
  if (known?.second === second) return known.day;
  const parts = dayFormat(timeZone).formatToParts(now);
  const part = (type: 'year' | 'month' | 'day') => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  lastAsked.set(timeZone, { second, day });
  return day;
}

/**
 * What clocks in China show, `2026-11-21T09:42:07`. Making the first format of a browser takes a phone as long as
 * drawing half a page.
 */
export function chinaClock(moment: Date): string {
  return new Date(moment.getTime() + CHINA_AHEAD_MS).toISOString().slice(0, 19);
}

/** The day that was asked for last, in days since 1970: a page of figures asks dozens of times, for the same one. */
const lastChinaDay = { number: Number.NaN, day: '' };

function chinaDay(now: Date): LocalDate {
  const number = Math.floor((now.getTime() + CHINA_AHEAD_MS) / MS_PER_DAY);
  if (number !== lastChinaDay.number) Object.assign(lastChinaDay, { number, day: chinaClock(now).slice(0, 10) });
  return lastChinaDay.day;
}

/** A page asks for the day many times, and no zone changes its day within a second. */
const lastAsked = new Map<string, { readonly second: number; readonly day: LocalDate }>();

/** Making a format takes a hundred times as long as using it, and every write asks for the day. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn', ...day });
  dayFormats.set(timeZone, made);
  return made;
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

function instantOf(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`Not a date: ${date}`);
  return Date.parse(date);
}

function dateAt(instant: number): LocalDate {
  return new Date(instant).toISOString().slice(0, 10);
}
