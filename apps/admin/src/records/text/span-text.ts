import {
  crossesMonth,
  firstDay,
  isLocalDate,
  MOST_SPAN_DAYS,
  daysBetween,
  monthOf,
  monthsOf,
  parsePeriod,
  periodLabel,
  spanOf,
  type Locale,
  type Span,
} from '@fanzha/domain';

type Words = (key: string, values: Record<string, unknown>) => string;

/** The days from a first to a last one as they stand in a form; null where they cannot be read as days yet. */
export function readDays(first: string, last: string): Span | null {
  if (!isLocalDate(first) || (last !== '' && (!isLocalDate(last) || last < first))) return null;
  const span = spanOf(first, last || null);
  return daysBetween(first, span.until) < MOST_SPAN_DAYS ? span : null;
}

/** Days of one amount, short: `9月29日–30日`, `9月29日–10月16日`; with their years where they are of two. */
export function spanText(span: Span, locale: Locale): string {
  const [first, last] = [firstDay(span), span.until];
  const withYear = first.slice(0, 4) !== last.slice(0, 4);
  if (locale === 'en') {
    const day = (date: string) => (withYear ? date : date.slice(5));
    return first === last ? day(last) : `${day(first)} – ${day(last)}`;
  }
  const day = (date: string, short = false): string => {
    const [year = '', month = '', of = ''] = date.split('-');
    return `${withYear ? `${year}年` : ''}${short ? '' : `${Number(month)}月`}${Number(of)}日`;
  };
  if (first === last) return day(last);
  return `${day(first)}–${day(last, monthOf(first) === monthOf(last))}`;
}

/** Month of a day, with its year. */
export const monthText = (day: string, locale: Locale): string => periodLabel(parsePeriod(monthOf(day)), locale);

/** Where an amount of several months counts: `计入 2026年10月；9月不计，另列跨期`. Empty where it lies in one month. */
export function countsText(span: Span, t: Words, locale: Locale): string {
  if (!crossesMonth(span)) return '';
  const year = span.until.slice(0, 4);
  const short = (day: string): string => {
    const text = monthText(day, locale);
    if (!day.startsWith(year)) return text;
    return locale === 'en' ? text.replace(` ${year}`, '') : text.replace(`${year}年`, '');
  };
  const before = monthsOf(span)
    .slice(0, -1)
    .map(({ until }) => until);
  const [begun = span.until] = before;
  const others =
    before.length <= 2
      ? before.map(short).join(t('records.span.and', {}))
      : t('records.span.months', { from: short(begun), to: short(before.at(-1) ?? begun) });
  return t('records.span.counts', { month: monthText(span.until, locale), others });
}

/** What tells the days of a record of any ledger. */
interface Dated {
  readonly status?: string;
  readonly beganOn?: string | null;
  readonly occurredOn?: string;
  readonly visitedOn?: string;
  readonly measures?: readonly object[];
}

/** Whether an amount of a record lies in several months: it counts in the last of them, beside the figure. */
export function spansMonths({ status, beganOn, occurredOn, visitedOn, measures = [] }: Dated): boolean {
  const day = occurredOn ?? visitedOn;
  if (status === 'PLANNED' || status === 'REQUIRED') return false;
  if (beganOn && day) return crossesMonth({ from: beganOn, until: day });
  return measures.some((measure) => {
    const { from, until } = measure as { from?: string | null; until?: string | null };
    return from != null && until != null && crossesMonth({ from, until });
  });
}
