import { isLocalDate, type Locale } from '@fanzha/domain';

// Formats of the browser would take a phone longer to make than most of a page to draw.
const WEEKDAYS = { 'zh-CN': [...'日一二三四五六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day with its weekday, `2026年11月29日 星期日` or `Sun 29 Nov 2026`; empty where it is none. */
export function longDayText(day: string, locale: Locale): string {
  if (!isLocalDate(day)) return '';
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const weekday = WEEKDAYS[locale][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return locale === 'en'
    ? `${weekday} ${date} ${MONTHS[month - 1]} ${year}`
    : `${year}年${month}月${date}日 星期${weekday}`;
}
