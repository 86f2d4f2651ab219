import { chinaClock, type Locale } from '@fanzha/domain';

/** Day of an activity as it is read: `11月3日` this year, `2025-11-03` otherwise. */
export function dayText(day: string, today: string, locale: Locale): string {
  if (day.slice(0, 4) !== today.slice(0, 4)) return day;
  const [, month = '', date = ''] = day.split('-');
  return locale === 'en' ? day.slice(5) : `${Number(month)}月${Number(date)}日`;
}

/** First and last day. */
export const daysText = (startOn: string, endOn: string | null): string =>
  endOn && endOn !== startOn ? `${startOn} – ${endOn}` : startOn;

/** A moment as the office clock shows it, `2026-11-21 09:42`, whatever zone the browser is in. */
export const clockText = (moment: string | Date): string => chinaClock(new Date(moment)).slice(0, 16).replace('T', ' ');

/** Hours and minutes only. */
export const timeText = (moment: Date): string => clockText(moment).slice(11);
