import { isLocalDate, type Locale } from '@fanzha/domain';

const LONG_DAY: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
};
const WEEKDAY: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
};

/** A day with its weekday, `2026年11月29日 星期日` or `Sun 29 Nov 2026`; empty where it is none. */
export function longDayText(day: string, locale: Locale): string {
  if (!isLocalDate(day)) return '';
  const moment = new Date(`${day}T00:00:00Z`);
  const [whole, weekday] = [LONG_DAY[locale].format(moment), WEEKDAY[locale].format(moment)];
  return locale === 'en' ? `${weekday} ${whole}` : `${whole} ${weekday}`;
}
