import type { Locale, Qualifier } from '@fanzha/domain';
import { grouped, groupedShort } from '@fanzha/ui';
import { countText, needsNumber } from './count-text.js';

/** The unit of money in tables and forms. */
export const yuanUnit = (locale: Locale): string => (locale === 'en' ? 'yuan' : '元');

/**
 * Yuan in 万元 with two decimals, as offices read money; '' below 1 万, where it would only confuse, and in
 * English, which has no such unit.
 */
export function wanText(yuan: number, locale: Locale): string {
  if (yuan < 10_000 || locale === 'en') return '';
  return `${grouped(yuan / 10_000, 2)}万元`;
}

/** A stated amount such as `≥800,000 元（80.00万元）`; `short` leaves out the second way of saying it. */
export function moneyText(
  value: string | number | null,
  qualifier: Qualifier,
  words: (qualifier: Qualifier) => string,
  locale: Locale,
  short = false,
): string {
  const yuan = value === null ? null : Number(value);
  const whole = countText({ value: yuan, qualifier }, yuanUnit(locale), words);
  // Fen are two digits or none: 80,000.5 yuan is nobody's way of writing it.
  const plain = yuan === null || Number.isInteger(yuan) ? whole : whole.replace(groupedShort(yuan), grouped(yuan, 2));
  const wan = short || yuan === null || !needsNumber(qualifier) ? '' : wanText(yuan, locale);
  return wan === '' ? plain : `${plain}（${wan}）`;
}
