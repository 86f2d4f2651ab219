import type { Locale } from '@fanzha/domain';
import { grouped, groupedShort } from '@fanzha/ui';
import { aside, between } from '../../locales/punctuation.js';
import { countText, inNumbers, needsNumber, type CountWords, type StatedCount } from './count-text.js';

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
  amount: StatedCount<string | number>,
  words: CountWords,
  locale: Locale,
  short = false,
): string {
  const plain = countText(inNumbers(amount), yuanUnit(locale), words, yuanDigits);
  const wan = short || !needsNumber(amount.qualifier) ? '' : wanRange(amount, locale);
  return wan === '' ? plain : `${plain}${aside(wan)}`;
}

// Fen are written with two digits or left out: nobody writes 80,000.5 yuan.
const yuanDigits = (yuan: number): string => (Number.isInteger(yuan) ? groupedShort(yuan) : grouped(yuan, 2));

/** An amount in 万元, or both ends of a range; '' where its lower end is below 1 万. */
export function wanRange(amount: StatedCount<string | number>, locale: Locale): string {
  const { value, upTo } = inNumbers(amount);
  const wan = value === null ? '' : wanText(value, locale);
  return wan === '' || upTo == null ? wan : between(wan, wanText(upTo, locale));
}
