import { chinaClock, type Locale } from '@fanzha/domain';

/** Day of an activity as it is read: `11月3日` this year, `2025-11-03` otherwise. */
export function dayText(day: string, today: string, locale: Locale): string {
  if (day.slice(0, 4) !== today.slice(0, 4)) return day;
  const [, month = '', date = ''] = day.split('-');
  return locale === 'en' ? day.slice(5) : `${Number(month)}月${Number(date)}日`;
}

/** First and last day: `2026-09-29 至 10-16`; the year stands once where it is the same. */
export function daysText(first: string, last: string | null, locale: Locale): string {
  if (!last || last === first) return first;
  const end = last.slice(0, 4) === first.slice(0, 4) ? last.slice(5) : last;
  return `${first} ${locale === 'en' ? 'to' : '至'} ${end}`;
}

/** A moment as the office clock shows it, `2026-11-21 09:42`, whatever zone the browser is in. */
export const clockText = (moment: string | Date): string => chinaClock(new Date(moment)).slice(0, 16).replace('T', ' ');

/** Hours and minutes only. */
export const timeText = (moment: Date): string => clockText(moment).slice(11);
