import {
  daysBetween,
  parsePeriod,
  periodLabel,
  previousPeriod,
  type IndicatorCode,
  type Locale,
  type Period,
} from '@fanzha/domain';

/** An earlier period that figures are held against. */
export interface Comparison {
  readonly key: 'previous' | 'lastYear';
  /** What it is called beside a change: 10月同期, 去年同期. */
  readonly name: string;
  /** The days that its figures are of: 10月1日–28日. */
  readonly span: string;
  /** Nobody kept records yet when it began: there is nothing to hold against. */
  readonly absent: boolean;
}

/** A rollup with what it is compared with, as the page asks for it. */
export interface ComparedRollup {
  readonly period: string;
  readonly reachedDay: string | null;
  readonly previous: { readonly period: string; readonly tenantsContributing: number };
  readonly sameLastYear: { readonly period: string; readonly tenantsContributing: number };
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A month of an indicator's course, with the month a year before. */
export interface CourseMonth {
  readonly month: string;
  readonly value: number | null;
  readonly lastYear: number | null;
}

/** The courses of the main figures, by indicator. */
export type Courses = Readonly<Partial<Record<IndicatorCode, readonly CourseMonth[]>>>;

const yearOf = (period: Period) => period.start.slice(0, 4);

/** A period without its year where that is the year of the other one: 10月, 第3季度. */
function shortLabel(period: Period, beside: Period, locale: Locale): string {
  const label = periodLabel(period, locale);
  if (yearOf(period) !== yearOf(beside)) return label;
  return locale === 'en' ? label.replace(` ${yearOf(period)}`, '') : label.replace(`${yearOf(period)}年`, '');
}

/** The days of a compared period: 10月1日–28日, with its year where it is another one. */
function spanText(text: string, beside: Period, locale: Locale): string {
  const period = parsePeriod(text);
  if (period.kind !== 'RANGE' || locale === 'en') return shortLabel(period, beside, locale);
  const [year = '', month = '', day = ''] = period.start.split('-');
  const [endYear = '', endMonth = '', endDay = ''] = period.end.split('-');
  const begin = `${year === yearOf(beside) ? '' : `${year}年`}${Number(month)}月${Number(day)}日`;
  const endMonthText = endMonth === month && endYear === year ? '' : `${Number(endMonth)}月`;
  const end = `${endYear === year ? '' : `${endYear}年`}${endMonthText}`;
  return period.start === period.end ? begin : `${begin}–${end}${Number(endDay)}日`;
}

/**
 * The first month of which anything is recorded, as far back as the courses reach; null where they do not reach
 * that far. The year before is told beside each month, so they reach back twice their length.
 */
export function firstRecordedMonth(courses: Courses): string | null {
  const recorded = new Set<string>();
  let first: string | undefined;
  for (const months of Object.values(courses))
    for (const { month, value, lastYear } of months) {
      const yearBefore = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
      if (first === undefined || yearBefore < first) first = yearBefore;
      if (value) recorded.add(month);
      if (lastYear) recorded.add(yearBefore);
    }
  const [begun] = [...recorded].sort();
  return begun === undefined || begun === first ? null : begun;
}

/** Values of a course; months before the first record are a gap and no 0. */
export const recordedValues = (
  months: readonly Pick<CourseMonth, 'month' | 'value'>[],
  begun: string | null,
): (number | null)[] => months.map(({ month, value }) => (begun !== null && month < begun ? null : value));

/**
 * What the figures of a rollup are held against: the period before and the same period a year before, of a running
 * period over the same days. For a year both are the same, so it is one.
 */
export function comparisonsOf(
  rollup: ComparedRollup,
  begun: string | null,
  locale: Locale,
  t: Translate,
): readonly Comparison[] {
  const period = parsePeriod(rollup.period);
  const isAbsent = (other: ComparedRollup['previous']) =>
    other.tenantsContributing === 0 || (begun !== null && parsePeriod(other.period).start.slice(0, 7) < begun);
  const previousName =
    period.kind === 'WEEK' || period.kind === 'RANGE'
      ? t(`figures.compare.${period.kind}`)
      : shortLabel(previousPeriod(period), period, locale);
  const named = (name: string) => (rollup.reachedDay === null ? name : t('figures.compare.running', { name }));
  const lastYear: Comparison = {
    key: 'lastYear',
    name: t('figures.compare.lastYear'),
    span: spanText(rollup.sameLastYear.period, period, locale),
    absent: isAbsent(rollup.sameLastYear),
  };
  if (period.kind === 'YEAR') return [lastYear];
  return [
    {
      key: 'previous',
      name: named(previousName),
      span: spanText(rollup.previous.period, period, locale),
      absent: isAbsent(rollup.previous),
    },
    lastYear,
  ];
}

/** How many days of a running period have begun, and how many it has; null when it is over. */
export function progressOf(rollup: Pick<ComparedRollup, 'period' | 'reachedDay'>): { done: number; of: number } | null {
  if (rollup.reachedDay === null) return null;
  const { start, end } = parsePeriod(rollup.period);
  return { done: daysBetween(start, rollup.reachedDay) + 1, of: daysBetween(start, end) + 1 };
}
