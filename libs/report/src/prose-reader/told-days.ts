import { isLocalDate, type LocalDate, readChineseNumeral } from '@fanzha/domain';
import type { Stretch } from './spans.js';

/** Days that words name; null where they leave one open. */
export interface DaysTold {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** What missing years are counted from. */
export interface DayContext {
  /** The day of the report, if it is known. */
  readonly reportDate: LocalDate | null;
  /** A year that the text itself tells. */
  readonly year: number | null;
}

const NUM = '[\\d〇零一二三四五六七八九十]+';
const YEAR = `(?:(?<year>\\d{2,4}|[〇零一二三四五六七八九]{4})年)?`;
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^${YEAR}(?<m1>${NUM})月(?:份)?(?<d1>${NUM})(?:日|号)?` +
      `(?:-+|至|到|，?起?至)(?:\\d{2,4}年)?(?:(?<m2>${NUM})月)?(?<d2>${NUM})(?:日|号)?$`,
    'u',
  ),
  new RegExp(`^${YEAR}(?<m1>${NUM})月(?:份)?(?:-+|至|到)(?:\\d{2,4}年)?(?<m2>${NUM})月(?:份)?$`, 'u'),
  new RegExp(`^${YEAR}(?<m1>${NUM})(?:-+|至|到)(?<m2>${NUM})月(?:份)?$`, 'u'),
  new RegExp(`^${YEAR}(?<m1>${NUM})月(?:份)?(?<d1>${NUM})(?:日|号)$`, 'u'),
  new RegExp(`^${YEAR}(?<m1>${NUM})月(?:份)?$`, 'u'),
];
const QUARTER = new RegExp(`^${YEAR}(?<first>前)?第?(?<q>[一二三四1-4两])(?:个)?季度$`, 'u');
const HALF = new RegExp(`^${YEAR}(?<half>上|下)半年$`, 'u');
const WHOLE = new RegExp(`^(?<year>\\d{4}|[〇零一二三四五六七八九]{4})年(?:度)?$`, 'u');

const number = (words: string | undefined): number | null => {
  if (words === undefined || words === '') return null;
  if (/^\d+$/.test(words)) return Number(words);
  return readChineseNumeral(words.replace(/〇/gu, '零'));
};

function yearOf(words: string | undefined): number | null {
  if (words === undefined) return null;
  const digits = /^\d+$/.test(words)
    ? Number(words)
    : Number([...words].map((digit) => '零一二三四五六七八九'.indexOf(digit === '〇' ? '零' : digit)).join(''));
  return digits < 100 ? 2000 + digits : digits;
}

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
const day = (year: number, month: number, date: number): LocalDate | null => {
  const text = `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
  return isLocalDate(text) ? text : null;
};
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The year of a month without one: the text's own, else the last that had that month on the day of the report. */
function yearFor(month: number, { reportDate, year }: DayContext): number | null {
  if (year !== null) return year;
  if (reportDate === null) return null;
  const [reportYear, reportMonth] = [Number(reportDate.slice(0, 4)), Number(reportDate.slice(5, 7))];
  return month <= reportMonth ? reportYear : reportYear - 1;
}

/** The year of months without one: the last in which they had ended, or the one in which most of them have begun. */
function yearOfMonths(first: number, last: number, context: DayContext): number | null {
  const { reportDate, year } = context;
  if (year !== null || reportDate === null || first > last) return yearFor(last, context);
  const begun = Number(reportDate.slice(5, 7)) - first + 1;
  return begun * 2 > last - first + 1 ? Number(reportDate.slice(0, 4)) : yearFor(last, context);
}

/**
 * The days that a stretch of a plain text names: `9月29日至10月16日`, `3月4日-7日`, `1-10月份`, `前三季度`, `上半年`, `2024年`.
 * @returns null where they cannot be told, as for a month without a year and without a day of the report
 */
export function daysOf(words: string, context: DayContext): DaysTold | null {
  for (const form of FORMS) {
    const parts = form.exec(words)?.groups;
    if (parts) return ofMonths(parts, context);
  }
  const quarter = QUARTER.exec(words)?.groups;
  if (quarter) {
    const index = number(quarter['q'] === '两' ? '二' : quarter['q']) ?? 1;
    return between(yearOf(quarter['year']), quarter['first'] ? 1 : index * 3 - 2, index * 3, context);
  }
  const half = HALF.exec(words)?.groups;
  if (half)
    return between(yearOf(half['year']), half['half'] === '上' ? 1 : 7, half['half'] === '上' ? 6 : 12, context);
  const whole = WHOLE.exec(words)?.groups;
  return whole ? between(yearOf(whole['year']), 1, 12, context) : null;
}

function between(told: number | null, first: number, last: number, context: DayContext): DaysTold | null {
  const year = told ?? yearOfMonths(first, last, context);
  if (year === null) return null;
  const [from, until] = [day(year, first, 1), day(year, last, lastOf(year, last))];
  return from && until ? { from, until } : null;
}

function ofMonths(parts: Readonly<Record<string, string | undefined>>, context: DayContext): DaysTold | null {
  const [m1, d1, m2, d2] = [number(parts['m1']), number(parts['d1']), number(parts['m2']), number(parts['d2'])];
  if (m1 === null) return null;
  const year = yearOf(parts['year']) ?? yearOfMonths(m1, m2 ?? m1, context);
  if (year === null) return null;
  const isWhole = d1 === null;
  const [lastYear, lastMonth] = [year, m2 ?? m1];
  const firstYear = m1 > lastMonth ? year - 1 : year;
  const from = day(firstYear, m1, d1 ?? 1);
  const until = day(lastYear, lastMonth, isWhole ? lastOf(lastYear, lastMonth) : (d2 ?? d1));
  return from && until && from <= until ? { from, until } : null;
}

const IN_TITLE = 120;

/** A year that the text tells for all its days: in its title, its first lines, or its signature. */
export function yearTold(text: string, stretches: readonly Stretch[]): number | null {
  const years = stretches
    .filter(({ kind, start }) => kind === 'DATE' && (start < 400 || start > text.length - 60))
    .flatMap(({ start, end }) => {
      const words = /^(\d{4}|[〇零一二三四五六七八九]{4})年/u.exec(text.slice(start, end))?.[1];
      const year = yearOf(words);
      return year !== null && year > 1990 && year < 2100 ? [year] : [];
    });
  return years.at(0) ?? null;
}

/** The period that a text is about: what its title names, else the first range or month of its first lines. */
export function periodTold(text: string, stretches: readonly Stretch[], context: DayContext): DaysTold | null {
  const dates = stretches.filter(({ kind, rule }) => kind === 'DATE' && rule !== 'time-of-day' && rule !== 'weekday');
  const title = text.indexOf('\n');
  const told = (end: number) =>
    dates.filter(({ start }) => start < end).map(({ start, end: to }) => daysOf(text.slice(start, to), context));
  const inTitle = told(Math.min(title < 0 ? IN_TITLE : title, IN_TITLE)).filter((days) => days !== null);
  const wide = (days: readonly DaysTold[]) => days.find(({ from, until }) => from !== until) ?? null;
  return wide(inTitle) ?? wide(told(400).filter((days) => days !== null)) ?? inTitle[0] ?? null;
}
