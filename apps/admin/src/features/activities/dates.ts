import type { Locale } from '@fanzha/domain';

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
export function clockText(moment: string | Date, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale === 'en' ? 'en-CA' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** Hours and minutes only. */
export const timeText = (moment: Date): string => clockText(moment, 'zh-CN').slice(11);
