import { parsePeriod, type Locale, type LocalDate } from '@fanzha/domain';

/** The day that a running period has reached, as people write it beside the period: 28日 of a month, else 11月28日. */
export function reachedText(period: string, day: LocalDate, locale: Locale): string {
  if (locale === 'en')
    return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));
  const date = `${Number(day.slice(8))}日`;
  return parsePeriod(period).kind === 'MONTH' ? date : `${Number(day.slice(5, 7))}月${date}`;
}
