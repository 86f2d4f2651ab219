import { cleanDoor } from './door-writing.js';
import type { FieldError } from './domain-error.js';

const MONTH_NAME = '(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]*\\.?';
const NUMERAL = '[\\d〇零一二三四五六七八九十]';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d\\d';
const SIGN = '\\s*[-/.年]\\s*';
const TIME = '(?:[T ]*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:[AP]M)?Z?)?';
const WEEKDAY = '(?:[, ]*(?:(?:星期|周|礼拜)[一二三四五六日天]|(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*))?';

/** Ways in which spreadsheets write a day or a month, and in which they write a number that is none of a door. */
const QUESTIONABLE = [
  // 3月2日, 三月二日, 2026年3月2日, 3月
  `(?:${NUMERAL}{2,4}年)?${NUMERAL}{1,3}月(?:${NUMERAL}{1,3}[日号]?)?`,
  `${YEAR}年(?:${MONTH})?`,
  // 2026-03-02, 2026/3, 20260302
  `${YEAR}${SIGN}${MONTH}(?:${SIGN}${DAY}日?)?`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
  // 3/2/2026, 3/2/26 and 3/2, which may be a day as well as a door; 3-2 is what a spreadsheet would have changed
  `\\d{1,2}\\s*/\\s*\\d{1,2}(?:\\s*/\\s*(?:${YEAR}|\\d{2}))?`,
  `\\d{1,2}\\.\\d{1,2}(?:\\.(?:${YEAR}|\\d{2}))?`,
  `${DAY}[-.]${DAY}[-.]20[0-4]\\d(?<=\\.20\\d\\d)`,
  // Mar-2, 2-Mar, March 2, 2026, 2-Mar-26, Mar-26
  `${MONTH_NAME}[-/ .]*\\d{1,4}(?:ST|ND|RD|TH)?(?:[-/, ]+\\d{2,4})?`,
  `\\d{1,4}(?:ST|ND|RD|TH)?[-/ .]*${MONTH_NAME}(?:[-/, .]*\\d{2,4})?`,
  // 46083 is 2026-03-02, and 46083.5 its noon; 3.02E+10; 0.125; 1,234
  '\\d{5,}(?:\\.\\d*)?',
  '\\d+(?:\\.\\d+)?E[+-]\\d+',
  '\\d+\\.\\d+E\\d+',
  '0?\\.\\d+',
  '\\d{1,3}(?:,\\d{3})+',
  // 3:02 and errors of a formula
  '\\d{1,2}:\\d{2}(?::\\d{2})?\\s*(?:[AP]M)?',
  '#+|#(?:REF|N/A|VALUE|NAME|NUM|DIV/0|NULL|SPILL|CALC)[!?]?.*',
].map((form) => new RegExp(`^${WEEKDAY}[, ]*(?:${form})${WEEKDAY}${TIME}${WEEKDAY}$`, 'u'));

/**
 * Whether a label looks like a date, or like a number that a spreadsheet has made of a door: 3-2 becomes 3月2日, 2-Mar or
 * 46083 there. Such a label may still be one of a door, which only a person can say.
 */
export function looksLikeDate(written: string): boolean {
  const plain = cleanDoor(written)
    .replace(/[！-～]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .toUpperCase();
  return QUESTIONABLE.some((form) => form.test(plain));
}

/** The error of a label that nobody has confirmed to be one. */
export function dateQuestion(path: string): FieldError {
  return { path, code: 'LOOKS_LIKE_DATE', params: { example: '3-2-401' } };
}
